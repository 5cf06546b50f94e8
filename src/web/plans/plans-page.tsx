import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useContext, useMemo } from 'react'
import { oneOf } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ViewTabs } from '../parts/view-tabs.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { comparePath, type PlanLine, type PlanList, planPath } from './plans.ts'
import './plans.css'
import { ReadLine, refetchWhileStale } from './read-line.tsx'
import { periodsOf, regionName } from './words.zh.ts'

type Family = PlanList['families'][number]

const declared = { view: oneOf(['documents', 'policies']) }

/** The policy documents there are, and which policies several of them state. */
export default function PlansPage() {
  const [{ view }] = useParameters(declared)
  const answer = useQuery({ ...ask.plan.list.query(), refetchInterval: refetchWhileStale })
  const { data, isPending, error, refetch } = answer
  const plans = data?.plans ?? []
  const families = data?.families ?? []
  const shown = { isPending, error, onRetry: () => void refetch() }
  return (
    <div className="page page-wide page-fill">
      <PageHead title="政策" meta={data === undefined ? [] : [<ReadLine key="read" read={data.read} />]}>
        {data === undefined ? isPending ? '正在读取政策文件，第一次要几秒。' : ' ' : <Sentence list={data} />}
      </PageHead>
      {(data?.shared ?? []).map(({ place, text }) => (
        <div key={place} className="error-line" role="alert">
          <p>
            共用的词汇或规则有错，改好以前不能筛查：{text}
            <span className="soft"> {place}</span>
          </p>
        </div>
      ))}
      <ViewTabs
        label="怎样看"
        current={view}
        tabs={[
          { id: 'documents', label: '按文件', note: data === undefined ? '' : `${plans.length} 份`, search: {} },
          {
            id: 'policies',
            label: '按政策，各文件并列',
            note: data === undefined ? '' : `${families.length} 项`,
            search: { view: 'policies' },
          },
        ]}
      />
      {view === 'documents' ? <Documents plans={data === undefined ? undefined : plans} {...shown} /> : <Families list={data} {...shown} />}
    </div>
  )
}

function Sentence({ list: { plans } }: { readonly list: PlanList }) {
  const broken = plans.filter(({ isBroken }) => isBroken)
  const sum = (of: (counts: PlanLine['counts']) => number) => plans.reduce((total, { counts }) => total + of(counts), 0)
  return (
    <>
      {plans.length} 份文件，共 {sum(({ policies }) => policies)} 项政策、{sum(({ tasks }) => tasks)} 项任务、
      {sum(({ targets }) => targets)} 个目标；未决问题 <b>{sum(({ open }) => open)}</b> 个
      {broken.length === 0 ? '。' : <b className="is-official">，{broken.length} 份有错、不参加筛查。</b>}
    </>
  )
}

interface Asked {
  readonly isPending: boolean
  readonly error: unknown
  readonly onRetry: () => void
}

const keyOfPlan = ({ id }: PlanLine): string => id
const nameOfPlan = ({ title }: PlanLine): string => title

function Documents({ plans, ...asked }: Asked & { readonly plans: readonly PlanLine[] | undefined }) {
  const navigate = useNavigate()
  const day = useContext(OfficeDayContext)
  const columns = useMemo(() => columnsOn(day), [day])
  return (
    <DataTable
      label="政策文件"
      columns={columns}
      rows={plans}
      keyOf={keyOfPlan}
      nameOf={nameOfPlan}
      density="two_lines"
      onOpen={({ id }) => void navigate({ to: planPath(id) })}
      empty={<EmptyLine why="方案文件夹里还没有政策文件。" next="请编写人用 ballast draft 从原文起草一份，放进 plans 文件夹。" />}
      {...asked}
    />
  )
}

const figure = (id: string, title: string, of: (counts: PlanLine['counts']) => number): Column<PlanLine> => ({
  id,
  title,
  kind: 'figure',
  width: 52,
  cell: ({ counts }) => of(counts),
})

function columnsOn(day: string): readonly Column<PlanLine>[] {
  return [
    {
      id: 'title',
      title: '标题与文号',
      kind: 'text',
      cell: ({ id, title, number }) => (
        <>
          <Link to={planPath(id)} tabIndex={-1}>
            {title}
          </Link>
          <small className="plan-second">{number === '' ? '没有文号' : number}</small>
        </>
      ),
    },
    {
      id: 'issuer',
      title: '发文机关',
      kind: 'text',
      width: 150,
      cell: (plan) => (
        <>
          {plan.issuer}
          <small className="plan-second">{regionName(plan)}</small>
        </>
      ),
    },
    { id: 'issued', title: '成文日', kind: 'text', width: 92, cell: ({ issuedOn }) => issuedOn ?? <span className="soft">文中没有</span> },
    {
      id: 'periods',
      title: '政策期间',
      kind: 'text',
      width: 178,
      cell: (plan) => <span className={plan.isBroken ? 'is-official' : undefined}>{periodsOf(plan, day)}</span>,
    },
    figure('clauses', '条款', ({ clauses }) => clauses),
    figure('policies', '政策', ({ policies }) => policies),
    figure('tasks', '任务', ({ tasks }) => tasks),
    figure('targets', '目标', ({ targets }) => targets),
    figure('forms', '报表', ({ forms }) => forms),
    figure('services', '服务', ({ services }) => services),
    figure('open', '未决', ({ open }) => open),
    {
      id: 'problems',
      title: '问题',
      kind: 'text',
      width: 150,
      cell: ({ problems, above }) => {
        const [first] = problems
        if (first === undefined) return <NotApplicable />
        return (
          <span className="plan-problem is-official" title={`${first.place} ${first.text}`}>
            {above === null ? `${problems.length} 处：` : `上级文件 ${problems.length} 处：`}
            {first.text}
          </span>
        )
      },
    },
  ]
}

const keyOfFamily = ({ id }: Family): string => id
const nameOfFamily = ({ zh }: Family): string => zh

function Families({ list, ...asked }: Asked & { readonly list: PlanList | undefined }) {
  const navigate = useNavigate()
  const names = new Map((list?.plans ?? []).map(({ id, number, title }) => [id, number === '' ? title : number]))
  const columns: readonly Column<Family>[] = [
    {
      id: 'policy',
      title: '政策',
      kind: 'text',
      width: 300,
      cell: ({ id, zh }) => (
        <Link to={comparePath(id)} tabIndex={-1}>
          {zh}
        </Link>
      ),
    },
    { id: 'count', title: '文件', unit: '份', kind: 'figure', width: 64, cell: ({ plans }) => plans.length },
    { id: 'documents', title: '写了它的文件', kind: 'text', cell: ({ plans }) => plans.map((id) => names.get(id) ?? '').join('、') },
  ]
  return (
    <DataTable
      label="政策，各文件并列"
      columns={columns}
      rows={list?.families}
      keyOf={keyOfFamily}
      nameOf={nameOfFamily}
      onOpen={({ id }) => void navigate({ to: comparePath(id) })}
      empty={<EmptyLine why="没有一份可用的文件写了政策。" next="看“按文件”里各份的问题。" />}
      {...asked}
    />
  )
}
