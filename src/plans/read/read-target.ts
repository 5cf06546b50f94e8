import { suggest } from '../../rules/index.ts'
import type { Indicator, Target } from '../orders/orders.ts'
import type { Located } from './block-reader.ts'
import { type OrderContext, type RawOrder, readOrderHead } from './raw-order.ts'
import { readDay } from './read-day.ts'
import { readDecimal, suggestNumber } from './read-values.ts'
import { textOf } from './yaml-source.ts'

/** Reads a `target` block; its value is brought to the unit of its indicator. */
export function readTarget(raw: RawOrder, context: OrderContext): Target | undefined {
  const { reader } = context
  const { entries } = raw
  const before = reader.problems.length
  const { id, ...head } = readOrderHead(raw, reader)
  const indicator = readIndicatorName(raw, context)
  const comparison = reader.wordOf<Target['comparison']>('comparison', entries, 'comparison')
  const base = reader.text(entries, 'base')
  const value = entries.has('value') && indicator !== undefined ? readValue(raw, indicator, context) : undefined
  const from = readDay(entries, 'from')
  const due = readDay(entries, 'due')
  if (from.kind === 'day' && due.kind === 'day' && from.day > due.day) reader.problem(entries.get('due') ?? raw.at, 'period_reversed')
  const hasValue = entries.isWritten('value') || entries.isWritten('base')
  if (comparison !== undefined && hasValue === (comparison === 'all'))
    reader.problem(entries.get('value') ?? entries.get('base') ?? entries.get('comparison') ?? raw.at, 'target_value_expected')
  const per = reader.text(entries, 'per')
  const group = reader.text(entries, 'group')
  const sameAs = reader.text(entries, 'same_as')
  if (reader.problems.length > before || !entries.isSound) return undefined
  if (id === undefined || indicator === undefined || comparison === undefined) return undefined
  return { id, zh: indicator.zh, ...head, indicator: indicator.id, comparison, value, base, per, group, from, due, sameAs }
}

function readIndicatorName(raw: RawOrder, { reader, indicators }: OrderContext): Indicator | undefined {
  const zh = reader.text(raw.entries, 'indicator')
  if (zh === undefined) return undefined
  const found = indicators.get(zh)
  if (found !== undefined || reader.broken.has(zh)) return found
  return reader.problem(raw.entries.get('indicator') ?? raw.at, 'indicator_undeclared', {
    found: zh,
    write: suggest(zh, [...indicators.keys()]) ?? '',
  })
}

const powers: Readonly<Record<string, bigint>> = { ten_thousand: 10_000n, hundred_million: 100_000_000n }

function readValue(raw: RawOrder, indicator: Indicator, context: OrderContext): Target['value'] {
  const { reader } = context
  const at = raw.entries.get('value') ?? raw.at
  const found = textOf(at.node) ?? ''
  const decimal = readDecimal(found)
  if (decimal === undefined || decimal.digits < 0n) return reader.problem(at, 'bad_number', { found, write: suggestNumber(found) })
  const isPercent = found.trim().endsWith('%')
  const unitAt = raw.entries.get('unit')
  if (indicator.unit === RATIO) {
    if (unitAt !== undefined || !isPercent) return reader.problem(unitAt ?? at, 'target_rate_expected', { indicator: indicator.zh })
    return lowestTerms(decimal)
  }
  const power = unitAt === undefined || isPercent ? undefined : multiplierOf(unitAt, indicator, context)
  if (power !== undefined) return lowestTerms({ digits: decimal.digits * power, scale: decimal.scale })
  const blamed = isPercent ? at : unitAt
  return reader.problem(blamed ?? at, 'target_unit_differs', {
    found: blamed === undefined ? '' : (textOf(blamed.node) ?? ''),
    indicator: indicator.zh,
    needs: context.vocabulary.units.get(indicator.unit)?.zh ?? indicator.unit,
  })
}

/** What the unit written multiplies the indicator's unit by; undefined when it is another unit. */
function multiplierOf(at: Located, indicator: Indicator, { reader, vocabulary }: OrderContext): bigint | undefined {
  const written = textOf(at.node) ?? ''
  const unit = vocabulary.units.get(indicator.unit)?.zh ?? ''
  if (written === unit) return 1n
  const words = reader.keywords.words.get('multiplier') ?? new Map<string, string>()
  const prefix = [...words].find(([zh]) => written === zh + unit)
  return prefix === undefined ? undefined : powers[prefix[1]]
}

/** Unit of indicators that are shares. */
export const RATIO = 'ratio'

/** Without trailing zeros among the decimals, so that equal values look equal. */
function lowestTerms({ digits, scale }: { readonly digits: bigint; readonly scale: number }) {
  let [value, decimals] = [digits, scale]
  while (decimals > 0 && value % 10n === 0n) {
    value /= 10n
    decimals -= 1
  }
  return { digits: value, scale: decimals }
}
