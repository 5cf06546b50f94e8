import { yearOf } from '../kernel/calendar.ts'
import {
  type BoundParameter,
  type BoundProgram,
  type Condition,
  contextValue,
  EARLIEST_DAY,
  LATEST_DAY,
  type Node,
  type Program,
  type RunContext,
  type Tier,
} from '../rules/index.ts'
import { type BindContext, bindParameter, readDay } from './bind-parameter.ts'
import { automaticConditions } from './messages.zh.ts'
import type { Exclusion, Parameter, Plan, PlanSet, Policy } from './plan.ts'
import { regionRange } from './read-values.ts'

/** For which day, with which knowledge and which years in place of masks a set of plans is put in force. */
export interface LinkRequest {
  readonly screeningDate: number
  /** What was known on this day; later documents and values do not exist yet. */
  readonly knownOn: number
  /** The year rules call the base year; the calendar year before the screening date unless given. */
  readonly baseYear?: number
  /** Plan id → mask → year, e.g. `jilin-2020` → `20XX` → `2022`. */
  readonly years: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** Only these plans; all when absent. */
  readonly plans?: readonly string[]
  /** Parameter values to use instead of the plan's, for asking what if. */
  readonly overrides?: readonly ParameterOverride[]
}

/** Another value for a parameter of one plan (or of all): the whole value, or one row of its table. */
export interface ParameterOverride {
  readonly plan: string | undefined
  readonly parameter: string
  /** The row's enumeration code; in a table of tiers a whole number that falls into the tier meant. */
  readonly code: bigint | undefined
  readonly value: bigint
}

/** One policy of one plan put in force for the regions where that plan is the nearest that states it. */
export interface Variant {
  readonly id: string
  readonly policy: Policy
  readonly plan: Plan
  readonly bound: BoundProgram
  readonly regions: readonly RegionRange[]
  /** The most it pays per key, in fen, where the policy has a cap. */
  readonly capLimit: bigint | undefined
  readonly period: { readonly from: number; readonly to: number }
}

export interface RegionRange {
  readonly from: number
  readonly to: number
}

/** Why a policy could not be put in force; the rest of the plans is not held up by it. */
export interface LinkRefusal {
  readonly code: 'masked_year_unbound' | 'masked_day_absent' | 'parameter_not_in_force' | 'not_in_force' | 'not_known_yet'
  readonly plan: string
  readonly policy: string
  readonly with: Readonly<Record<string, string>>
}

export interface Linked {
  readonly context: RunContext
  readonly variants: readonly Variant[]
  readonly exclusions: readonly Exclusion[]
  readonly refusals: readonly LinkRefusal[]
}

/** Maps every policy and region to exactly one variant for the given day; nation and province never both decide. */
export function linkPlans(set: PlanSet, request: LinkRequest): Linked {
  const context: RunContext = { screeningDate: request.screeningDate, baseYear: request.baseYear ?? yearOf(request.screeningDate) - 1 }
  const chosen = [...set.plans.values()].filter((plan) => request.plans === undefined || request.plans.includes(plan.id))
  const known = chosen.filter((plan) => plan.knownOn <= request.knownOn)
  const refusals: LinkRefusal[] = []
  for (const plan of chosen) if (!known.includes(plan)) refusals.push({ code: 'not_known_yet', plan: plan.id, policy: '', with: {} })
  const bind: BindContext = { years: (plan) => request.years.get(plan) ?? new Map(), knownOn: request.knownOn }
  const inForce: Omit<Variant, 'regions'>[] = []
  for (const plan of known) {
    for (const policy of plan.policies.values()) {
      const linked = linkPolicy(plan, policy, context, bind, request.overrides ?? [])
      if ('code' in linked) refusals.push(linked)
      else inForce.push(linked)
    }
  }
  // A document whose rule has run out, or has not begun, does not stand between the region and the document above it.
  const stating = (policy: string) => inForce.filter((variant) => variant.policy.program.id === policy).map((variant) => variant.plan)
  const variants = inForce.map((variant): Variant => ({ ...variant, regions: regionsOf(variant.plan, stating(variant.policy.program.id)) }))
  return { context, variants, exclusions: uniqueExclusions(known), refusals }
}

/** Links one policy of one plan regardless of what other plans say of it: for examples and single cases. */
export function linkOne(plan: Plan, policy: Policy, request: LinkRequest): Variant | LinkRefusal {
  const context: RunContext = { screeningDate: request.screeningDate, baseYear: request.baseYear ?? yearOf(request.screeningDate) - 1 }
  const bind: BindContext = { years: (id) => request.years.get(id) ?? new Map(), knownOn: request.knownOn }
  const linked = linkPolicy(plan, policy, context, bind, request.overrides ?? [])
  return 'code' in linked ? linked : { ...linked, regions: regionsOf(plan, [plan]) }
}

