import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useContext } from 'react'
import { dayText } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { RoomTabs } from './room-tabs.tsx'
import type { PolicyTimes } from './words.zh.ts'
import './applications.css'

const declared = { from: dayText(), to: dayText() }

const daysCell = (days: number | null) => (days === null ? <NotApplicable /> : days)

const columns: readonly Column<PolicyTimes>[] = [
  { id: 'policy', title: '事项', kind: 'text', cell: ({ policy }) => policy.zh },
  { id: 'received', title: '受理', unit: '件', kind: 'figure', width: 72, cell: ({ received }) => received },
  { id: 'decidedMedian', title: '审核中位数', unit: '天', kind: 'figure', width: 88, cell: ({ decided }) => daysCell(decided.median) },
  { id: 'decidedP90', title: '审核九成以内', unit: '天', kind: 'figure', width: 96, cell: ({ decided }) => daysCell(decided.p90) },
  { id: 'paid', title: '已到账', unit: '件', kind: 'figure', width: 72, cell: ({ paid }) => paid },
  { id: 'median', title: '到账中位数', unit: '天', kind: 'figure', width: 88, cell: ({ toPayment }) => daysCell(toPayment.median) },
  { id: 'p90', title: '到账九成以内', unit: '天', kind: 'figure', width: 96, cell: ({ toPayment }) => daysCell(toPayment.p90) },
  { id: 'open', title: '未到账', unit: '件', kind: 'figure', width: 72, cell: ({ open }) => open },
  {
    id: 'oldest',
    title: '最久未到账',
    kind: 'text',
    width: 168,
    cell: ({ oldest }) =>
      oldest === null ? (
        <NotApplicable />
      ) : (
        <Link to={`/applications/${oldest.application}`}>
          {oldest.number}，{count(oldest.days)} 天
        </Link>
      ),
  },
  { id: 'rejected', title: '不予通过', unit: '件', kind: 'figure', width: 80, cell: ({ rejected }) => rejected },
  { id: 'withdrawn', title: '撤回', unit: '件', kind: 'figure', width: 64, cell: ({ withdrawn }) => withdrawn },
]

/** How long applications took to their decision and to their payment, policy by policy. */
export default function TimesPage() {
  const today = useContext(OfficeDayContext)
  const [asked, change] = useParameters(declared)
  const from = asked.from === '' ? `${today.slice(0, 4)}-01-01` : asked.from
  const to = asked.to === '' ? today : asked.to
  const page = useQuery({
    ...ask.application.times.query({ input: { from, to } }),
    placeholderData: keepPreviousData,
    enabled: today !== '',
  })
  const rows = page.data
  const day = (name: 'from' | 'to', label: string, value: string) => (
    <label>
      {label}{' '}
      <input
        className="day-input"
        type="date"
        max={today}
        value={value}
        onChange={({ target }) => (target.value === '' ? undefined : change({ [name]: target.value }))}
      />
    </label>
  )
  return (
    <div className="page page-wide page-fill">
      <PageHead
        title="办理时长"
        acts={
          <span className="form-acts application-days">
            {day('from', '受理自', from)}
            {day('to', '至', to)}
            <Button onClick={() => window.print()}>打印</Button>
          </span>
        }
      >
        从受理到审核、到资金到账的自然日；到账按银行回盘的日期，退票的不算。只计您可以看到的地区。
      </PageHead>
      <RoomTabs current="times" />
      <DataTable
        label="办理时长"
        columns={columns}
        rows={rows}
        keyOf={({ policy }) => policy.id}
        nameOf={({ policy }) => policy.zh}
        isPending={page.isPending}
        error={page.error}
        onRetry={() => void page.refetch()}
        empty={<EmptyLine why={`${from} 至 ${to} 没有受理的申请。`} next="改受理日期，或等有了申请再看。" />}
      />
    </div>
  )
}
