import type { Caller } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import type { Work } from '../store/index.ts'
import type { DeferralState } from './deferral-life.ts'
import { type Deferral, monthsOf, type SeenDeferral } from './find-deferral.ts'
import type { Insurance } from './months.ts'
import type { DeferralRefusal } from './refusals.ts'
import { writeEntries } from './repay-months.ts'
import { takeStep } from './take-step.ts'

/** Which months are no longer to be put off, by which paper. */
export interface WantedWithdrawal {
  readonly number: string
  readonly day: string
  readonly reason: string
  readonly months: readonly { readonly insurance: Insurance; readonly month: string }[]
}

/** Asks that what is open of months is no longer put off; another person agrees or not. */
export function proposeWithdrawal(
  db: Work,
  caller: Caller,
  seen: SeenDeferral,
  { number, day, reason, months }: WantedWithdrawal,
  calendar: WorkCalendar,
): Promise<Result<DeferralState, DeferralRefusal>> {
  const guard = async (one: Deferral): Promise<Result<{ readonly detail: Readonly<Record<string, unknown>> }, DeferralRefusal>> => {
    if (number.trim() === '') return refused({ code: 'deferral_text_needed', what: 'number' })
    if (day > caller.day) return refused({ code: 'day_not_come', day, today: caller.day })
    if (day < one.approval.day) return refused({ code: 'day_too_early', day, earliest: one.approval.day })
    if (months.length === 0) return refused({ code: 'no_month' })
    const known = await monthsOf(db, one.id)
    const ids: bigint[] = []
    for (const { insurance, month } of months) {
      const found = known.find((each) => each.insurance === insurance && each.month === month && each.open > 0n)
      if (found === undefined) return refused({ code: 'month_not_found', insurance, month })
      if (ids.includes(found.id)) return refused({ code: 'month_twice', insurance, month })
      ids.push(found.id)
    }
    const paper = { number: number.trim(), paper_on: day, reason: reason.trim() }
    await db
      .insertInto('deferral_withdrawal')
      .values({
        deferral: one.id,
        region: one.region,
        ...paper,
        months: ids,
        proposed_by: caller.account.id,
        proposed_on: caller.day,
      })
      .execute()
    return done({ detail: { paper: paper.number, months: months.map(({ insurance, month }) => `${insurance} ${month}`) } })
  }
  return takeStep(db, caller, seen, 'propose_withdrawal', calendar, guard, reason)
}

/** Agrees that months are no longer put off: what is open of them by now is withdrawn, what was repaid stays repaid. */
export function agreeWithdrawal(
  db: Work,
  caller: Caller,
  seen: SeenDeferral,
  calendar: WorkCalendar,
): Promise<Result<DeferralState, DeferralRefusal>> {
  return takeStep(db, caller, seen, 'agree_withdrawal', calendar, async (one) => {
    const proposal = await lastWithdrawal(db, one.id)
    if (proposal === undefined) throw new Error(`nobody asked to withdraw months of ${one.id}`)
    const asked = proposal.months.map(BigInt)
    const parts = (await monthsOf(db, one.id)).filter(({ id, open }) => asked.includes(id) && open > 0n)
    if (parts.length > 0) {
      const head = { deferral: one.id, region: one.region, kind: 'withdrawn', voucher: proposal.number, day: proposal.paper_on } as const
      const ended = parts.map(({ id, open }) => ({ month: id, fen: open }))
      await writeEntries(db, caller, { ...head, payer: '', note: proposal.reason }, ended)
      await db
        .updateTable('deferral_month')
        .set({ is_live: false })
        .where(
          'id',
          'in',
          parts.map(({ id }) => id),
        )
        .execute()
    }
    return done({ detail: { paper: proposal.number, fen: String(parts.reduce((sum, { open }) => sum + open, 0n)) } })
  })
}

/** Refuses to withdraw, with the reason: the months stay put off. */
export function declineWithdrawal(
  db: Work,
  caller: Caller,
  seen: SeenDeferral,
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<DeferralState, DeferralRefusal>> {
  return takeStep(db, caller, seen, 'decline_withdrawal', calendar, async () => done({}), reason)
}

/** What was asked for last; undefined where nothing was. */
export async function lastWithdrawal(db: Work, deferral: bigint) {
  return db.selectFrom('deferral_withdrawal').selectAll().where('deferral', '=', deferral).orderBy('id', 'desc').executeTakeFirst()
}
