import { sql } from 'kysely'
import { done, type Result, refused } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'
import type { Batch } from './find-batch.ts'
import type { RefusedWith } from './refusals.ts'

/** What a list holds: its rows that are not waived, dropped or left, what they come to, and the SHA-256 over them. */
export interface ListSum {
  readonly rows: number
  readonly fen: bigint
  readonly hash: string
}

/**
 * The sum of a list as it stands. The hash is over one line per row in the order of their numbers: number, what is paid once, period, fen,
 * joined by tabs, lines joined by line feeds; anybody can compute it from an export.
 */
export async function sumOfList(db: Work, batch: bigint): Promise<ListSum> {
  const { rows } = await sql<{ rows: bigint; fen: string | null; hash: string | null }>`
    select count(*) as rows, sum(fen)::text as fen,
      encode(sha256(convert_to(coalesce(string_agg(concat_ws(E'\t', id, once_key, period, fen), E'\n' order by id), ''), 'UTF8')), 'hex') as hash
    from claim where batch = ${batch} and state not in ('waived', 'dropped', 'deferred')`.execute(db)
  const [sum] = rows
  return { rows: Number(sum?.rows ?? 0), fen: BigInt(sum?.fen ?? 0), hash: sum?.hash ?? '' }
}

/** Freezes the list of a batch: what it holds from here on changes by numbered changes alone. */
export async function signList(db: Work, { id }: Batch, day: string): Promise<Result<ListSum, RefusedWith<'batch_is_empty'>>> {
  const sum = await sumOfList(db, id)
  if (sum.rows === 0) return refused({ code: 'batch_is_empty' })
  await db
    .updateTable('batch')
    .set({ signed_rows: sum.rows, signed_fen: sum.fen, signed_hash: sum.hash, signed_on: day })
    .where('id', '=', id)
    .execute()
  return done(sum)
}

/** Refused where the signed list, its numbered changes, and the rows there are do not come to the same. */
export async function holdToSigned(db: Work, batch: Batch): Promise<Result<ListSum, RefusedWith<'counts_differ'>>> {
  const { id, signed } = batch
  const now = await sumOfList(db, id)
  if (signed === undefined) return done(now)
  const changed = await sumOfChanges(db, id)
  if (signed.rows + changed.rows === now.rows && signed.fen + changed.fen === now.fen) return done(now)
  return refused({
    code: 'counts_differ',
    signedRows: signed.rows,
    signedFen: signed.fen,
    changedRows: changed.rows,
    changedFen: changed.fen,
    rows: now.rows,
    fen: now.fen,
  })
}

/** What the numbered changes of a batch add to its signed list; what they take is negative. */
export async function sumOfChanges(db: Work, batch: bigint): Promise<{ readonly rows: number; readonly fen: bigint }> {
  const { rows } = await sql<{ rows: string | null; fen: string | null }>`
    select sum(after_rows - before_rows)::text as rows, sum(after_rows * fen_after - before_rows * fen_before)::text as fen
    from (select fen_before, fen_after,
        case when state_before in ('waived', 'dropped', 'deferred') then 0 else 1 end as before_rows,
        case when state_after in ('waived', 'dropped', 'deferred') then 0 else 1 end as after_rows
      from batch_change where batch = ${batch} and round = (select round from batch where id = ${batch})) c`.execute(db)
  return { rows: Number(rows[0]?.rows ?? 0), fen: BigInt(rows[0]?.fen ?? 0) }
}
