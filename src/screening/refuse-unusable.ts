import { blockingCodes, type Linked } from '../plans/index.ts'
import type { RefusalWith } from './refusals.ts'

/** What stands against a question for want of plans that can be used, or because two have the same claim; of one policy, or of all. */
export function refuseUnusable(linked: Linked, policy?: string): RefusalWith<'plans_unusable'> | undefined {
  const refusals = linked.refusals.filter(
    (refusal) =>
      blockingCodes.some((code) => code === refusal.code) && (policy === undefined || refusal.policy === '' || refusal.policy === policy),
  )
  return refusals.length === 0 ? undefined : { code: 'plans_unusable', refusals }
}
