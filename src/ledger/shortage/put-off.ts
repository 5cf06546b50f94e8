import { sql } from 'kysely'
import type { Work } from '../../store/index.ts'

/** Rows that wait, and what they come to, in fen. */
interface Waiting {
  readonly rows: number
  readonly fen: bigint
}

/** SQL: whether a claim `c` waits because its fund did not suffice. */
export const isPutOff = sql<boolean>`(c.state = 'held' and exists (
  select from fund_share s where s.waiting = c.id and s.resumed_on is null))`

/** Whether a row waits because its fund did not suffice, so that nothing else lets it go on. */
export async function waitsForFund(db: Work, claim: bigint): Promise<boolean> {
  const { rows } = await sql`select 1 from claim c where c.id = ${claim} and ${isPutOff}`.execute(db)
  return rows.length > 0
}

/** What of a batch waits because its fund did not suffice. */
export async function putOffOfBatch(db: Work, batch: bigint): Promise<Waiting> {
  const { rows } = await sql<{ rows: number; fen: string }>`
    select count(*)::int as rows, coalesce(sum(c.fen), 0)::text as fen from claim c where c.batch = ${batch} and ${isPutOff}`.execute(db)
  return { rows: rows[0]?.rows ?? 0, fen: BigInt(rows[0]?.fen ?? 0) }
}

/** A list of which rows wait for more of a fund. */
export interface PutOffBatch extends Waiting {
  readonly batch: bigint
  readonly number: string
  readonly policy: string
  /** The decision that put the first of them off. */
  readonly decision: string
  readonly since: string
}

/** The lists of a fund in a place of which rows wait for more of it, the first that were put off first. */
export async function putOffOfFund(db: Work, region: string, fund: string): Promise<readonly PutOffBatch[]> {
  const { rows } = await sql<Omit<PutOffBatch, 'fen'> & { fen: string }>`
    select b.id as batch, b.number, b.policy_zh as policy, (array_agg(f.number order by f.id))[1] as decision, min(f.decided_on)::text as since,
      count(*)::int as rows, sum(c.fen)::text as fen
    from fund_share s join fund_shortage f on f.id = s.shortage join claim c on c.id = s.waiting join batch b on b.id = c.batch
    where s.resumed_on is null and c.state = 'held' and b.region = ${region} and b.fund = ${fund}
    group by b.id order by min(f.id)`.execute(db)
  return rows.map(({ fen, ...row }) => ({ ...row, fen: BigInt(fen) }))
}
