import type { RunContext } from '../../rules/index.ts'
import type { Exclusion, Plan, PlanSet, Policy } from '../plan.ts'
import { regionRange } from '../read/read-values.ts'
import type { BindContext } from './bind-parameter.ts'
import { choosePlans, type LeftOutPlan, type LeftOutReason } from './choose-plans.ts'
import { type InForce, type LinkRefusal, linkPolicy, refuseUnknownPlan } from './link-policy.ts'
import { bindOf, contextOf, type LinkRequest } from './link-request.ts'

/** One policy of one plan put in force for the regions where that plan is the nearest that states it. */
export interface Variant extends InForce {
  readonly regions: readonly RegionRange[]
}

export interface RegionRange {
  readonly from: number
  readonly to: number
}

export interface Linked {
  readonly context: RunContext
  readonly variants: readonly Variant[]
  readonly exclusions: readonly Exclusion[]
  readonly refusals: readonly LinkRefusal[]
  /** Where, for a policy that is decided elsewhere, a plan would decide that is left out; disjoint from each other and from all variants. */
  readonly leftOut: readonly LeftOut[]
}

/** The regions in which a policy is decided by nobody, because the plan that would is left out. */
export interface LeftOut {
  readonly plan: string
  readonly reason: LeftOutReason
  readonly policy: string
  readonly regions: readonly RegionRange[]
}

/**
 * Maps every policy and region to exactly one variant for the given day; nation and province never both decide. A plan that is left
 * out keeps its place: fewer plans decide for fewer subjects, never otherwise.
 */
export function linkPlans(set: PlanSet, request: LinkRequest): Linked {
  const context = contextOf(request)
  const bind = bindOf(request)
  const { chosen, leftOut, refusals } = choosePlans(set, request)
  const isKnown = (plan: Plan) => plan.knownOn <= request.knownOn
  const found: LinkRefusal[] = [...refusals]
  const inForce: InForce[] = []
  for (const plan of chosen) {
    const unknown = refuseUnknownPlan(plan, bind)
    if (unknown !== undefined) {
      found.push(unknown)
      continue
    }
    for (const policy of plan.policies.values()) {
      const linked = linkPolicy(plan, policy, context, bind, request.overrides ?? [])
      if ('code' in linked) found.push(linked)
      else inForce.push(linked)
    }
  }
  const others = leftOut.filter(({ plan }) => isKnown(plan)).map((each) => ({ ...each, stands: standsFor(each, context, bind) }))
  const claimsOn = (policy: string): readonly Claim[] => [
    ...inForce.filter((each) => each.policy.program.id === policy).map(({ plan }) => ({ plan, isDeciding: true })),
    ...others.filter(({ stands }) => stands(policy)).map(({ plan }) => ({ plan, isDeciding: false })),
  ]
  const policies = [...new Set(inForce.map(({ policy }) => policy.program.id))]
  const claims = new Map(policies.map((policy) => [policy, claimsOn(policy)]))
  const regionsIn = (policy: string, plan: Plan) => regionsOf(plan, claims.get(policy) ?? [])
  return {
    context,
    variants: inForce.map((each): Variant => ({ ...each, regions: regionsIn(each.policy.program.id, each.plan) })),
    exclusions: uniqueExclusions(chosen.filter(isKnown)),
    refusals: [...found, ...statedTwice(inForce)],
    leftOut: policies.flatMap((policy) =>
      others
        .filter(({ stands }) => stands(policy))
        .map(({ plan, reason }) => ({ plan: plan.id, reason, policy, regions: regionsIn(policy, plan) }))
        .filter(({ regions }) => regions.length > 0),
    ),
  }
}

/** A plan that states a policy, or may: it decides, or keeps others from deciding. */
interface Claim {
  readonly plan: Plan
  readonly isDeciding: boolean
}

/** On which policies a plan that is left out has a claim. What a broken one states nobody knows; a year not given may be the one. */
function standsFor({ plan, reason }: LeftOutPlan, context: RunContext, bind: BindContext): (policy: string) => boolean {
  if (reason === 'broken') return () => true
  // A document whose rule has run out, or has not begun, does not stand between the region and the document above it.
  const isOver = (linked: InForce | LinkRefusal) => 'code' in linked && ['not_in_force', 'parameter_not_in_force'].includes(linked.code)
  const standing = [...plan.policies.values()].filter((policy) => !isOver(linkPolicy(plan, policy, context, bind, [])))
  const ids = new Set(standing.map((policy) => policy.program.id))
  return (policy) => ids.has(policy)
}

/** Two documents of one region that both state a policy for the day: nothing tells which of them holds. */
function statedTwice(inForce: readonly InForce[]): readonly LinkRefusal[] {
  return inForce.flatMap(({ plan, policy }, i): readonly LinkRefusal[] => {
    const other = inForce.slice(0, i).find((each) => each.policy.program.id === policy.program.id && each.plan.region === plan.region)
    if (other === undefined) return []
    return [
      {
        code: 'stated_twice',
        plan: plan.id,
        policy: policy.program.id,
        with: { plan: plan.id, other: other.plan.id, policy: policy.program.zh },
      },
    ]
  })
}

/** Links one policy of one plan regardless of what other plans say of it, by the rule of a whole run: for examples and single cases. */
export function linkOne(plan: Plan, policy: Policy, request: LinkRequest): Variant | LinkRefusal {
  const linked = refuseUnknownPlan(plan, request) ?? linkPolicy(plan, policy, contextOf(request), bindOf(request), request.overrides ?? [])
  return 'code' in linked ? linked : { ...linked, regions: regionsOf(plan, []) }
}

/** The plan's region less the regions of nearer plans among those that have a claim on the policy. */
function regionsOf(plan: Plan, claims: readonly Claim[]): readonly RegionRange[] {
  const own = regionRange(plan.region)
  const at = claims.findIndex((claim) => claim.plan === plan)
  const nearer = claims
    .filter((claim, i) => claim.plan !== plan && isNearer(claim, i, own, at, claims[at]?.isDeciding === true))
    .map((claim) => regionRange(claim.plan.region))
    .sort((a, b) => a.from - b.from)
  const left: RegionRange[] = []
  let from = own.from
  for (const range of nearer) {
    if (range.from > from) left.push({ from, to: range.from - 1 })
    from = Math.max(from, range.to + 1)
  }
  return from <= own.to ? [...left, { from, to: own.to }] : left
}

/** Within the region; or of the same one and deciding, where the other is left out, or earlier in the list of two that are. */
function isNearer(claim: Claim, i: number, own: RegionRange, at: number, isOwnDeciding: boolean): boolean {
  const range = regionRange(claim.plan.region)
  if (range.from < own.from || range.to > own.to) return false
  if (range.to - range.from < own.to - own.from) return true
  return !isOwnDeciding && (claim.isDeciding || i < at)
}

function uniqueExclusions(plans: readonly Plan[]): readonly Exclusion[] {
  const found = new Map<string, Exclusion>()
  for (const plan of plans) for (const exclusion of plan.exclusions) found.set(`${exclusion.plan} ${exclusion.id}`, exclusion)
  return [...found.values()]
}
