import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Input, Modal, Radio } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { ask } from '../client/office.ts'
import type { SentFile } from '../client/send-file.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { FileField } from '../parts/file-field.tsx'
import { useMay } from '../session/use-session.ts'
import { ActButton, Field } from './act-button.tsx'
import { claimName } from './claim.ts'
import { accountKinds, type Claim, enteredWays } from './words.zh.ts'

interface PayeeActsProps {
  readonly batch: string
  /** Whether payees are asked by now. */
  readonly mayBeAsked: boolean
  /** The one row that is picked. */
  readonly row: Claim
  readonly onDone: (what: string) => Promise<void>
}

/** What a payee says to its row: which account it wants it on, or that it waives it; and an account that money came back from. */
export function PayeeActs({ batch, mayBeAsked, row, onDone }: PayeeActsProps) {
  const may = useMay()
  const waive = useMutation(ask.payment.waive.act())
  const back = useMutation(ask.payment.moneyBack.act())
  const recheck = useMutation(ask.payment.recheck.act())
  const isOpen = ['listed', 'held', 'unpublished'].includes(row.state)
  const ways = Object.entries(enteredWays).map(([value, label]) => ({ value, label }))
  return (
    <>
      {may('payee.confirm') && isOpen && mayBeAsked ? (
        <>
          <AccountForm label="确认账户" batch={batch} row={row} onDone={onDone} />
          <ActButton
            label="自愿放弃"
            sentence={`${row.payee.name ?? claimName(row)}自愿放弃这一条，放弃后不再发放。`}
            choice={{ label: '方式', options: ways }}
            fields={{ number: '由谁表示', evidence: '依据材料' }}
            files={{ label: '放弃声明', purpose: 'payee_word' }}
            onAct={async ({ number, evidence, choice }, uploads) => {
              const way = choice as keyof typeof enteredWays
              await waive.mutateAsync({ batch, rows: [row.id], way, saidBy: number, material: evidence, uploads })
              await onDone('已登记自愿放弃。')
            }}
          />
        </>
      ) : null}
      {row.verbs.includes('money_back') ? (
        <ActButton
          label="登记退款到账"
          sentence="财务已见退款回到账户，凭证号记到这一条；此后才能更正账户、再拨付。"
          fields={{ number: '凭证号', day: '到账日期', note: '说明' }}
          files={{ label: '退款凭证', purpose: 'finance_paper' }}
          onAct={async ({ number, day, note }, uploads) => {
            const voucher = { number, day, uploads, ...(note === '' ? {} : { note }) }
            await back.mutateAsync({ batch, rows: [row.id], voucher, fen: row.fen })
            await onDone('已登记退款到账。')
          }}
        />
      ) : null}
      {row.verbs.includes('correct') ? <AccountForm label="更正账户" batch={batch} row={row} isCorrection onDone={onDone} /> : null}
      {row.verbs.includes('recheck') ? (
        <ActButton
          label="复核更正账户"
          sentence={`您已核对${row.payee.name ?? claimName(row)}更正后的账户（尾号 ${row.account?.tail ?? ''}），同意再拨付。`}
          onAct={async () => {
            await recheck.mutateAsync({ batch, rows: [row.id] })
            await onDone('已复核，可再拨付。')
          }}
        />
      ) : null}
    </>
  )
}

const blank = { kind: 'corporate', holder: '', bank: '', bankCode: '', number: '', source: '', saidBy: '', way: 'phone', reason: '' }

interface AccountFormProps extends Omit<PayeeActsProps, 'mayBeAsked'> {
  readonly label: string
  readonly isCorrection?: boolean
}

