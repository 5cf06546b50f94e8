import type { Caller } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import type { Work } from '../store/index.ts'
import type { Recovery } from './find-recovery.ts'
import type { RecoveryRefusal } from './refusals.ts'
import { endOfTerm, type Term } from './terms.ts'

export type RecoveryPaperKind =
  | 'notice'
  | 'plea'
  | 'decision'
  | 'service'
  | 'agreement'
  | 'urging'
  | 'enforcement'
  | 'write_off_proposal'
  | 'write_off'

/** Number and day of a paper, and what it says. */
export interface CasePaper {
  readonly number: string
  readonly day: string
  readonly text: string
}

/** How a paper reached whom it is addressed to. */
export interface Service {
  readonly day: string
  readonly way: 'in_person' | 'left' | 'entrusted' | 'post' | 'electronic' | 'announcement'
  readonly by: string
}

/** What a paper says beside number, day and text. */
export interface PaperFacts {
  readonly service?: Service
  readonly term?: Term
  /** Counts from the day it was handed over, or else from its own. */
  readonly remedies?: string
  readonly fen?: bigint
}

/** A paper as it was kept, with the last day of the term it gives. */
export interface KeptPaper {
  readonly id: bigint
  readonly termEndsOn: string | undefined
}

/** Keeps a paper of a case; refused without number or words, with a day ahead or before the case, or a term whose end is not known. */
export async function keepCasePaper(
  db: Work,
  caller: Caller,
  { id, region, round, openedOn }: Recovery,
  kind: RecoveryPaperKind,
  { number, day, text }: CasePaper,
  calendar: WorkCalendar,
  { service, term, remedies, fen }: PaperFacts = {},
): Promise<Result<KeptPaper, RecoveryRefusal>> {
  if (number.trim() === '') return refused({ code: 'recovery_text_needed', what: 'number' })
  if (text.trim() === '') return refused({ code: 'recovery_text_needed', what: 'text' })
  if (service !== undefined && service.by.trim() === '') return refused({ code: 'recovery_text_needed', what: 'served_by' })
  const earliest = openedOn < day ? day : openedOn
  for (const one of [day, ...(service === undefined ? [] : [service.day])]) {
    if (one > caller.day) return refused({ code: 'day_ahead', day: one, today: caller.day })
    if (one < openedOn || (one === service?.day && one < day)) return refused({ code: 'day_before', day: one, earliest })
  }
  const ends = term === undefined ? done(undefined) : endOfTerm(service?.day ?? day, term, calendar)
  if (ends.kind === 'refused') return ends
  const row = await db
    .insertInto('recovery_paper')
    .values({
      recovery: id,
      region,
      round,
      kind,
      number: number.trim(),
      paper_on: day,
      served_on: service?.day ?? null,
      served_way: service?.way ?? null,
      served_by: service?.by.trim() ?? null,
      term_days: term?.days ?? null,
      term_unit: term?.unit ?? null,
      term_basis: term?.basis.trim() ?? null,
      term_ends_on: ends.value ?? null,
      text: text.trim(),
      remedies: remedies?.trim() ?? null,
      fen: fen ?? null,
      entered_by: caller.account.id,
      entered_on: caller.day,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return done({ id: row.id, termEndsOn: ends.value })
}

/** The last paper of a kind of a case in its present round, or in any. */
export async function lastPaper(db: Work, { id, round }: Recovery, kind: RecoveryPaperKind, when: 'this_round' | 'ever') {
  return db
    .selectFrom('recovery_paper')
    .selectAll()
    .where('recovery', '=', id)
    .where('kind', '=', kind)
    .$if(when === 'this_round', (query) => query.where('round', '=', round))
    .orderBy('id', 'desc')
    .executeTakeFirst()
}
