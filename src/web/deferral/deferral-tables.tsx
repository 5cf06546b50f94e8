import { StateMark } from '../batches/state-mark.tsx'
import { sumOfFen } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { type DeferralView, entryKinds, insuranceWords, monthState } from './words.zh.ts'

interface TableProps {
  readonly view: DeferralView
}
type Month = DeferralView['months'][number]
type Entry = DeferralView['entries'][number]
type Urging = DeferralView['urgings'][number]

const months: readonly Column<Month>[] = [
  { id: 'insurance', title: '险种', kind: 'text', width: 92, cell: ({ insurance }) => insuranceWords[insurance] },
  { id: 'month', title: '月份', kind: 'text', width: 84, cell: ({ month }) => month },
  { id: 'fen', title: '缓缴', kind: 'money', width: 116, cell: ({ fen }) => fen },
  { id: 'due', title: '补缴期限', kind: 'text', width: 100, cell: ({ due }) => due },
  { id: 'repaid', title: '已补缴', kind: 'money', width: 116, cell: ({ repaid }) => repaid },
  { id: 'withdrawn', title: '已撤销', kind: 'money', width: 116, cell: ({ withdrawn }) => withdrawn },
  { id: 'open', title: '未补缴', kind: 'money', width: 116, cell: ({ open }) => open },
  {
    id: 'state',
    title: '情况',
    kind: 'state',
    width: 148,
    cell: (month) => <StateMark looks={{ it: monthState(month) }} state="it" />,
  },
  { id: 'basis', title: '期限依据', kind: 'text', cell: ({ dueBasis, isAsked }) => (isAsked ? `${dueBasis}；已提请撤销` : dueBasis) },
]

/** The months that are put off, and what became of each. */
export function MonthsTable({ view }: TableProps) {
  const sum = (part: 'fen' | 'repaid' | 'withdrawn' | 'open') => sumOfFen(view.months.map((row) => row[part]))
  return (
    <DataTable
      label="缓缴的月份"
      columns={months}
      rows={view.months}
      keyOf={({ insurance, month }) => `${insurance} ${month}`}
      nameOf={({ insurance, month }) => `${month} ${insuranceWords[insurance]}`}
      totals={{ label: '合计', cells: { fen: sum('fen'), repaid: sum('repaid'), withdrawn: sum('withdrawn'), open: sum('open') } }}
      empty={null}
    />
  )
}

const entries: readonly Column<Entry>[] = [
  { id: 'kind', title: '种类', kind: 'text', width: 88, cell: ({ kind }) => entryKinds[kind] },
  { id: 'day', title: '日期', kind: 'text', width: 96, cell: ({ day }) => day },
  { id: 'voucher', title: '凭证、文号', kind: 'text', width: 180, cell: ({ voucher }) => voucher },
  { id: 'month', title: '险种、月份', kind: 'text', width: 148, cell: ({ insurance, month }) => `${insuranceWords[insurance]} ${month}` },
  { id: 'fen', title: '金额', kind: 'money', width: 116, cell: ({ kind, fen }) => (kind === 'reversed' ? `-${fen}` : fen) },
  { id: 'payer', title: '缴款单位', kind: 'text', cell: ({ payer }) => (payer === '' ? <NotApplicable /> : payer) },
  { id: 'by', title: '登记', kind: 'text', width: 72, cell: ({ by }) => by },
  { id: 'note', title: '说明', kind: 'text', width: 200, cell: ({ note }) => note ?? <NotApplicable /> },
]

/** What became of the months, entry by entry. */
export function EntriesTable({ view }: TableProps) {
  return (
    <DataTable
      label="补缴、撤销"
      columns={entries}
      rows={view.entries}
      keyOf={({ id }) => id}
      nameOf={({ kind, voucher }) => `${entryKinds[kind]} ${voucher}`}
      totals={{ label: '合计', cells: { fen: sumOfFen(view.entries.map(({ kind, fen }) => (kind === 'reversed' ? `-${fen}` : fen))) } }}
      empty={<EmptyLine why="还没有补缴。" next="基金财务收到补缴凭证后按月份登记，可分次。" />}
    />
  )
}

const urgings: readonly Column<Urging>[] = [
  { id: 'kind', title: '种类', kind: 'text', width: 100, cell: ({ isOverdue }) => (isOverdue ? '催缴' : '到期提醒') },
  { id: 'on', title: '日期', kind: 'day', width: 96, cell: ({ on }) => on },
  { id: 'months', title: '月份数', kind: 'figure', width: 72, cell: ({ months: many }) => many },
  { id: 'fen', title: '当时应补缴', kind: 'money', width: 116, cell: ({ fen }) => fen },
  { id: 'text', title: '正文', kind: 'text', cell: ({ text }) => text },
  { id: 'by', title: '拟制', kind: 'text', width: 72, cell: ({ by }) => by },
]

/** What the firm was reminded of and urged to. */
export function UrgingsTable({ view }: TableProps) {
  return (
    <DataTable
      label="提醒和催缴"
      columns={urgings}
      rows={view.urgings}
      keyOf={({ id }) => id}
      nameOf={({ isOverdue, on }) => `${isOverdue ? '催缴' : '到期提醒'} ${on}`}
      empty={<EmptyLine why="还没有提醒或催缴。" next="临近补缴期限或逾期后，经办点“拟制提醒、催缴”，再制发文书。" />}
    />
  )
}
