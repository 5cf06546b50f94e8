import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ActButton } from '../batches/act-button.tsx'
import { ask } from '../client/office.ts'
import { yuan } from '../figures/figures.ts'
import { plainYuan } from '../figures/typed-yuan.ts'
import { namedMonthsIn, partsIn, writtenMonths, writtenNames, writtenParts } from './month-lines.ts'
import { MonthsForm } from './months-form.tsx'
import { type DeferralView, deferralStates } from './words.zh.ts'

interface ActsProps {
  readonly view: DeferralView
  readonly onDone: (what: string) => Promise<void>
}

const toState = (state: string): string => `现为“${deferralStates[state]?.[1] ?? state}”。`

/** What the reader may do with the record; which that is, the office says. */
export function DeferralActs(props: ActsProps) {
  const { deferral, verbs } = props.view
  if (verbs.length === 0) return null
  // What stands in a form at first is what the record came to meanwhile.
  const key = `${deferral.version} ${deferral.sums.repaid}`
  return (
    <>
      <section className="form-acts batch-acts" aria-label="办理">
        <CheckActs key={`check ${key}`} {...props} />
        <MoneyActs key={`money ${key}`} {...props} />
        <WithdrawalActs key={`withdrawal ${key}`} {...props} />
      </section>
      {verbs.includes('correct_deferral') ? <Correction key={`correct ${key}`} {...props} /> : null}
    </>
  )
}

function CheckActs({ view, onDone }: ActsProps) {
  const { deferral, verbs } = view
  const seen = { id: deferral.id, version: deferral.version }
  const check = useMutation(ask.deferral.check.act())
  const sendBack = useMutation(ask.deferral.sendBack.act())
  const discard = useMutation(ask.deferral.discard.act())
  const may = (verb: string) => verbs.includes(verb)
  return (
    <>
      {may('check_deferral') ? (
        <ActButton
          label="复核通过"
          look="primary"
          sentence={`核对审批文书、险种、月份、金额 ${yuan(deferral.sums.deferred)} 元和补缴期限，通过后生效。`}
          onAct={async () => onDone(`已复核，${toState((await check.mutateAsync({ deferral: seen })).state)}`)}
        />
      ) : null}
      {may('return_deferral') ? (
        <ActButton
          label="退回更正"
          sentence="与审批文书不一致的，退回登记人更正。"
          fields={{ reason: '退回理由' }}
          onAct={async ({ reason }) => onDone(`已退回，${toState((await sendBack.mutateAsync({ deferral: seen, reason })).state)}`)}
        />
      ) : null}
      {may('discard_deferral') ? (
        <ActButton
          label="作废"
          sentence="没有生效的登记可以作废，月份可以重新登记。"
          fields={{ reason: '作废理由' }}
          mustType={plainYuan(deferral.sums.deferred)}
          onAct={async ({ reason }) => onDone(`已作废，${toState((await discard.mutateAsync({ deferral: seen, reason })).state)}`)}
        />
      ) : null}
    </>
  )
}

function MoneyActs({ view, onDone }: ActsProps) {
  const { deferral, months, verbs } = view
  const repay = useMutation(ask.deferral.repay.act())
  const reverse = useMutation(ask.deferral.reverseRepayment.act())
  const urge = useMutation(ask.deferral.urge.act())
  const may = (verb: string) => verbs.includes(verb)
  const open = BigInt(deferral.sums.due) + BigInt(deferral.sums.overdue)
  return (
    <>
      {may('repay_deferral') ? (
        <ActButton
          label="登记补缴"
          look="primary"
          sentence={`未补缴 ${yuan(String(open))} 元。按凭证写明补缴哪个险种的哪些月份，同一凭证只算一次。`}
          fields={{ number: '凭证号', day: '到账日期', note: '说明' }}
          more={[
            { name: 'payer', label: '缴款单位', kind: 'line', most: 200, initial: deferral.firm.name ?? '' },
            {
              name: 'months',
              label: '补缴的月份（每行：险种 月份 金额；没有缴的删去）',
              kind: 'text',
              initial: writtenParts(months),
              faultOf: (typed) => partsIn(typed).fault,
            },
          ]}
          onAct={async ({ number, day, note }, _, { payer = '', months: typed = '' }) => {
            const { isRepeated, sums } = await repay.mutateAsync({
              deferral: deferral.id,
              voucher: number,
              day,
              payer,
              months: [...partsIn(typed).value],
              ...(note === '' ? {} : { note }),
            })
            const left = `未补缴 ${yuan(String(BigInt(sums.due) + BigInt(sums.overdue)))} 元。`
            await onDone(isRepeated ? `凭证 ${number} 已登记过，没有重复计入。${left}` : `已登记补缴，${left}`)
          }}
        />
      ) : null}
      {may('reverse_repayment') ? (
        <ActButton
          label="冲销补缴"
          sentence="凭证登错的，由登记人以外的人整张冲销：原来的和冲销的都保留，补缴的月份恢复为未补缴，同一凭证可以重新登记。"
          more={[{ name: 'voucher', label: '冲销的凭证号', kind: 'line', most: 100 }]}
          fields={{ reason: '冲销理由' }}
          onAct={async ({ reason }, _, { voucher = '' }) => {
            const { sums } = await reverse.mutateAsync({ deferral: deferral.id, voucher, reason })
            await onDone(`已冲销凭证 ${voucher}，未补缴 ${yuan(String(BigInt(sums.due) + BigInt(sums.overdue)))} 元。`)
          }}
        />
      ) : null}
      {may('urge_deferral') ? (
        <ActButton
          label="拟制提醒、催缴"
          sentence={
            deferral.isOverdue
              ? `逾期 ${yuan(deferral.sums.overdue)} 元，拟制催缴通知书；随后在本页制发。`
              : '临近补缴期限的月份，拟制到期补缴提醒书；随后在本页制发。'
          }
          more={[{ name: 'text', label: '正文', kind: 'text' }]}
          onAct={async (_, __, { text = '' }) => {
            const { isOverdue } = await urge.mutateAsync({ deferral: deferral.id, text })
            await onDone(isOverdue ? '已拟制催缴通知书，请在下面制发。' : '已拟制到期补缴提醒书，请在下面制发。')
          }}
        />
      ) : null}
    </>
  )
}

