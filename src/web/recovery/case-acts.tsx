import { useMutation } from '@tanstack/react-query'
import { useContext } from 'react'
import { ActButton } from '../batches/act-button.tsx'
import type { MoreField, MoreTyped } from '../batches/more-fields.tsx'
import { ask } from '../client/office.ts'
import { yuan } from '../figures/figures.ts'
import { plainYuan, typedFen } from '../figures/typed-yuan.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { instalmentsIn, writtenInstalments } from './instalment-lines.ts'
import { type RecoveryView, recoveryStates, servedWays } from './words.zh.ts'

interface CaseActsProps {
  readonly view: RecoveryView
  readonly onDone: (what: string) => Promise<void>
}

const toState = (state: string): string => `现为“${recoveryStates[state]?.[1] ?? state}”。`
const faultOfFen =
  (most: string) =>
  (typed: string): string | undefined => {
    const fen = typedFen(typed)
    if (fen === undefined || fen < 0n) return '请填写金额，元为单位，最多两位小数。'
    return fen > BigInt(most) ? `不能超过 ${yuan(most)} 元。` : undefined
  }

const textField: MoreField = { name: 'text', label: '正文', kind: 'text' }
const paperIn = (number: string, day: string, { text = '' }: MoreTyped) => ({ number, day, text })

const serviceFields = (today: string): readonly MoreField[] => [
  { name: 'servedOn', label: '送达日期', kind: 'day', initial: today },
  {
    name: 'servedWay',
    label: '送达方式',
    kind: 'choice',
    options: Object.entries(servedWays).map(([value, label]) => ({ value, label })),
  },
  { name: 'servedBy', label: '送达人', kind: 'line' },
]
const serviceIn = ({ servedOn = '', servedWay = '', servedBy = '' }: MoreTyped) => ({
  day: servedOn,
  way: servedWay as keyof typeof servedWays,
  by: servedBy,
})

const termFields = (label: string): readonly MoreField[] => [
  {
    name: 'days',
    label: `${label}（天数）`,
    kind: 'line',
    most: 3,
    faultOf: (typed) => (/^[1-9]\d{0,2}$/.test(typed) ? undefined : '请填写 1 到 730 的整数。'),
  },
  {
    name: 'unit',
    label: '按什么算',
    kind: 'choice',
    options: [
      { value: 'workdays', label: '工作日' },
      { value: 'days', label: '自然日，末日是休息日的顺延' },
    ],
  },
  { name: 'termBasis', label: '期限依据的文件和条款', kind: 'line', most: 300 },
]
const termIn = ({ days = '', unit = '', termBasis = '' }: MoreTyped) => ({
  days: Number(days),
  unit: unit === 'workdays' ? ('workdays' as const) : ('days' as const),
  basis: termBasis,
})

/** What the reader may do with the case; which that is, the office says. */
export function CaseActs(props: CaseActsProps) {
  const { recovery, verbs } = props.view
  if (verbs.length === 0) return null
  // What stands in a form at first is what the case came to meanwhile.
  const key = `${recovery.version} ${recovery.sums.outstanding}`
  return (
    <section className="form-acts batch-acts" aria-label="办理">
      <HearingActs key={`hearing ${key}`} {...props} />
      <DecisionActs key={`decision ${key}`} {...props} />
      <PressingActs key={`pressing ${key}`} {...props} />
      <MoneyActs key={`money ${key}`} {...props} />
    </section>
  )
}

