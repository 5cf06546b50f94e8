import { sql } from 'kysely'
import { byCaller, type Caller, writeEvents } from '../access/index.ts'
import { addMonths, formatDate, NEVER, parseDate } from '../kernel/calendar.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { dueDay, type WorkCalendar } from '../kernel/workdays.ts'
import { type PlaceOfCode, placesOfCodes } from '../organisation/index.ts'
import type { Work } from '../store/index.ts'
import { keepItems } from './keep-items.ts'
import type { VerificationRefusal } from './refusals.ts'
import { tellAsked } from './tell.ts'
import { verificationLife } from './verification.ts'

/** The fact that is asked for: which field of which kind of record, and the words for it. */
export interface AskedFact {
  readonly entity: string
  readonly field: string
  readonly zh: string
  /** Who has it, by the glossary. */
  readonly owner: string
}

/** A subject whose decision lacks the fact, and the record it is a fact of. */
export interface AskedRow {
  readonly subject: bigint
  readonly key: bigint
  /** Six-digit code of the region the decision goes by. */
  readonly region: number
}

export interface Inquiry {
  readonly run: string
  readonly policy: { readonly id: string; readonly zh: string }
  readonly subjectEntity: string
  readonly fact: AskedFact
  readonly rows: readonly AskedRow[]
  readonly note: string | undefined
  /** YYYY-MM-DD, by when it is to be answered; the usual term where it is left open. */
  readonly due?: string | undefined
}

/** What came of it; plain JSON, so that a repeated request can be told the same. */
export type OpenedInquiry = {
  readonly inquiry: string
  readonly asked: number
  /** Left out: asked for already, and outside the caller's regions. */
  readonly alreadyOpen: number
  readonly outside: number
  readonly due: string | null
}

/** As many as one letter asks about; 40 000 units of a province fit. */
export const mostAsked = 50_000

/** Rows of one statement. */
const atOnce = 5_000

/** The latest day by which an answer may be asked for: a year on. A letter that waits longer was mistyped. */
function latestDue(today: string): string {
  return formatDate(addMonths(parseDate(today) ?? NEVER, 12))
}

/** Sends subjects whose fact is missing to be verified; those under way already are left out, and counted. */
export async function openInquiry(
  db: Work,
  caller: Caller,
  inquiry: Inquiry,
  calendar: WorkCalendar,
): Promise<Result<OpenedInquiry, VerificationRefusal>> {
  const { rows, fact, policy } = inquiry
  if (rows.length > mostAsked) return refused({ code: 'too_many', rows: rows.length, most: mostAsked })
  const latest = latestDue(caller.day)
  if (inquiry.due !== undefined && (inquiry.due < caller.day || inquiry.due > latest))
    return refused({ code: 'due_unfit', due: inquiry.due, today: caller.day, latest })
  const due = inquiry.due ?? dueDay(caller.day, verificationLife.states.asked.waits?.workdays, calendar)
  // A code of the past is answered for by what its region became.
  const places = await placesOfCodes(db, [...new Set(rows.map(({ region }) => region))])
  const outside = await countOutside(db, inquiry, places)
  // Looked at before a number is taken: a number that is taken is spent, and a gap between letters asks for an explanation.
  if (!(await isAnyFresh(db, inquiry, places)))
    return refused({ code: 'nothing_to_ask', asked: rows.length, alreadyOpen: rows.length - outside, outside })
  const id = await writeInquiry(db, caller, inquiry, due)
  const written = await writeRows(db, id, inquiry, places)
  const alreadyOpen = rows.length - outside - written.length
  if (written.length === 0) return refused({ code: 'nothing_to_ask', asked: rows.length, alreadyOpen, outside })
  await db.updateTable('inquiry').set({ asked: written.length }).where('id', '=', id).execute()
  await writeEvents(db, [
    {
      ...byCaller(caller),
      verb: 'open',
      register: 'inquiry',
      subject: String(id),
      region: caller.post.region.path,
      detail: { policy: policy.id, fact: `${fact.entity}.${fact.field}`, asked: written.length },
    },
    ...written.map((row) => ({
      ...byCaller(caller),
      verb: 'ask',
      register: 'verification',
      subject: String(row.id),
      region: row.region,
      to: 'asked',
      version: 1,
      round: 1,
    })),
  ])
  await keepItems(db, caller, [id], calendar)
  await tellAsked(db, caller, id)
  return done({ inquiry: String(id), asked: written.length, alreadyOpen, outside, due: due ?? null })
}

