import type { Linked } from '../plans/index.ts'
import type { YearRefusal } from './refusals.ts'

/**
 * What stands against a question for want of a masked year. It must be supplied by whoever puts the plan in force; nothing of that
 * plan is decided on a guess, nor does the document above it step into its place. Looks at one policy, or at all, and at the given
 * plans, or at all.
 */
export function refuseUnboundYears(linked: Linked, policy?: string, plans?: readonly string[]): YearRefusal | undefined {
  const unbound = linked.refusals.filter(
    (refusal) =>
      (refusal.code === 'masked_year_unbound' || refusal.code === 'masked_day_absent') &&
      (policy === undefined || refusal.policy === policy) &&
      (plans === undefined || plans.includes(refusal.plan)),
  )
  const [first] = unbound
  if (first === undefined) return undefined
  const text = first.with.text ?? ''
  const named = [...new Set(unbound.map((refusal) => refusal.plan))]
  return first.code === 'masked_day_absent'
    ? { code: 'day_absent', plans: named, day: text }
    : { code: 'year_needed', plans: named, mask: text }
}
