import type { ReactElement } from 'react'

/** What stands in a cell. Nothing unknown is left empty: what is missing, waits or does not apply has an element that says so. */
export type CellContent = string | number | bigint | ReactElement

/** A column of a list. What it holds decides how it stands: figures and amounts right, all else left. */
export interface Column<Row> {
  readonly id: string
  readonly title: string
  /** Under the title; amounts get the unit of the page by themselves. */
  readonly unit?: string
  /** `money` is given in fen, as text, and `day` as YYYY-MM-DD; `figure` gets its thousands separated where it is a number. */
  readonly kind: 'text' | 'figure' | 'money' | 'state' | 'day'
  /** In pixels; the one column without a width takes what is left. */
  readonly width?: number
  readonly sortable?: boolean
  /** Whose column it is, where columns of different owners stand side by side. */
  readonly owner?: string
  readonly cell: (row: Row) => CellContent
}

export interface Sort {
  readonly by: string
  readonly direction: 'asc' | 'desc'
}

/** What pressing the head of a column makes of the order: that column, the other way round where it already leads. */
export const sortedBy = (before: Sort | undefined, by: string): Sort => ({
  by,
  direction: before?.by === by && before.direction === 'desc' ? 'asc' : 'desc',
})

export const isFigure = ({ kind }: { readonly kind: Column<never>['kind'] }): boolean => kind === 'figure' || kind === 'money'

/** Columns of one owner that stand together, for the line of owners above the titles. */
export function ownersOf(columns: readonly { readonly owner?: string }[]): readonly { readonly owner: string; readonly span: number }[] {
  const groups: { owner: string; span: number }[] = []
  for (const { owner = '' } of columns) {
    const last = groups.at(-1)
    if (last !== undefined && last.owner === owner) last.span += 1
    else groups.push({ owner, span: 1 })
  }
  return groups.every(({ owner }) => owner === '') ? [] : groups
}

/** Columns before which another owner ends. */
export function ownerEdges(columns: readonly { readonly id: string; readonly owner?: string }[]): readonly string[] {
  if (ownersOf(columns).length === 0) return []
  return columns.filter((column, at) => at > 0 && (columns[at - 1]?.owner ?? '') !== (column.owner ?? '')).map(({ id }) => id)
}
