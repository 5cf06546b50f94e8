import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { addDays, formatDate, parseDate } from '../kernel/calendar.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'
import { moneyStates } from './deferral-life.ts'
import { findDeferral, monthsOf } from './find-deferral.ts'
import type { Insurance } from './months.ts'
import type { DeferralRefusal } from './refusals.ts'
import { reminderDays } from './remind-before.ts'

/** A month that a firm was reminded of, with what was open of it then, in fen as text. */
export interface UrgedMonth {
  readonly insurance: Insurance
  readonly month: string
  readonly fen: string
  readonly due: string
  readonly basis: string
}

/**
 * Draws up that a firm is urged to repay what is overdue, or, where nothing is, reminded of what is to be repaid within the days that the
 * place laid down. What was open is kept as it was; the paper of it is issued as all papers are.
 */
export async function urgeFirm(
  db: Work,
  caller: Caller,
  id: bigint,
  text: string,
): Promise<Result<{ readonly urging: string; readonly isOverdue: boolean }, DeferralRefusal>> {
  if (text.trim() === '') return refused({ code: 'deferral_text_needed', what: 'text' })
  const found = await findDeferral(db, id)
  if (found.kind === 'refused') return found
  const one = found.value
  if (!moneyStates.includes(one.state)) return refused({ code: 'deferral_not_standing', state: one.state })
  const open = (await monthsOf(db, id)).filter((month) => month.open > 0n)
  const overdue = open.filter(({ due }) => due < caller.day)
  const until = formatDate(addDays(parseDate(caller.day) ?? 0, (await reminderDays(db))(one.region)?.days ?? -1))
  const isOverdue = overdue.length > 0
  const chosen = isOverdue ? overdue : open.filter(({ due }) => due <= until)
  if (chosen.length === 0) return refused({ code: 'nothing_to_urge' })
  const months = chosen.map(
    ({ insurance, month, open: fen, due, dueBasis }): UrgedMonth => ({ insurance, month, fen: String(fen), due, basis: dueBasis }),
  )
  const fen = chosen.reduce((sum, month) => sum + month.open, 0n)
  const row = await db
    .insertInto('deferral_urging')
    .values({
      deferral: id,
      region: one.region,
      is_overdue: isOverdue,
      months: sql`${JSON.stringify(months)}::jsonb`,
      fen,
      text: text.trim(),
      entered_by: caller.account.id,
      entered_on: caller.day,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'urge_deferral',
    register: 'deferral',
    subject: String(id),
    region: one.region,
    round: one.round,
    detail: { fen: String(fen), months: months.length, isOverdue },
  })
  return done({ urging: String(row.id), isOverdue })
}
