import { useMutation } from '@tanstack/react-query'
import { ask } from '../client/office.ts'
import { count, yuan } from '../figures/figures.ts'
import { ActButton, type Typed } from './act-button.tsx'
import type { SectionProps } from './section.ts'
import { batchStates } from './words.zh.ts'

const toState = (state: string): string => `现为“${batchStates[state]?.[1] ?? state}”。`

const paperOf = ({ number, day, note }: Typed) => ({ number, day, ...(note === '' ? {} : { note }) })

/** What the reader may do with the batch as a whole; which that is, the office says. */
export function StepActs({ view, onDone }: SectionProps) {
  const { batch, parts } = view
  const seen = { id: batch.id, version: batch.version }
  const submit = useMutation(ask.batch.submit.act())
  const agree = useMutation(ask.batch.agree.act())
  const decide = useMutation(ask.batch.decide.act())
  const approve = useMutation(ask.batch.approve.act())
  const closeReview = useMutation(ask.jointReview.close.act())
  const endPublication = useMutation(ask.publication.end.act())
  const closeAccounts = useMutation(ask.payment.closeAccountCheck.act())
  const endSample = useMutation(ask.sample.end.act())
  const accept = useMutation(ask.payment.accept.act())
  const settle = useMutation(ask.payment.settle.act())
  const may = (verb: string) => view.verbs.includes(verb)
  const whole = `${count(batch.rows)} 条、${yuan(batch.fen)} 元`
  const open = parts.filter(({ state }) => state === 'open').length
  if (view.verbs.length === 0) return null
  return (
    <section className="form-acts batch-acts" aria-label="办理">
      {may('submit') ? (
        <ActButton
          label="报送复核"
          look="primary"
          sentence={`把 ${whole}报送复核，复核须由另一人办理。${open === 0 ? '各经办机构都已初审。' : `还有 ${open} 个经办机构没有初审，现在报送会被退回。`}`}
          onAct={async () => onDone(`已报送复核，${toState((await submit.mutateAsync({ batch: seen })).state)}`)}
        />
      ) : null}
      {may('agree') ? (
        <ActButton
          label="复核同意"
          look="primary"
          sentence={`您已核对名单，同意 ${whole}进入下一步。`}
          onAct={async () => onDone(`已复核同意，${toState((await agree.mutateAsync({ batch: seen })).state)}`)}
        />
      ) : null}
      {may('close_joint_review') ? (
        <ActButton
          label="结束联合会审"
          look="primary"
          sentence="所征求的单位都有意见后才能结束；未回复不视为同意。有异议的条目暂缓，其余进入下一步。"
          onAct={async () => onDone(`联合会审已结束，${toState((await closeReview.mutateAsync({ batch: seen })).state)}`)}
        />
      ) : null}
      {may('end_publication') ? (
        <ActButton
          label="结束公示"
          look="primary"
          sentence="公示期满、对名单整体的异议都已答复后结束。有异议、有疑点和变更的条目仍暂缓，其余进入下一步。"
          onAct={async () => onDone(`公示已结束，${toState((await endPublication.mutateAsync({ batch: seen })).state)}`)}
        />
      ) : null}
      {may('close_account_check') ? (
        <ActButton
          label="结束账户核实"
          look="primary"
          sentence="没有确认意愿和账户的条目暂缓发放，等确认；未回复不视为同意，也不视为放弃。"
          fields={{ reason: '未确认的说明' }}
          onAct={async ({ reason }) =>
            onDone(`账户核实已结束，${toState((await closeAccounts.mutateAsync({ batch: seen, reason })).state)}`)
          }
        />
      ) : null}
      {may('end_sample') ? (
        <ActButton
          label="结束抽查"
          sentence="抽中的条目都已核对、差错率不超过限值（没有限值的，处长已决定）后结束。有差错的条目仍暂缓，其余进入下一步。"
          onAct={async () => onDone(`抽查已结束，${toState((await endSample.mutateAsync({ batch: seen })).state)}`)}
        />
      ) : null}
      {may('accept') ? (
        <ActButton
          label="财务受理"
          look="primary"
          sentence="用款计划和支出户到账都已登记且与名单一致后受理，交出纳报盘。"
          onAct={async () => onDone(`财务已受理，${toState((await accept.mutateAsync({ batch: seen })).state)}`)}
        />
      ) : null}
      {may('settle') ? (
        <ActButton
          label="办结批次"
          look="primary"
          sentence="全部款项都已到账，没有处理中、退票和暂缓的条目后办结。"
          onAct={async () => onDone(`批次已办结，${toState((await settle.mutateAsync({ batch: seen })).state)}`)}
        />
      ) : null}
      {may('decide') ? (
        <ActButton
          label="登记集体审议"
          look="primary"
          sentence={`按会议纪要签定名单 ${whole}。签定后名单固定，以后的增减都记为编号的变更单。`}
          fields={{ number: '会议纪要文号', day: '会议日期', note: '说明' }}
          files={{ label: '会议纪要', purpose: 'decision_minutes' }}
          mustType={count(batch.rows)}
          onAct={async (typed, uploads) =>
            onDone(`名单已签定，${toState((await decide.mutateAsync({ batch: seen, minutes: { ...paperOf(typed), uploads } })).state)}`)
          }
        />
      ) : null}
      {may('approve') ? (
        <ActButton
          label="审批拨付"
          look="primary"
          sentence={`审批拨付 ${whole}，从${batch.fund}本年预算中占用。`}
          fields={{ number: '拨付审批文号', day: '审批日期', note: '说明' }}
          files={{ label: '审批表', purpose: 'payment_approval' }}
          mustType={yuan(batch.fen)}
          onAct={async (typed, uploads) =>
            onDone(`已审批拨付，${toState((await approve.mutateAsync({ batch: seen, approval: { ...paperOf(typed), uploads } })).state)}`)
          }
        />
      ) : null}
      <BackActs view={view} onDone={onDone} />
    </section>
  )
}

