import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { count, yuan } from '../figures/figures.ts'
import { PageHead } from '../parts/page-head.tsx'
import { isRecordNumber, RecordWait } from '../parts/record-wait.tsx'
import { StepLine } from '../parts/step-line.tsx'
import { ViewTabs } from '../parts/view-tabs.tsx'
import { useMay, usePost } from '../session/use-session.ts'
import { declared } from './batch-address.ts'
import { CountsTable } from './counts-table.tsx'
import { madeBefore } from './made-batch.ts'
import { sections } from './sections.tsx'
import { StateMark } from './state-mark.tsx'
import { StepActs } from './step-acts.tsx'
import { stepsOf } from './steps-of.ts'
import { type BatchView, batchStates } from './words.zh.ts'
import '../runs/runs.css'
import '../verification/verification.css'
import './batches.css'

/** A batch: where it stands, what it comes to, and everything that can be done with it. */
export default function BatchPage() {
  const { batch = '' } = useParams({ strict: false }) as { readonly batch?: string }
  const page = useQuery({ ...ask.batch.read.query({ input: { batch } }), enabled: isRecordNumber(batch) })
  if (page.data !== undefined) return <Batch view={page.data} />
  return (
    <RecordWait
      title="批次"
      trail={<Link to="/batches">批次</Link>}
      number={batch}
      list="批次列表"
      error={page.error}
      onRetry={() => void page.refetch()}
    />
  )
}

function Batch({ view }: { readonly view: BatchView }) {
  const { batch } = view
  const queries = useQueryClient()
  const [{ section }] = useParameters(declared)
  const [done, setDone] = useState(() => madeWords(batch))
  const isWhole = batch.region.path.startsWith(usePost()?.region.path ?? '')
  const onDone = async (what: string) => {
    void queries.invalidateQueries({ queryKey: ask.inbox.key() })
    void queries.invalidateQueries({ queryKey: ask.fund.key() })
    void queries.invalidateQueries({ queryKey: ask.jointReview.key() })
    void queries.invalidateQueries({ queryKey: ask.publication.key() })
    void queries.invalidateQueries({ queryKey: ask.payment.key() })
    void queries.invalidateQueries({ queryKey: ask.paper.key() })
    void queries.invalidateQueries({ queryKey: ask.clash.key() })
    void queries.invalidateQueries({ queryKey: ask.rehearsal.key() })
    void queries.invalidateQueries({ queryKey: ask.sample.key() })
    void queries.invalidateQueries({ queryKey: ask.shortage.key() })
    await queries.invalidateQueries({ queryKey: ask.batch.key() })
    setDone(what)
  }
  const shown = sections.filter(({ isShown }) => isShown?.(view) ?? true)
  // While it is checked at home the parts are what the page is about.
  const usual = batch.state === 'first_check' ? 'parts' : 'rows'
  const current = shown.find(({ id }) => id === (section === '' ? usual : section)) ?? shown[0]
  return (
    <div className="page page-wide batch-page">
      <Head view={view} isWhole={isWhole} />
      <StepLine label="办理顺序" steps={stepsOf(view)} />
      <p className="done-line" role="status">
        {done}
      </p>
      <StepActs view={view} onDone={onDone} />
      <CountsTable view={view} isWhole={isWhole} />
      <ViewTabs
        label="批次内容"
        current={current?.id ?? ''}
        tabs={shown.map(({ id, label, note }) => ({
          id,
          label,
          ...(note === undefined ? {} : { note: note(view) }),
          search: { section: id },
        }))}
      />
      {current === undefined ? null : <current.draw view={view} onDone={onDone} />}
    </div>
  )
}

function madeWords({ id, kind }: BatchView['batch']): string {
  const made = madeBefore(id)
  if (made === undefined) return ''
  const { number, rows, fen, parts, taken, twice, outside, above } = made
  const left = [
    taken === 0 ? '' : `${count(taken)} 条${kind === 'top_up' ? '已发足、从未发放或要先核对' : '已在其他批次或已发放'}`,
    twice === 0 ? '' : `${count(twice)} 条与同批重复`,
    outside === 0 ? '' : `${count(outside)} 条不在您的辖区`,
    above === 0 ? '' : `${count(above)} 条已发多于应得，列在“多发线索”`,
  ].filter((words) => words !== '')
  const without = left.length === 0 ? '' : `没有列入的：${left.join('，')}。`
  return `已建批次 ${number}：${count(rows)} 条，${yuan(fen)} 元，分给 ${parts} 个经办机构初审。${without}`
}

function Head({ view: { batch }, isWhole }: { readonly view: BatchView; readonly isWhole: boolean }) {
  const may = useMay()
  return (
    <PageHead
      title={`${batch.policy.zh}批次 ${batch.number}`}
      trail={<Link to="/batches">批次</Link>}
      meta={[
        <StateMark key="state" looks={batchStates} state={batch.state} />,
        batch.fund,
        batch.kind === 'top_up' ? `第 ${batch.turn} 批，补发` : `第 ${batch.turn} 批`,
        `数据截至 ${batch.dataOn}`,
        `${batch.openedBy} ${batch.openedOn} 建立`,
      ]}
      acts={
        <>
          {may('run.read') ? (
            <Link to={`/runs/${batch.run}`} className="run-button">
              筛查
            </Link>
          ) : null}
          <Link to="." search={{ section: 'papers' } as never} className="run-button">
            审批表等文书
          </Link>
        </>
      }
    >
      {batch.region.name}，{isWhole ? '' : '您的辖区内 '}
      <b>{count(batch.rows)}</b> 条，<b>{yuan(batch.fen)}</b> 元。
      {batch.signedOn === null ? (
        '名单还没有签定。'
      ) : (
        <>
          名单 {batch.signedOn} 签定，校验码 <span title={batch.signedHash ?? ''}>{batch.signedHash?.slice(0, 16)}</span>。
        </>
      )}
      {batch.topUpBasis === null ? null : (
        <span>
          {' '}
          补发依据：{batch.topUpBasis.document} {batch.topUpBasis.clause}；{batch.topUpBasis.change}。
        </span>
      )}
      {batch.orderBasis === '' ? null : <span className="soft"> 办理顺序依据：{batch.orderBasis}</span>}
    </PageHead>
  )
}
