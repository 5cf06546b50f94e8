import { describeRefusal, type Linked, type LinkRequest, type Plan } from '../../plans/index.ts'
import { refuseUnboundYears } from '../../screening/index.ts'
import { stopAt } from '../carry-out.ts'
import { UsageFailure } from '../line/options.ts'
import { policyNamed } from '../policy-named.ts'
import type { Workspace } from '../workspace.ts'
import { runTexts } from './runs.zh.ts'

/** The plans that state a policy and can be used; there must be one. */
export function statingPlans(workspace: Workspace, policy: string): readonly Plan[] {
  const plans = [...workspace.set.plans.values()]
  const written = plans.filter((plan) => plan.policies.has(policy) || statesUnread(plan, policy))
  const stating = written.filter(({ id }) => !workspace.set.broken.has(id))
  if (stating.length > 0) return stating
  if (written.length > 0) workspace.requireUsable({ plans: written.map(({ id }) => id) })
  throw new Error(`no plan states ${policy}`)
}

/** The policy that was typed by its id or its name; one that no plan has readable keeps what was typed. */
export function policyTyped(workspace: Workspace, typed: string): string {
  const plans = [...workspace.set.plans.values()]
  const readable = plans.flatMap((plan) => [...plan.policies.values()].map(({ program }) => program))
  if (plans.some((plan) => statesUnread(plan, typed))) return typed
  return policyNamed(typed, readable)
}

/** Does a plan have a block of the policy that could not be read. */
function statesUnread({ clauses }: Plan, policy: string): boolean {
  return clauses.some(({ blocks }) => blocks.some((block) => block.kind === 'policy' && block.id === policy))
}

/** Refuses a question about a policy that no plan asked decides: not known yet, out of force, or not among the plans. */
export function refuseAbsentPolicy(workspace: Workspace, linked: Linked, link: LinkRequest, policy: string): void {
  if (linked.variants.some((variant) => variant.policy.program.id === policy)) return
  stopAt(refuseUnboundYears(linked, policy))
  const stating = statingPlans(workspace, policy).map((plan) => plan.id)
  const refusals = linked.refusals.filter(
    (refusal) => refusal.policy === policy || (refusal.policy === '' && stating.includes(refusal.plan)),
  )
  if (refusals.length === 0) throw new UsageFailure(runTexts.notAmongPlans(policy, link.plans ?? [], stating))
  throw new UsageFailure(refusals.map((refusal) => `${refusal.plan}: ${describeRefusal(refusal, workspace.set)}`).join('\n'))
}
