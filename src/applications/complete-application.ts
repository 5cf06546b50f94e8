import type { Caller } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import type { Work } from '../store/index.ts'
import { attachUploads } from '../uploads/index.ts'
import type { ApplicationState } from './application-life.ts'
import type { SeenApplication } from './find-application.ts'
import type { ApplicationRefusal } from './refusals.ts'
import { type GivenFact, lapsePromises, type ReadValue, takeFacts } from './take-facts.ts'
import { takeStep } from './take-step.ts'

/** What an applicant is told to complete: every item, by which clause, until when. */
export interface CompletionNotice {
  readonly items: readonly string[]
  readonly basis: string
  /** YYYY-MM-DD. */
  readonly dueOn: string
}

/**
 * Tells the applicant what is lacking, all of it at once: a later notice can repeat what the first one said and was not brought, and asks
 * for nothing else.
 */
export function askCompletion(
  db: Work,
  caller: Caller,
  seen: SeenApplication,
  { items: told, basis, dueOn }: CompletionNotice,
  calendar: WorkCalendar,
): Promise<Result<ApplicationState, ApplicationRefusal>> {
  return takeStep(db, caller, seen, 'ask_completion', calendar, async ({ id, region, round }) => {
    const items = [...new Set(told.map((item) => item.trim()).filter((item) => item !== ''))]
    if (items.length === 0) return refused({ code: 'application_text_needed', what: 'items' })
    if (basis.trim() === '') return refused({ code: 'application_text_needed', what: 'basis' })
    if (dueOn < caller.day) return refused({ code: 'notice_day_unfit', day: dueOn, today: caller.day })
    const first = await db
      .selectFrom('application_notice')
      .select('items')
      .where('application', '=', id)
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    const added = first === undefined ? undefined : items.find((item) => !first.items.includes(item))
    if (added !== undefined) return refused({ code: 'not_told_at_once', item: added })
    await db
      .insertInto('application_notice')
      .values({
        application: id,
        region,
        round,
        items,
        basis: basis.trim(),
        due_on: dueOn,
        written_by: caller.account.id,
        written_on: caller.day,
      })
      .execute()
    return done({ due: dueOn, detail: { items: items.length, dueOn } })
  })
}

/** Takes in what was lacking; it goes to review again. */
export function completeApplication(
  db: Work,
  caller: Caller,
  seen: SeenApplication,
  { facts, files }: { readonly facts: readonly GivenFact[]; readonly files: readonly bigint[] },
  readValue: ReadValue,
  calendar: WorkCalendar,
): Promise<Result<ApplicationState, ApplicationRefusal>> {
  return takeStep(db, caller, seen, 'complete_application', calendar, async ({ id, region, round }) => {
    const taken = await takeFacts(db, caller, { id, region, round: round + 1 }, facts, readValue)
    if (taken.kind === 'refused') return taken
    const owner = { register: 'application', rows: [{ subject: String(id), region }] }
    const attached = await attachUploads(db, caller, ['application_material'], files, owner)
    if (attached.kind === 'refused') return attached
    return done({ detail: { facts: taken.value, files: files.length } })
  })
}

/** Ends an application that the applicant takes back. */
export function withdrawApplication(
  db: Work,
  caller: Caller,
  seen: SeenApplication,
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<ApplicationState, ApplicationRefusal>> {
  return takeStep(
    db,
    caller,
    seen,
    'withdraw_application',
    calendar,
    async ({ id }) => {
      const lapsed = await lapsePromises(db, caller, id)
      if (lapsed.kind === 'refused') return lapsed
      await db.updateTable('application_matter').set({ is_open: false }).where('application', '=', id).execute()
      return done({ columns: { decided_on: caller.day } })
    },
    reason,
  )
}
