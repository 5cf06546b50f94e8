import { EmptyLine } from '../../../src/web/parts/empty-line.tsx'
import { PageHead } from '../../../src/web/parts/page-head.tsx'
import { DeadlineMark, StatusMark } from '../../../src/web/parts/status-mark.tsx'
import type { Column } from '../../../src/web/table/column.ts'
import { DataTable } from '../../../src/web/table/data-table.tsx'

interface Line {
  readonly id: string
  readonly what: string
  readonly due: string
  readonly state: string
  readonly bank: string
  readonly gap: string
}

const lines: readonly Line[] = [
  { id: '6', what: '失业保险稳岗返还', due: '1846203577', state: '1846203577', bank: '1846203577', gap: '0' },
  { id: '3', what: '一次性扩岗补助', due: '120400000', state: '120400000', bank: '118600000', gap: '300000' },
]
const keyOf = ({ id }: Line): string => id
const nameOf = ({ what }: Line): string => what
const columns: readonly Column<Line>[] = [
  { id: 'what', title: '业务', kind: 'text', width: 160, cell: ({ what }) => <a href="/list">{what}</a> },
  { id: 'day', title: '交付日', kind: 'day', width: 80, cell: () => '2022-11-21' },
  { id: 'due', title: '应付', kind: 'money', width: 130, owner: '业务台账', cell: ({ due }) => due },
  { id: 'state', title: '财政拨付', kind: 'money', width: 130, owner: '财政', cell: ({ state }) => state },
  { id: 'bank', title: '银行成功', kind: 'money', width: 130, owner: '银行回单', cell: ({ bank }) => bank },
  { id: 'gap', title: '差额', kind: 'money', width: 100, cell: ({ gap }) => gap },
  {
    id: 'end',
    title: '结论',
    kind: 'state',
    cell: ({ gap }) => (gap === '0' ? <StatusMark of="money" state="paid" word="平" /> : <DeadlineMark state="today" word="有差额" />),
  },
]

/** A reconciliation, with owners over the columns and totals below them. */
export default function ReconcilePage() {
  return (
    <div className="page">
      <PageHead title="对账" meta={['2022年12月2日 日终', '失业保险基金支出户', '三方数据均已到齐']} />
      <DataTable
        label="对账"
        columns={columns}
        rows={lines}
        keyOf={keyOf}
        nameOf={nameOf}
        totals={{ label: '合计', cells: { due: '1966603577', state: '1966603577', bank: '1964803577', gap: '300000' } }}
        empty={<EmptyLine why="没有要对的账。" />}
      />
    </div>
  )
}
