import { join } from 'node:path'
import { type DuckDb, parquetRows, type Row, sqlText } from '../../store/index.ts'
import type { RunOnDisk } from '../runs/read-run.ts'
import { type Standing, standingColumns, standingOf } from './standing.ts'

/** What settlement made of one decision that is due or under review; amounts are fen as decimal text. */
export interface SettledDecision {
  readonly gross: string
  readonly paidBefore: string
  /** What is payable: nothing while it is under review; absent where earlier payments or other policies leave it open. */
  readonly net: string | undefined
  /** What it would bring if the review grants it. */
  readonly awaitingReview: string | undefined
  /** What a cap keeps back from it for decisions before it that are not certain. */
  readonly reserved: string | undefined
  readonly standing: Standing
}

/** The settled row of a subject under a variant in a finished run; undefined where the decision pays nothing. */
export async function findSettlement(
  database: Pick<DuckDb, 'rows'>,
  run: RunOnDisk,
  variant: string,
  subject: bigint,
): Promise<SettledDecision | undefined> {
  const file = join(run.folder, run.record.settlement.file)
  const [row] = await database.rows(
    `select ${[...amountColumns, ...standingColumns].join(', ')}
from ${parquetRows([file])}
where variant = ${sqlText(variant)} and subject_id = ${subject}`,
  )
  return row === undefined ? undefined : settledDecision(row)
}

/** Every settled row of a relation, by variant; for a settlement of one subject. */
export async function settledDecisionsIn(database: DuckDb, relation: string): Promise<ReadonlyMap<string, SettledDecision>> {
  const rows = await database.rows(`select variant, ${[...amountColumns, ...standingColumns].join(', ')} from ${relation}`)
  return new Map(rows.map((row) => [String(row.variant), settledDecision(row)]))
}

const amountColumns = ['gross', 'paid_before', 'net', 'awaiting_review', 'reserved'].map((name) => `cast(${name} as varchar) as ${name}`)

function settledDecision(row: Row): SettledDecision {
  return {
    gross: String(row.gross),
    paidBefore: String(row.paid_before),
    net: textOf(row.net),
    awaitingReview: textOf(row.awaiting_review),
    reserved: textOf(row.reserved),
    standing: standingOf(row),
  }
}

const textOf = (value: unknown): string | undefined => (value === null ? undefined : String(value))
