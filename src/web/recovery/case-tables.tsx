import { Link } from '@tanstack/react-router'
import { useContext } from 'react'
import { sumOfFen } from '../figures/figures.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { Money, NotApplicable } from '../parts/figure.tsx'
import { Mark } from '../parts/mark.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { entryKinds, paperWord, type RecoveryView, servedWord, termUnits } from './words.zh.ts'

interface TableProps {
  readonly view: RecoveryView
}
type Payment = RecoveryView['payments'][number]
type Instalment = RecoveryView['instalments'][number]
type Entry = RecoveryView['entries'][number]
type Paper = RecoveryView['papers'][number]

const maybeMoney = (fen: string | null) => (fen === null ? <NotApplicable /> : <Money fen={fen} />)

const payments: readonly Column<Payment>[] = [
  {
    id: 'batch',
    title: '批次',
    kind: 'text',
    width: 96,
    cell: ({ batch }) => (
      <Link to={`/batches/${batch.id}`} tabIndex={-1}>
        {batch.number}
      </Link>
    ),
  },
  { id: 'claim', title: '条目', kind: 'text', width: 96, cell: ({ claim }) => `第 ${claim} 条` },
  { id: 'period', title: '年度', kind: 'text', width: 60, cell: ({ period }) => period },
  { id: 'clause', title: '发放条款', kind: 'text', cell: ({ clause }) => clause },
  { id: 'paidOn', title: '发放', kind: 'day', width: 92, cell: ({ paidOn }) => paidOn ?? <NotApplicable /> },
  { id: 'paid', title: '已到账', kind: 'money', width: 116, cell: ({ paid }) => paid },
  { id: 'asked', title: '告知追回', kind: 'money', width: 116, cell: ({ asked }) => asked },
  { id: 'decided', title: '决定退回', kind: 'money', width: 116, cell: ({ decided }) => maybeMoney(decided) },
  { id: 'back', title: '已退', kind: 'money', width: 116, cell: ({ back }) => back },
]

/** The payments that are claimed back, and what came of each. */
export function PaymentsTable({ view }: TableProps) {
  const sum = (part: 'paid' | 'asked' | 'back' | 'decided') => sumOfFen(view.payments.flatMap((row) => row[part] ?? []))
  const decided = view.recovery.decided === null ? {} : { decided: sum('decided') }
  return (
    <DataTable
      label="追回的款项"
      columns={payments}
      rows={view.payments}
      keyOf={({ claim }) => claim}
      nameOf={({ claim }) => `第 ${claim} 条`}
      totals={{ label: '合计', cells: { paid: sum('paid'), asked: sum('asked'), ...decided, back: sum('back') } }}
      empty={<EmptyLine why="没有您可以看到的款项。" next="款项由发放机构所在地区查看。" />}
    />
  )
}

const instalmentsOn = (today: string): readonly Column<Instalment>[] => [
  { id: 'number', title: '期', kind: 'figure', width: 52, cell: ({ number }) => number },
  { id: 'day', title: '还款日', kind: 'day', width: 104, cell: ({ day }) => day },
  { id: 'fen', title: '应还', kind: 'money', width: 128, cell: ({ fen }) => fen },
  { id: 'open', title: '未还', kind: 'money', width: 128, cell: ({ open }) => open },
  {
    id: 'state',
    title: '情况',
    kind: 'text',
    cell: ({ day, fen, open }) => {
      if (open === '0') return '已还清'
      const word = open === fen ? '未还' : '还了一部分'
      if (day >= today) return word
      return (
        <span className="status is-official">
          <Mark name="late" />
          {word}，逾期
        </span>
      )
    },
  },
]

/** The instalments of the agreement in force. */
export function InstalmentsTable({ view }: TableProps) {
  const today = useContext(OfficeDayContext)
  const sum = (part: 'fen' | 'open') => sumOfFen(view.instalments.map((row) => row[part]))
  return (
    <DataTable
      label="还款分期"
      columns={instalmentsOn(today)}
      rows={view.instalments}
      keyOf={({ number }) => String(number)}
      nameOf={({ number }) => `第 ${number} 期`}
      totals={{ label: '合计', cells: { fen: sum('fen'), open: sum('open') } }}
      empty={null}
    />
  )
}

const entries: readonly Column<Entry>[] = [
  { id: 'kind', title: '种类', kind: 'text', width: 88, cell: ({ kind }) => entryKinds[kind] },
  { id: 'day', title: '日期', kind: 'day', width: 96, cell: ({ day }) => day },
  { id: 'voucher', title: '凭证、文号', kind: 'text', width: 200, cell: ({ voucher }) => voucher },
  { id: 'payer', title: '付款人', kind: 'text', cell: ({ payer, claim }) => (claim === null ? payer : `从第 ${claim} 条扣回`) },
  { id: 'fen', title: '金额', kind: 'money', width: 128, cell: ({ fen }) => fen },
  { id: 'by', title: '登记', kind: 'text', width: 80, cell: ({ by }) => by },
  { id: 'note', title: '说明', kind: 'text', width: 220, cell: ({ note }) => note ?? <NotApplicable /> },
]

/** What became of what is owed, entry by entry. */
export function EntriesTable({ view }: TableProps) {
  return (
    <DataTable
      label="退款、抵扣、核销"
      columns={entries}
      rows={view.entries}
      keyOf={({ kind, voucher }) => `${kind} ${voucher}`}
      nameOf={({ kind, voucher }) => `${entryKinds[kind]} ${voucher}`}
      totals={{ label: '合计', cells: { fen: sumOfFen(view.entries.map(({ fen }) => fen)) } }}
      empty={<EmptyLine why="还没有收到退款。" next="基金财务收到退款后按凭证登记，可分次。" />}
    />
  )
}

const papers: readonly Column<Paper>[] = [
  {
    id: 'kind',
    title: '文书',
    kind: 'text',
    width: 124,
    cell: ({ kind }) => paperWord(kind),
  },
  { id: 'number', title: '文号', kind: 'text', width: 180, cell: ({ number }) => number },
  { id: 'day', title: '日期', kind: 'day', width: 92, cell: ({ day }) => day },
  { id: 'fen', title: '金额', kind: 'money', width: 116, cell: ({ fen }) => maybeMoney(fen) },
  {
    id: 'served',
    title: '送达',
    kind: 'text',
    width: 188,
    cell: ({ served }) => (served === null ? <NotApplicable /> : `${served.day} ${servedWord(served.way)}（${served.by}）`),
  },
  {
    id: 'term',
    title: '期限',
    kind: 'text',
    width: 180,
    cell: ({ term }) =>
      term === null ? <NotApplicable /> : <span title={term.basis}>{`${term.days} ${termUnits[term.unit]}，到 ${term.endsOn}`}</span>,
  },
  { id: 'text', title: '内容', kind: 'text', cell: ({ text }) => text },
  { id: 'by', title: '登记', kind: 'text', width: 72, cell: ({ by }) => by },
]

/** The papers that were entered in the case. */
export function PapersTable({ view }: TableProps) {
  return (
    <DataTable
      label="登记的文书"
      columns={papers}
      rows={view.papers}
      keyOf={({ id }) => id}
      nameOf={({ kind, number }) => `${paperWord(kind)} ${number}`}
      empty={<EmptyLine why="还没有文书。" next="登记事先告知书后会列在这里。" />}
    />
  )
}
