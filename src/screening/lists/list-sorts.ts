/** By what a list can be sorted: the column, and how a value of it is written in a cursor and read back into SQL. */
export interface ListSort {
  readonly column: string
  readonly pattern: RegExp
  readonly literal: (value: string) => string
}

const integer: Omit<ListSort, 'column'> = { pattern: /^-?\d{1,19}$/, literal: (value) => `cast(${value} as bigint)` }
const date: Omit<ListSort, 'column'> = { pattern: /^-?\d{1,7}$/, literal: (value) => `(date '1970-01-01' + cast(${value} as integer))` }

/** A sort by a column of this name. */
export const sortOf = (column: string): ListSort => ({ column, ...(column === 'day' ? date : integer) })

/** Where a row stands in its file. */
export const rowNumber = 'file_row_number'

/** In the order of the file, which is that of the net amount, the greatest first: what comes after a row needs no looking through what comes before it. */
export const asItLies = sortOf(rowNumber)

export const listSorts: Readonly<Record<string, ListSort>> = {
  net: sortOf('net'),
  gross: sortOf('gross'),
  ceiling: sortOf('ceiling'),
  key: sortOf('subject'),
  day: sortOf('day'),
  region: sortOf('region'),
}

/** A sort value, that of its column unless another name is given, as it goes into a cursor: whole numbers, days since 1970. */
export const cursorSql = ({ column }: ListSort, name = column): string =>
  column === 'day' ? `cast(${name} - date '1970-01-01' as varchar)` : `cast(${name} as varchar)`

/** Rows in order; backwards, all of it the other way round. */
export function orderSql({ column }: ListSort, isDescending: boolean, isBackwards: boolean, name = column): string {
  const direction = isDescending === isBackwards ? 'asc' : 'desc'
  return `${name} ${direction} nulls ${isBackwards ? 'first' : 'last'}, subject ${isBackwards ? 'desc' : 'asc'}`
}

/** Where a page begins: the sort value and the key of the row beside it. */
export interface ListPlace {
  /** Absent where the row has none. */
  readonly value: string | undefined
  readonly subject: bigint
}

/** The rows beyond a place, in reading direction. */
export function beyondSql(sort: ListSort, isDescending: boolean, isBackwards: boolean, { value, subject }: ListPlace): string {
  const { column } = sort
  const tie = `subject ${isBackwards ? '<' : '>'} ${subject}`
  if (value === undefined) return isBackwards ? `(${column} is not null or ${tie})` : `(${column} is null and ${tie})`
  const literal = sort.literal(value)
  const further = `${column} ${isDescending === isBackwards ? '>' : '<'} ${literal} or (${column} = ${literal} and ${tie})`
  return isBackwards ? `(${further})` : `(${further} or ${column} is null)`
}
