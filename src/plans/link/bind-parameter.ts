import { parseDate } from '../../kernel/calendar.ts'
import { type BoundParameter, type BoundValue, type Cell, EARLIEST_DAY, LATEST_DAY, type Origin } from '../../rules/index.ts'
import type { EntryValue, MaskedCell, Parameter, ParameterEntry } from '../plan.ts'
import { judgeValue } from '../read/judge-value.ts'
import type { MaskedDate } from '../read/masked-date.ts'
import { cellsOfEntry } from '../read/read-parameters.ts'
import { unmask } from '../read/read-values.ts'
import type { ValueRule } from '../read/value-rule.ts'

/** What binding needs beside the parameter: years for masks by plan, and what was known when. */
export interface BindContext {
  readonly years: (plan: string) => ReadonlyMap<string, string>
  readonly knownOn: number
}

/** Why a parameter could not be given a value. */
export type BindFailure =
  | {
      readonly code: 'masked_year_unbound' | 'masked_day_absent'
      readonly parameter: string
      readonly plan: string
      readonly text: string
    }
  | { readonly code: 'parameter_not_in_force'; readonly parameter: string; readonly from: number; readonly to: number }
  /** It has a value for the day, but one that was written down only later. */
  | {
      readonly code: 'parameter_not_known_yet'
      readonly parameter: string
      readonly knownOn: number
      readonly from: number
      readonly to: number
    }

/** An entry with its days known. */
interface Dated {
  readonly from: number
  readonly to: number
  readonly entry: ParameterEntry
}

/**
 * The values of a parameter between two days, nearest document first: where the nearest says nothing of a table's row, the one
 * above it speaks. A single value for the whole span is bound without looking at dates again.
 */
export function bindParameter(parameter: Parameter, from: number, to: number, context: BindContext): BoundParameter | BindFailure {
  const { id, zh } = parameter.shape
  const dated: Dated[] = []
  for (const entry of parameter.entries) {
    if (entry.knownOn > context.knownOn) continue
    const start = readDay(entry.from, EARLIEST_DAY, entry.plan, context)
    const end = readDay(entry.to, LATEST_DAY, entry.plan, context)
    const failure = unboundMask(entry, parameter.rule, context)
    if (typeof start !== 'number') return { ...start, parameter: zh, plan: entry.plan }
    if (typeof end !== 'number') return { ...end, parameter: zh, plan: entry.plan }
    if (failure !== undefined) return { ...failure, parameter: zh, plan: entry.plan }
    if (start <= to && end >= from) dated.push({ from: start, to: end, entry })
  }
  const segments = segmentsOf(dated, from, to)
  const periods: { from: number; to: number; value: BoundValue }[] = []
  for (const segment of segments) {
    const inForce = dated.filter((candidate) => candidate.from <= segment.from && candidate.to >= segment.to)
    const value = mergeValues(nearestAndNewestFirst(inForce), parameter.rule, context)
    if (value === undefined) return absentValue(parameter, segment, context)
    periods.push({ ...segment, value })
  }
  const merged = coalesce(periods)
  const [only] = merged
  if (merged.length === 1 && only !== undefined) return { id, zh, periods: [{ from: EARLIEST_DAY, to: LATEST_DAY, value: only.value }] }
  return { id, zh, periods: merged }
}

/** Why a parameter has no value in a stretch of days: none at all, or none that was known yet. */
function absentValue(parameter: Parameter, segment: { readonly from: number; readonly to: number }, context: BindContext): BindFailure {
  const later = parameter.entries.filter(
    (entry) =>
      entry.knownOn > context.knownOn &&
      (dayOf(entry.from, EARLIEST_DAY, entry.plan, context) ?? LATEST_DAY) <= segment.from &&
      (dayOf(entry.to, LATEST_DAY, entry.plan, context) ?? EARLIEST_DAY) >= segment.from,
  )
  const { zh } = parameter.shape
  if (later.length === 0) return { code: 'parameter_not_in_force', parameter: zh, ...segment }
  const knownOn = Math.min(...later.map((entry) => entry.knownOn))
  return { code: 'parameter_not_known_yet', parameter: zh, knownOn, ...segment }
}

/** Why a masked day stands for none: its year is not given, or has no such day. */
export interface MaskFailure {
  readonly code: 'masked_year_unbound' | 'masked_day_absent'
  readonly text: string
}

/** A day as written, a masked one once its year is given; undefined while it is not. */
export function dayOf(date: MaskedDate, open: number, plan: string, context: Pick<BindContext, 'years'>): number | undefined {
  const day = readDay(date, open, plan, context)
  return typeof day === 'number' ? day : undefined
}

