import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { StateMark } from '../batches/state-mark.tsx'
import { ask } from '../client/office.ts'
import { OfficePapers } from '../papers/office-papers.tsx'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import { FileList } from '../parts/file-list.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { isRecordNumber, RecordWait } from '../parts/record-wait.tsx'
import { TrailList } from '../parts/trail-list.tsx'
import { useMay } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { ApplicationActs } from './application-acts.tsx'
import { CheckButton } from './check-button.tsx'
import {
  type ApplicationView,
  applicationStates,
  type CommitmentLine,
  commitmentStates,
  consents,
  givenWays,
  nameOf,
  outcomeWords,
  verbWord,
  ways,
} from './words.zh.ts'
import '../batches/batches.css'
import './applications.css'

const trail = <Link to="/applications">申请受理</Link>

type MatterLine = ApplicationView['matters'][number]
type NeedLine = ApplicationView['needs'][number]

/** An application: what is applied for, what was supplied, what is lacking, and what can be done next. */
export default function ApplicationPage() {
  const { application = '' } = useParams({ strict: false }) as { readonly application?: string }
  const page = useQuery({ ...ask.application.read.query({ input: { application } }), enabled: isRecordNumber(application) })
  if (page.data !== undefined) return <Whole view={page.data} />
  return (
    <RecordWait
      title="申请受理"
      trail={trail}
      number={application}
      list="申请列表"
      error={page.error}
      onRetry={() => void page.refetch()}
    />
  )
}

function Whole({ view }: { readonly view: ApplicationView }) {
  const { application } = view
  const queries = useQueryClient()
  const [done, setDone] = useState('')
  const onDone = async (what: string) => {
    void queries.invalidateQueries({ queryKey: ask.inbox.key() })
    void queries.invalidateQueries({ queryKey: ask.paper.key() })
    await queries.invalidateQueries({ queryKey: ask.application.key() })
    setDone(what)
  }
  return (
    <div className="page page-wide application-page">
      <Head view={view} />
      <p className="done-line" role="status">
        {done}
      </p>
      <ApplicationActs view={view} onDone={onDone} />
      <h2>申请的事项</h2>
      <DataTable
        label="申请的事项"
        columns={matterColumns}
        rows={view.matters}
        keyOf={({ id }) => id}
        nameOf={({ policy }) => policy.zh}
        empty={null}
      />
      <h2>缺的事实和申请人提供的</h2>
      <DataTable
        label="缺的事实"
        columns={needColumns}
        rows={view.needs}
        keyOf={({ id }) => id}
        nameOf={({ zh }) => zh}
        empty={<EmptyLine why="受理时所需事实都有了。" next="没有要申请人提供的。" />}
      />
      {view.commitments.length === 0 ? null : (
        <>
          <h2>书面承诺</h2>
          <DataTable
            label="书面承诺"
            columns={commitmentColumns(onDone)}
            rows={view.commitments}
            keyOf={({ id }) => id}
            nameOf={({ fact }) => fact.zh}
            empty={null}
          />
        </>
      )}
      {view.notices.length === 0 ? null : (
        <>
          <h2>补正告知</h2>
          <Notices notices={view.notices} />
        </>
      )}
      {view.files.length === 0 ? null : (
        <>
          <h2>材料</h2>
          <FileList files={view.files} label="材料" />
        </>
      )}
      <Papers application={application.id} />
      <h2>办理过程</h2>
      <Trail view={view} />
    </div>
  )
}

function Head({ view: { application } }: { readonly view: ApplicationView }) {
  const may = useMay()
  const { subject, dueOn, isOverdue, region, agent, note, way } = application
  const name = nameOf(subject)
  return (
    <PageHead
      title={`申请 ${application.number}`}
      trail={trail}
      meta={[
        <StateMark key="state" looks={applicationStates} state={application.state} />,
        may('subject.read') ? (
          <Link key="subject" to={`/subjects/${subject.entity}/${subject.key}`}>
            {name}
          </Link>
        ) : (
          name
        ),
        region.name,
        `${application.receivedBy} ${application.receivedOn} ${ways[way]}受理`,
        ...(agent === null ? [] : [`${agent.name}（${agent.relation}）代办，${consents[agent.consent]} ${agent.reference}`]),
      ]}
    >
      {note === null ? '' : `${note}　`}
      {dueOn === null ? '' : isOverdue ? <b className="is-official">{dueOn} 已逾期。</b> : `${dueOn} 前办理。`}
    </PageHead>
  )
}

const resultWords = { accepted: ['done', '通过', 'act'], rejected: ['cross', '不予通过', 'grey'] } as const

