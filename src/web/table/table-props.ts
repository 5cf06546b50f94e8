import type { ReactNode } from 'react'
import type { CellContent, Column, Sort } from './column.ts'
import type { Selection } from './selection.ts'

export interface DataTableProps<Row> {
  /** What the table lists, for whoever does not see it. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  /** At most 100 rows of one page; undefined before the first answer. */
  readonly rows: readonly Row[] | undefined
  /** Functions outside the component, so that a row stays the same row. */
  readonly keyOf: (row: Row) => string
  readonly nameOf: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  readonly sort?: Sort
  readonly onSort?: (sort: Sort) => void
  readonly selection?: Selection<Row>
  /** Whether the rows shown are not the ones asked for: the first page, or the page before while the next comes. */
  readonly isPending?: boolean
  readonly onCancel?: () => void
  readonly error?: unknown
  readonly onRetry?: () => void
  /** What stands where there are no rows: why, and what to do next. */
  readonly empty: ReactNode
  /** A line of totals, by column. */
  readonly totals?: { readonly label: string; readonly cells: Readonly<Record<string, CellContent>> }
  /** Rows of 28 pixels, 25 in an overview, 44 for two lines of text. */
  readonly density?: 'list' | 'overview' | 'two_lines'
  /** Whether the titles are shown; a list whose lines speak for themselves hides them from the eye alone. */
  readonly hasHead?: boolean
  /** Rows that sum up others among them, and the row that the page is about. */
  readonly isTotal?: (row: Row) => boolean
  readonly isCurrent?: (row: Row) => boolean
  /** Rows with a line above them that names what follows. */
  readonly groupOf?: (row: Row) => { readonly id: string; readonly label: ReactNode }
}
