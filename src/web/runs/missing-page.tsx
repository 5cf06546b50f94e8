import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { texts } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import { FilterChips } from '../filter/filter-chips.tsx'
import { FilterForm } from '../filter/filter-form.tsx'
import { EmptyLine } from '../parts/empty-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { listPath, type Overview } from './outcomes.zh.ts'
import { VerifyLink } from './policy-detail.tsx'
import { runMeta, sourceName } from './run-meta.zh.ts'
import { type WantedFact, wantedFactsOf } from './wanted-facts.ts'
import './runs.css'

const declared = { source: texts() }
const keyOf = ({ id }: WantedFact): string => id
const nameOf = ({ policyZh, zh }: WantedFact): string => `${policyZh}，${zh}`
const listOf = (run: string, { policy }: WantedFact): string => listPath(run, policy)
const searchOf = ({ missing }: WantedFact) => ({ outcome: ['undetermined'], missing: [missing] })

/** What may be due and is not granted: the missing facts of a screening under the departments that have them. */
export default function MissingPage() {
  const { run } = useParams({ strict: false }) as { readonly run: string }
  const [asked, change] = useParameters(declared)
  const navigate = useNavigate()
  const mayVerify = useMay()('verification.open')
  const { data, isPending, error, refetch } = useQuery(ask.run.overview.query({ input: { run } }))
  const fields = [
    {
      kind: 'some' as const,
      id: 'source',
      label: '事实来源',
      none: '全部',
      options: (data?.wanted ?? []).map(({ source }) => ({ value: source, label: sourceName(source) })),
    },
  ]
  const rows = data === undefined ? undefined : wantedFactsOf(data).filter(({ source }) => isAsked(asked.source, source))
  return (
    <div className="page page-wide page-fill">
      <PageHead
        title="应享未享"
        trail={<Link to={`/runs/${run}`}>筛查总览</Link>}
        meta={data === undefined ? [] : runMeta(data.run)}
        acts={<Button onClick={() => print()}>打印</Button>}
      >
        {data === undefined ? null : <Sentence overview={data} />}
      </PageHead>
      <FilterForm fields={fields} values={asked} onQuery={(values) => change(values)} />
      <FilterChips fields={fields} values={asked} onRemove={() => change({ source: [] })} onClear={() => change({ source: [] })} />
      <DataTable
        label="缺的事实"
        columns={columnsOf(run, mayVerify)}
        rows={rows}
        keyOf={keyOf}
        nameOf={nameOf}
        groupOf={({ source }) => ({ id: source, label: <SourceLabel overview={data} source={source} /> })}
        onOpen={(fact) => void navigate({ to: listOf(run, fact), search: searchOf(fact) as never })}
        isPending={isPending}
        error={error}
        onRetry={() => void refetch()}
        empty={<EmptyLine why="没有等着补事实的判定。" next="符合的见各项政策的名单。" />}
      />
    </div>
  )
}

const isAsked = (asked: readonly string[], source: string): boolean => asked.length === 0 || asked.includes(source)

function Sentence({ overview: { wanted } }: { readonly overview: Overview }) {
  const [first] = wanted
  if (first === undefined) return <p>没有因缺事实而待定的判定。</p>
  return (
    <p>
      最要紧的是{sourceName(first.source)}：<b>{count(first.decisions)} 项</b>判定等它，其中 {count(first.alone)} 项只缺它。
    </p>
  )
}

function SourceLabel({ overview, source }: { readonly overview: Overview | undefined; readonly source: string }) {
  const found = overview?.wanted.find((one) => one.source === source)
  return (
    <>
      {sourceName(source)}
      {found === undefined ? null : (
        <span className="soft">
          {count(found.decisions)} 项判定，其中 {count(found.alone)} 项只缺这一家
        </span>
      )}
    </>
  )
}

const columnsOf = (run: string, mayVerify: boolean): readonly Column<WantedFact>[] => [
  { id: 'policy', title: '政策', kind: 'text', width: 260, cell: ({ policyZh }) => policyZh },
  { id: 'fact', title: '缺的事实', kind: 'text', cell: ({ zh }) => zh },
  {
    id: 'count',
    title: '待补事实',
    kind: 'figure',
    width: 120,
    cell: (fact) => (
      <Link
        to={listOf(run, fact)}
        search={searchOf(fact) as never}
        aria-label={`${nameOf(fact)}，${count(fact.count)} ${fact.unit}，看名单`}
      >
        {count(fact.count)} {fact.unit}
      </Link>
    ),
  },
  { id: 'alone', title: '仅缺此项', kind: 'figure', width: 110, cell: ({ alone, unit }) => `${count(alone)} ${unit}` },
  ...(mayVerify
    ? [
        {
          id: 'verify',
          title: '办理',
          kind: 'text' as const,
          width: 100,
          cell: ({ policy, missing, zh }: WantedFact) => <VerifyLink run={run} policy={policy} missing={missing} what={zh} />,
        },
      ]
    : []),
]
