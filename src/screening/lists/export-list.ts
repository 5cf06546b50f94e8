import { done, type Result } from '../../kernel/result.ts'
import type { RunOnDisk } from '../runs/read-run.ts'
import { type AskedList, askList } from './ask-list.ts'
import { questionMark, readCursor, writeCursor } from './cursor.ts'
import type { ListQuery, ListRow, ListScope } from './list-query.ts'
import type { ListRefusal } from './list-refusals.ts'
import { asItLies, beyondSql, cursorSql, type ListPlace, orderSql, rowNumber } from './list-sorts.ts'
import { readRow, rowColumns } from './read-row.ts'
import { type ReadRefusal, type RunReader, readFiles } from './run-reader.ts'

/** How many rows leave a list at a time. */
const batchSize = 5000

/** Some rows of an export, and from where it can be taken up after them. */
export interface ListBatch {
  readonly rows: readonly ListRow[]
  readonly resume: string
}

/**
 * Every row of a list that the filter means inside the scope, at most 5 000 at a time; begun after `resume` where an earlier export of
 * the same question ended. Without a sort rows come as they lie in the list, which is quickest: by net amount, the greatest first,
 * then, without one, by region and key. Ends after a refusal, which comes as the last answer. A list without rows gives nothing.
 */
export async function* exportList(
  reader: RunReader,
  run: RunOnDisk,
  policy: string,
  query: Pick<ListQuery, 'filter' | 'sort'> & { readonly resume?: string },
  scope: ListScope,
  signal?: AbortSignal,
): AsyncGenerator<Result<ListBatch, ListRefusal | ReadRefusal>, void> {
  const asked = askList(run, policy, query, scope)
  if (asked.kind === 'refused') return yield asked
  const { list, where } = asked.value
  const order = query.sort === undefined ? lying : sorted(asked.value)
  const mark = questionMark(['export', run.record.id, policy, query.filter ?? {}, query.sort ?? null])
  let place = query.resume === undefined ? undefined : readCursor(query.resume, mark, order.sort)
  if (query.resume !== undefined && place === undefined) return yield { kind: 'refused', refusal: { code: 'list_cursor_strange' } }
  for (;;) {
    const from = place === undefined ? '' : ` and ${order.beyond(place)}`
    const found = await readFiles(
      reader,
      [{ run, file: list.file }],
      (rows = '') =>
        `select ${rowColumns(list)}, ${cursorSql(order.sort)} as at from ${rows} where ${where}${from} order by ${order.by} limit ${batchSize}`,
      signal,
    )
    if (found.kind === 'refused') return yield found
    const last = found.value.at(-1)
    if (last === undefined) return
    place = { value: last.at === null ? undefined : String(last.at), subject: BigInt(last.subject as bigint) }
    yield done({ rows: found.value.map((row) => readRow(row, list)), resume: writeCursor(mark, place) })
    if (found.value.length < batchSize) return
  }
}

const lying = {
  sort: asItLies,
  by: rowNumber,
  beyond: ({ value }: ListPlace) => `${rowNumber} > ${value ?? 0}`,
}

function sorted({ sort, isDescending }: AskedList): typeof lying {
  return {
    sort,
    by: orderSql(sort, isDescending, false),
    beyond: (place) => beyondSql(sort, isDescending, false, place),
  }
}
