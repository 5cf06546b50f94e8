import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useContext, useState } from 'react'
import { keyText, oneOf, text } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ActButton } from '../batches/act-button.tsx'
import { StateMark } from '../batches/state-mark.tsx'
import { ask } from '../client/office.ts'
import { sumOfFen, yuan } from '../figures/figures.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { DueDay } from '../parts/due-day.tsx'
import { EmptyLine } from '../parts/empty-line.tsx'
import { useMay } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { RegisterList } from '../table/register-list.tsx'
import { type DeferralLine, deferralStates, firmWord, groups, insuranceWords } from './words.zh.ts'
import './deferral.css'

const declared = {
  show: oneOf(['all', 'overdue', 'due', ...groups.map(({ id }) => id)] as ['all', 'overdue', 'due', ...(typeof groups)[number]['id'][]]),
  /** In which month they are due; the office's own where none is named. */
  month: text(/^\d{4}-(0[1-9]|1[0-2])$/),
  before: keyText(),
}
const keyOf = ({ id }: DeferralLine): string => id
const nameOf = ({ number, firm }: DeferralLine): string => `缓缴 ${number} ${firmWord(firm)}`

const columns: readonly Column<DeferralLine>[] = [
  {
    id: 'number',
    title: '登记号',
    kind: 'text',
    width: 96,
    cell: ({ id, number }) => (
      <Link to={`/deferral/${id}`} tabIndex={-1}>
        {number}
      </Link>
    ),
  },
  { id: 'firm', title: '单位', kind: 'text', cell: ({ firm }) => firmWord(firm) },
  {
    id: 'insurances',
    title: '险种',
    kind: 'text',
    width: 132,
    cell: ({ insurances }) => insurances.map((one) => insuranceWords[one].slice(0, 2)).join('、'),
  },
  {
    id: 'months',
    title: '缓缴月份',
    kind: 'text',
    width: 132,
    cell: ({ from, to }) => (from === to ? from : `${from} 至 ${to.slice(0, 4) === from.slice(0, 4) ? to.slice(5) : to}`),
  },
  { id: 'deferred', title: '缓缴金额', kind: 'money', width: 116, cell: ({ sums }) => sums.deferred },
  { id: 'repaid', title: '已补缴', kind: 'money', width: 112, cell: ({ sums }) => sums.repaid },
  { id: 'open', title: '待补缴', kind: 'money', width: 112, cell: ({ sums }) => sums.due },
  { id: 'overdue', title: '逾期', kind: 'money', width: 112, cell: ({ sums }) => sums.overdue },
  { id: 'state', title: '状态', kind: 'state', width: 112, cell: ({ state }) => <StateMark looks={deferralStates} state={state} /> },
  { id: 'due', title: '下一期限', kind: 'text', width: 124, cell: ({ dueOn, isOverdue }) => <DueDay on={dueOn} isOverdue={isOverdue} /> },
]

/** The register of contributions that are put off. */
export default function DeferralsPage() {
  const navigate = useNavigate()
  const may = useMay()
  const today = useContext(OfficeDayContext)
  const [{ show, month, before }, change] = useParameters(declared)
  const group = groups.find(({ id }) => id === show)
  const dueIn = month === '' ? today.slice(0, 7) : month
  const page = useQuery({
    ...ask.deferral.list.query({
      input: {
        size: 50,
        ...(group === undefined ? {} : { states: [...group.states] }),
        ...(show === 'overdue' ? { isOverdue: true } : {}),
        ...(show === 'due' ? { dueIn } : {}),
        ...(before === '' ? {} : { before }),
      },
    }),
    placeholderData: keepPreviousData,
  })
  return (
    <RegisterList
      title="缓缴台账"
      acts={
        <>
          {may('deferral.rule') ? <ReminderRule now={page.data?.reminder ?? null} /> : null}
          <Button onClick={() => print()}>打印</Button>
        </>
      }
      sumUp={(rows) => <Sum rows={rows} />}
      above={
        show === 'due' ? (
          <p className="section-line deferral-month">
            <label htmlFor="due-month">补缴期限在</label>
            <input
              id="due-month"
              type="month"
              className="day-input"
              value={dueIn}
              onChange={({ target }) => change({ month: target.value, before: '' })}
            />
          </p>
        ) : null
      }
      views={{
        label: '按情况',
        current: show,
        tabs: [
          { id: 'all', label: '全部', search: {} },
          { id: 'due', label: '当月到期', search: { show: 'due' } },
          { id: 'overdue', label: '逾期', search: { show: 'overdue' } },
          ...groups.map(({ id, word }) => ({ id, label: word, search: { show: id } })),
        ],
      }}
      label="缓缴登记"
      columns={columns}
      keyOf={keyOf}
      nameOf={nameOf}
      onOpen={({ id }) => void navigate({ to: `/deferral/${id}` })}
      empty={<Empty show={show} dueIn={dueIn} mayEnter={may('deferral.enter')} />}
      page={page}
      before={before}
      onNext={(from) => change({ before: from })}
    />
  )
}

