import { join } from 'node:path'
import { type DuckDb, parquetRows, sqlText } from '../store/index.ts'
import type { RunOnDisk } from './runs/read-run.ts'

/** What settlement made of one payable decision; amounts are fen as decimal text. */
export interface SettledDecision {
  readonly gross: string
  readonly paidBefore: string
  /** Absent where earlier payments or other policies leave it open. */
  readonly net: string | undefined
  readonly status: string
  readonly becauseOf: string | undefined
}

/** The settled row of a subject under a variant in a finished run; undefined where the decision pays nothing. */
export async function findSettlement(
  database: DuckDb,
  run: RunOnDisk,
  variant: string,
  subject: bigint,
): Promise<SettledDecision | undefined> {
  const file = join(run.folder, run.record.settlement.file)
  const [row] = await database.rows(
    `select cast(gross as varchar) as gross, cast(paid_before as varchar) as paid, cast(net as varchar) as net, status, because_of from ${parquetRows([file])} where variant = ${sqlText(variant)} and subject_id = ${subject}`,
  )
  if (row === undefined) return undefined
  const text = (name: string) => (row[name] === null || row[name] === undefined ? undefined : String(row[name]))
  return {
    gross: text('gross') ?? '0',
    paidBefore: text('paid') ?? '0',
    net: text('net'),
    status: text('status') ?? '',
    becauseOf: text('because_of'),
  }
}
