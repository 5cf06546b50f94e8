import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { ask } from '../../client/office.ts'
import { EmptyLine } from '../../parts/empty-line.tsx'
import { ErrorLine } from '../../parts/error-line.tsx'
import { FileList } from '../../parts/file-list.tsx'
import { useMay } from '../../session/use-session.ts'
import { ActButton } from '../act-button.tsx'
import { claimName, whyPath } from '../claim.ts'
import type { SectionProps } from '../section.ts'
import { StateMark } from '../state-mark.tsx'
import { type Claim, type Doubt, doubtSources, doubtStates, findings } from '../words.zh.ts'

const shownAtFirst = 50

/** What is doubtful about rows of a batch, open ones first. */
export function DoubtsSection({ view, onDone }: SectionProps) {
  const { id } = view.batch
  const [isWhole, setWhole] = useState(false)
  const doubts = useQuery(ask.batch.doubts.query({ input: { batch: id } }))
  const held = useQuery({ ...ask.batch.rows.query({ input: { batch: id, states: ['held'], size: 100 } }) })
  const mayAskWhy = useMay()('decision.read')
  const rows = new Map(held.data?.rows.map((row) => [row.id, row]))
  if (doubts.data === undefined) return <ErrorLine error={doubts.error} onRetry={() => void doubts.refetch()} />
  if (doubts.data.length === 0) return <EmptyLine why="这个批次没有疑点。" next="在“明细”中选中有疑问的条目，点“提疑点”，其余照常办理。" />
  const open = doubts.data.filter(({ state }) => state !== 'closed').length
  const shown = isWhole ? doubts.data : doubts.data.slice(0, shownAtFirst)
  return (
    <>
      <p className="section-line">
        共 {doubts.data.length} 个疑点，<b>{open}</b> 个没有办结；有疑点的条目暂缓发放，其余照常。
      </p>
      <ul className="doubts">
        {shown.map((doubt) => (
          <li key={doubt.id}>
            <DoubtLine
              doubt={doubt}
              row={rows.get(doubt.claim)}
              policy={view.batch.policy.id}
              mayAskWhy={mayAskWhy}
              acts={doubt.verbs.length === 0 ? null : <DoubtActs doubt={doubt} onDone={onDone} />}
            />
          </li>
        ))}
      </ul>
      {shown.length === doubts.data.length ? null : (
        <Button onClick={() => setWhole(true)}>显示其余 {doubts.data.length - shown.length} 个</Button>
      )}
    </>
  )
}

interface DoubtLineProps {
  readonly doubt: Doubt
  /** The row it is about, while that is held. */
  readonly row: Claim | undefined
  readonly policy: string
  readonly mayAskWhy: boolean
  readonly acts: ReactNode
}

function DoubtLine({ doubt, row, policy, mayAskWhy, acts }: DoubtLineProps) {
  const { claim, reason, source, raisedBy, raisedOn, dueOn, state, answer, evidence, answeredBy, finding, files } = doubt
  return (
    <>
      <p className="doubt-head">
        {row === undefined ? `第 ${claim} 条` : mayAskWhy ? <Link to={whyPath(row, policy)}>{claimName(row)}</Link> : claimName(row)}
        <b>{reason}</b>
        <StateMark looks={doubtStates} state={state} />
      </p>
      <p className="small soft">
        {doubtSources[source] ?? source}，{raisedBy} {raisedOn} 提出{dueOn === null || state === 'closed' ? '' : `，${dueOn} 前查清`}
      </p>
      {answer === null ? null : (
        <p>
          {answeredBy}核查：{answer}
          {evidence === null ? null : <span className="soft">（佐证：{evidence}）</span>}
        </p>
      )}
      <FileList files={files} label="佐证材料" />
      {finding === null ? null : <p>办结：{findings[finding]}</p>}
      {acts}
    </>
  )
}

function DoubtActs({ doubt, onDone }: { readonly doubt: Doubt; readonly onDone: SectionProps['onDone'] }) {
  const answer = useMutation(ask.batch.answerDoubt.act())
  const close = useMutation(ask.batch.closeDoubt.act())
  const back = useMutation(ask.batch.sendBackDoubt.act())
  const seen = { id: doubt.id, version: doubt.version }
  return (
    <span className="form-acts">
      {doubt.verbs.includes('answer') ? (
        <ActButton
          label="填写核查情况"
          look="small"
          sentence={`疑点：${doubt.reason}`}
          fields={{ reason: '核查情况', evidence: '佐证材料' }}
          files={{ label: '佐证材料的附件', purpose: 'doubt_evidence' }}
          onAct={async ({ reason, evidence }, uploads) => {
            await answer.mutateAsync({ doubt: seen, answer: reason, evidence, uploads })
            await onDone('已填写核查情况，等另一人办结。')
          }}
        />
      ) : null}
      {doubt.verbs.includes('close') ? (
        <ActButton
          label="办结"
          look="small"
          sentence={`核查情况：${doubt.answer ?? ''}。属实的从本批次取消，不能恢复。`}
          choice={{
            label: '结论',
            options: (['cleared', 'stands'] as const).map((value) => ({ value, label: findings[value] })),
          }}
          onAct={async ({ choice }) => {
            const finding = choice === 'cleared' ? 'cleared' : 'stands'
            const { state } = await close.mutateAsync({ doubt: seen, finding })
            await onDone(state === 'held' ? '疑点已办结；这一条还有别的疑点，仍暂缓。' : `疑点已办结：${findings[finding]}。`)
          }}
        />
      ) : null}
      {doubt.verbs.includes('send_back') ? (
        <ActButton
          label="退回再查"
          look="small"
          sentence="退回后由原核查人补充。"
          fields={{ reason: '退回理由' }}
          onAct={async ({ reason }) => {
            await back.mutateAsync({ doubt: seen, reason })
            await onDone('已退回再查。')
          }}
        />
      ) : null}
    </span>
  )
}
