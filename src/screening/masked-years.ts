import type { Linked } from '../plans/index.ts'
import { ScreeningFailure } from './failure.ts'

/**
 * A masked year must be supplied by whoever puts the plan in force; nothing of that plan is decided on a guess, nor does the document
 * above it step into its place. Looks at one policy, or at all, and at the given plans, or at all.
 */
export function refuseUnboundYears(linked: Linked, policy?: string, plans?: readonly string[]): void {
  const unbound = linked.refusals.filter(
    (refusal) =>
      (refusal.code === 'masked_year_unbound' || refusal.code === 'masked_day_absent') &&
      (policy === undefined || refusal.policy === policy) &&
      (plans === undefined || plans.includes(refusal.plan)),
  )
  const [first] = unbound
  if (first === undefined) return
  throw new ScreeningFailure(first.code === 'masked_day_absent' ? 'day_absent' : 'year_needed', {
    plans: [...new Set(unbound.map((refusal) => refusal.plan))].join(' '),
    text: first.with.text ?? '',
  })
}
