import type { EntryValue, MaskedCell, MaskedTier } from '../plan.ts'
import type { BlockReader, Entries, Located } from './block-reader.ts'
import { judgeValue } from './judge-value.ts'
import { decimal, readDecimal } from './read-values.ts'
import { AMOUNT_SCALE_MOST, type ValueRule, widestRange } from './value-rule.ts'
import { textOf } from './yaml-source.ts'

/** What reading tiers needs to know: what their bounds count, and how a cell is read. */
export interface TierContext {
  readonly reader: BlockReader
  /** Dimension of the bounds; empty for shares. */
  readonly dimension: string
  readonly readCell: (at: Located) => MaskedCell | undefined
}

type Bound = 'at_least' | 'above' | 'at_most' | 'below'
const lower = ['at_least', 'above'] as const
const upper = ['at_most', 'below'] as const

/** Reads the tiers of one value, lowest first. */
export function readTiers(context: TierContext, at: Located): EntryValue {
  const { reader } = context
  const before = reader.problems.length
  const rows = reader.blocks('tier', at)
  const written = rows.flatMap(({ entries }) =>
    [...lower, ...upper].map((key) => readDecimal(textOf(entries.get(key)?.node) ?? '')?.scale ?? 0),
  )
  const scale = Math.min(AMOUNT_SCALE_MOST, Math.max(0, ...written))
  const tiers = rows.flatMap(({ at: row, entries }): readonly PlacedTier[] => {
    const valueAt = entries.get('value')
    const cell = valueAt === undefined ? undefined : context.readCell(valueAt)
    const low = readBound(context, entries, lower, scale)
    const high = readBound(context, entries, upper, scale)
    if (cell === undefined) return []
    return [
      { row, low: low?.value, isLowInclusive: low?.key === 'at_least', high: high?.value, isHighInclusive: high?.key === 'at_most', cell },
    ]
  })
  const sorted = [...tiers].sort((a, b) =>
    a.low === undefined ? -1 : b.low === undefined ? 1 : a.low < b.low ? -1 : a.low > b.low ? 1 : 0,
  )
  if (reader.problems.length === before && rows.every(({ entries }) => entries.isSound)) checkTiers(reader, sorted, scale)
  return { kind: 'tiers', scale, tiers: sorted.map(({ row: _, ...tier }) => tier) }
}

/** The bound a tier has on a side; that there is only one has been checked with its keys. */
function readBound(
  { reader, dimension }: TierContext,
  entries: Entries,
  keys: readonly Bound[],
  scale: number,
): { readonly key: Bound; readonly value: bigint } | undefined {
  const [first] = keys.flatMap((key) => {
    const at = entries.get(key)
    return at === undefined ? [] : [{ key, at }]
  })
  if (first === undefined) return undefined
  const text = textOf(first.at.node) ?? ''
  // A share may be written with or without the sign; anything else is a plain number.
  const kind = dimension === '' && text.trim().endsWith('%') ? 'rate' : 'amount'
  const rule: ValueRule = { parameter: reader.spell('tier', first.key), kind, scale, ...widestRange(kind, scale), names: [] }
  const judged = judgeValue(text, rule)
  return 'value' in judged ? { key: first.key, value: judged.value } : reader.problem(first.at, judged.code, judged.with)
}

type PlacedTier = MaskedTier & { readonly row: Located }

/** Tiers must cover every number once: no gap, no overlap, open at both ends. */
function checkTiers(reader: BlockReader, tiers: readonly PlacedTier[], scale: number): void {
  const [first] = tiers
  const last = tiers.at(-1)
  if (first === undefined || last === undefined) return
  if (first.low !== undefined) reader.problem(first.row, 'tier_gap', { where: `< ${decimal(first.low, scale)}` })
  if (last.high !== undefined) reader.problem(last.row, 'tier_gap', { where: `> ${decimal(last.high, scale)}` })
  for (const [i, tier] of tiers.entries()) {
    const next = tiers[i + 1]
    if (next === undefined) break
    if (tier.high === undefined || next.low === undefined || tier.high > next.low)
      reader.problem(next.row, 'tier_overlap', { where: decimal(next.low ?? tier.high ?? 0n, scale) })
    else if (tier.high < next.low)
      reader.problem(next.row, 'tier_gap', { where: `${decimal(tier.high, scale)} .. ${decimal(next.low, scale)}` })
    else if (tier.isHighInclusive && next.isLowInclusive) reader.problem(next.row, 'tier_overlap', { where: decimal(next.low, scale) })
    else if (!tier.isHighInclusive && !next.isLowInclusive) reader.problem(next.row, 'tier_gap', { where: `= ${decimal(next.low, scale)}` })
  }
}
