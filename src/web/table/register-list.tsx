import type { ReactNode } from 'react'
import { count } from '../figures/figures.ts'
import { PageHead } from '../parts/page-head.tsx'
import { type ViewTab, ViewTabs } from '../parts/view-tabs.tsx'
import type { Column } from './column.ts'
import { DataTable } from './data-table.tsx'
import { ListFoot } from './list-foot.tsx'

interface PageOfRows<Row> {
  readonly data: { readonly rows: readonly Row[]; readonly next: string | null } | undefined
  readonly isPending: boolean
  readonly isPlaceholderData: boolean
  readonly error: unknown
  readonly refetch: () => unknown
}

interface RegisterListProps<Row> {
  readonly title: string
  readonly acts?: ReactNode
  /** After how many there are: what they come to. */
  readonly sumUp?: (rows: readonly Row[]) => ReactNode
  /** Between the head and the views: the rooms beside this one, what the list is narrowed to. */
  readonly above?: ReactNode
  readonly views: { readonly label: string; readonly current: string; readonly tabs: readonly ViewTab[] }
  /** What the table is called. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly keyOf: (row: Row) => string
  readonly nameOf: (row: Row) => string
  readonly onOpen: (row: Row) => void
  readonly empty: ReactNode
  readonly page: PageOfRows<Row>
  /** From before which row on this page is; empty on the first. */
  readonly before: string
  readonly onNext: (before: string) => void
}

/** The list of a register, the newest first: its head with how many there are, its views, its table, and the way to older ones. */
export function RegisterList<Row>(props: RegisterListProps<Row>) {
  const { title, acts, sumUp, above, views, label, columns, keyOf, nameOf, onOpen, empty, page, before, onNext } = props
  const rows = page.data?.rows
  const next = page.data?.next ?? null
  const hasMore = before !== '' || next !== null
  return (
    <div className="page page-wide page-fill">
      <PageHead title={title} acts={acts ?? null}>
        {rows === undefined ? (
          ' '
        ) : (
          <>
            {hasMore ? '本页' : '共'} <b>{count(rows.length)}</b> 件{sumUp === undefined ? null : <>，{sumUp(rows)}</>}
            ；只计您可以看到的地区。
          </>
        )}
      </PageHead>
      {above}
      <ViewTabs {...views} />
      <DataTable
        label={label}
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        nameOf={nameOf}
        onOpen={onOpen}
        isPending={page.isPending || page.isPlaceholderData}
        error={page.error}
        onRetry={() => void page.refetch()}
        empty={empty}
      />
      {hasMore ? (
        <ListFoot
          picked={null}
          range={rows === undefined ? '' : `本页 ${rows.length} 件`}
          pages={{
            onBefore: before === '' ? undefined : () => history.back(),
            onAfter: next === null ? undefined : () => onNext(next),
          }}
        />
      ) : null}
    </div>
  )
}
