import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { oneOf } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ActButton } from '../batches/act-button.tsx'
import { ask } from '../client/office.ts'
import { count, sumOfFen } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ViewTabs } from '../parts/view-tabs.tsx'
import { useMay } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { type EnteredEvent, eventKinds, isPaid, type Kind, monthWord, type Round } from './words.zh.ts'
import './monthly.css'

const declared = { show: oneOf(['months', 'events']) }

/** Benefits that are paid month by month: which months are to be made, those that were, and what was entered about people. */
export default function MonthlyPage() {
  const [{ show }] = useParameters(declared)
  return (
    <div className="page page-wide">
      <PageHead title="按月发放">
        失业保险金、代缴医保、灵活就业社保补贴、公益性岗位补贴等，每月按当月筛查建一个批次，每人每月只发一次。
      </PageHead>
      <ViewTabs
        label="按月发放"
        current={show}
        tabs={[
          { id: 'months', label: '各月', search: {} },
          { id: 'events', label: '停发、中止事由', search: { show: 'events' } },
        ]}
      />
      {show === 'months' ? <Months /> : <Events />}
    </div>
  )
}

const countOf = (kind: Kind) => ({
  id: kind,
  kind: 'figure' as const,
  width: 72,
  cell: ({ kinds }: Round) => kinds.find((one) => one.kind === kind)?.rows ?? 0,
})

const columns: readonly Column<Round>[] = [
  {
    id: 'month',
    title: '月份',
    kind: 'text',
    width: 88,
    cell: ({ id, month, turn }) => (
      <Link to={`/monthly/${id}`} tabIndex={-1}>
        {turn > 1 ? `${month}（${turn}）` : month}
      </Link>
    ),
  },
  { id: 'policy', title: '政策', kind: 'text', cell: ({ policy }) => policy.zh },
  { id: 'place', title: '地区', kind: 'text', width: 84, cell: ({ place }) => place },
  { ...countOf('continued'), title: '续发' },
  { ...countOf('new'), title: '新增' },
  { ...countOf('resumed'), title: '恢复' },
  { ...countOf('arrears'), title: '补发' },
  { ...countOf('stopped'), title: '停发' },
  { ...countOf('suspended'), title: '中止' },
  {
    id: 'fen',
    title: '发放',
    kind: 'money',
    width: 128,
    cell: ({ kinds }) => sumOfFen(kinds.filter(({ kind }) => isPaid(kind)).map(({ fen }) => fen)),
  },
  { id: 'leads', title: '多发线索', kind: 'figure', width: 76, cell: ({ leads }) => leads },
  {
    id: 'batch',
    title: '批次',
    kind: 'text',
    width: 92,
    cell: ({ batch }) => (batch === null ? <NotApplicable /> : <Link to={`/batches/${batch.id}`}>{batch.number}</Link>),
  },
]
const roundName = ({ month, policy }: Round): string => `${policy.zh} ${monthWord(month)}`

function Months() {
  const navigate = useNavigate()
  const may = useMay()
  const policies = useQuery(ask.monthly.policies.query({}))
  const rounds = useQuery(ask.monthly.rounds.query({ input: {} }))
  return (
    <>
      <ErrorLine error={policies.error} onRetry={() => void policies.refetch()} />
      {policies.data?.length === 0 ? (
        <EmptyLine why="最近的筛查里没有按月发放的政策。" next="方案里写了“按月”的政策，筛查后列在这里。" />
      ) : null}
      {(policies.data ?? []).map(({ policy, months, last }) => {
        const open = months.filter(({ month }) => last === null || month >= last)
        return (
          <p key={policy.id} className="section-line">
            <b>{policy.zh}</b>：{last === null ? '还没有建过' : `已建到 ${monthWord(last)}`}；
            {open.length === 0
              ? '没有更新的月份筛查过，请先用当月数据筛查。'
              : may('batch.make')
                ? open.map(({ month }, at) => (
                    <span key={month}>
                      {at > 0 ? '、' : ''}
                      <Link to="/monthly/new" search={{ policy: policy.id, month } as never}>
                        {month === last ? `看 ${monthWord(month)} 有没有新的变动` : `建 ${monthWord(month)}`}
                      </Link>
                    </span>
                  ))
                : `${open.map(({ month }) => monthWord(month)).join('、')} 已筛查，由经办建批次。`}
          </p>
        )
      })}
      <h2>已建的各月</h2>
      <DataTable
        label="已建的各月"
        columns={columns}
        rows={rounds.data}
        keyOf={({ id }) => id}
        nameOf={roundName}
        onOpen={({ id }) => void navigate({ to: `/monthly/${id}` })}
        isPending={rounds.isPending}
        error={rounds.error}
        onRetry={() => void rounds.refetch()}
        empty={<EmptyLine why="您的辖区内还没有建过按月发放的批次。" next="上面列出的月份，点开核对后建。" />}
      />
    </>
  )
}

