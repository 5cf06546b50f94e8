import { sql } from 'kysely'
import type { Work } from '../../store/index.ts'
import type { SumOnPaper } from './accept-batch.ts'

/** What came back of one payment, in fen, by an entry of the case that claims it back. */
export interface RecoveredPart {
  readonly payment: bigint
  readonly claim: bigint
  readonly batch: bigint
  readonly fen: bigint
}

/** Writes down what came back of payments: received on a day, from then on its fund has it again, or set off against a later payment. */
export async function writeRecovered(
  db: Work,
  {
    entry,
    region,
    way,
    day,
  }: { readonly entry: bigint; readonly region: string; readonly way: 'received' | 'offset'; readonly day: string },
  parts: readonly RecoveredPart[],
): Promise<void> {
  await db
    .insertInto('recovered_money')
    .values(parts.map(({ payment, claim, batch, fen }) => ({ entry, payment, claim, batch, region, way, fen, back_on: day })))
    .execute()
}

/** Rows of a batch of which something came back after they were paid, and how much; their payments stay what they were. */
export async function recoveredOf(db: Work, batch: bigint): Promise<SumOnPaper> {
  const { rows } = await sql<{ rows: bigint; fen: string | null }>`
    select count(distinct claim) as rows, sum(fen)::text as fen from recovered_money where batch = ${batch}`.execute(db)
  return { rows: Number(rows[0]?.rows ?? 0), fen: BigInt(rows[0]?.fen ?? 0) }
}
