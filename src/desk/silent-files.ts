import { sql } from 'kysely'
import { workdaysAfter } from '../kernel/workdays.ts'
import type { Work } from '../store/index.ts'
import { type AnswerTerms, answerTimes, type Wait, waitOf } from './answer-time.ts'

/** A batch as a line about its money names it. */
export interface BatchNamed {
  readonly id: bigint
  readonly number: string
  readonly policy: { readonly id: string; readonly zh: string }
  readonly fund: string
  readonly region: { readonly path: string; readonly name: string }
}

/** A file whose bank has not answered all of it: how many rows, since when, and whether that is later than it should be. */
export interface SilentFile extends Wait {
  readonly batch: BatchNamed
  readonly file: bigint
  readonly number: string
  readonly layout: string
  readonly handedOn: string
  readonly rows: number
  readonly fen: bigint
  /** Working days since; undefined where the calendar does not know them all. */
  readonly workdays: number | undefined
}

/**
 * Payments that banks are silent about, as the FROM item `silent`. Lists that are done have some only where money that came back late was
 * handed over again: files made since they were done.
 */
export const silentPayments = (batch?: bigint) => sql`(
  select p.id, p.claim, p.batch, p.file, p.fen, p.paid_on
  from (
    select f.id from batch b join bank_file f on f.batch = b.id and f.direction = 'out'
    where b.state = 'answers' and ${batch === undefined ? sql`true` : sql`b.id = ${batch}`}
    union all
    select f.id from batch b join bank_file f on f.batch = b.id and f.direction = 'out'
    where b.state = 'done' and ${batch === undefined ? sql`true` : sql`b.id = ${batch}`}
      and exists (select from event e where e.register = 'batch' and e.subject = b.id::text and e.verb = 'settle' and e.at < f.recorded_at)
  ) out join payment p on p.file = out.id join payment_standing s on s.payment = p.id and s.state = 'in_process'
) as silent`

/** Files that banks are still silent about in the caller's regions, the longest first; of one batch where it is named. */
export async function silentFiles(db: Work, today: string, terms: AnswerTerms, batch?: bigint): Promise<readonly SilentFile[]> {
  const { rows } = await sql<{
    batch: bigint
    batch_number: string
    policy: string
    policy_zh: string
    fund: string
    path: string
    place: string
    file: bigint
    number: string
    layout: string
    entered_on: string
    rows: bigint
    fen: string
  }>`
    with counted as materialized (select file, count(*) as rows, sum(fen)::text as fen from ${silentPayments(batch)} group by file)
    select b.id as batch, b.number as batch_number, b.policy, b.policy_zh, b.fund, b.region as path, r.name as place, f.id as file, f.number, f.layout,
      f.entered_on, n.rows, n.fen
    from counted n join bank_file f on f.id = n.file join batch b on b.id = f.batch join region r on r.path = b.region
    order by f.entered_on, f.id`.execute(db)
  const timeOf = await answerTimes(db, terms)
  return rows.map((row) => ({
    batch: {
      id: row.batch,
      number: row.batch_number,
      policy: { id: row.policy, zh: row.policy_zh },
      fund: row.fund,
      region: { path: row.path, name: row.place },
    },
    file: row.file,
    number: row.number,
    layout: row.layout,
    handedOn: row.entered_on,
    rows: Number(row.rows),
    fen: BigInt(row.fen),
    workdays: workdaysAfter(row.entered_on, today, terms.calendar),
    ...waitOf(row.entered_on, today, timeOf(row.path, row.layout), terms.calendar),
  }))
}
