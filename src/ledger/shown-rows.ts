import { sql } from 'kysely'
import type { Work } from '../store/index.ts'
import type { Batch } from './find-batch.ts'
import type { ListSum } from './sign-list.ts'

/**
 * Rows that a notice has to show: they are on the list, and were not shown in this round with the amount they have. What is held is not
 * made public; it is shown once it goes on.
 */
const unshown = ({ id, round }: Pick<Batch, 'id' | 'round'>) => sql`
  select c.id, c.region, c.once_key, c.period, c.fen from claim c
  left join (select distinct on (r.claim) r.claim, r.fen from publication_row r join publication p on p.id = r.publication
      where p.batch = ${id} and p.round = ${round} order by r.claim, r.publication desc) last on last.claim = c.id
  where c.batch = ${id} and c.state = 'listed' and last.fen is distinct from c.fen`

/** What a notice would show now: rows, what they come to, and the SHA-256 over them, a line each as in the signed list. */
export async function sumOfUnshown(db: Work, batch: Pick<Batch, 'id' | 'round'>): Promise<ListSum> {
  const { rows } = await sql<{ rows: bigint; fen: string | null; hash: string }>`
    select count(*) as rows, sum(fen)::text as fen,
      encode(sha256(convert_to(coalesce(string_agg(concat_ws(E'\t', id, once_key, period, fen), E'\n' order by id), ''), 'UTF8')), 'hex') as hash
    from (${unshown(batch)}) u`.execute(db)
  const [sum] = rows
  return { rows: Number(sum?.rows ?? 0), fen: BigInt(sum?.fen ?? 0), hash: sum?.hash ?? '' }
}

/** Writes down which rows a notice shows, each with its amount. */
export async function showRows(db: Work, batch: Pick<Batch, 'id' | 'round'>, publication: bigint): Promise<void> {
  await sql`
    insert into publication_row (publication, claim, region, fen)
    select ${publication}, id, region, fen from (${unshown(batch)}) u order by id`.execute(db)
}
