import { type FactsPlane, findRun, type KnownRun, type RunFindRefusal } from '../decisions/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { PolicyComparison } from './compare-policy.ts'
import type { EditionRefusal } from './edition-order.ts'
import type { EditionOfToday, PlanPages } from './open-plan-pages.ts'
import type { PlanPage } from './plan-page.ts'
import type { PlanPageRefusal } from './refusals.ts'

/** A plan, and which edition of it. */
export interface ShownPlan {
  readonly page: PlanPage
  readonly today: EditionOfToday
  /** The run whose edition was asked for; undefined where today's was. */
  readonly run: KnownRun | undefined
  /** `today`: as it stands, which is also what the run was decided with, if one was named; `kept`: what the run kept, and today's is another; `instead`: today's, because the run's cannot be opened. */
  readonly edition: 'today' | 'kept' | 'instead'
}

/** A plan as it stands, or as a run was decided with. */
export async function findPage(
  pages: PlanPages,
  facts: FactsPlane,
  { plan, run: name }: { readonly plan: string; readonly run?: string | undefined },
): Promise<Result<ShownPlan, PlanPageRefusal | EditionRefusal | RunFindRefusal>> {
  const today = await pages.today()
  if (today.kind === 'refused') return today
  const page = today.value.edition.pages.get(plan)
  const unknown = refused({ code: 'plan_not_shown', plan } as const)
  if (name === undefined) return page === undefined ? unknown : done({ page, today: today.value, run: undefined, edition: 'today' })
  const run = await findRun(facts, name)
  if (run.kind === 'refused') return run
  const { record } = run.value.run
  const hash = [...record.plans, ...record.leftOut].find(({ id }) => id === plan)?.hash
  if (page !== undefined && hash === page.plan.hash) return done({ page, today: today.value, run: run.value, edition: 'today' })
  const kept = await pages.ofRun(run.value.run)
  const own = kept.kind === 'done' ? kept.value.pages.get(plan) : undefined
  if (own !== undefined) return done({ page: own, today: today.value, run: run.value, edition: 'kept' })
  return page === undefined ? unknown : done({ page, today: today.value, run: run.value, edition: 'instead' })
}

/** One policy in the documents that state it, as they stand. */
export async function findComparison(
  pages: PlanPages,
  policy: string,
): Promise<Result<PolicyComparison, PlanPageRefusal | EditionRefusal>> {
  const today = await pages.today()
  if (today.kind === 'refused') return today
  const comparison = today.value.edition.comparisons.get(policy)
  return comparison === undefined ? refused({ code: 'policy_not_stated', policy }) : done(comparison)
}
