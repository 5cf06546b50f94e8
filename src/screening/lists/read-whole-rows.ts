import { done, type Result } from '../../kernel/result.ts'
import type { Row } from '../../store/index.ts'
import { rowNumber } from './list-sorts.ts'
import type { ListedPolicy } from './listed-policy.ts'
import { rowColumns } from './read-row.ts'
import type { ReadRefusal } from './run-reader.ts'

/** Reads the rows of a SELECT over one list. */
export type ReadList = (select: (rows: string) => string) => Promise<Result<readonly Row[], ReadRefusal>>

/**
 * All columns of the rows whose `number` a SELECT finds, beside what else it finds of them, in its order. Where rows stand is found
 * first, from the few columns that the question is about; all columns are read of those rows alone.
 */
export async function readWholeRows(
  read: ReadList,
  list: ListedPolicy,
  select: (rows: string) => string,
): Promise<Result<readonly Row[], ReadRefusal>> {
  const found = await read(select)
  if (found.kind === 'refused' || found.value.length === 0) return found
  const numbers = found.value.map(({ number }) => String(number)).join(', ')
  const whole = await read((rows) => `select ${rowNumber} as number, ${rowColumns(list)} from ${rows} where ${rowNumber} in (${numbers})`)
  if (whole.kind === 'refused') return whole
  const byNumber = new Map(whole.value.map((row) => [row.number, row]))
  return done(found.value.map(({ number = null, ...beside }) => ({ ...byNumber.get(number), ...beside })))
}
