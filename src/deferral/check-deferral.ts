import type { Caller } from '../access/index.ts'
import { done, type Result } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import type { Work } from '../store/index.ts'
import type { DeferralState } from './deferral-life.ts'
import type { SeenDeferral } from './find-deferral.ts'
import type { DeferralRefusal } from './refusals.ts'
import { takeStep } from './take-step.ts'

/** Agrees with what another entered: from now on the months stand. */
export function checkDeferral(
  db: Work,
  caller: Caller,
  seen: SeenDeferral,
  calendar: WorkCalendar,
): Promise<Result<DeferralState, DeferralRefusal>> {
  return takeStep(db, caller, seen, 'check_deferral', calendar, async () => done({}))
}

/** Sends what another entered back to be corrected, with the reason. */
export function returnDeferral(
  db: Work,
  caller: Caller,
  seen: SeenDeferral,
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<DeferralState, DeferralRefusal>> {
  return takeStep(db, caller, seen, 'return_deferral', calendar, async () => done({}), reason)
}
