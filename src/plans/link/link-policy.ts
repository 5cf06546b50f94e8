import {
  type BoundParameter,
  type BoundProgram,
  contextValue,
  type Program,
  type RunContext,
  type ScheduleLine,
} from '../../rules/index.ts'
import type { Plan, Policy } from '../plan.ts'
import { applyOverrides, type ParameterOverride } from './apply-overrides.ts'
import { type BindContext, type BindFailure, bindParameter } from './bind-parameter.ts'
import { type DaySpan, linesOn, periodOf } from './policy-period.ts'
import { withForces } from './with-forces.ts'
import { withPeriod } from './with-period.ts'
import { readingsIn, withQuestions } from './with-questions.ts'

/** One policy of one plan put in force, wherever it may decide. */
export interface InForce {
  readonly id: string
  readonly policy: Policy
  readonly plan: Plan
  readonly bound: BoundProgram
  /** The most it pays per key, in fen, where the policy has a cap. */
  readonly capLimit: bigint | undefined
  readonly period: { readonly from: number; readonly to: number }
}

/** What does not only concern one policy: while it stands nothing may be decided. */
export const blockingCodes = ['shared_broken', 'plan_broken', 'region_unreadable', 'stated_twice'] as const
type BlockingCode = (typeof blockingCodes)[number]

/** Why a policy could not be put in force; the rest of the plans is not held up by it. */
export interface LinkRefusal {
  readonly code: BindFailure['code'] | 'not_in_force' | 'not_known_yet' | BlockingCode
  readonly plan: string
  readonly policy: string
  readonly with: Readonly<Record<string, string>>
}

/** Puts one policy of one plan in force: its parameters bound for the days it can decide on, its period as a condition. */
export function linkPolicy(
  plan: Plan,
  policy: Policy,
  context: RunContext,
  bind: BindContext,
  overrides: readonly ParameterOverride[],
): InForce | LinkRefusal {
  const days = daysOf(plan, policy, context, bind, overrides)
  if ('code' in days) return days
  const parameters = new Map<string, BoundParameter>()
  for (const parameter of plan.parameters.values()) {
    if (!policy.parameters.has(parameter.shape.id)) continue
    const bound = bindParameter(parameter, days.span.from, days.span.to, bind)
    if ('code' in bound) {
      const { code, plan: _, ...why } = { plan: '', ...bound }
      return refusalOf(plan, policy, code, Object.fromEntries(Object.entries(why).map(([name, value]) => [name, String(value)])))
    }
    parameters.set(bound.id, applyOverrides(bound, plan, parameter, overrides))
  }
  const lines = linesOn(policy, decidingDay(policy, context), parameters)
  if (lines.length === 0 && policy.program.result.kind === 'schedule')
    return refusalOf(plan, policy, 'not_in_force', {
      from: String(days.period.from),
      to: String(days.period.to),
      day: String(days.span.from),
    })
  const id = `${policy.program.id}@${plan.id}`
  const read = new Map([...parameters].filter(([parameter]) => !policy.switches.has(parameter)))
  const program = withQuestions(
    withForces(withPeriod(plan, policy, withLinesOn(policy.program, lines), days.period), parameters),
    read,
    plan,
    policy.clause,
  )
  const readings = readingsIn(plan, read)
  const bound: BoundProgram = { program, variant: id, parameters: read, context, ...(readings.length === 0 ? {} : { readings }) }
  return {
    id,
    policy,
    plan,
    bound,
    capLimit: capOf(policy, parameters),
    period: days.period,
  }
}

/** Refuses a plan that was not known yet on the day of which knowledge is asked; what its upper documents say is not what it says. */
export function refuseUnknownPlan(plan: Plan, { knownOn }: Pick<BindContext, 'knownOn'>): LinkRefusal | undefined {
  if (plan.knownOn <= knownOn) return undefined
  return { code: 'not_known_yet', plan: plan.id, policy: '', with: { plan: plan.id, from: String(plan.knownOn), knownOn: String(knownOn) } }
}

/** The days of a policy's period, and those among them that decide. */
export interface PolicyDays {
  readonly period: DaySpan
  readonly span: DaySpan
}

/** On which days a policy can decide, or why on none. */
export function daysOf(
  plan: Plan,
  policy: Policy,
  context: RunContext,
  bind: BindContext,
  overrides: readonly ParameterOverride[] = [],
): PolicyDays | LinkRefusal {
  const period = periodOf(plan, policy, bind, overrides)
  if ('code' in period) {
    const text = period.code === 'masked_year_unbound' ? plan.masks.join(' ') : period.text
    return refusalOf(plan, policy, period.code, { parameter: '', text })
  }
  const { from, to } = period
  const day = decidingDay(policy, context)
  if (day !== undefined && (day < from || day > to))
    return refusalOf(plan, policy, 'not_in_force', { from: String(from), to: String(to), day: String(day) })
  return { period, span: day === undefined ? { from, to } : { from: day, to: day } }
}

function refusalOf(plan: Plan, policy: Policy, code: LinkRefusal['code'], values: Readonly<Record<string, string>> = {}): LinkRefusal {
  return { code, plan: plan.id, policy: policy.program.id, with: values }
}

/** The day a policy is decided on, where it is the same for everybody. */
function decidingDay({ program: { date } }: Policy, context: RunContext): number | undefined {
  return date.kind === 'context' ? contextValue(date.name, context) : undefined
}

/** A program that puts off only these lines of its schedule; any other program as it is. */
function withLinesOn(program: Program, lines: readonly ScheduleLine[]): Program {
  return program.result.kind === 'schedule' ? { ...program, result: { ...program.result, lines } } : program
}

function capOf(policy: Policy, parameters: ReadonlyMap<string, BoundParameter>): bigint | undefined {
  const limit = policy.settlement.cap?.limit
  if (limit?.kind !== 'parameter') return undefined
  const value = parameters.get(limit.parameter)?.periods[0]?.value
  return value?.kind === 'cell' ? value.cell.value : undefined
}