/** A day as written, a masked one with its year put in, or why that is no day. */
export function readDay(date: MaskedDate, open: number, plan: string, context: Pick<BindContext, 'years'>): number | MaskFailure {
  if (date.kind === 'open') return open
  if (date.kind === 'day') return date.day
  const text = unmask(date.text, context.years(plan))
  if (text === undefined) return { code: 'masked_year_unbound', text: date.text }
  return parseDate(text) ?? { code: 'masked_day_absent', text }
}

function unboundMask(entry: ParameterEntry, rule: ValueRule | undefined, context: BindContext): MaskFailure | undefined {
  for (const cell of cellsOfEntry(entry.value)) {
    if (cell.masked === undefined) continue
    const text = unmask(cell.masked, context.years(entry.plan))
    if (text === undefined) return { code: 'masked_year_unbound', text: cell.masked }
    if (rule !== undefined && !('value' in judgeValue(text, rule))) return { code: 'masked_day_absent', text }
  }
  return undefined
}

/** Nearest document first; within one document an amendment, known later, goes before what it amends. */
function nearestAndNewestFirst(dated: readonly Dated[]): readonly Dated[] {
  const order = [...new Set(dated.map(({ entry }) => entry.plan))]
  return [...dated].sort((a, b) => order.indexOf(a.entry.plan) - order.indexOf(b.entry.plan) || b.entry.knownOn - a.entry.knownOn)
}

function segmentsOf(dated: readonly Dated[], from: number, to: number): readonly { readonly from: number; readonly to: number }[] {
  const starts = new Set([from])
  for (const { from: start, to: end } of dated) {
    if (start > from && start <= to) starts.add(start)
    if (end >= from && end < to) starts.add(end + 1)
  }
  const sorted = [...starts].sort((a, b) => a - b)
  return sorted.map((start, i) => ({ from: start, to: (sorted[i + 1] ?? to + 1) - 1 }))
}

function mergeValues(dated: readonly Dated[], rule: ValueRule | undefined, context: BindContext): BoundValue | undefined {
  const [nearest] = dated
  if (nearest === undefined) return undefined
  const values = dated.map((one) => bound(one, rule, context))
  const first = values[0]
  if (first?.kind !== 'codes') return first
  const cells = new Map<bigint, Cell>()
  for (const value of values.toReversed()) if (value.kind === 'codes') for (const [code, cell] of value.cells) cells.set(code, cell)
  return { kind: 'codes', cells: new Map([...cells].sort(([a], [b]) => (a < b ? -1 : 1))) }
}

function bound({ entry, from, to }: Dated, rule: ValueRule | undefined, context: BindContext): BoundValue {
  const value: EntryValue = entry.value
  const origin: Origin = {
    plan: entry.plan,
    clause: entry.clause,
    ...(from > EARLIEST_DAY ? { from } : {}),
    ...(to < LATEST_DAY ? { to } : {}),
    source: entry.source,
  }
  const cell = (masked: MaskedCell): Cell => ({
    value: unmaskedValue(masked, rule, entry.plan, context),
    standing: masked.standing,
    ...(entry.isOpen ? { isOpen: true as const } : {}),
    origin,
  })
  switch (value.kind) {
    case 'cell':
      return { kind: 'cell', cell: cell(value.cell) }
    case 'texts':
      return { kind: 'texts', texts: value.texts, origin }
    case 'codes':
      return { kind: 'codes', cells: new Map([...value.cells].map(([code, masked]) => [code, cell(masked)])) }
    case 'tiers':
      return { kind: 'tiers', scale: value.scale, tiers: value.tiers.map((tier) => ({ ...tier, cell: cell(tier.cell) })) }
  }
}

function unmaskedValue(cell: MaskedCell, rule: ValueRule | undefined, plan: string, context: BindContext): bigint | undefined {
  if (cell.masked === undefined || rule === undefined) return cell.value
  const text = unmask(cell.masked, context.years(plan))
  const judged = text === undefined ? undefined : judgeValue(text, rule)
  return judged !== undefined && 'value' in judged ? judged.value : undefined
}

function coalesce(periods: readonly { readonly from: number; readonly to: number; readonly value: BoundValue }[]) {
  const merged: { from: number; to: number; value: BoundValue }[] = []
  for (const period of periods) {
    const last = merged.at(-1)
    if (last !== undefined && sameValue(last.value, period.value)) last.to = period.to
    else merged.push({ ...period })
  }
  return merged
}

function sameValue(a: BoundValue, b: BoundValue): boolean {
  const text = (value: BoundValue) =>
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'bigint' ? String(part) : part instanceof Map ? [...(part as ReadonlyMap<unknown, unknown>)] : part,
    )
  return text(a) === text(b)
}
