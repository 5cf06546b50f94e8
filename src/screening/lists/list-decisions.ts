import { done, type Result } from '../../kernel/result.ts'
import type { Row } from '../../store/index.ts'
import type { RunOnDisk } from '../runs/read-run.ts'
import { askList } from './ask-list.ts'
import { countFacets, facetsOf } from './count-facets.ts'
import { questionMark } from './cursor.ts'
import type { ListPage, ListQuery, ListScope, ListSums } from './list-query.ts'
import type { ListRefusal } from './list-refusals.ts'
import { cursorSql } from './list-sorts.ts'
import { countOf, countSql, cutPage, pageSql, pagingOf } from './paging.ts'
import { readRow } from './read-row.ts'
import { type ReadList, readWholeRows, rowNumber } from './read-whole-rows.ts'
import { type ReadRefusal, type RunReader, readFiles } from './run-reader.ts'

/**
 * A page of the decisions on one policy in a run: those that the filter means, inside the scope whatever the filter says, in order,
 * with how many there are, and sums and facets as far as asked for. Refused where the question names what the list does not know, the
 * run is damaged or gone, or the signal is given meanwhile.
 */
export async function listDecisions(
  reader: RunReader,
  run: RunOnDisk,
  policy: string,
  query: ListQuery,
  scope: ListScope,
  signal?: AbortSignal,
): Promise<Result<ListPage, ListRefusal | ReadRefusal>> {
  const asked = askList(run, policy, query, scope)
  if (asked.kind === 'refused') return asked
  const { list, where, sort, isDescending } = asked.value
  const mark = questionMark([run.record.id, policy, query.filter ?? {}, sort.column, isDescending])
  const paging = pagingOf(query, mark, sort)
  if (paging.kind === 'refused') return paging
  const facets = facetsOf(query.facets ?? [])
  if (facets.kind === 'refused') return facets
  const read: ReadList = (select) => readFiles(reader, [{ run, file: list.file }], (rows = '') => select(rows), signal)
  const found = await readWholeRows(
    read,
    list,
    (rows) => `select ${rowNumber} as number, ${cursorSql(sort)} as at from ${rows} ${pageSql(where, sort, isDescending, paging.value)}`,
  )
  if (found.kind === 'refused') return found
  const counted = await read((rows) => countSql(paging.value, rows, where))
  if (counted.kind === 'refused') return counted
  const sums = query.sums === true ? await read((rows) => sumsSql(rows, where)) : undefined
  if (sums?.kind === 'refused') return sums
  const faceted = await countFacets(facets.value, asked.value, read)
  if (faceted.kind === 'refused') return faceted
  const { rows, next, previous } = cutPage(found.value, paging.value)
  return done({
    rows: rows.map((row) => readRow(row, list)),
    next,
    previous,
    count: countOf(paging.value, counted.value),
    sums: sums === undefined ? undefined : sumsOf(sums.value[0]),
    facets: faceted.value,
  })
}

const summed = ['gross', 'net', 'awaiting_review', 'taken', 'ceiling'] as const

const sumsSql = (rows: string, where: string): string =>
  `select ${summed.map((name) => `cast(coalesce(sum(${name}), 0) as varchar) as ${name}`).join(', ')} from ${rows} where ${where}`

function sumsOf(row: Row | undefined): ListSums {
  const fen = (name: (typeof summed)[number]) => BigInt(String(row?.[name] ?? '0'))
  return { gross: fen('gross'), net: fen('net'), awaitingReview: fen('awaiting_review'), taken: fen('taken'), ceiling: fen('ceiling') }
}