function WithdrawalActs({ view, onDone }: ActsProps) {
  const { deferral, months, verbs } = view
  const seen = { id: deferral.id, version: deferral.version }
  const propose = useMutation(ask.deferral.proposeWithdrawal.act())
  const agree = useMutation(ask.deferral.agreeWithdrawal.act())
  const decline = useMutation(ask.deferral.declineWithdrawal.act())
  const may = (verb: string) => verbs.includes(verb)
  const asked = months.filter(({ isAsked }) => isAsked)
  return (
    <>
      {may('propose_withdrawal') ? (
        <ActButton
          label="提请撤销"
          sentence="单位不再缓缴或不符合条件的，写明撤销哪些月份；由另一人同意后，这些月份未补缴的部分不再缓缴。"
          fields={{ number: '撤销文书文号', day: '日期', reason: '理由' }}
          more={[
            {
              name: 'months',
              label: '撤销的月份（每行：险种 月份；不撤销的删去）',
              kind: 'text',
              initial: writtenNames(months),
              faultOf: (typed) => namedMonthsIn(typed).fault,
            },
          ]}
          onAct={async ({ number, day, reason }, _, { months: typed = '' }) => {
            const { state } = await propose.mutateAsync({ deferral: seen, number, day, reason, months: [...namedMonthsIn(typed).value] })
            await onDone(`已提请撤销，${toState(state)}`)
          }}
        />
      ) : null}
      {may('agree_withdrawal') ? (
        <ActButton
          label="同意撤销"
          look="primary"
          sentence={`同意后 ${asked.length} 个月未补缴的部分不再缓缴，应按规定缴纳；已补缴的不变。`}
          onAct={async () => onDone(`已同意，${toState((await agree.mutateAsync({ deferral: seen })).state)}`)}
        />
      ) : null}
      {may('decline_withdrawal') ? (
        <ActButton
          label="不同意撤销"
          sentence="这些月份继续缓缴。"
          fields={{ reason: '不同意的理由' }}
          onAct={async ({ reason }) => onDone(`已退回，${toState((await decline.mutateAsync({ deferral: seen, reason })).state)}`)}
        />
      ) : null}
    </>
  )
}

/** The record entered anew after it was sent back, beginning with what stands in it. */
function Correction({ view, onDone }: ActsProps) {
  const { deferral, months, trail } = view
  const correct = useMutation(ask.deferral.correct.act())
  const [isOpen, setOpen] = useState(false)
  const returned = trail.findLast(({ verb }) => verb === 'return_deferral')
  const { approval } = deferral
  return (
    <details className="deferral-correct" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>更正{returned?.reason == null ? '' : `（退回理由：${returned.reason}）`}</summary>
      <MonthsForm
        label="更正后报复核"
        asksPolicy={false}
        initial={{
          policy: deferral.policy.zh,
          document: deferral.document,
          clause: deferral.clause,
          number: approval.number,
          day: approval.day,
          by: approval.by,
          lateFee: deferral.lateFeeClause ?? '',
          months: writtenMonths(months),
          dueBasis: months[0]?.dueBasis ?? '',
        }}
        error={correct.error}
        isPending={correct.isPending}
        onSend={async ({ facts }) => {
          const { state } = await correct.mutateAsync({ deferral: { id: deferral.id, version: deferral.version }, ...facts })
          await onDone(`已更正，${toState(state)}`)
        }}
      />
    </details>
  )
}