const eventColumns: readonly Column<EnteredEvent>[] = [
  { id: 'name', title: '姓名', kind: 'text', width: 112, cell: ({ name, person }) => name ?? `编号 ${person}` },
  { id: 'kind', title: '事由', kind: 'text', width: 128, cell: ({ kind }) => eventKinds[kind] },
  { id: 'on', title: '日期', kind: 'text', width: 92, cell: ({ on }) => on },
  { id: 'source', title: '来源', kind: 'text', width: 180, cell: ({ source }) => source },
  { id: 'basis', title: '依据或编号', kind: 'text', cell: ({ basis }) => basis },
  { id: 'by', title: '登记', kind: 'text', width: 132, cell: ({ by, enteredOn }) => `${by} ${enteredOn}` },
  {
    id: 'state',
    title: '状态',
    kind: 'text',
    width: 180,
    cell: ({ revoked, id }) => (revoked === null ? <Revoke event={id} /> : `${revoked.by}撤销：${revoked.why}`),
  },
]

function Events() {
  const queries = useQueryClient()
  const may = useMay()
  const [done, setDone] = useState('')
  const events = useQuery(ask.monthly.events.query({}))
  const enter = useMutation(ask.monthly.enterEvent.act())
  const lay = useMutation(ask.monthly.layDownRefusals.act())
  const policies = useQuery(ask.monthly.policies.query({}))
  const told = async (what: string) => {
    await queries.invalidateQueries({ queryKey: ask.monthly.key() })
    setDone(what)
  }
  return (
    <>
      <p className="section-line">快照里没有的事由在这里登记，从次月起停发或中止；就业、领取养老金等由每月筛查的数据判断，不用登记。</p>
      <div className="form-acts">
        {may('batch.make') ? (
          <ActButton
            label="登记事由"
            sentence="死亡和拒绝满规定次数的，从次月停发；中止的次月起不发，解除后恢复。登记错的可以撤销，不删除。"
            fields={{ day: '发生日期' }}
            choice={{ label: '事由', options: Object.entries(eventKinds).map(([value, label]) => ({ value, label })) }}
            more={[
              { name: 'person', label: '本人（完整证件号码，或姓名加证件号码后四位）', kind: 'line', most: 200 },
              { name: 'source', label: '来源（哪个部门的哪份记录）', kind: 'line', most: 300 },
              { name: 'basis', label: '依据或编号', kind: 'line', most: 300 },
            ]}
            onAct={async ({ day, choice }, _, { person = '', source = '', basis = '' }) => {
              await enter.mutateAsync({ person, kind: choice as EnteredEvent['kind'], day, source, basis })
              await told('已登记，下次建批次时按它办。')
            }}
          />
        ) : null}
        {may('batch.order') ? (
          <ActButton
            label="规定拒绝几次停发"
            sentence="没有文件规定次数的，拒绝工作或培训不会自动停发。"
            choice={{ label: '政策', options: (policies.data ?? []).map(({ policy }) => ({ value: policy.id, label: policy.zh })) }}
            more={[
              {
                name: 'refusals',
                label: '次数',
                kind: 'line',
                most: 2,
                faultOf: (typed) => (/^([1-9]|1\d|20)$/.test(typed) ? undefined : '请写 1 到 20 的整数。'),
              },
              { name: 'basis', label: '依据文件和条款', kind: 'line', most: 300 },
            ]}
            onAct={async ({ choice }, _, { refusals = '', basis = '' }) => {
              const laid = await lay.mutateAsync({ policy: choice, refusals: Number(refusals), basis })
              await told(`已规定满 ${laid.refusals} 次停发。`)
            }}
          />
        ) : null}
        <span role="status" className="small">
          {done}
        </span>
      </div>
      <DataTable
        label="停发、中止事由"
        columns={eventColumns}
        rows={events.data}
        keyOf={({ id }) => id}
        nameOf={({ name, person, kind }) => `${name ?? person} ${eventKinds[kind]}`}
        isPending={events.isPending}
        error={events.error}
        onRetry={() => void events.refetch()}
        empty={<EmptyLine why="还没有登记的事由。" next="收到死亡、拒绝工作或中止的材料后，点“登记事由”。" />}
      />
      {events.data === undefined ? null : <p className="small soft">共 {count(events.data.length)} 条，最多显示最近 200 条。</p>}
    </>
  )
}

function Revoke({ event }: { readonly event: string }) {
  const queries = useQueryClient()
  const may = useMay()
  const revoke = useMutation(ask.monthly.revokeEvent.act())
  if (!may('batch.make')) return <span>有效</span>
  return (
    <ActButton
      label="撤销"
      look="small"
      sentence="撤销后不再按它停发或中止；原登记和理由都保留。"
      fields={{ reason: '撤销理由' }}
      onAct={async ({ reason }) => {
        await revoke.mutateAsync({ event, reason })
        await queries.invalidateQueries({ queryKey: ask.monthly.key() })
      }}
    />
  )
}
