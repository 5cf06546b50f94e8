import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'
import type { OwnRefusal } from './refusals.ts'

/** How many days before a repayment day a place is reminded of it, and what says so. */
export interface ReminderRule {
  readonly days: number
  readonly basis: string
}

/** Which rule holds for a place: of the nearest place that laid one down its newest; undefined where nobody did. */
export async function reminderDays(db: Work): Promise<(region: string) => ReminderRule | undefined> {
  const rows = await db.selectFrom('deferral_reminder_rule').select(['id', 'region', 'days_before', 'basis']).execute()
  rows.sort((a, b) => b.region.length - a.region.length || (a.id < b.id ? 1 : -1))
  return (region) => {
    const rule = rows.find((row) => region.startsWith(row.region))
    return rule === undefined ? undefined : { days: rule.days_before, basis: rule.basis }
  }
}

/** Lays down how many days before a repayment day the caller's place is reminded; from the next turn of the day on. */
export async function layDownReminder(
  db: Work,
  caller: Caller,
  { days, basis }: ReminderRule,
): Promise<Result<ReminderRule, Extract<OwnRefusal, { readonly code: 'deferral_text_needed' }>>> {
  if (basis.trim() === '') return refused({ code: 'deferral_text_needed', what: 'reminder_basis' })
  const region = caller.post.region.path
  const { id } = await db
    .insertInto('deferral_reminder_rule')
    .values({ region, days_before: days, basis: basis.trim(), entered_by: caller.account.id, entered_on: caller.day })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'lay_down_reminder',
    register: 'deferral_reminder_rule',
    subject: String(id),
    region,
    detail: { days, basis: basis.trim() },
  })
  return done({ days, basis: basis.trim() })
}
