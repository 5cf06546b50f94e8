import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { WorkCalendar } from '../../kernel/workdays.ts'
import type { Work } from '../../store/index.ts'
import { type Batch, findBatchIn } from '../find-batch.ts'
import type { NotInStep, RefusedWith } from '../refusals.ts'
import { rehearsedSum } from '../rehearsal/rehearsed-rows.ts'
import { keepSampleItem } from './keep-sample-item.ts'
import { samplePlanIn, sampleStanding } from './sample-standing.ts'

/** By which rule rows are drawn: it is told to whoever draws again, and a later rule gets another name. */
const method = 'sha256-order-1'

/** A number that was drawn in public: which, by whom, on what day. */
export interface PublicNumber {
  readonly number: string
  readonly source: string
  readonly day: string
}

/** How much is drawn where no document says so, and why. */
export interface WantedSize {
  readonly share: number
  readonly least: number
  readonly reason: string
}

type DrawRefusal =
  | NotInStep
  | RefusedWith<
      'row_not_found' | 'text_needed' | 'day_ahead' | 'public_number_early' | 'sample_drawn' | 'sample_size_needed' | 'batch_is_empty'
    >

/** What came of a draw; plain JSON. */
export type DrawnSample = { readonly sample: string; readonly rows: number; readonly of: number; readonly seed: string }

/**
 * Draws a sample of an approved list as it stands, once a round: of every stratum (body, third by amount, what is known against a row)
 * the first rows in the order that the seed gives. The seed is the SHA-256 over the hash of the list, a tab and a number that was drawn in
 * public since the list was approved; the order that of the SHA-256 over the seed, a tab and the number of each row.
 */