/** An account of the payee, entered anew or picked of those that are known, and what it is for. */
function AccountForm({ label, batch, row, isCorrection = false, onDone }: AccountFormProps) {
  const [isOpen, setOpen] = useState(false)
  const payee = { entity: row.payee.entity, key: row.payee.key }
  const mayRead = useMay()('payee.confirm')
  const known = useQuery({ ...ask.payment.accounts.query({ input: { payee } }), enabled: isOpen && mayRead })
  const enter = useMutation(ask.payment.enterAccounts.act())
  const confirm = useMutation(ask.payment.confirm.act())
  const correct = useMutation(ask.payment.correct.act())
  // The holder of an account is nearly always the payee.
  const fresh = { ...blank, holder: row.payee.name ?? '' }
  const [typed, setTyped] = useState(fresh)
  const [picked, setPicked] = useState('')
  const [sent, setSent] = useState<readonly SentFile[]>([])
  const [error, setError] = useState<unknown>(null)
  const [fault, setFault] = useState<{ readonly name: string; readonly what: string } | undefined>()
  const [isPending, setPending] = useState(false)
  const id = useId()
  const change = (name: keyof typeof blank) => (value: string) => setTyped((before) => ({ ...before, [name]: value }))
  const accountOf = async (): Promise<string> => {
    if (picked !== '') return picked
    const { kind, holder, bank, bankCode, number, source } = typed
    const account = { payee, kind: kind as keyof typeof accountKinds, holder, bank, bankCode, source, ...(number === '' ? {} : { number }) }
    const { accounts } = await enter.mutateAsync({ accounts: [account] })
    return accounts[0]?.account ?? ''
  }
  /** The first field that has to be filled in and is not. */
  const blankField = (): { readonly name: keyof typeof blank; readonly what: string } | undefined => {
    const needed: readonly (readonly [keyof typeof blank, string])[] = [
      ...(picked === ''
        ? ([
            ['holder', '户名'],
            ['bank', '开户行'],
            ['bankCode', '联行号'],
          ] as const)
        : []),
      ...(picked === '' && !known.data?.registeredTail ? ([['number', '账号']] as const) : []),
      ...(picked === '' ? ([['source', '依据材料']] as const) : []),
      ...(isCorrection ? ([['reason', '更正理由']] as const) : ([['saidBy', '由谁确认']] as const)),
      ...(isCorrection || picked === '' ? [] : ([['reason', '依据材料']] as const)),
    ]
    const first = needed.find(([name]) => typed[name].trim() === '')
    return first === undefined ? undefined : { name: first[0], what: `请填写${first[1]}。` }
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const empty = blankField()
    setFault(empty)
    if (empty !== undefined) return document.getElementById(`${id}-${empty.name}`)?.focus()
    setPending(true)
    setError(null)
    try {
      const account = await accountOf()
      // Entered once: sent again after a refusal it is the same account.
      setPicked(account)
      const rows = [{ claim: row.id, account }]
      if (isCorrection) await correct.mutateAsync({ batch, rows, reason: typed.reason })
      else
        await confirm.mutateAsync({
          batch,
          rows,
          way: typed.way as keyof typeof enteredWays,
          saidBy: typed.saidBy,
          material: typed.source || typed.reason,
          uploads: sent.map((file) => file.id),
        })
      setOpen(false)
      setTyped(fresh)
      setPicked('')
      setSent([])
      await onDone(isCorrection ? '已更正账户，等另一人复核。' : '已确认意愿和账户。')
    } catch (failure) {
      setError(failure)
    } finally {
      setPending(false)
    }
  }
  const accounts = (known.data?.accounts ?? []).filter(({ correctedBy }) => correctedBy === null)
  const text = (name: keyof typeof blank, what: string) => (
    <Field id={`${id}-${name}`} label={what} fault={fault?.name === name ? fault.what : undefined}>
      <Input id={`${id}-${name}`} autoComplete="off" value={typed[name]} onChange={({ target }) => change(name)(target.value)} />
    </Field>
  )
  return (
    <>
      <Button onClick={() => setOpen(true)}>{label}</Button>
      <Modal
        open={isOpen}
        title={`${label}：${row.payee.name ?? claimName(row)}`}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
        width={520}
      >
        <form className="form" onSubmit={(event) => void submit(event)} noValidate aria-label={label}>
          <ErrorLine error={error} wasWrite />
          {accounts.length === 0 ? null : (
            <fieldset className="field choice-field">
              <legend>账户</legend>
              <Radio.Group
                value={picked}
                onChange={({ target }) => setPicked(String(target.value))}
                options={[
                  ...accounts.map((each) => ({ value: each.id, label: `${each.holder} ${each.bank} 尾号 ${each.tail}` })),
                  { value: '', label: '登记新账户' },
                ]}
              />
            </fieldset>
          )}
          {picked === '' ? (
            <>
              <fieldset className="field choice-field">
                <legend>账户种类</legend>
                <Radio.Group
                  value={typed.kind}
                  onChange={({ target }) => change('kind')(String(target.value))}
                  options={Object.entries(accountKinds).map(([value, word]) => ({ value, label: word }))}
                />
              </fieldset>
              {text('holder', '户名')}
              {text('bank', '开户行')}
              {text('bankCode', '联行号')}
              {text('number', known.data?.registeredTail ? `账号（不填即用登记的尾号 ${known.data.registeredTail}）` : '账号')}
              {text('source', '依据材料')}
            </>
          ) : null}
          {isCorrection ? (
            text('reason', '更正理由')
          ) : (
            <>
              <fieldset className="field choice-field">
                <legend>确认方式</legend>
                <Radio.Group
                  value={typed.way}
                  onChange={({ target }) => change('way')(String(target.value))}
                  options={Object.entries(enteredWays).map(([value, word]) => ({ value, label: word }))}
                />
              </fieldset>
              {text('saidBy', '由谁确认')}
              {picked === '' ? null : text('reason', '依据材料')}
              <FileField
                label="确认书（可不附）"
                purpose="payee_word"
                files={sent}
                onAdd={(file) => setSent((before) => [...before, file])}
                onRemove={(file) => setSent((before) => before.filter((each) => each.id !== file.id))}
              />
            </>
          )}
          <div className="form-acts">
            <Button htmlType="submit" type="primary" loading={isPending}>
              {label}
            </Button>
            <Button onClick={() => setOpen(false)}>不办</Button>
          </div>
        </form>
      </Modal>
    </>
  )
}
