import { done, type Result, refused } from '../../kernel/result.ts'
import type { Row } from '../../store/index.ts'
import { readCursor, writeCursor } from './cursor.ts'
import type { ListCount, ListPage, ListQuery } from './list-query.ts'
import type { ListRefusal } from './list-refusals.ts'
import { beyondSql, type ListPlace, type ListSort, orderSql } from './list-sorts.ts'

/** How many rows a page can have. */
export const listSizes = [20, 50, 100] as const
const usualSize = 50
/** As far as rows are counted before a list says "at least". */
const mostCounted = 10_000

/** From where a page is read, and which way. */
export interface Paging {
  readonly mark: string
  readonly size: number
  readonly isBackwards: boolean
  readonly place: ListPlace | undefined
  readonly count: 'capped' | 'exact'
}

/** Reads what a question says of pages; a cursor has to bear its mark. */
export function pagingOf(
  { size = usualSize, after, before, count = 'capped' }: Pick<ListQuery, 'size' | 'after' | 'before' | 'count'>,
  mark: string,
  sort: ListSort,
): Result<Paging, ListRefusal> {
  if (!listSizes.some((known) => known === size))
    return refused({ code: 'list_part_unknown', part: 'size', name: String(size), known: listSizes.map(String) })
  if (count !== 'capped' && count !== 'exact')
    return refused({ code: 'list_part_unknown', part: 'count', name: String(count), known: ['capped', 'exact'] })
  const isBackwards = before !== undefined
  const cursor = after ?? before
  if (cursor === undefined) return done({ mark, size, isBackwards, place: undefined, count })
  const place = after !== undefined && isBackwards ? undefined : readCursor(cursor, mark, sort)
  return place === undefined ? refused({ code: 'list_cursor_strange' }) : done({ mark, size, isBackwards, place, count })
}

/** The rest of a SELECT whose rows are those of a page, and one more that tells whether it goes on. */
export function pageSql(where: string, sort: ListSort, isDescending: boolean, { isBackwards, place, size }: Paging): string {
  const from = place === undefined ? '' : ` and ${beyondSql(sort, isDescending, isBackwards, place)}`
  return `where ${where}${from}
order by ${orderSql(sort, isDescending, isBackwards)}
limit ${size + 1}`
}

/** The rows of a page in the order of the list, and the cursors to its neighbours; each row has `subject` and the sort value `at`. */
export function cutPage(
  found: readonly Row[],
  { mark, isBackwards, place, size }: Paging,
): { readonly rows: readonly Row[] } & Pick<ListPage, 'next' | 'previous'> {
  const isMore = found.length > size
  const taken = found.slice(0, size)
  const rows = isBackwards ? taken.toReversed() : taken
  const cursorAt = (row: Row | undefined) =>
    row === undefined
      ? undefined
      : writeCursor(mark, { value: row.at === null ? undefined : String(row.at), subject: BigInt(row.subject as bigint) })
  // On the side that a page was reached from there was a row at least: that of the cursor.
  const hasNext = isBackwards || isMore
  const hasPrevious = isBackwards ? isMore : place !== undefined
  return { rows, next: hasNext ? cursorAt(rows.at(-1)) : undefined, previous: hasPrevious ? cursorAt(rows[0]) : undefined }
}

/** Counts rows, as far as they are counted. */
export function countSql({ count }: Paging, rows: string, where: string): string {
  return count === 'exact'
    ? `select count(*) as n from ${rows} where ${where}`
    : `select count(*) as n from (select 1 from ${rows} where ${where} limit ${mostCounted + 1})`
}

export function countOf({ count }: Paging, [row]: readonly Row[]): ListCount {
  const n = Number(row?.n ?? 0)
  return count === 'capped' && n > mostCounted ? { n: mostCounted, kind: 'atLeast' } : { n, kind: 'exact' }
}
