import { lastDayOfMonth } from '../../kernel/calendar.ts'
import type { Problem } from '../../kernel/problem.ts'
import {
  type BoundParameter,
  type BoundProgram,
  childrenOf,
  definitionBody,
  endUnder,
  type Node,
  resultMayOverflow,
  soleCell,
  underReadings,
} from '../../rules/index.ts'
import { bindParameter } from '../link/bind-parameter.ts'
import { wholePeriodOf } from '../link/policy-period.ts'
import { readingsIn } from '../link/with-questions.ts'
import type { Plan, Policy } from '../plan.ts'
import { cellsOfEntry } from '../read/read-parameters.ts'
import { sampleYears } from '../read/sample-years.ts'

/** The rounded amount fits what results are stored in, and the day that decides does not itself depend on dated figures. */
export function checkResult(plan: Plan, policy: Policy): readonly Problem[] {
  const whole = sampleBound(plan, policy)
  if (whole === undefined) return []
  const problem = (code: string): Problem => ({ code, severity: 'error', at: policy.at, with: { policy: policy.program.zh } })
  const bounds = scheduleEnds(whole).every((end) => end !== undefined) ? [whole] : byPeriod(plan, policy, whole)
  const settled = bounds.flatMap((bound) => underReadings({ ...bound, readings: readingsIn(plan, bound.parameters) }))
  return [
    ...(settled.some(resultMayOverflow) ? [problem('amount_may_overflow')] : []),
    ...(settled.some(isReversed) ? [problem('schedule_reversed')] : []),
    ...(settled.some((bound) => isDueWithin(plan, bound)) ? [problem('schedule_due_within')] : []),
    ...(usesParameter(policy.program.date, whole) ? [problem('date_uses_parameter')] : []),
  ]
}

/** The program bound for one day of each stretch in which the months of its schedule stay the same. */
function byPeriod(plan: Plan, policy: Policy, whole: BoundProgram): readonly BoundProgram[] {
  const starts = new Set([...whole.parameters.values()].flatMap(({ periods }) => periods.map(({ from }) => from)))
  const bounds = [...starts].map((day) => sampleBound(plan, policy, { from: day, to: day }))
  return bounds.flatMap((bound) => (bound !== undefined && scheduleEnds(bound).every((end) => end !== undefined) ? [bound] : []))
}

/** Does a schedule end before it begins, so that it would put off nothing. */
export function isReversed(bound: BoundProgram): boolean {
  const ends = scheduleEnds(bound)
  return ends.some((from, i) => i % 2 === 0 && from !== undefined && from > (ends[i + 1] ?? from))
}

/** Is a line due before its last month is over, so that this month's contribution would not be put off at all. */
function isDueWithin(plan: Plan, { program: { result }, parameters }: BoundProgram): boolean {
  if (result.kind !== 'schedule') return false
  const at = (node: Node | undefined) => (node === undefined ? undefined : endUnder({ parameters }, node))
  const settledAt = (node: Node | undefined) => (node?.kind === 'parameter' ? soleCell(parameters.get(node.parameter))?.value : undefined)
  return result.lines.some((line) => {
    const [to, due] = [at(line.to), at(line.due)]
    const [month, day] = [settledAt(to), settledAt(due)]
    // A hidden year is only earlier or later than one that is hidden in the same way.
    if (hiddenYears(plan, to) !== hiddenYears(plan, due)) return false
    return month !== undefined && day !== undefined && Number(day) <= lastDayOfMonth(Number(month))
  })
}

/** The years a parameter is written with that are not to be read, one after the other. */
function hiddenYears(plan: Plan, node: Node | undefined): string {
  const parameter = node?.kind === 'parameter' ? [...plan.parameters.values()].find(({ shape }) => shape.id === node.parameter) : undefined
  const masks = parameter?.entries.flatMap(({ value }) => cellsOfEntry(value)).map(({ masked }) => masked?.slice(0, YEAR_DIGITS) ?? '')
  return [...new Set(masks)].join(' ')
}

const YEAR_DIGITS = 4

/** The first and last month of each line of a schedule, one after the other; undefined where several values are in force. */
function scheduleEnds({ program: { result }, parameters }: BoundProgram): readonly (bigint | undefined)[] {
  if (result.kind !== 'schedule') return []
  const ends = result.lines.flatMap((line) => [endUnder({ parameters }, line.from), endUnder({ parameters }, line.to)])
  return ends.map((end) => (end === undefined ? undefined : soleCell(parameters.get(end.parameter))?.value))
}

/** The program with its parameters bound for the whole of its period or a part of it, masks read as one sample year. */
function sampleBound(plan: Plan, policy: Policy, part?: { readonly from: number; readonly to: number }): BoundProgram | undefined {
  const period = part ?? wholePeriodOf(plan, policy, sampleYears)
  if (period === undefined) return undefined
  const parameters = new Map<string, BoundParameter>()
  for (const parameter of plan.parameters.values()) {
    if (!policy.parameters.has(parameter.shape.id)) continue
    const bound = bindParameter(parameter, period.from, period.to, { ...sampleYears, knownOn: Number.MAX_SAFE_INTEGER })
    // A gap is told by its own check; without the value there is nothing more to say here.
    if ('code' in bound) return undefined
    parameters.set(bound.id, bound)
  }
  return { program: policy.program, variant: policy.program.id, parameters, context: { screeningDate: 0, baseYear: 2000 } }
}

/** Which value of a parameter holds depends on the deciding date; a date that depends on a parameter would go round in a circle. */
function usesParameter(node: Node, bound: BoundProgram): boolean {
  if (node.kind === 'parameter' || node.kind === 'lookup' || node.kind === 'prefix' || node.kind === 'strategy') return true
  if (node.kind === 'definition' && usesParameter(definitionBody(bound, node), bound)) return true
  return childrenOf(node).some((child) => usesParameter(child, bound))
}
