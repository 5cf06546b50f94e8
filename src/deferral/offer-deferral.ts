import type { Result } from '../kernel/result.ts'
import { done, refused } from '../kernel/result.ts'
import { type DeferredMonth, type Insurance, insurances, monthsBetween } from './months.ts'
import type { OwnRefusal } from './refusals.ts'

/** A line of the schedule that a screening found for a firm: YYYY-MM, fen a month, YYYY-MM-DD. */
export interface ToldSchedule {
  readonly id: string
  readonly zh: string
  readonly from: string
  readonly to: string
  readonly monthly: bigint | undefined
  readonly due: string | undefined
}

/** The repayment day that is entered where the document leaves it open, and what says so. */
export interface GivenDue {
  readonly day: string
  readonly basis: string
}

/**
 * The months that a screening found for a firm, as they are entered: month by month, each with the repayment day of the rule, or the one
 * that is given where the document has none. Refused where an amount is not known or no day is: neither is made up.
 */
export function monthsOfSchedule(
  firm: string,
  lines: readonly ToldSchedule[],
  basis: string,
  given: GivenDue | undefined,
): Result<readonly DeferredMonth[], Extract<OwnRefusal, { readonly code: 'schedule_not_told' }>> {
  const months: DeferredMonth[] = []
  for (const { id, from, to, monthly, due } of lines) {
    const insurance = insurances.find((one) => one === id)
    if (insurance === undefined) return refused({ code: 'schedule_not_told', firm, lacks: 'insurance' })
    if (monthly === undefined) return refused({ code: 'schedule_not_told', firm, lacks: 'amount' })
    // Who pays nothing of an insurance puts nothing of it off.
    if (monthly === 0n) continue
    const until = due === undefined ? given : { day: due, basis }
    if (until === undefined) return refused({ code: 'schedule_not_told', firm, lacks: 'day' })
    months.push(...monthsBetween(from, to).map((month) => monthOf(insurance, month, monthly, until)))
  }
  return done(months)
}

const monthOf = (insurance: Insurance, month: string, fen: bigint, { day: due, basis: dueBasis }: GivenDue): DeferredMonth => ({
  ...{ insurance, month, fen, due, dueBasis },
})
