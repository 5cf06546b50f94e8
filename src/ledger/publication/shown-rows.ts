import { sql } from 'kysely'
import type { Work } from '../../store/index.ts'
import type { Batch } from '../find-batch.ts'
import type { ListSum } from '../sign-list.ts'

type Round = Pick<Batch, 'id' | 'round'>

/**
 * Rows that a notice has to show: they are on the list, or wait for a notice of their own, and were not shown in this round with the
 * amount they have. What is held is not made public; it is shown once it goes on.
 */
const unshown = ({ id, round }: Round) => sql`
  select c.id, c.region, c.once_key, c.period, c.fen from claim c left join (${shownAs({ id, round })}) last on last.claim = c.id
  where c.batch = ${id} and c.state in ('listed', 'unpublished') and last.fen is distinct from c.fen`

/** The notice of this round that showed each row last, and with which amount. */
const lastShown = ({ id, round }: Round) => sql`
  select distinct on (r.claim) r.claim, r.fen, p.id as publication, p.to_day, p.again_of is not null as is_own
  from publication_row r join publication p on p.id = r.publication
  where p.batch = ${id} and p.round = ${round} order by r.claim, r.publication desc`

/**
 * With which amount each row was shown last. A row that a fund could pay a part of, and the row of the rest, were shown as the one row they
 * came from as long as together they come to what that showed: how a fund is shared changes no grant.
 */
const shownAs = ({ id, round }: Round) => sql`
  with recursive own as (${lastShown({ id, round })}),
  parted as (select claim, waiting from fund_share where batch = ${id} and waiting is not null and waiting <> claim),
  kin as (
    select claim, claim as root from parted where claim not in (select waiting from parted)
    union select p.waiting, k.root from kin k join parted p on p.claim = k.claim
  ), whole as (
    select k.root, sum(c.fen) as fen from kin k join claim c on c.id = k.claim group by k.root
  )
  select c.id as claim, case when is_part then c.fen else o.fen end as fen, case when is_part then r.publication else o.publication end as publication,
    case when is_part then r.to_day else o.to_day end as to_day, case when is_part then r.is_own else o.is_own end as is_own
  from claim c left join own o on o.claim = c.id left join kin k on k.claim = c.id left join whole w on w.root = k.root
  left join own r on r.claim = k.root
  cross join lateral (select coalesce(o.fen is distinct from c.fen and r.fen = w.fen, false) as is_part) x
  where c.batch = ${id}`

/** What a notice would show now: rows, what they come to, and the SHA-256 over them, a line each as in the signed list. */
export async function sumOfUnshown(db: Work, batch: Round): Promise<ListSum> {
  const { rows } = await sql<{ rows: bigint; fen: string | null; hash: string }>`
    select count(*) as rows, sum(fen)::text as fen,
      encode(sha256(convert_to(coalesce(string_agg(concat_ws(E'\t', id, once_key, period, fen), E'\n' order by id), ''), 'UTF8')), 'hex') as hash
    from (${unshown(batch)}) u`.execute(db)
  const [sum] = rows
  return { rows: Number(sum?.rows ?? 0), fen: BigInt(sum?.fen ?? 0), hash: sum?.hash ?? '' }
}

/** Writes down which rows a notice shows, each with its amount. */
export async function showRows(db: Work, batch: Round, publication: bigint): Promise<void> {
  await sql`
    insert into publication_row (publication, claim, region, fen)
    select ${publication}, id, region, fen from (${unshown(batch)}) u order by id`.execute(db)
}

/** Whether a row has to wait for a notice: the list was made public, and this row not with its amount, or its own notice still runs. */
export async function waitsForNotice(db: Work, { id, round }: Round, claim: bigint, today: string): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select last.fen is distinct from c.fen or (last.is_own and last.to_day >= ${today}::date) as waits
    from claim c left join (${shownAs({ id, round })}) last on last.claim = c.id
    where c.id = ${claim} and exists (select from publication where batch = ${id} and round = ${round})`.execute(db)
  return rows[0]?.waits ?? false
}

/** The rows that wait for this notice and no other to be over: it showed them last, with the amount they have. */
export async function rowsOfNotice(db: Work, { id, round }: Round, publication: bigint): Promise<readonly bigint[]> {
  const { rows } = await sql<{ id: bigint }>`
    select c.id from claim c join (${lastShown({ id, round })}) last on last.claim = c.id
    where c.batch = ${id} and c.state = 'unpublished' and last.publication = ${publication} and last.fen = c.fen order by c.id`.execute(db)
  return rows.map((row) => row.id)
}

/** How many rows of a batch wait for each notice of its present round to be over. */
export async function waitingByNotice(db: Work, batch: bigint): Promise<ReadonlyMap<bigint, number>> {
  const { rows } = await sql<{ publication: bigint; rows: bigint }>`
    select last.publication, count(*) as rows from batch b join claim c on c.batch = b.id and c.state = 'unpublished'
    join lateral (select p.id as publication, r.fen from publication_row r join publication p on p.id = r.publication
      where r.claim = c.id and p.round = b.round order by p.id desc limit 1) last on last.fen = c.fen
    where b.id = ${batch} group by last.publication`.execute(db)
  return new Map(rows.map((row) => [row.publication, Number(row.rows)]))
}
