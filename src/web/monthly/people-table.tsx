import { Link } from '@tanstack/react-router'
import { EmptyLine } from '../parts/empty-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { isPaid, kindWords, type Person, reasonWord, valueWord } from './words.zh.ts'

const nameOf = ({ name, key }: Person): string => name ?? `编号 ${key}`

const columns: readonly Column<Person>[] = [
  {
    id: 'name',
    title: '姓名',
    kind: 'text',
    width: 112,
    cell: (row) => (
      <Link to={`/subjects/person/${row.key}`} tabIndex={-1}>
        {nameOf(row)}
      </Link>
    ),
  },
  { id: 'kind', title: '变动', kind: 'text', width: 60, cell: ({ kind }) => kindWords[kind] },
  { id: 'month', title: '月份', kind: 'text', width: 76, cell: ({ month }) => month },
  {
    id: 'used',
    title: '已领／期限',
    unit: '月',
    kind: 'figure',
    width: 92,
    cell: ({ used, term }) => (term === null ? used === null ? <NotApplicable /> : String(used) : `${used ?? 0}／${term}`),
  },
  { id: 'fen', title: '金额', kind: 'money', width: 108, cell: ({ fen }) => fen ?? <NotApplicable /> },
  { id: 'reason', title: '理由', kind: 'text', cell: reasonWord },
  {
    id: 'fact',
    title: '事实',
    kind: 'text',
    width: 216,
    cell: ({ kind, fact, value }) =>
      fact === null ? isPaid(kind) ? '本月筛查符合条件' : <NotApplicable /> : value === null ? fact : `${fact}：${valueWord(value)}`,
  },
  { id: 'on', title: '事实日期', kind: 'text', width: 92, cell: ({ on }) => on ?? <NotApplicable /> },
  { id: 'known', title: '数据日期', kind: 'text', width: 92, cell: ({ knownOn }) => knownOn ?? <NotApplicable /> },
]

interface PeopleTableProps {
  readonly rows: readonly Person[] | undefined
  readonly isPending: boolean
  readonly error: unknown
  readonly onRetry: () => void
}

/** People of a month, each with why and by which fact of which day. */
export function PeopleTable({ rows, isPending, error, onRetry }: PeopleTableProps) {
  return (
    <DataTable
      label="人员"
      columns={columns}
      rows={rows}
      keyOf={({ key, month, kind }) => `${key} ${month} ${kind}`}
      nameOf={nameOf}
      isPending={isPending}
      error={error}
      onRetry={onRetry}
      empty={<EmptyLine why="这一类没有人。" next="点上面别的数看其他人员。" />}
    />
  )
}
