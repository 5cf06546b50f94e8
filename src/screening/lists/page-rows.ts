import type { AskedList } from './ask-list.ts'
import { asItLies, beyondSql, cursorSql, orderSql, rowNumber } from './list-sorts.ts'
import type { Paging } from './paging.ts'

/**
 * A SELECT of the rows of a page, and one more that tells whether it goes on: where each stands in its file as `number`, its sort value
 * as `at`. Only what is left of all rows is written as text, which takes longer than to sort them.
 */
export function pageRowsSql(rows: string, { where, sort, isDescending }: AskedList, paging: Paging): string {
  if (sort === asItLies) return lyingSql(rows, where, paging)
  const { isBackwards, place, size } = paging
  const from = place === undefined ? '' : ` and ${beyondSql(sort, isDescending, isBackwards, place)}`
  const order = (name?: string) => orderSql(sort, isDescending, isBackwards, name)
  return `select number, ${cursorSql(sort, 'value')} as at
from (select ${rowNumber} as number, ${sort.column} as value, subject from ${rows} where ${where}${from} order by ${order()} limit ${size + 1})
order by ${order('value')}`
}

/** The reader keeps the order of files: forwards it stops at the last row of the page. */
function lyingSql(rows: string, where: string, { isBackwards, place, size }: Paging): string {
  const from = place === undefined ? '' : ` and ${rowNumber} ${isBackwards ? '<' : '>'} ${place.value ?? 0}`
  const found = `select ${rowNumber} as number from ${rows} where ${where}${from}`
  const last = isBackwards ? ` order by number desc` : ''
  return `select number, cast(number as varchar) as at from (${found}${last} limit ${size + 1}) order by number${isBackwards ? ' desc' : ''}`
}
