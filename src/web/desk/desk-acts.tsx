import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ActButton } from '../batches/act-button.tsx'
import { PayeeActs } from '../batches/payee-acts.tsx'
import { ask } from '../client/office.ts'
import { count, sumOfFen, yuan } from '../figures/figures.ts'
import { SelectionBar } from '../table/list-foot.tsx'
import type { DeskRow } from './words.zh.ts'

interface DeskActsProps {
  readonly picked: readonly DeskRow[]
  readonly onClear: () => void
  readonly onDone: (what: string) => Promise<void>
}

/** What can be done with the rows that are picked; one batch at a time, since each act belongs to one. */
export function DeskActs({ picked, onClear, onDone }: DeskActsProps) {
  const back = useMutation(ask.payment.moneyBack.act())
  const recheck = useMutation(ask.payment.recheck.act())
  const sendBack = useMutation(ask.payment.sendBack.act())
  const [first] = picked
  if (first === undefined) return null
  const { batch } = first
  const isOne = picked.every((row) => row.batch.id === batch.id)
  const rows = picked.map(({ claim }) => claim.id)
  const fen = sumOfFen(picked.map(({ claim }) => claim.fen))
  const whole = `批次 ${batch.number} 的 ${count(rows.length)} 条、${yuan(fen)} 元`
  const may = (verb: string) => isOne && picked.every(({ claim }) => claim.verbs.includes(verb))
  const acts = [
    may('money_back') ? (
      <ActButton
        key="money_back"
        label="登记退款到账"
        sentence={`财务已见${whole}退回到账户，凭证号记到每一条；此后才能更正账户、再拨付。`}
        fields={{ number: '凭证号', day: '到账日期', note: '说明' }}
        files={{ label: '退款凭证', purpose: 'finance_paper' }}
        mustType={yuan(fen)}
        onAct={async ({ number, day, note }, uploads) => {
          const voucher = { number, day, uploads, ...(note === '' ? {} : { note }) }
          await back.mutateAsync({ batch: batch.id, rows, voucher, fen })
          await onDone(`已登记 ${rows.length} 条退款到账，等经办更正账户。`)
        }}
      />
    ) : null,
    may('correct') && picked.length === 1 ? (
      <PayeeActs key="correct" batch={batch.id} mayBeAsked={false} row={first.claim} onDone={onDone} />
    ) : null,
    may('recheck') ? (
      <ActButton
        key="recheck"
        label="复核更正账户"
        sentence={`您已逐条核对${whole}更正后的账户，同意再拨付。自己录入的须由他人复核。`}
        onAct={async () => {
          await recheck.mutateAsync({ batch: batch.id, rows })
          await onDone(`已复核 ${rows.length} 条，可再拨付。`)
        }}
      />
    ) : null,
    may('send_back') ? (
      <ActButton
        key="send_back"
        label="退回更正"
        sentence={`${whole}更正后的账户不对，退回经办重新更正。`}
        fields={{ reason: '退回理由' }}
        onAct={async ({ reason }) => {
          await sendBack.mutateAsync({ batch: batch.id, rows, reason })
          await onDone(`已退回 ${rows.length} 条。`)
        }}
      />
    ) : null,
    may('hand_over') && first.claim.state === 'payable' ? (
      <Link key="hand_over" to={`/batches/${batch.id}`} search={{ section: 'money' } as never} className="run-button">
        去报盘
      </Link>
    ) : null,
  ].filter((act) => act !== null)
  const why = !isOne
    ? '所选条目属于几个批次，请一个批次一个批次地办。'
    : may('correct')
      ? '更正账户请一次选一条。'
      : '所选各条没有您现在可以办的事。'
  return (
    <SelectionBar
      count={rows.length}
      unit="条"
      sum={<>{yuan(fen)} 元</>}
      acts={acts.length > 0 ? acts : <span className="small">{why}</span>}
      onClear={onClear}
    />
  )
}