async function writeInquiry(db: Work, caller: Caller, { run, policy, fact, note }: Inquiry, due: string | undefined): Promise<bigint> {
  const { id } = await db
    .insertInto('inquiry')
    .values({
      region: caller.post.region.path,
      run,
      policy: policy.id,
      entity: fact.entity,
      field: fact.field,
      fact: JSON.stringify({ zh: fact.zh, policy: policy.zh }),
      owner: fact.owner,
      asked: 0,
      due_on: due ?? null,
      note: note ?? null,
      opened_by: caller.account.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The rows that are in the caller's regions and not asked for already; the policies of the database would refuse the others as a whole. */
async function writeRows(db: Work, inquiry: bigint, { subjectEntity, fact, rows }: Inquiry, places: ReadonlyMap<number, PlaceOfCode>) {
  const written: { readonly id: bigint; readonly region: string }[] = []
  for (let at = 0; at < rows.length; at += atOnce) {
    const part = placed(rows.slice(at, at + atOnce), places)
    const inserted = await sql<{ id: bigint; region: string }>`
      insert into verification (inquiry, region, state, subject_entity, subject_key, entity, key, field)
      select ${inquiry}, region.path, 'asked', ${subjectEntity}, asked.subject, ${fact.entity}, asked.key, ${fact.field}
      from unnest(${part.map(({ subject }) => subject)}::bigint[], ${part.map(({ key }) => key)}::bigint[], ${part.map(({ path }) => path)}::text[]) asked(subject, key, path)
      join region on region.path = asked.path
      where ${inRanges(sql.ref('region.path'))}
      on conflict (entity, key, field) where state in ('asked', 'answered', 'confirmed') do nothing
      returning id, region`.execute(db)
    written.push(...inserted.rows)
  }
  return written
}

/** Whether any row lies in the caller's regions and is not asked for already. */
async function isAnyFresh(db: Work, { fact, rows }: Inquiry, places: ReadonlyMap<number, PlaceOfCode>): Promise<boolean> {
  for (let at = 0; at < rows.length; at += atOnce) {
    const part = placed(rows.slice(at, at + atOnce), places)
    const { rows: fresh } = await sql<{ key: bigint }>`
      select asked.key from unnest(${part.map(({ key }) => key)}::bigint[], ${part.map(({ path }) => path)}::text[]) asked(key, path)
      join region on region.path = asked.path
      where ${inRanges(sql.ref('region.path'))} and not exists (select from verification under
        where under.entity = ${fact.entity} and under.key = asked.key and under.field = ${fact.field} and under.state in ('asked', 'answered', 'confirmed'))
      limit 1`.execute(db)
    if (fresh.length > 0) return true
  }
  return false
}

/** Rows that lie in a known region, with its path. */
const placed = (rows: readonly AskedRow[], places: ReadonlyMap<number, PlaceOfCode>) =>
  rows.flatMap((row) => {
    const path = places.get(row.region)?.path
    return path === undefined ? [] : [{ ...row, path }]
  })

async function countOutside(db: Work, { rows }: Inquiry, places: ReadonlyMap<number, PlaceOfCode>): Promise<number> {
  const byPath = [...Map.groupBy(rows, ({ region }) => places.get(region)?.path)]
  const { rows: inside } = await sql<{ path: string }>`
    select region.path from region where region.path = any(${byPath.map(([path]) => path ?? '')}::text[]) and ${inRanges(sql.ref('region.path'))}`.execute(
    db,
  )
  const known = new Set<string | undefined>(inside.map(({ path }) => path))
  return byPath.filter(([path]) => !known.has(path)).reduce((sum, [, group]) => sum + group.length, 0)
}

/** Whether a path lies in the ranges of the transaction, as the policies of the database have it. */
function inRanges(path: ReturnType<typeof sql.ref>) {
  const bounds = [1, 2, 3, 4].map(
    (n) =>
      sql`(${path} >= nullif(current_setting(${`app.lo${n}`}, true), '') collate "C" and ${path} < nullif(current_setting(${`app.hi${n}`}, true), '') collate "C")`,
  )
  return sql`(${sql.join(bounds, sql` or `)})`
}