function HearingActs({ view, onDone }: CaseActsProps) {
  const today = useContext(OfficeDayContext)
  const { recovery, verbs } = view
  const seen = { id: recovery.id, version: recovery.version }
  const notify = useMutation(ask.recovery.notify.act())
  const plead = useMutation(ask.recovery.plead.act())
  const lapse = useMutation(ask.recovery.lapse.act())
  const may = (verb: string) => verbs.includes(verb)
  return (
    <>
      {may('notify') ? (
        <ActButton
          label="登记事先告知"
          look="primary"
          sentence={`告知拟责令退回 ${yuan(recovery.asked)} 元的事实、理由、依据和陈述申辩的权利。期限按所引条款填写，不由系统推定。`}
          fields={{ number: '告知书文号', day: '告知书日期' }}
          more={[textField, ...serviceFields(today), ...termFields('陈述申辩期限')]}
          onAct={async ({ number, day }, _, more) => {
            const input = { recovery: seen, ...paperIn(number, day, more), service: serviceIn(more), term: termIn(more) }
            await onDone(`已登记事先告知，${toState((await notify.mutateAsync(input)).state)}`)
          }}
        />
      ) : null}
      {may('plead') ? (
        <ActButton
          label="登记陈述申辩"
          look="primary"
          sentence="如实记录对方的陈述和申辩，以及材料编号。"
          fields={{ number: '笔录或材料编号', day: '日期' }}
          more={[textField]}
          onAct={async ({ number, day }, _, more) =>
            onDone(`已登记陈述申辩，${toState((await plead.mutateAsync({ recovery: seen, ...paperIn(number, day, more) })).state)}`)
          }
        />
      ) : null}
      {may('lapse') ? (
        <ActButton
          label="期满未申辩"
          sentence={`陈述申辩期限到 ${recovery.dueOn ?? ''} 为止，期满次日起可以登记未陈述申辩。`}
          onAct={async () => onDone(`已登记期满未申辩，${toState((await lapse.mutateAsync({ recovery: seen })).state)}`)}
        />
      ) : null}
    </>
  )
}

function DecisionActs({ view, onDone }: CaseActsProps) {
  const today = useContext(OfficeDayContext)
  const { recovery, payments, verbs } = view
  const seen = { id: recovery.id, version: recovery.version }
  const order = useMutation(ask.recovery.orderReturn.act())
  const sendBack = useMutation(ask.recovery.sendBack.act())
  const withdraw = useMutation(ask.recovery.withdraw.act())
  const serve = useMutation(ask.recovery.serve.act())
  const may = (verb: string) => verbs.includes(verb)
  const amounts: readonly MoreField[] = payments.map(({ claim, batch, period, asked }) => ({
    name: claim,
    label: `批次 ${batch.number} ${period} 年度决定退回（元，告知 ${yuan(asked)}）`,
    kind: 'line',
    initial: plainYuan(asked),
    faultOf: faultOfFen(asked),
  }))
  return (
    <>
      {may('order_return') ? (
        <ActButton
          label="作出责令退回决定"
          look="primary"
          sentence="听取陈述申辩后逐笔决定退回金额，不超过告知的金额；写明复议、诉讼的期限和机关。"
          fields={{ number: '决定书文号', day: '决定日期' }}
          more={[...amounts, textField, { name: 'remedies', label: '救济途径（复议、诉讼的期限和机关）', kind: 'text', most: 1000 }]}
          onAct={async ({ number, day }, _, more) => {
            const rows = payments.map(({ claim }) => ({ claim, fen: String(typedFen(more[claim] ?? '') ?? 0n) }))
            const input = { recovery: seen, ...paperIn(number, day, more), rows, remedies: more.remedies ?? '' }
            await onDone(`已作出决定，${toState((await order.mutateAsync(input)).state)}`)
          }}
        />
      ) : null}
      {may('serve') ? (
        <ActButton
          label="登记送达回证"
          look="primary"
          sentence="登记决定书怎样送达，以及决定书要求退款的期限。"
          fields={{ number: '回证编号', day: '回证日期' }}
          more={[{ ...textField, label: '签收情况' }, ...serviceFields(today), ...termFields('退款期限')]}
          onAct={async ({ number, day }, _, more) => {
            const input = { recovery: seen, ...paperIn(number, day, more), service: serviceIn(more), term: termIn(more) }
            await onDone(`已登记送达，${toState((await serve.mutateAsync(input)).state)}`)
          }}
        />
      ) : null}
      {may('send_back_recovery') ? (
        <ActButton
          label="退回重新告知"
          sentence="事实或依据不清的，退回经办补充后重新告知。"
          fields={{ reason: '退回理由' }}
          onAct={async ({ reason }) => onDone(`已退回，${toState((await sendBack.mutateAsync({ recovery: seen, reason })).state)}`)}
        />
      ) : null}
      {may('withdraw_recovery') ? (
        <ActButton
          label="撤回"
          sentence="不应追回的，决定前可以撤回；撤回后本案结束，条目仍为已到账。"
          fields={{ reason: '撤回理由' }}
          mustType={plainYuan(recovery.asked)}
          onAct={async ({ reason }) => onDone(`已撤回，${toState((await withdraw.mutateAsync({ recovery: seen, reason })).state)}`)}
        />
      ) : null}
    </>
  )
}

