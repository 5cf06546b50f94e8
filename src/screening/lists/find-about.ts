import { outcomeCodes } from '../../kernel/outcome.ts'
import { done, type Result } from '../../kernel/result.ts'
import type { RunOnDisk } from '../runs/read-run.ts'
import { keyColumn } from './list-columns.ts'
import type { ListRow, ListScope } from './list-query.ts'
import type { ListRecord } from './list-record.ts'
import { listedPolicy } from './listed-policy.ts'
import { readRow, rowColumns } from './read-row.ts'
import { type ReadRefusal, type RunReader, readFiles } from './run-reader.ts'
import { within } from './scope.ts'

/** What the lists of a run have about a record: as their subject, or beside it. */
export interface ListedAbout {
  readonly list: ListRecord
  /** How many rows are about it, and some of them: who is granted something before who is refused, then the least subjects first. */
  readonly total: number
  readonly rows: readonly ListRow[]
}

/**
 * The decisions of a run about a record, list by list, inside the scope: on itself, and on what carries its key, as an employment does
 * that of its person. Lists without any are left out. One question for all lists: a record stands in few of them.
 */
export async function findAbout(
  reader: RunReader,
  run: RunOnDisk,
  { entity, key }: { readonly entity: string; readonly key: bigint },
  most: number,
  scope: ListScope,
  signal?: AbortSignal,
): Promise<Result<readonly ListedAbout[], ReadRefusal>> {
  const lists = run.record.lists.policies
    .filter((list) => list.entity === entity || list.keys.includes(entity))
    .map((list) => ({ list, names: listedPolicy(run.record, list) }))
  if (lists.length === 0) return done([])
  const selects = (files: readonly string[]) =>
    lists.map(({ list, names }, at) => {
      const column = list.entity === entity ? 'subject' : keyColumn(entity)
      return `(select ${at} as list_at, count(*) over () as total, ${rowColumns(names)} from ${files[at]}
where ${column} = ${key} and (${within(scope)}) order by outcome, subject limit ${most})`
    })
  const found = await readFiles(
    reader,
    lists.map(({ list }) => ({ run, file: list.file })),
    (...files) => selects(files).join('\nunion all by name\n'),
    signal,
  )
  if (found.kind === 'refused') return found
  return done(
    lists.flatMap(({ list, names }, at) => {
      const rows = found.value.filter((row) => Number(row.list_at) === at)
      const [first] = rows
      if (first === undefined) return []
      return [{ list, total: Number(first.total), rows: rows.map((row) => readRow(row, names)).sort(inOrder) }]
    }),
  )
}

// The parts of a union come in no order.
const inOrder = (a: ListRow, b: ListRow): number => outcomeCodes[a.outcome] - outcomeCodes[b.outcome] || (a.subject < b.subject ? -1 : 1)
