import { firstDayOfMonth, lastDayOfMonth } from '../../kernel/calendar.ts'
import {
  type BoundParameter,
  cellsOf,
  EARLIEST_DAY,
  endsOf,
  LATEST_DAY,
  type Node,
  type ScheduleLine,
  type Source,
} from '../../rules/index.ts'
import type { Plan, Policy } from '../plan.ts'
import { applyOverrides, type ParameterOverride } from './apply-overrides.ts'
import { type BindContext, bindParameter, dayOf, type MaskFailure, readDay } from './bind-parameter.ts'

/** Days from one to another, both included. */
export interface DaySpan {
  readonly from: number
  readonly to: number
}

/**
 * The days on which a policy can decide, ends included: as its period is written. Where a policy that puts off contributions leaves
 * an end unwritten, its months say it: it begins with the first month that can be put off and ends with the last.
 */
export function periodOf(
  plan: Plan,
  policy: Policy,
  bind: BindContext,
  overrides: readonly ParameterOverride[] = [],
): DaySpan | MaskFailure {
  const { from, to } = policy.period ?? { from: { kind: 'open' }, to: { kind: 'open' } }
  const lines = linesOf(policy)
  const first = from.kind === 'open' ? endOfMonths(plan, lines, 'from', bind, overrides) : readDay(from, EARLIEST_DAY, plan.id, bind)
  if (typeof first !== 'number') return first
  const last = to.kind === 'open' ? endOfMonths(plan, lines, 'to', bind, overrides) : readDay(to, LATEST_DAY, plan.id, bind)
  if (typeof last !== 'number') return last
  // Months that run backwards bound nothing; that they do is told where the schedule is checked.
  if (first > last && lines.length > 0) return { from: EARLIEST_DAY, to: LATEST_DAY }
  return { from: first, to: last }
}

/** The same days with everything known; undefined where a year that they need is not given. */
export function wholePeriodOf(plan: Plan, policy: Policy, bind: Pick<BindContext, 'years'>): DaySpan | undefined {
  const period = periodOf(plan, policy, { ...bind, knownOn: Number.MAX_SAFE_INTEGER })
  return 'code' in period ? undefined : period
}

/** What says on which days a policy can decide; undefined where nothing does. */
export function sourceOfPeriod(policy: Policy): Source | undefined {
  return policy.period?.source ?? linesOf(policy)[0]?.source
}

/**
 * The lines of a schedule that can still be used on a day. A period with an end of its own holds for all of them; otherwise each
 * ends with its own last month.
 */
export function linesOn(policy: Policy, day: number | undefined, parameters: ReadonlyMap<string, BoundParameter>): readonly ScheduleLine[] {
  const lines = linesOf(policy)
  const isEndWritten = policy.period !== undefined && policy.period.to.kind !== 'open'
  if (day === undefined || isEndWritten) return lines
  return lines.filter(({ to }) => {
    const ends = (endsOf(to) ?? []).map(({ parameter }) => parameters.get(parameter))
    const months = ends.flatMap((end) => end?.periods.flatMap(({ value }) => cellsOf(value)).map(({ value }) => value) ?? [])
    return months.some((month) => month === undefined || lastDayOfMonth(Number(month)) >= day)
  })
}

/** The last day of each line of a schedule, with everything known; none where its last month is not set or its year not given. */
export function endsOfLines(
  plan: Plan,
  policy: Policy,
  bind: Pick<BindContext, 'years'>,
): readonly { readonly line: ScheduleLine; readonly day: number }[] {
  return linesOf(policy).flatMap((line) => {
    const day = endOfMonths(plan, [line], 'to', { ...bind, knownOn: Number.MAX_SAFE_INTEGER }, [])
    return typeof day !== 'number' || day >= LATEST_DAY ? [] : [{ line, day }]
  })
}

function linesOf({ program: { result } }: Policy): readonly ScheduleLine[] {
  return result.kind === 'schedule' ? result.lines : []
}

/** The first day of the earliest month that lines begin with, or the last day of the latest that they end with; open where one is not set. */
function endOfMonths(
  plan: Plan,
  lines: readonly ScheduleLine[],
  end: 'from' | 'to',
  bind: BindContext,
  overrides: readonly ParameterOverride[],
): number | MaskFailure {
  const open = end === 'from' ? EARLIEST_DAY : LATEST_DAY
  const days: number[] = []
  for (const node of new Set<Node>(lines.flatMap((line): readonly Node[] => endsOf(line[end]) ?? [line[end]]))) {
    const months = monthsOf(plan, node, bind, overrides)
    if ('code' in months) return months
    days.push(
      ...months.values.map((month) => (month === undefined ? open : end === 'from' ? firstDayOfMonth(month) : lastDayOfMonth(month))),
    )
  }
  if (days.length === 0) return open
  return end === 'from' ? Math.min(...days) : Math.max(...days)
}

/** Every month a parameter stands for, on whichever day; undefined for one that is left to others. */
function monthsOf(
  plan: Plan,
  node: Node,
  bind: BindContext,
  overrides: readonly ParameterOverride[],
): { readonly values: readonly (number | undefined)[] } | MaskFailure {
  const parameter = node.kind === 'parameter' ? [...plan.parameters.values()].find(({ shape }) => shape.id === node.parameter) : undefined
  if (parameter === undefined) return { values: [undefined] }
  const known = parameter.entries.filter(({ knownOn }) => knownOn <= bind.knownOn)
  const from = Math.min(...known.map((entry) => dayOf(entry.from, EARLIEST_DAY, entry.plan, bind) ?? EARLIEST_DAY))
  const to = Math.max(...known.map((entry) => dayOf(entry.to, LATEST_DAY, entry.plan, bind) ?? LATEST_DAY))
  if (known.length === 0) return { values: [undefined] }
  const bound = bindParameter(parameter, from, to, bind)
  // A gap within the values is told where the value is needed; here it only leaves the end open.
  if ('code' in bound) return 'text' in bound ? { code: bound.code, text: bound.text } : { values: [undefined] }
  const cells = applyOverrides(bound, plan, parameter, overrides).periods.flatMap(({ value }) => cellsOf(value))
  return { values: cells.map(({ value }) => (value === undefined ? undefined : Number(value))) }
}
