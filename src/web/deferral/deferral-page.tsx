import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { StateMark } from '../batches/state-mark.tsx'
import { ask } from '../client/office.ts'
import { yuan } from '../figures/figures.ts'
import { OfficePapers } from '../papers/office-papers.tsx'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { MoneyLine } from '../parts/money-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { isRecordNumber, RecordWait } from '../parts/record-wait.tsx'
import { type Step, StepLine } from '../parts/step-line.tsx'
import { TrailList } from '../parts/trail-list.tsx'
import { listPath } from '../runs/outcomes.zh.ts'
import { useMay } from '../session/use-session.ts'
import { DeferralActs } from './deferral-acts.tsx'
import { EntriesTable, MonthsTable, UrgingsTable } from './deferral-tables.tsx'
import { type DeferralView, deferralStates, firmWord, recordSteps, verbWord } from './words.zh.ts'
import '../batches/batches.css'
import './deferral.css'

const trail = <Link to="/deferral">缓缴台账</Link>

/** A record: which months are put off, what became of each, and what can be done next. */
export default function DeferralPage() {
  const { deferral = '' } = useParams({ strict: false }) as { readonly deferral?: string }
  const page = useQuery({ ...ask.deferral.read.query({ input: { deferral } }), enabled: isRecordNumber(deferral) })
  if (page.data !== undefined) return <Record view={page.data} />
  return <RecordWait title="缓缴" trail={trail} number={deferral} list="缓缴台账" error={page.error} onRetry={() => void page.refetch()} />
}

function Record({ view }: { readonly view: DeferralView }) {
  const { deferral } = view
  const { sums } = deferral
  const queries = useQueryClient()
  const [done, setDone] = useState('')
  const onDone = async (what: string) => {
    void queries.invalidateQueries({ queryKey: ask.inbox.key() })
    void queries.invalidateQueries({ queryKey: ask.paper.key() })
    await queries.invalidateQueries({ queryKey: ask.deferral.key() })
    setDone(what)
  }
  return (
    <div className="page page-wide deferral-page">
      <Head view={view} />
      <StepLine label="办理环节" steps={stepsOf(view)} />
      <p className="done-line" role="status">
        {done}
      </p>
      <DeferralActs view={view} onDone={onDone} />
      <MoneyLine
        whole={{ id: 'deferred', label: '缓缴', fen: sums.deferred }}
        parts={[
          { id: 'repaid', label: '已补缴', fen: sums.repaid },
          { id: 'due', label: '待补缴', fen: sums.due },
          { id: 'overdue', label: '逾期', fen: sums.overdue },
          { id: 'withdrawn', label: '已撤销', fen: sums.withdrawn },
        ]}
      />
      <Why view={view} />
      <h2>缓缴的月份</h2>
      <MonthsTable view={view} />
      <h2>补缴、撤销</h2>
      <EntriesTable view={view} />
      <h2>提醒和催缴</h2>
      <UrgingsTable view={view} />
      <Papers deferral={deferral.id} />
      <h2>办理过程</h2>
      {view.trail.length === 0 ? (
        <EmptyLine why="没有您可以看到的办理记录。" next="办理过程由参保地查看。" />
      ) : (
        <TrailList steps={view.trail} wordOf={verbWord} />
      )}
    </div>
  )
}

function Head({ view: { deferral } }: { readonly view: DeferralView }) {
  const may = useMay()
  const { firm, sums, dueOn, isOverdue, region, state } = deferral
  const name = firmWord(firm)
  const isStanding = state === 'standing' || state === 'to_withdraw'
  return (
    <PageHead
      title={`${deferral.policy.zh} ${deferral.number}`}
      trail={trail}
      acts={<Button onClick={() => print()}>打印</Button>}
      meta={[
        <StateMark key="state" looks={deferralStates} state={state} />,
        may('subject.read') ? (
          <Link key="firm" to={`/subjects/${firm.entity}/${firm.key}`}>
            {name}
          </Link>
        ) : (
          name
        ),
        region.name,
        `${deferral.enteredBy} ${deferral.enteredOn} 登记`,
      ]}
    >
      {isStanding ? (
        <>
          待补缴 <b>{yuan(sums.due)}</b> 元{isOverdue ? <b className="is-official">，逾期 {yuan(sums.overdue)} 元</b> : null}
          {dueOn === null ? '' : isOverdue ? `，最早的补缴期限 ${dueOn}` : `，下一补缴期限 ${dueOn}`}。
        </>
      ) : state === 'entered' || state === 'returned' ? (
        '还没有复核，不生效。'
      ) : (
        '没有待补缴的月份。'
      )}
    </PageHead>
  )
}

function Why({ view: { deferral, reminder, withdrawal } }: { readonly view: DeferralView }) {
  const { approval, document, clause, lateFeeClause, run } = deferral
  return (
    <dl className="deferral-why">
      <dt>审批</dt>
      <dd>
        {approval.by} {approval.number}，{approval.day}
      </dd>
      <dt>依据</dt>
      <dd>
        {document} {clause}
      </dd>
      <dt>滞纳金</dt>
      <dd>{lateFeeClause === null ? '没有登记免收滞纳金的条款，是否免收按征收机关的规定。' : `缓缴期间免收，依据${lateFeeClause}。`}</dd>
      <dt>来源</dt>
      <dd>{run === null ? '手工登记' : <Link to={listPath(run, deferral.policy.id)}>筛查 {run} 的名单</Link>}</dd>
      <dt>提醒</dt>
      <dd>
        {reminder === null ? '本地没有规定提前几天提醒，逾期后进待办。' : `补缴期限前 ${reminder.days} 天进待办（${reminder.basis}）。`}
      </dd>
      {withdrawal === null ? null : (
        <>
          <dt>撤销</dt>
          <dd>
            {withdrawal.number}（{withdrawal.day}）：{withdrawal.reason}，待另一人同意。
          </dd>
        </>
      )}
    </dl>
  )
}

/** The papers of a record: reminders and urgings, drawn up and issued. */
function Papers({ deferral }: { readonly deferral: string }) {
  const papers = useQuery(ask.paper.ofDeferral.query({ input: { deferral } }))
  const issue = useMutation(ask.paper.issueOfDeferral.act())
  if (papers.data === undefined) return <ErrorLine error={papers.error} onRetry={() => void papers.refetch()} />
  if (papers.data.offers.length === 0 && papers.data.issued.length === 0) return null
  return (
    <OfficePapers
      papers={papers.data}
      register="deferral"
      row={deferral}
      onIssue={async (paper) => {
        await issue.mutateAsync({ deferral, ...paper })
        await papers.refetch()
      }}
    />
  )
}

function stepsOf({ deferral, trail: events }: DeferralView): readonly Step[] {
  const here = recordSteps.findIndex(({ states }) => states.some((state) => state === deferral.state))
  const isEnded = here === recordSteps.length - 1
  return recordSteps.map(({ id, word, verbs }, at) => {
    const last = events.findLast(({ verb }) => verbs.some((one) => one === verb))
    const isDone = at < here || isEnded
    return {
      id,
      label: word,
      state: at === here && !isEnded ? 'now' : isDone && (last !== undefined || id === 'end') ? 'done' : 'waiting',
      ...(last === undefined || at > here ? {} : { who: `${last.by} ${last.day.slice(5)}` }),
      ...(id === 'end' && isEnded ? { note: deferralStates[deferral.state]?.[1] ?? '' } : {}),
    }
  })
}
