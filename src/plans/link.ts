import type { RunContext } from '../rules/index.ts'
import { type InForce, type LinkRefusal, linkPolicy } from './link-policy.ts'
import { bindOf, contextOf, type LinkRequest } from './link-request.ts'
import type { Exclusion, Plan, PlanSet, Policy } from './plan.ts'
import { regionRange } from './read-values.ts'

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
}

/** Maps every policy and region to exactly one variant for the given day; nation and province never both decide. */
export function linkPlans(set: PlanSet, request: LinkRequest): Linked {
  const context = contextOf(request)
  const chosen = [...set.plans.values()].filter((plan) => request.plans === undefined || request.plans.includes(plan.id))
  const known = chosen.filter((plan) => plan.knownOn <= request.knownOn)
  const refusals: LinkRefusal[] = []
  for (const plan of chosen) if (!known.includes(plan)) refusals.push({ code: 'not_known_yet', plan: plan.id, policy: '', with: {} })
  const bind = bindOf(request)
  const inForce: InForce[] = []
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
  const linked = linkPolicy(plan, policy, contextOf(request), bindOf(request), request.overrides ?? [])
  return 'code' in linked ? linked : { ...linked, regions: regionsOf(plan, [plan]) }
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

function uniqueExclusions(plans: readonly Plan[]): readonly Exclusion[] {
  const found = new Map<string, Exclusion>()
  for (const plan of plans) for (const exclusion of plan.exclusions) found.set(`${exclusion.plan} ${exclusion.id}`, exclusion)
  return [...found.values()]
}
