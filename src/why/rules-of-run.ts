import type { FactsPlane } from '../decisions/index.ts'
import { type RulesOnGrants, type RunOnDisk, rulesOnGrants } from '../screening/index.ts'
import { explainedRun } from './tell-decision.ts'
import type { WhyThread } from './why-thread.ts'

/**
 * What the plans of a run say of grants of a policy beside other grants; in a thread of its own, where one is given. Undefined where the
 * run kept no plans that can be read: those of today may say otherwise, and are not asked.
 */
export async function rulesOfRun(
  { reader }: FactsPlane,
  run: RunOnDisk,
  policy: string,
  thread?: WhyThread,
): Promise<RulesOnGrants | undefined> {
  if (thread !== undefined) return thread.rules(run, policy)
  const kept = await reader.bundles.open(run)
  if (kept.kind === 'refused') return undefined
  const { set, linked } = explainedRun(run, kept.value)
  return rulesOnGrants(set, linked, policy)
}