function linkPolicy(
  plan: Plan,
  policy: Policy,
  context: RunContext,
  bind: BindContext,
  overrides: readonly ParameterOverride[],
): Omit<Variant, 'regions'> | LinkRefusal {
  const refuse = (code: LinkRefusal['code'], values: Readonly<Record<string, string>> = {}): LinkRefusal => ({
    code,
    plan: plan.id,
    policy: policy.program.id,
    with: values,
  })
  const from = policy.period === undefined ? EARLIEST_DAY : readDay(policy.period.from, EARLIEST_DAY, plan.id, bind)
  const to = policy.period === undefined ? LATEST_DAY : readDay(policy.period.to, LATEST_DAY, plan.id, bind)
  for (const end of [from, to])
    if (typeof end !== 'number')
      return refuse(end.code, { parameter: '', text: end.code === 'masked_year_unbound' ? plan.masks.join(' ') : end.text })
  if (typeof from !== 'number' || typeof to !== 'number') throw new Error('a day is a number or says why it is none')
  const decisive = policy.program.date
  const day = decisive.kind === 'context' ? contextValue(decisive.name, context) : undefined
  if (day !== undefined && (day < from || day > to)) return refuse('not_in_force', { from: String(from), to: String(to), day: String(day) })
  const span = day === undefined ? { from, to } : { from: day, to: day }
  const parameters = new Map<string, BoundParameter>()
  for (const parameter of plan.parameters.values()) {
    if (!policy.parameters.has(parameter.shape.id)) continue
    const bound = bindParameter(parameter, span.from, span.to, bind)
    if ('code' in bound)
      return refuse(bound.code, {
        parameter: bound.parameter,
        ...('text' in bound ? { text: bound.text } : { from: String(bound.from), to: String(bound.to) }),
      })
    parameters.set(bound.id, applyOverrides(bound, plan, parameter, overrides))
  }
  const id = `${policy.program.id}@${plan.id}`
  const program = withPeriod(policy, from, to)
  const bound: BoundProgram = { program, variant: id, parameters, context }
  return {
    id,
    policy,
    plan,
    bound,
    capLimit: capOf(policy, parameters),
    period: { from, to },
  }
}

/** The first condition of a policy with a period: the deciding date lies in it. */
function withPeriod(policy: Policy, from: number, to: number): Program {
  const { period, program } = policy
  if (period === undefined) return program
  const { date } = program
  const literal = (day: number): Node => ({ kind: 'literal', value: BigInt(day), type: { kind: 'date' }, span: date.span })
  const bounds: Node[] = []
  if (from > EARLIEST_DAY)
    bounds.push({ kind: 'compare', operator: '>=', left: date, right: literal(from), type: { kind: 'boolean' }, span: date.span })
  if (to < LATEST_DAY)
    bounds.push({ kind: 'compare', operator: '<=', left: date, right: literal(to), type: { kind: 'boolean' }, span: date.span })
  const [only] = bounds
  if (only === undefined) return program
  const test: Node =
    bounds.length === 1 ? only : { kind: 'logical', operator: 'and', operands: bounds, type: { kind: 'boolean' }, span: date.span }
  const condition: Condition = { id: 'in_period', zh: automaticConditions.inPeriod, test, source: period.source }
  return { ...program, conditions: [condition, ...program.conditions] }
}

/** The plan's region less the regions of nearer plans among those that state the policy. */
function regionsOf(plan: Plan, stating: readonly Plan[]): readonly RegionRange[] {
  const own = regionRange(plan.region)
  const nearer = stating
    .filter((other) => other !== plan)
    .map((other) => regionRange(other.region))
    .filter((range) => range.from >= own.from && range.to <= own.to && range.to - range.from < own.to - own.from)
    .sort((a, b) => a.from - b.from)
  const left: RegionRange[] = []
  let from = own.from
  for (const range of nearer) {
    if (range.from > from) left.push({ from, to: range.from - 1 })
    from = Math.max(from, range.to + 1)
  }
  return from <= own.to ? [...left, { from, to: own.to }] : left
}

function capOf(policy: Policy, parameters: ReadonlyMap<string, BoundParameter>): bigint | undefined {
  const limit = policy.settlement.cap?.limit
  if (limit?.kind !== 'parameter') return undefined
  const value = parameters.get(limit.parameter)?.periods[0]?.value
  return value?.kind === 'cell' ? value.cell.value : undefined
}

function uniqueExclusions(plans: readonly Plan[]): readonly Exclusion[] {
  const found = new Map<string, Exclusion>()
  for (const plan of plans) for (const exclusion of plan.exclusions) found.set(`${exclusion.plan} ${exclusion.id}`, exclusion)
  return [...found.values()]
}

function applyOverrides(bound: BoundParameter, plan: Plan, parameter: Parameter, overrides: readonly ParameterOverride[]): BoundParameter {
  const mine = overrides.filter(
    (override) => override.parameter === parameter.shape.id && (override.plan === undefined || override.plan === plan.id),
  )
  let current = bound
  for (const override of mine)
    current = { ...current, periods: current.periods.map((period) => ({ ...period, value: overridden(period.value, override) })) }
  return current
}

function overridden(
  value: BoundParameter['periods'][number]['value'],
  override: ParameterOverride,
): BoundParameter['periods'][number]['value'] {
  const origin = { plan: 'what-if', clause: '' }
  const cell = { value: override.value, standing: 'set', origin } as const
  if (value.kind === 'cell') return { kind: 'cell', cell }
  if (value.kind === 'codes') {
    const codes = override.code === undefined ? [...value.cells.keys()] : [override.code]
    return { kind: 'codes', cells: new Map([...value.cells, ...codes.map((code): [bigint, typeof cell] => [code, cell])]) }
  }
  if (value.kind === 'tiers') {
    const { code } = override
    return {
      ...value,
      tiers: value.tiers.map((tier) =>
        code === undefined || isInTier(tier, code * 10n ** BigInt(value.scale)) ? { ...tier, cell } : tier,
      ),
    }
  }
  return value
}

function isInTier({ low, isLowInclusive, high, isHighInclusive }: Tier, key: bigint): boolean {
  const isAbove = low === undefined || key > low || (isLowInclusive && key === low)
  const isBelow = high === undefined || key < high || (isHighInclusive && key === high)
  return isAbove && isBelow
}
