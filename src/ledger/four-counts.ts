import { sql } from 'kysely'
import type { Work } from '../store/index.ts'
import type { Batch } from './find-batch.ts'
import { recoveredOf } from './money/recovered-money.ts'
import { type ClaimState, leftStates } from './row-lives.ts'

/** Rows and what they come to, in fen. */
export interface Count {
  readonly rows: number
  readonly fen: bigint
}

/**
 * What was approved, and what became of it: the four counts that every list is reconciled by. Every state of a row belongs to exactly
 * one of these; what is `approved` was frozen at approval and does not follow from the rows, so that a difference shows.
 */
export interface FourCounts {
  readonly listed: Count
  readonly signed: Count | undefined
  readonly approved: Count | undefined
  readonly handedOver: Count
  readonly succeeded: Count
  readonly returned: Count
  readonly inProcess: Count
  readonly held: Count
  /** What left the list, and by how much amounts were lowered since approval. */
  readonly cancelled: Count
  /** Approved and neither handed over, held nor cancelled: it waits for the bank file. */
  readonly waiting: Count
  /** Approved less handed over, held, cancelled and waiting; anything but nothing is to be looked into. */
  readonly difference: Count | undefined
  /** Beside them: what came back of rows that succeeded, which stay what they were. */
  readonly recovered: Count
}

/** Which count a row in a state belongs to. */
const countOf = {
  listed: 'waiting',
  payable: 'returned',
  held: 'held',
  // It waits for its own notice to be over, as what is held waits for a doubt.
  unpublished: 'held',
  waived: 'cancelled',
  dropped: 'cancelled',
  deferred: 'cancelled',
  in_process: 'inProcess',
  paid: 'succeeded',
  returned: 'returned',
  back: 'returned',
  corrected: 'returned',
} as const satisfies Readonly<Record<ClaimState, keyof FourCounts>>

/** The counts of a batch. Rows that left the list before approval count nowhere; those after it stand in its numbered changes. */
export async function fourCounts(
  db: Work,
  { id, round, signed, approved }: Pick<Batch, 'id' | 'round' | 'signed' | 'approved'>,
): Promise<FourCounts> {
  const rows = await db
    .selectFrom('claim')
    .select(({ fn }) => ['state', fn.countAll<bigint>().as('rows'), fn.sum<string>('fen').as('fen')])
    .where('batch', '=', id)
    .groupBy('state')
    .execute()
  const of = (name: keyof FourCounts): Count =>
    rows
      .filter(({ state }) => countOf[state as ClaimState] === name)
      .reduce((sum, row) => ({ rows: sum.rows + Number(row.rows), fen: sum.fen + BigInt(row.fen) }), nothing)
  const [succeeded, returned, inProcess, held, waiting] = [of('succeeded'), of('returned'), of('inProcess'), of('held'), of('waiting')]
  const cancelled = approved === undefined ? of('cancelled') : await leftAfterApproval(db, id, round)
  const handedOver = [succeeded, returned, inProcess].reduce(plus, nothing)
  const listed = [handedOver, held, waiting].reduce(plus, nothing)
  const difference =
    approved === undefined
      ? undefined
      : { rows: approved.rows - listed.rows - cancelled.rows, fen: approved.fen - listed.fen - cancelled.fen }
  const recovered = await recoveredOf(db, id)
  return { listed, signed, approved, handedOver, succeeded, returned, inProcess, held, cancelled, waiting, difference, recovered }
}

/** Rows that left the list since approval with what they came to, and what others were lowered by. */
async function leftAfterApproval(db: Work, batch: bigint, round: number): Promise<Count> {
  const { rows } = await sql<{ rows: bigint; fen: string | null }>`
    select count(*) filter (where has_left) as rows, sum(case when has_left then fen_before else fen_before - fen_after end)::text as fen
    from (select fen_before, fen_after, state_after = any (${[...leftStates]}::text[]) as has_left
      from batch_change where batch = ${batch} and round = ${round} and is_after_approval) c`.execute(db)
  return { rows: Number(rows[0]?.rows ?? 0), fen: BigInt(rows[0]?.fen ?? 0) }
}

const nothing: Count = { rows: 0, fen: 0n }
const plus = (a: Count, b: Count): Count => ({ rows: a.rows + b.rows, fen: a.fen + b.fen })
