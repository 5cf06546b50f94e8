import { done, type Result } from '../../kernel/result.ts'
import type { Row } from '../../store/index.ts'
import type { RunOnDisk } from '../runs/read-run.ts'
import type { AskedList } from './ask-list.ts'
import type { ListCount, ListSums } from './list-query.ts'
import { countOf, countSql, type Paging } from './paging.ts'
import { type ReadRefusal, type RunReader, readFiles, withinSignal } from './run-reader.ts'

/** How many rows a question means, and their sums where they were asked for. */
export interface Totals {
  readonly count: ListCount
  readonly sums: ListSums | undefined
}

/**
 * The totals of a question, kept for its other pages and orders: rows are counted in the same pass as they are summed up. What is kept
 * is told whatever became of the file since; whoever asks reads rows of it too.
 */
export async function readTotals(
  reader: RunReader,
  run: RunOnDisk,
  { list, where }: AskedList,
  paging: Paging,
  withSums: boolean,
  signal: AbortSignal | undefined,
): Promise<Result<Totals, ReadRefusal>> {
  const select = (rows: string) => (withSums ? sumsSql(rows, where) : countSql(paging, rows, where))
  const key = JSON.stringify([run.record.digest, list.file, where, withSums || paging.count])
  const read = () => readFiles(reader, [{ run, file: list.file }], (rows = '') => select(rows))
  const found = await withinSignal(reader.totals.get(key, read), signal)
  if (found.kind === 'refused') return found
  return done({ count: countOf(paging, found.value), sums: withSums ? sumsOf(found.value[0]) : undefined })
}

const summed = ['gross', 'net', 'awaiting_review', 'taken', 'ceiling'] as const

const sumsSql = (rows: string, where: string): string =>
  `select count(*) as n, ${summed.map((name) => `cast(coalesce(sum(${name}), 0) as varchar) as ${name}`).join(', ')} from ${rows} where ${where}`

function sumsOf(row: Row | undefined): ListSums {
  const fen = (name: (typeof summed)[number]) => BigInt(String(row?.[name] ?? '0'))
  return { gross: fen('gross'), net: fen('net'), awaitingReview: fen('awaiting_review'), taken: fen('taken'), ceiling: fen('ceiling') }
}
