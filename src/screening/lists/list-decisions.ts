import { done, type Result, refused } from '../../kernel/result.ts'
import type { Row } from '../../store/index.ts'
import type { RunOnDisk } from '../runs/read-run.ts'
import { type AskedList, askList } from './ask-list.ts'
import { countFacets, facetsOf } from './count-facets.ts'
import { questionMark, readCursor, writeCursor } from './cursor.ts'
import type { ListCount, ListPage, ListQuery, ListRow, ListScope, ListSums } from './list-query.ts'
import type { ListRefusal } from './list-refusals.ts'
import { beyondSql, cursorSql, type ListPlace, orderSql } from './list-sorts.ts'
import { readRow, rowColumns } from './read-row.ts'
import { type ReadRefusal, type RunReader, readFiles } from './run-reader.ts'

/** How many rows a page can have. */
export const listSizes = [20, 50, 100] as const
const usualSize = 50
/** As far as rows are counted before a list says "at least". */
const mostCounted = 10_000

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
  const { size = usualSize, count = 'capped' } = query
  if (!listSizes.some((known) => known === size))
    return refused({ code: 'list_part_unknown', part: 'size', name: String(size), known: listSizes.map(String) })
  if (count !== 'capped' && count !== 'exact')
    return refused({ code: 'list_part_unknown', part: 'count', name: String(count), known: ['capped', 'exact'] })
  const facets = facetsOf(query.facets ?? [])
  if (facets.kind === 'refused') return facets
  const start = startOf(run, asked.value, query)
  if (start.kind === 'refused') return start
  const read = (select: (rows: string) => string) =>
    readFiles(reader, [{ run, file: asked.value.list.file }], (rows = '') => select(rows), signal)
  const { where } = asked.value
  const page = await readPage(asked.value, start.value, size, read)
  if (page.kind === 'refused') return page
  const counted = await read((rows) =>
    count === 'exact'
      ? `select count(*) as n from ${rows} where ${where}`
      : `select count(*) as n from (select 1 from ${rows} where ${where} limit ${mostCounted + 1})`,
  )
  if (counted.kind === 'refused') return counted
  const sums = query.sums === true ? await read((rows) => sumsSql(rows, where)) : undefined
  if (sums?.kind === 'refused') return sums
  const faceted = await countFacets(facets.value, asked.value, read)
  if (faceted.kind === 'refused') return faceted
  return done({
    ...pageOf(page.value, asked.value, start.value, size),
    count: countOf(Number(counted.value[0]?.n ?? 0), count),
    sums: sums === undefined ? undefined : sumsOf(sums.value[0]),
    facets: faceted.value,
  })
}

/** From where a page is read, and which way. */
interface Start {
  readonly mark: string
  readonly isBackwards: boolean
  readonly place: ListPlace | undefined
}

function startOf({ record }: RunOnDisk, { list, where, sort, isDescending }: AskedList, query: ListQuery): Result<Start, ListRefusal> {
  const mark = questionMark([record.id, list.policy, query.filter ?? {}, sort.column, isDescending])
  const isBackwards = query.before !== undefined
  const cursor = query.after ?? query.before
  if (cursor === undefined) return done({ mark, isBackwards, place: undefined })
  const place = query.after !== undefined && isBackwards ? undefined : readCursor(cursor, mark, sort)
  return place === undefined ? refused({ code: 'list_cursor_strange' }) : done({ mark, isBackwards, place })
}

/** Reads the rows of a SELECT over the list that is asked. */
type Read = (select: (rows: string) => string) => Promise<Result<readonly Row[], ReadRefusal>>

/**
 * Where the rows of a page stand is found first, from the few columns that the question is about; all columns are read of those rows
 * alone. One row more than the page has tells whether it goes on.
 */
async function readPage(
  asked: AskedList,
  { isBackwards, place }: Start,
  size: number,
  read: Read,
): Promise<Result<readonly Row[], ReadRefusal>> {
  const { list, where, sort, isDescending } = asked
  const from = place === undefined ? '' : ` and ${beyondSql(sort, isDescending, isBackwards, place)}`
  const found = await read(
    (rows) => `select file_row_number as number, ${cursorSql(sort)} as at
from ${rows}
where ${where}${from}
order by ${orderSql(sort, isDescending, isBackwards)}
limit ${size + 1}`,
  )
  if (found.kind === 'refused' || found.value.length === 0) return found
  const numbers = found.value.map(({ number }) => String(number)).join(', ')
  const whole = await read(
    (rows) => `select file_row_number as number, ${rowColumns(list)} from ${rows} where file_row_number in (${numbers})`,
  )
  if (whole.kind === 'refused') return whole
  const byNumber = new Map(whole.value.map((row) => [row.number, row]))
  return done(found.value.map(({ number = null, at = null }) => ({ ...byNumber.get(number), at })))
}

function pageOf(
  found: readonly Row[],
  { list }: AskedList,
  { mark, isBackwards, place }: Start,
  size: number,
): Pick<ListPage, 'rows' | 'next' | 'previous'> {
  const isMore = found.length > size
  const taken = found.slice(0, size)
  const inOrder = isBackwards ? taken.toReversed() : taken
  const cursorAt = (row: Row | undefined) =>
    row === undefined
      ? undefined
      : writeCursor(mark, { value: row.at === null ? undefined : String(row.at), subject: BigInt(row.subject as bigint) })
  const rows: readonly ListRow[] = inOrder.map((row) => readRow(row, list))
  // On the side that a page was reached from there was a row at least: that of the cursor.
  const hasNext = isBackwards || isMore
  const hasPrevious = isBackwards ? isMore : place !== undefined
  return { rows, next: hasNext ? cursorAt(inOrder.at(-1)) : undefined, previous: hasPrevious ? cursorAt(inOrder[0]) : undefined }
}

function countOf(found: number, count: 'capped' | 'exact'): ListCount {
  return count === 'capped' && found > mostCounted ? { n: mostCounted, kind: 'atLeast' } : { n: found, kind: 'exact' }
}

const sumsSql = (rows: string, where: string): string =>
  `select ${['gross', 'net', 'awaiting_review', 'taken', 'ceiling'].map((name) => `cast(coalesce(sum(${name}), 0) as varchar) as ${name}`).join(', ')} from ${rows} where ${where}`

function sumsOf(row: Row | undefined): ListSums {
  const fen = (name: string) => BigInt(String(row?.[name] ?? '0'))
  return { gross: fen('gross'), net: fen('net'), awaitingReview: fen('awaiting_review'), taken: fen('taken'), ceiling: fen('ceiling') }
}
