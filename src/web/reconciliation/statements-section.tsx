import { useQuery } from '@tanstack/react-query'
import { ask } from '../client/office.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import { FileLink } from '../parts/file-link.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import type { StatementRow } from './words.zh.ts'

const keyOf = ({ id }: StatementRow): string => id
const nameOf = ({ from, to }: StatementRow): string => `${from} 至 ${to}`

const columns: readonly Column<StatementRow>[] = [
  { id: 'from', title: '起', kind: 'day', width: 100, cell: ({ from }) => from },
  { id: 'to', title: '止', kind: 'day', width: 100, cell: ({ to }) => to },
  { id: 'rows', title: '笔数', kind: 'figure', width: 80, cell: ({ rows }) => rows },
  { id: 'opening', title: '期初余额', kind: 'money', width: 140, cell: ({ opening }) => opening },
  { id: 'closing', title: '期末余额', kind: 'money', width: 140, cell: ({ closing }) => closing },
  { id: 'layout', title: '格式', kind: 'text', cell: ({ layout }) => layout },
  { id: 'by', title: '导入', kind: 'text', width: 150, cell: ({ by, on }) => `${by} ${on}` },
  {
    id: 'file',
    title: '原件',
    kind: 'text',
    width: 80,
    cell: ({ upload }) =>
      upload === null ? (
        <NotApplicable />
      ) : (
        <FileLink to={`/files/in/${upload}`} isSaved>
          打开
        </FileLink>
      ),
  },
]

/** The statements of an account that were taken in. */
export function StatementsSection({ account }: { readonly account: string }) {
  const files = useQuery(ask.reconciliation.statements.query({ input: { account } }))
  return (
    <DataTable
      label="已导入的对账单"
      columns={columns}
      rows={files.data}
      keyOf={keyOf}
      nameOf={nameOf}
      isPending={files.isPending}
      error={files.error}
      onRetry={() => void files.refetch()}
      empty={<EmptyLine why="还没有导入对账单。" next="请用右上角“导入对账单”，先看后导。" />}
    />
  )
}
