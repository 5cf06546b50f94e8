import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { oneOf, someOf, text } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask, type office } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { Money, MoneyUnitContext, MoneyUnitSwitch, NotApplicable } from '../parts/figure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { StatusMark } from '../parts/status-mark.tsx'
import { ViewTabs } from '../parts/view-tabs.tsx'
import type { Column } from '../table/column.ts'
import { CountLine } from '../table/count-line.tsx'
import { DataTable } from '../table/data-table.tsx'
import { ListFoot } from '../table/list-foot.tsx'
import { changeKindIds, changeWords } from './comparison-line.tsx'
import { Growth } from './growth.tsx'
import { numberOf, subjectTitle } from './list-words.zh.ts'
import { listPath, outcomes } from './outcomes.zh.ts'
import './runs.css'

type Changes = Awaited<ReturnType<typeof office.run.changes>>
type Change = Changes['rows'][number]

const declared = {
  earlier: text(/^[0-9a-z-]+$/),
  kind: someOf(changeKindIds),
  after: text(),
  before: text(),
  unit: oneOf(['yuan', 'ten_thousand']),
}

const keyOf = ({ subject }: Change): string => subject

/** Whom a policy treats otherwise in the later of two screenings. */
export default function ChangesPage() {
  const { run, policy } = useParams({ strict: false }) as { readonly run: string; readonly policy: string }
  const [asked, change] = useParameters(declared)
  const navigate = useNavigate()
  const { earlier, kind, after, before } = asked
  const page = useQuery({
    ...ask.run.changes.query({
      input: {
        earlier,
        later: run,
        policy,
        ...(kind.length === 0 ? {} : { kind: [...kind] }),
        ...(after === '' ? {} : { after }),
        ...(before === '' ? {} : { before }),
      },
    }),
    placeholderData: keepPreviousData,
    enabled: earlier !== '',
  })
  const compared = useQuery({ ...ask.run.compare.query({ input: { earlier, later: run } }), enabled: earlier !== '' })
  const kinds = compared.data?.policies.find((each) => each.policy === policy)?.kinds
  const shown = page.data
  const turn = (cursor: string | null | undefined, go: (cursor: string) => void) =>
    cursor === null || cursor === undefined ? undefined : () => go(cursor)
  return (
    <MoneyUnitContext.Provider value={asked.unit}>
      <div className="page page-wide page-fill">
        <PageHead
          title={shown === undefined ? '两次筛查的变化' : `${shown.policy.zh}的变化`}
          trail={<Link to={`/runs/${run}`}>筛查总览</Link>}
          meta={shown === undefined ? [] : [`从 ${shown.earlier.day} 筛查`, `到 ${shown.later.day} 筛查`]}
          acts={
            <>
              <MoneyUnitSwitch unit={asked.unit} onChange={(unit) => change({ unit }, { replace: true })} />
              <Button onClick={() => print()}>打印</Button>
            </>
          }
        />
        <ViewTabs
          label="变化的种类"
          current={kind.length === 0 ? 'all' : kind.length === 1 ? (kind[0] ?? '') : ''}
          tabs={[
            { id: 'all', label: '全部变化', search: { earlier } },
            ...changeKindIds.map((id) => ({
              id,
              label: changeWords[id],
              ...(kinds === undefined ? {} : { note: count(kinds[id].count) }),
              search: { earlier, kind: [id] },
            })),
          ]}
        >
          <CountLine
            of={shown === undefined ? undefined : { n: shown.count.n, kind: shown.count.kind === 'exact' ? 'exact' : 'at_least' }}
            unit={shown?.policy.unit ?? ''}
          />
        </ViewTabs>
        <DataTable
          label="变化的对象"
          columns={shown === undefined ? [] : columnsOf(run, shown.policy)}
          rows={earlier === '' ? [] : shown?.rows}
          keyOf={keyOf}
          nameOf={(row) => row.name ?? row.subject}
          onOpen={({ subject }) => void navigate({ to: `${listPath(run, policy)}/${subject}` })}
          isPending={earlier !== '' && (page.isPending || page.isPlaceholderData)}
          error={page.error ?? compared.error}
          onRetry={() => void page.refetch()}
          empty={
            earlier === '' ? (
              <EmptyLine why="没有选与哪一次筛查比较。" next="请从筛查总览进入。" />
            ) : (
              <EmptyLine why="两次筛查之间没有这种变化。" next="看“全部变化”，或换一项政策。" />
            )
          }
        />
        <ListFoot
          pages={{
            onBefore: turn(shown?.previous, (cursor) => change({ before: cursor, after: '' })),
            onAfter: turn(shown?.next, (cursor) => change({ after: cursor, before: '' })),
          }}
        />
      </div>
    </MoneyUnitContext.Provider>
  )
}

function columnsOf(run: string, policy: Changes['policy']): readonly Column<Change>[] {
  const outcomeIn = (side: Change['earlier']) =>
    side === null ? <NotApplicable /> : <StatusMark of="outcome" state={outcomes[side.outcome].mark} />
  const netIn = (side: Change['earlier']) => (side === null || side.net === null ? <NotApplicable /> : <Money fen={side.net} />)
  return [
    {
      id: 'name',
      title: subjectTitle(policy.entity),
      kind: 'text',
      cell: ({ subject, name }) => (
        <Link to={`${listPath(run, policy.id)}/${subject}`} tabIndex={-1}>
          {name ?? numberOf(policy.entity, subject)}
        </Link>
      ),
    },
    { id: 'region', title: '参保地', kind: 'text', width: 120, cell: ({ region }) => region },
    { id: 'kind', title: '变化', kind: 'text', width: 90, cell: ({ kind }) => changeWords[kind] },
    { id: 'before', title: '上次结果', kind: 'state', width: 120, cell: ({ earlier }) => outcomeIn(earlier) },
    { id: 'now', title: '本次结果', kind: 'state', width: 120, cell: ({ later }) => outcomeIn(later) },
    { id: 'netBefore', title: '上次净额', kind: 'money', width: 130, cell: ({ earlier }) => netIn(earlier) },
    { id: 'net', title: '本次净额', kind: 'money', width: 130, cell: ({ later }) => netIn(later) },
    { id: 'growth', title: '净额变动', kind: 'money', width: 130, cell: ({ growth }) => <Growth fen={growth} /> },
  ]
}
