import type { Problem } from '../../kernel/problem.ts'
import { describeProblem } from '../describe-problem.ts'
import type { BrokenPlan, Plan, PlanSet } from '../plan.ts'
import { regionRange } from '../read/read-values.ts'
import type { LinkRefusal } from './link-policy.ts'
import type { LinkRequest } from './link-request.ts'

/** Why a plan that is there decides nothing. */
export type LeftOutReason = 'broken' | 'not_chosen'

/** A plan that decides nothing, though its document may: no other document steps in where it would decide. */
export interface LeftOutPlan {
  readonly plan: Plan
  readonly reason: LeftOutReason
}

/** Which plans decide, which are left out, and what stands in the way of deciding at all. */
export interface ChosenPlans {
  readonly chosen: readonly Plan[]
  readonly leftOut: readonly LeftOutPlan[]
  /** Nothing may be decided while there are any. */
  readonly refusals: readonly LinkRefusal[]
}

/**
 * Sorts the plans for a request. Only what is asked for must be whole: other broken plans are left out. A broken plan whose region
 * cannot be read may lie anywhere, so that no plan can decide that has places within its region; a county's has none.
 */
export function choosePlans(set: PlanSet, request: Pick<LinkRequest, 'plans' | 'among'>): ChosenPlans {
  const there = [...set.plans.values()].filter(({ id }) => request.among?.includes(id) ?? true)
  const asked = there.filter(({ id }) => request.plans?.includes(id) ?? true)
  const whole = asked.filter(({ id }) => !set.broken.has(id))
  const leftOut = there
    .filter((plan) => !whole.includes(plan))
    .map((plan): LeftOutPlan => ({ plan, reason: set.broken.has(plan.id) ? 'broken' : 'not_chosen' }))
  if (set.shared.length > 0) return { chosen: [], leftOut, refusals: [refusalOf('shared_broken', '', set.shared, set)] }
  const broken = request.plans === undefined ? [] : asked.flatMap(({ id }) => set.broken.get(id) ?? [])
  const unplaced = there.flatMap(({ id }) => {
    const found = set.broken.get(id)
    return found === undefined || found.region !== undefined ? [] : [found]
  })
  const isAbove = (plan: Plan) => unplaced.length > 0 && hasPlacesWithin(plan)
  const refusals = [
    ...broken.map((each) => refusalOf('plan_broken', each.plan, each.problems, set, each)),
    ...misplaced(unplaced, whole.filter(isAbove), request),
  ]
  return { chosen: whole.filter((plan) => !isAbove(plan)), leftOut, refusals }
}

function hasPlacesWithin({ region }: Plan): boolean {
  const { from, to } = regionRange(region)
  return to > from
}

/** One refusal where everything was asked for, one for each plan where they were named. */
function misplaced(unplaced: readonly BrokenPlan[], above: readonly Plan[], { plans }: Pick<LinkRequest, 'plans'>): readonly LinkRefusal[] {
  const [first] = unplaced
  if (first === undefined || above.length === 0) return []
  const refuse = (plan: string): LinkRefusal => ({ code: 'region_unreadable', plan, policy: '', with: { unknown: first.plan, plan } })
  return plans === undefined ? [refuse('')] : above.map(({ id }) => refuse(id))
}

function refusalOf(
  code: 'plan_broken' | 'shared_broken',
  plan: string,
  problems: readonly Problem[],
  set: PlanSet,
  broken?: BrokenPlan,
): LinkRefusal {
  return { code, plan, policy: '', with: { plan, above: broken?.above ?? '', ...firstOf(problems, set) } }
}

/** How many problems there are, where the first one is, and what it says. */
export function firstOf(
  problems: readonly Problem[],
  set: PlanSet,
): { readonly count: string; readonly at: string; readonly message: string } {
  // What only follows from another mistake helps nobody.
  const first = problems.find(({ code }) => !code.endsWith('_broken')) ?? problems[0]
  if (first === undefined) throw new Error('nothing is broken without a problem')
  const { file, line, column } = first.at
  // The folder of all plans is known to whoever reads it; what helps is which plan and file.
  const path = file.split('/').slice(-2).join('/')
  return { count: String(problems.length), at: `${path}:${line}:${column}`, message: describeProblem(first, set) }
}
