import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { StateMark } from '../batches/state-mark.tsx'
import { ask } from '../client/office.ts'
import { yuan } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { MoneyLine } from '../parts/money-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { isRecordNumber, RecordWait } from '../parts/record-wait.tsx'
import { type Step, StepLine } from '../parts/step-line.tsx'
import { TrailList } from '../parts/trail-list.tsx'
import { useMay } from '../session/use-session.ts'
import { CaseActs } from './case-acts.tsx'
import { CasePapers } from './case-papers.tsx'
import { EntriesTable, InstalmentsTable, PapersTable, PaymentsTable } from './case-tables.tsx'
import { caseSteps, payeeWord, type RecoveryView, recoveryStates, sourceWord, verbWord } from './words.zh.ts'
import '../batches/batches.css'
import './recovery.css'

const trail = <Link to="/recovery">追回</Link>

/** A case: where it stands, what is owed and came, its papers, and what can be done next. */
export default function RecoveryPage() {
  const { recovery = '' } = useParams({ strict: false }) as { readonly recovery?: string }
  const page = useQuery({ ...ask.recovery.read.query({ input: { recovery } }), enabled: isRecordNumber(recovery) })
  if (page.data !== undefined) return <Case view={page.data} />
  return <RecordWait title="追回" trail={trail} number={recovery} list="追回列表" error={page.error} onRetry={() => void page.refetch()} />
}

function Case({ view }: { readonly view: RecoveryView }) {
  const { recovery } = view
  const queries = useQueryClient()
  const [done, setDone] = useState('')
  const onDone = async (what: string) => {
    void queries.invalidateQueries({ queryKey: ask.inbox.key() })
    void queries.invalidateQueries({ queryKey: ask.fund.key() })
    void queries.invalidateQueries({ queryKey: ask.batch.key() })
    void queries.invalidateQueries({ queryKey: ask.paper.key() })
    await queries.invalidateQueries({ queryKey: ask.recovery.key() })
    setDone(what)
  }
  const { sums } = recovery
  return (
    <div className="page page-wide recovery-page">
      <Head view={view} />
      <StepLine label="办理环节" steps={stepsOf(view)} />
      <p className="done-line" role="status">
        {done}
      </p>
      <CaseActs view={view} onDone={onDone} />
      <MoneyLine
        whole={{ id: 'owed', label: recovery.decided === null ? '告知应退' : '决定应退', fen: sums.owed }}
        parts={[
          { id: 'received', label: '已退', fen: sums.received },
          { id: 'offset', label: '抵扣', fen: sums.offset },
          { id: 'writtenOff', label: '核销', fen: sums.writtenOff },
          { id: 'outstanding', label: '未退余额', fen: sums.outstanding },
        ]}
      />
      <Why view={view} />
      <h2>追回的款项</h2>
      <PaymentsTable view={view} />
      {view.instalments.length === 0 ? null : (
        <>
          <h2>还款分期</h2>
          <InstalmentsTable view={view} />
        </>
      )}
      <h2>退款、抵扣、核销</h2>
      <EntriesTable view={view} />
      <h2>登记的文书</h2>
      <PapersTable view={view} />
      <CasePapers recovery={recovery.id} />
      <h2>办理过程</h2>
      <Trail view={view} />
    </div>
  )
}

function Head({ view: { recovery } }: { readonly view: RecoveryView }) {
  const may = useMay()
  const { payee, dueOn, isOverdue, sums, region } = recovery
  const name = payeeWord(payee)
  return (
    <PageHead
      title={`${recovery.policy.zh}追回 ${recovery.number}`}
      trail={trail}
      meta={[
        <StateMark key="state" looks={recoveryStates} state={recovery.state} />,
        may('subject.read') ? (
          <Link key="payee" to={`/subjects/${payee.entity}/${payee.key}`}>
            {name}
          </Link>
        ) : (
          name
        ),
        recovery.fund,
        region.name,
        `${recovery.openedBy} ${recovery.openedOn} 立案`,
      ]}
    >
      未退余额 <b>{yuan(sums.outstanding)}</b> 元
      {dueOn === null ? '。' : isOverdue ? <b className="is-official">，下一步 {dueOn} 已逾期。</b> : `，下一步 ${dueOn} 前办理。`}
    </PageHead>
  )
}

function Why({ view: { recovery, offsetRule } }: { readonly view: RecoveryView }) {
  const { source, reference, basis, clause, facts } = recovery
  return (
    <dl className="recovery-why">
      <dt>线索</dt>
      <dd>
        {sourceWord(source)}
        {reference === '' ? '' : `：${reference}`}
      </dd>
      <dt>依据</dt>
      <dd>
        {basis} {clause}
      </dd>
      <dt>事实</dt>
      <dd>{facts}</dd>
      <dt>抵扣</dt>
      <dd>{offsetRule.isInForce ? `可以抵扣，依据${offsetRule.basis}` : '本地没有可以抵扣的规定，不能从后续发放中扣回。'}</dd>
    </dl>
  )
}

/** The steps of a case: those before where it stands are done, as far as something was done in them. */
function stepsOf({ recovery, trail: events }: RecoveryView): readonly Step[] {
  const here = caseSteps.findIndex(({ states }) => states.some((state) => state === recovery.state))
  const isEnded = here === caseSteps.length - 1
  return caseSteps.map(({ id, word }, at) => {
    const last = events.findLast(({ verb }) => stepVerbs[id]?.includes(verb) ?? false)
    const isDone = at < here || isEnded
    return {
      id,
      label: word,
      state: at === here && !isEnded ? 'now' : isDone && (last !== undefined || id === 'end') ? 'done' : 'waiting',
      ...(last === undefined || at > here ? {} : { who: `${last.by} ${last.day.slice(5)}` }),
      ...(id === 'end' && isEnded ? { note: recoveryStates[recovery.state]?.[1] ?? '' } : {}),
    }
  })
}

/** Which verbs end which step. */
const stepVerbs: Readonly<Record<string, readonly string[]>> = {
  open: ['open_recovery'],
  notice: ['notify'],
  plea: ['plead', 'lapse'],
  decision: ['order_return'],
  service: ['serve'],
  money: ['receive_money', 'set_off', 'agree_instalments', 'urge', 'enforce'],
  end: ['settle_recovery', 'withdraw_recovery', 'write_off'],
}

function Trail({ view }: { readonly view: RecoveryView }) {
  if (view.trail.length === 0) return <EmptyLine why="没有您可以看到的办理记录。" next="办理过程由发放机构所在地区查看。" />
  return <TrailList steps={view.trail} wordOf={verbWord} />
}