export async function drawSample(
  db: Work,
  caller: Caller,
  id: bigint,
  publicNumber: PublicNumber,
  wanted: WantedSize | undefined,
  calendar: WorkCalendar,
): Promise<Result<DrawnSample, DrawRefusal>> {
  const found = await wholeBatch(db, id)
  if (found.kind === 'refused') return found
  const batch = found.value
  const fault = faultOfNumber(publicNumber, batch, caller.day)
  if (fault !== undefined) return refused(fault)
  const before = await db
    .selectFrom('sample')
    .select('drawn_on')
    .where('batch', '=', id)
    .where('round', '=', batch.round)
    .executeTakeFirst()
  if (before !== undefined) return refused({ code: 'sample_drawn', on: before.drawn_on })
  const plan = await samplePlanIn(db, id)
  const size = plan ?? (wanted === undefined ? undefined : { ...wanted, basis: wanted.reason, mostWrong: undefined })
  if (size === undefined) return refused({ code: 'sample_size_needed' })
  if (size.basis.trim() === '') return refused({ code: 'text_needed', what: 'reason' })
  const list = await rehearsedSum(db, id)
  if (list.rows === 0) return refused({ code: 'batch_is_empty' })
  const number = publicNumber.number.trim()
  const seed = createHash('sha256').update(`${list.hash}\t${number}`).digest('hex')
  const { id: sample } = await db
    .insertInto('sample')
    .values({
      ...{ batch: id, region: batch.region, round: batch.round, list_hash: list.hash, rows: list.rows, fen: list.fen },
      ...{ public_number: number, public_source: publicNumber.source.trim(), public_on: publicNumber.day, seed, method },
      ...{ share: size.share, least: size.least, basis: size.basis.trim(), most_wrong: size.mostWrong ?? null },
      ...{ drawn_by: caller.account.id, drawn_on: caller.day },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await placeRows(db, batch, sample, seed)
  const wantedRows = sql`greatest(${size.least}::bigint, (s.rows * ${size.share}::bigint + 9999) / 10000)`
  const rows = await drawRows(db, caller, batch, sample, 'first', wantedRows, undefined, calendar)
  await writeDraw(db, caller, batch, sample, { reach: 'first', rows, seed, number, source: publicNumber.source.trim(), hash: list.hash })
  return done({ sample: String(sample), rows, of: list.rows, seed })
}

/**
 * Draws further into every stratum, in the same order: twice as far, or all of it. Only once everything that was drawn before was looked
 * at; what was found then counts on.
 */
export async function drawFurther(
  db: Work,
  caller: Caller,
  id: bigint,
  reach: 'larger' | 'full',
  reason: string,
  calendar: WorkCalendar,
): Promise<
  Result<
    { readonly rows: number },
    NotInStep | RefusedWith<'row_not_found' | 'text_needed' | 'sample_needed' | 'sample_open' | 'sample_whole'>
  >
> {
  if (reason.trim() === '') return refused({ code: 'text_needed', what: 'reason' })
  const found = await wholeBatch(db, id)
  if (found.kind === 'refused') return found
  const standing = await sampleStanding(db, found.value)
  if (standing === undefined) return refused({ code: 'sample_needed' })
  if (standing.looked < standing.drawn)
    return refused({ code: 'sample_open', rows: standing.drawn - standing.looked, drawn: standing.drawn })
  if (standing.drawn === standing.rows) return refused({ code: 'sample_whole' })
  // Twice as far may be all there is, and then it is a full check.
  const isFull = reach === 'full' || standing.strata.every(({ rows, drawn }) => 2 * drawn >= rows)
  const wanted = isFull ? sql`s.rows` : sql`2 * s.drawn`
  const rows = await drawRows(db, caller, found.value, standing.id, isFull ? 'full' : 'larger', wanted, reason.trim(), calendar)
  await writeDraw(db, caller, found.value, standing.id, { reach: isFull ? 'full' : 'larger', rows, reason: reason.trim() })
  return done({ rows })
}

/** A batch that waits for its sample, and all of it in the caller's sight: whoever sees a part alone draws nothing of the whole. */
export async function wholeBatch(db: Work, id: bigint): Promise<Result<Batch, NotInStep | RefusedWith<'row_not_found'>>> {
  const { rows } = await sql`select id from batch where id = ${id} for update`.execute(db)
  const found = await findBatchIn(db, id, ['sample'])
  if (found.kind === 'refused') return found
  return rows.length === 0 ? refused({ code: 'row_not_found', id: String(id) }) : found
}

function faultOfNumber({ number, source, day }: PublicNumber, { approved }: Batch, today: string) {
  if (number.trim() === '') return { code: 'text_needed', what: 'number' } as const
  if (source.trim() === '') return { code: 'text_needed', what: 'source' } as const
  if (day > today) return { code: 'day_ahead', day, today } as const
  // What was known before the list was approved could have chosen the list.
  if (approved !== undefined && day < approved.on) return { code: 'public_number_early', day, approved: approved.on } as const
  return undefined
}

/** Writes the list down as it stands: the stratum of each row, and its place in the order of chance there. */
async function placeRows(db: Work, { id, round }: Batch, sample: bigint, seed: string): Promise<void> {
  await sql`
    with changed as (select distinct claim from batch_change where batch = ${id} and round = ${round}),
    questioned as (
      select claim from doubt where batch = ${id} union select claim from objection where batch = ${id} and claim is not null
    ), listed as (
      select c.id, c.region, c.part, c.fen, c.account, ntile(3) over (order by c.fen desc, c.id) as size,
        case when g.claim is not null then 'changed' when a.corrects is not null then 'account'
          when q.claim is not null then 'questioned' else 'none' end as risk,
        sha256(convert_to(${seed}::text || E'\t' || c.id, 'UTF8')) as chance
      from claim c left join changed g on g.claim = c.id left join payee_account a on a.id = c.account left join questioned q on q.claim = c.id
      where c.batch = ${id} and c.state not in ('waived', 'dropped', 'deferred')
    )
    insert into sample_place (sample, claim, region, part, size, risk, place, fen, account)
    select ${sample}, id, region, part, size, risk, row_number() over (partition by part, size, risk order by chance, id), fen, account
    from listed`.execute(db)
}

/** Draws every stratum up to a place; gives how many rows that added. `wanted` says the place of a stratum `s`. */
async function drawRows(
  db: Work,
  caller: Caller,
  batch: Batch,
  sample: bigint,
  reach: 'first' | 'larger' | 'full',
  wanted: ReturnType<typeof sql>,
  reason: string | undefined,
  calendar: WorkCalendar,
): Promise<number> {
  const { last } = await db
    .selectFrom('sample_draw')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('sample', '=', sample)
    .executeTakeFirstOrThrow()
  const number = (last ?? 0) + 1
  const { rows } = await sql<{ rows: bigint }>`
    with s as (
      select p.part, p.size, p.risk, count(*) as rows, count(r.claim) as drawn
      from sample_place p left join sample_row r on r.sample = p.sample and r.claim = p.claim
      where p.sample = ${sample} group by p.part, p.size, p.risk
    ), drawn as (
      insert into sample_row (sample, claim, draw, batch, region)
      select p.sample, p.claim, ${number}, ${batch.id}, p.region
      from sample_place p join s on s.part = p.part and s.size = p.size and s.risk = p.risk
      where p.sample = ${sample} and p.place > s.drawn and p.place <= ${wanted} returning claim
    )
    select count(*) as rows from drawn`.execute(db)
  const added = Number(rows[0]?.rows ?? 0)
  await db
    .insertInto('sample_draw')
    .values({
      ...{ sample, number, region: batch.region, reach, rows: added, reason: reason ?? null },
      ...{ drawn_by: caller.account.id, drawn_on: caller.day },
    })
    .execute()
  await keepSampleItem(db, caller, batch, calendar)
  return added
}

function writeDraw(db: Work, caller: Caller, { id, region, round }: Batch, sample: bigint, detail: Readonly<Record<string, unknown>>) {
  return writeEvent(db, {
    ...byCaller(caller),
    verb: 'draw',
    register: 'sample',
    subject: String(sample),
    region,
    round,
    detail: { batch: String(id), ...detail },
  })
}
