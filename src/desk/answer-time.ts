import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { dueDay, type WorkCalendar } from '../kernel/workdays.ts'
import type { BankLayout } from '../ledger/index.ts'
import type { Work } from '../store/index.ts'
import type { RefusedWith } from './refusals.ts'

/** Within how many working days a bank answers a file of a layout, and the document that says so. */
export interface AnswerTime {
  readonly layout: string
  readonly workdays: number
  readonly basis: string
}

/** What answers are waited for by: the layouts with what they say themselves, and the working days there are. */
export interface AnswerTerms {
  readonly layouts: readonly BankLayout[]
  readonly calendar: WorkCalendar
}

/** Which answer time holds for a layout in a place; undefined where nobody laid one down. */
export type AnswerTimes = (region: string, layout: string) => AnswerTime | undefined

/** The answer times in sight: of the nearest place that said something its newest entry, else the layout's own. */
export async function answerTimes(db: Work, { layouts }: AnswerTerms): Promise<AnswerTimes> {
  const rows = await db.selectFrom('bank_answer_time').select(['id', 'region', 'layout', 'workdays', 'basis']).execute()
  // The one that counts comes first: of the nearest place the newest.
  rows.sort((a, b) => b.region.length - a.region.length || (a.id < b.id ? 1 : -1))
  return (region, layout) => {
    const said = rows.find((row) => row.layout === layout && region.startsWith(row.region))
    if (said?.workdays !== undefined && said.workdays !== null) return { layout, workdays: said.workdays, basis: said.basis }
    const own = layouts.find(({ id }) => id === layout)?.answer.within
    return own === undefined ? undefined : { layout, ...own }
  }
}

/** Lays down, or without a number takes back, within how many working days a bank answers the files of a layout in the caller's place. */
export async function layDownAnswerTime(
  db: Work,
  caller: Caller,
  { layout, workdays, basis }: { readonly layout: string; readonly workdays: number | undefined; readonly basis: string },
): Promise<Result<{ readonly layout: string }, RefusedWith<'text_needed'>>> {
  if (basis.trim() === '') return refused({ code: 'text_needed', what: 'basis' })
  const region = caller.post.region.path
  const { id } = await db
    .insertInto('bank_answer_time')
    .values({ region, layout, workdays: workdays ?? null, basis: basis.trim(), entered_by: caller.account.id, entered_on: caller.day })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'lay_down_answer_time',
    register: 'bank_answer_time',
    subject: String(id),
    region,
    detail: { layout, workdays: workdays ?? null, basis: basis.trim() },
  })
  return done({ layout })
}

/** How long a bank has been silent about a file, as far as that can be said. */
export interface Wait {
  /** The last day on which its answer is in time; undefined where nobody laid an answer time down, or the calendar ends before. */
  readonly dueOn: string | undefined
  readonly basis: string | undefined
  /** From the day after the last on; never where there is no last day. */
  readonly isLate: boolean
}

/** How a file stands that was handed over on a day, seen from another. */
export function waitOf(handedOn: string, today: string, time: AnswerTime | undefined, calendar: WorkCalendar): Wait {
  const dueOn = time === undefined ? undefined : dueDay(handedOn, time.workdays, calendar)
  return { dueOn, basis: time?.basis, isLate: dueOn !== undefined && today > dueOn }
}