function PressingActs({ view, onDone }: CaseActsProps) {
  const today = useContext(OfficeDayContext)
  const { recovery, verbs } = view
  const seen = { id: recovery.id, version: recovery.version }
  const { outstanding } = recovery.sums
  const agree = useMutation(ask.recovery.agree.act())
  const urge = useMutation(ask.recovery.urge.act())
  const enforce = useMutation(ask.recovery.enforce.act())
  const propose = useMutation(ask.recovery.proposeWriteOff.act())
  const may = (verb: string) => verbs.includes(verb)
  return (
    <>
      {may('agree_instalments') ? (
        <ActButton
          label="登记还款协议"
          sentence={`各期合计须等于未退余额 ${yuan(outstanding)} 元；新协议代替旧协议。`}
          fields={{ number: '协议编号', day: '协议日期' }}
          more={[
            {
              name: 'instalments',
              label: '各期还款日和金额（每行一期，如 2023-02-10 1000.00）',
              kind: 'text',
              initial: writtenInstalments(view.instalments, outstanding),
              faultOf: (typed) => instalmentsIn(typed).fault,
            },
            textField,
          ]}
          onAct={async ({ number, day }, _, more) => {
            const { instalments } = instalmentsIn(more.instalments ?? '')
            const input = { recovery: seen, ...paperIn(number, day, more), instalments: [...instalments] }
            await onDone(`已登记还款协议，${toState((await agree.mutateAsync(input)).state)}`)
          }}
        />
      ) : null}
      {may('urge') ? (
        <ActButton
          label="登记催告"
          sentence={`期满未退的，催告退回 ${yuan(outstanding)} 元。催告期满才能申请强制执行。`}
          fields={{ number: '催告书文号', day: '催告书日期' }}
          more={[textField, ...serviceFields(today), ...termFields('催告期限')]}
          onAct={async ({ number, day }, _, more) => {
            const input = { recovery: seen, ...paperIn(number, day, more), service: serviceIn(more), term: termIn(more) }
            await onDone(`已登记催告，${toState((await urge.mutateAsync(input)).state)}`)
          }}
        />
      ) : null}
      {may('enforce') ? (
        <ActButton
          label="申请强制执行"
          sentence="催告期满仍未退的，向人民法院申请强制执行；写明受理法院。"
          fields={{ number: '申请书文号', day: '申请日期' }}
          more={[textField]}
          onAct={async ({ number, day }, _, more) =>
            onDone(`已登记申请，${toState((await enforce.mutateAsync({ recovery: seen, ...paperIn(number, day, more) })).state)}`)
          }
        />
      ) : null}
      {may('propose_write_off') ? (
        <ActButton
          label="提请核销"
          sentence={`未退余额 ${yuan(outstanding)} 元确实无法追回的，写明理由，由财务同意后核销。`}
          fields={{ number: '请示文号', day: '请示日期' }}
          more={[{ ...textField, label: '无法追回的理由' }]}
          onAct={async ({ number, day }, _, more) =>
            onDone(`已提请核销，${toState((await propose.mutateAsync({ recovery: seen, ...paperIn(number, day, more) })).state)}`)
          }
        />
      ) : null}
    </>
  )
}

