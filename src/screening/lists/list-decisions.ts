import { done, type Result } from '../../kernel/result.ts'
import type { RunOnDisk } from '../runs/read-run.ts'
import { askList } from './ask-list.ts'
import { countFacets, facetsOf } from './count-facets.ts'
import { questionMark } from './cursor.ts'
import type { ListPage, ListQuery, ListScope } from './list-query.ts'
import type { ListRefusal } from './list-refusals.ts'
import { pageRowsSql } from './page-rows.ts'
import { cutPage, pagingOf } from './paging.ts'
import { readRow } from './read-row.ts'
import { readTotals } from './read-totals.ts'
import { type ReadList, readWholeRows } from './read-whole-rows.ts'
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
  const { list, sort, isDescending } = asked.value
  const mark = questionMark([run.record.id, policy, query.filter ?? {}, sort.column, isDescending])
  const paging = pagingOf(query, mark, sort)
  if (paging.kind === 'refused') return paging
  const facets = facetsOf(query.facets ?? [])
  if (facets.kind === 'refused') return facets
  const read: ReadList = (select) => readFiles(reader, [{ run, file: list.file }], (rows = '') => select(rows), signal)
  const [found, totals] = await Promise.all([
    readWholeRows(read, list, (rows) => pageRowsSql(rows, asked.value, paging.value)),
    readTotals(reader, run, asked.value, paging.value, query.sums === true, signal),
  ])
  if (found.kind === 'refused') return found
  if (totals.kind === 'refused') return totals
  const faceted = await countFacets(facets.value, asked.value, read)
  if (faceted.kind === 'refused') return faceted
  const { rows, next, previous } = cutPage(found.value, paging.value)
  return done({
    rows: rows.map((row) => readRow(row, list)),
    next,
    previous,
    ...totals.value,
    facets: faceted.value,
  })
}