/** The ways back, and out. */
function BackActs({ view, onDone }: SectionProps) {
  const { batch } = view
  const seen = { id: batch.id, version: batch.version }
  const cancel = useMutation(ask.batch.cancel.act())
  const backs = [
    { verb: 'send_back', label: '退回初审', act: useMutation(ask.batch.sendBackReview.act()) },
    { verb: 'send_back_decision', label: '审议退回', act: useMutation(ask.batch.sendBackDecision.act()) },
    { verb: 'send_back_approval', label: '审批退回', act: useMutation(ask.batch.sendBackApproval.act()) },
    { verb: 'send_back_sample', label: '抽查退回', act: useMutation(ask.batch.sendBackSample.act()) },
    { verb: 'send_back_finance', label: '财务退回', act: useMutation(ask.batch.sendBackFinance.act()) },
  ]
  return (
    <>
      {backs
        .filter(({ verb }) => view.verbs.includes(verb))
        .map(({ verb, label, act }) => (
          <ActButton
            key={verb}
            label={label}
            sentence="退回后从初审重新办起；已签定的名单和审批不再有效。"
            fields={{ reason: '退回理由' }}
            onAct={async ({ reason }) => {
              await act.mutateAsync({ batch: seen, reason })
              await onDone('已退回初审。')
            }}
          />
        ))}
      {view.verbs.includes('cancel') ? (
        <ActButton
          label="撤销批次"
          sentence={`撤销后 ${count(batch.rows)} 条都不在本批次发放，可以列入别的批次。撤销不能恢复。`}
          fields={{ reason: '撤销理由' }}
          mustType={count(batch.rows)}
          onAct={async ({ reason }) => {
            await cancel.mutateAsync({ batch: seen, reason })
            await onDone('批次已撤销。')
          }}
        />
      ) : null}
    </>
  )
}