const matterColumns: readonly Column<MatterLine>[] = [
  { id: 'policy', title: '事项', kind: 'text', width: 200, cell: ({ policy }) => policy.zh },
  { id: 'subject', title: '对象', kind: 'text', width: 160, cell: ({ subject }) => nameOf(subject) },
  { id: 'basis', title: '文件和条款', kind: 'text', cell: ({ document, clause }) => `${document} ${clause}` },
  { id: 'outcome', title: '受理时的筛查', kind: 'text', width: 128, cell: ({ outcome }) => outcomeWords[outcome] ?? outcome },
  {
    id: 'result',
    title: '审核',
    kind: 'state',
    width: 104,
    cell: ({ result }) => (result === null ? <NotApplicable /> : <StateMark looks={resultWords} state={result} />),
  },
  {
    id: 'reason',
    title: '理由和条款',
    kind: 'text',
    width: 200,
    cell: ({ reason, basis }) => (reason === null ? <NotApplicable /> : `${reason}（${basis ?? ''}）`),
  },
  {
    id: 'batch',
    title: '列入批次',
    kind: 'text',
    width: 112,
    cell: ({ rows }) =>
      rows.length === 0 ? (
        <NotApplicable />
      ) : (
        <span>
          {rows.map(({ claim, batch, number }) => (
            <Link key={claim} to={`/batches/${batch}`}>
              {number}{' '}
            </Link>
          ))}
        </span>
      ),
  },
  {
    id: 'paid',
    title: '到账',
    kind: 'text',
    width: 132,
    cell: ({ paidOn, days }) => (paidOn === null ? <NotApplicable /> : `${paidOn}（${days ?? 0} 天）`),
  },
]

const needColumns: readonly Column<NeedLine>[] = [
  { id: 'fact', title: '事实', kind: 'text', width: 220, cell: ({ zh }) => zh },
  { id: 'owner', title: '一般来源', kind: 'text', width: 148, cell: ({ owner }) => owner },
  {
    id: 'value',
    title: '申报',
    kind: 'text',
    width: 120,
    cell: ({ given: [last] }) => (last === undefined ? <span className="status is-near">暂缺</span> : last.value),
  },
  {
    id: 'way',
    title: '方式',
    kind: 'text',
    width: 88,
    cell: ({ given: [last] }) => (last === undefined ? <NotApplicable /> : givenWays[last.way]),
  },
  {
    id: 'source',
    title: '材料或依据',
    kind: 'text',
    cell: ({ given: [last] }) => (last === undefined ? <NotApplicable /> : `${last.source}（${last.sourceOn}）`),
  },
  {
    id: 'by',
    title: '登记',
    kind: 'text',
    width: 120,
    cell: ({ given: [last] }) => (last === undefined ? <NotApplicable /> : `${last.by} ${last.on}`),
  },
  {
    id: 'state',
    title: '采信',
    kind: 'text',
    width: 112,
    cell: ({ given: [last] }) => {
      if (last === undefined || last.isBelieved === null) return <NotApplicable />
      if (!last.isBelieved) return '不采信'
      return last.releasedIn === null ? '采信，待并入数据' : '已并入数据'
    },
  },
]

const commitmentColumns = (onDone: (what: string) => Promise<void>): readonly Column<CommitmentLine>[] => [
  { id: 'fact', title: '承诺', kind: 'text', width: 220, cell: ({ fact }) => `${fact.zh}：${fact.value}` },
  { id: 'basis', title: '可以承诺的依据', kind: 'text', cell: ({ basis }) => basis },
  { id: 'checkOn', title: '核查日期', kind: 'day', width: 92, cell: ({ checkOn }) => checkOn },
  { id: 'state', title: '状态', kind: 'state', width: 104, cell: ({ state }) => <StateMark looks={commitmentStates} state={state} /> },
  {
    id: 'finding',
    title: '核查情况',
    kind: 'text',
    width: 240,
    cell: ({ checked }) => (checked === null ? <NotApplicable /> : `${checked.finding}（${checked.source}，${checked.by} ${checked.on}）`),
  },
  {
    id: 'act',
    title: '核查',
    kind: 'text',
    width: 96,
    cell: (row) => (row.verbs.length === 0 ? <NotApplicable /> : <CheckButton commitment={row} onDone={onDone} />),
  },
]

function Notices({ notices }: { readonly notices: ApplicationView['notices'] }) {
  return (
    <ul className="notice-list">
      {notices.map(({ id, items, basis, dueOn, by, on }) => (
        <li key={id}>
          <p className="small soft">
            {by} {on} 告知，{dueOn} 前补正，依据{basis}
          </p>
          <ol>
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ol>
        </li>
      ))}
    </ul>
  )
}

function Papers({ application }: { readonly application: string }) {
  const papers = useQuery(ask.paper.ofApplication.query({ input: { application } }))
  const issue = useMutation(ask.paper.issueOfApplication.act())
  if (papers.data === undefined) return <ErrorLine error={papers.error} onRetry={() => void papers.refetch()} />
  return (
    <OfficePapers
      papers={papers.data}
      register="application"
      row={application}
      onIssue={async (paper) => {
        await issue.mutateAsync({ application, ...paper })
        await papers.refetch()
      }}
    />
  )
}

function Trail({ view }: { readonly view: ApplicationView }) {
  return <TrailList steps={view.trail} wordOf={verbWord} />
}