function Sum({ rows }: { readonly rows: readonly DeferralLine[] }) {
  const overdue = sumOfFen(rows.map(({ sums }) => sums.overdue))
  return (
    <>
      待补缴 <b>{yuan(sumOfFen(rows.map(({ sums }) => sums.due)))}</b> 元
      {overdue === '0' ? null : <b className="is-official">，逾期 {yuan(overdue)} 元</b>}
    </>
  )
}

function Empty({ show, dueIn, mayEnter }: { readonly show: string; readonly dueIn: string; readonly mayEnter: boolean }) {
  if (show === 'overdue') return <EmptyLine why="没有逾期未补缴的单位。" next="点“缓缴中”看在缓的单位。" />
  if (show === 'due') return <EmptyLine why={`没有补缴期限在 ${dueIn} 的待补缴。`} next="换一个月份，或点“缓缴中”看全部在缓的单位。" />
  if (show !== 'all')
    return <EmptyLine why={`没有${groups.find(({ id }) => id === show)?.word ?? ''}的登记。`} next="点“全部”看其他登记。" />
  return (
    <EmptyLine
      why="您的辖区内还没有缓缴登记。"
      next={
        mayEnter ? (
          <>
            打开<Link to="/runs">筛查</Link>，在缓缴政策的拟享受名单中勾选单位，点“登记缓缴”；名单以外的，从单位页面点“登记缓缴”。
          </>
        ) : (
          '经办登记并由另一人复核后，会列在这里。'
        )
      }
    />
  )
}

/** Lays down how many days before a repayment day the place is reminded of it. */
function ReminderRule({ now }: { readonly now: { readonly days: number; readonly basis: string } | null }) {
  const queries = useQueryClient()
  const lay = useMutation(ask.deferral.layDownReminder.act())
  const [done, setDone] = useState('')
  return (
    <>
      <span role="status" className="small">
        {done}
      </span>
      <ActButton
        key={now?.days}
        label="规定提醒天数"
        sentence={
          now === null
            ? '补缴期限前几天进待办提醒，由本地规定。没有规定的，逾期以后才提醒。'
            : `现在提前 ${now.days} 天提醒（${now.basis}）。新的规定从次日起代替它。`
        }
        more={[
          {
            name: 'days',
            label: '提前天数（自然日）',
            kind: 'line',
            most: 3,
            faultOf: (typed) => (/^\d{1,3}$/.test(typed) && Number(typed) <= 366 ? undefined : '请填写 0 到 366 的整数。'),
          },
          { name: 'basis', label: '依据文件和条款', kind: 'line', most: 300 },
        ]}
        onAct={async (_, __, { days = '', basis = '' }) => {
          const laid = await lay.mutateAsync({ days: Number(days), basis })
          await queries.invalidateQueries({ queryKey: ask.deferral.key() })
          setDone(`已规定提前 ${laid.days} 天提醒。`)
        }}
      />
    </>
  )
}