function MoneyActs({ view, onDone }: CaseActsProps) {
  const { recovery, verbs, toLower } = view
  const seen = { id: recovery.id, version: recovery.version }
  const { outstanding } = recovery.sums
  const receive = useMutation(ask.recovery.receive.act())
  const setOff = useMutation(ask.recovery.setOff.act())
  const writeOff = useMutation(ask.recovery.writeOff.act())
  const decline = useMutation(ask.recovery.declineWriteOff.act())
  const may = (verb: string) => verbs.includes(verb)
  return (
    <>
      {may('receive_money') ? (
        <ActButton
          label="登记退款"
          look="primary"
          sentence={`未退余额 ${yuan(outstanding)} 元。按每张凭证登记；同一凭证只算一次，退款计入到账当年的资金。`}
          fields={{ number: '凭证号', day: '到账日期', note: '说明' }}
          more={[
            { name: 'payer', label: '付款人', kind: 'line', most: 200, initial: recovery.payee.name ?? '' },
            { name: 'fen', label: '金额（元）', kind: 'line', faultOf: faultOfFen(outstanding) },
          ]}
          onAct={async ({ number, day, note }, _, { payer = '', fen = '' }) => {
            const { isRepeated, sums } = await receive.mutateAsync({
              recovery: recovery.id,
              voucher: number,
              day,
              payer,
              fen: String(typedFen(fen) ?? 0n),
              ...(note === '' ? {} : { note }),
            })
            const left = `未退余额 ${yuan(sums.outstanding)} 元。`
            await onDone(isRepeated ? `凭证 ${number} 已登记过，没有重复计入。${left}` : `已登记退款，${left}`)
          }}
        />
      ) : null}
      {may('set_off') ? (
        <ActButton
          label="抵扣"
          sentence={`依据${view.offsetRule.basis}，从同一收款方暂缓发放的条目中扣回；该条目由另一人办结疑点后恢复发放。`}
          fields={{ number: '抵扣文书编号', note: '说明' }}
          choice={{
            label: '从哪一条扣回',
            options: toLower.map(({ claim, batch, fen }) => ({
              value: claim,
              label: `批次 ${batch.number} 第 ${claim} 条（${yuan(fen)} 元）`,
            })),
          }}
          more={[{ name: 'fen', label: '抵扣金额（元）', kind: 'line', faultOf: faultOfFen(outstanding) }]}
          onAct={async ({ number, note, choice }, _, { fen = '' }) => {
            const { sums } = await setOff.mutateAsync({
              recovery: recovery.id,
              claim: choice,
              number,
              fen: String(typedFen(fen) ?? 0n),
              ...(note === '' ? {} : { note }),
            })
            await onDone(`已抵扣，未退余额 ${yuan(sums.outstanding)} 元。`)
          }}
        />
      ) : null}
      {may('write_off') ? (
        <ActButton
          label="同意核销"
          look="primary"
          sentence={`核销未退余额 ${yuan(outstanding)} 元，本案结束。`}
          fields={{ number: '批复文号', day: '批复日期' }}
          more={[{ ...textField, label: '财务意见' }]}
          mustType={plainYuan(outstanding)}
          onAct={async ({ number, day }, _, more) =>
            onDone(`已核销，${toState((await writeOff.mutateAsync({ recovery: seen, ...paperIn(number, day, more) })).state)}`)
          }
        />
      ) : null}
      {may('decline_write_off') ? (
        <ActButton
          label="不同意核销"
          sentence="退回经办继续追回。"
          fields={{ reason: '不同意的理由' }}
          onAct={async ({ reason }) => onDone(`已退回，${toState((await decline.mutateAsync({ recovery: seen, reason })).state)}`)}
        />
      ) : null}
    </>
  )
}
