import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input, type InputRef } from 'antd'
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { ask } from '../client/office.ts'
import { outcomes } from '../desk/words.zh.ts'
import { yuan } from '../figures/figures.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { subjectPath } from '../subjects/subjects.zh.ts'
import { type CallList, type PayeeLine, reasons } from './words.zh.ts'

type Outcome = keyof typeof outcomes

interface CallFormProps {
  readonly line: PayeeLine
  readonly phone: string | undefined
  readonly list: Pick<CallList, 'today' | 'nextWorkday' | 'fifthWorkday'>
  readonly onDone: (what: string) => void
  readonly onClose: () => void
}

const all = Object.entries(outcomes) as readonly (readonly [Outcome, string])[]

/** One call and what came of it. A digit picks the outcome, Enter enters it and goes on to the next payee, Esc leaves it. */
export function CallForm({ line, phone, list, onDone, onClose }: CallFormProps) {
  const { payee, region, rows } = line
  const enter = useMutation(ask.payeeCall.enter.act())
  const [outcome, setOutcome] = useState<Outcome | undefined>()
  const [note, setNote] = useState('')
  const [againOn, setAgain] = useState('')
  const [fault, setFault] = useState('')
  const first = useRef<HTMLInputElement>(null)
  const noteField = useRef<InputRef>(null)
  const id = useId()
  useEffect(() => first.current?.focus(), [])
  /** The day that is usually agreed, which may be changed or taken out. */
  const usualDay: Readonly<Partial<Record<Outcome, string | null>>> = {
    no_answer: list.nextWorkday,
    will_come: list.fifthWorkday,
    will_correct: list.fifthWorkday,
  }
  const pick = (picked: Outcome) => {
    setOutcome(picked)
    setAgain(usualDay[picked] ?? '')
    setFault('')
  }
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      return onClose()
    }
    const [picked] = all[Number(event.key) - 1] ?? []
    const isRadio = event.target instanceof HTMLInputElement && event.target.type === 'radio'
    if (!isRadio || picked === undefined) return undefined
    event.preventDefault()
    pick(picked)
    return document.getElementById(`${id}-${picked}`)?.focus()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (outcome === undefined) {
      setFault('请选结果，或按数字键 1 至 6。')
      return first.current?.focus()
    }
    if (outcome === 'other' && note.trim() === '') {
      setFault('结果是“其他”的，请写明说了什么。')
      return noteField.current?.focus()
    }
    setFault('')
    try {
      await enter.mutateAsync({
        payee: { entity: payee.entity, key: payee.key },
        rows: rows.map(({ claim }) => claim),
        outcome,
        ...(note.trim() === '' ? {} : { note: note.trim() }),
        ...(againOn === '' ? {} : { againOn }),
      })
    } catch {
      return undefined
    }
    return onDone(`已登记：${payee.name ?? `编号 ${payee.key}`}，${outcomes[outcome]}。`)
  }
  const name = payee.name ?? `编号 ${payee.key}`
  return (
    <form className="call-form" aria-label={`登记电话：${name}`} onSubmit={(event) => void submit(event)} onKeyDown={onKeyDown} noValidate>
      <h2>
        {name}
        <span className="small soft">
          {' '}
          {region.name}，{phone ?? payee.phone ?? '没有登记电话'}{' '}
          <Link to={subjectPath(payee.entity as never, payee.key)} target="_blank">
            打开登记信息
          </Link>
        </span>
      </h2>
      <p className="small">
        {rows.map(({ claim, batch, policy, period, fen, reason }) => (
          <span key={claim}>
            <Link to={`/batches/${batch.id}`}>{batch.number}</Link> {policy} {period} 年度 {yuan(fen)} 元，{reasons[reason]}。
          </span>
        ))}
      </p>
      <ErrorLine error={enter.error} wasWrite />
      <fieldset>
        <legend>结果</legend>
        {all.map(([value, word], at) => (
          <label key={value} htmlFor={`${id}-${value}`}>
            <input
              id={`${id}-${value}`}
              ref={at === 0 ? first : undefined}
              type="radio"
              name={`${id}-outcome`}
              value={value}
              checked={outcome === value}
              onChange={() => pick(value)}
            />
            {at + 1} {word}
          </label>
        ))}
      </fieldset>
      <div className="call-line">
        <label className="call-note" htmlFor={`${id}-note`}>
          说明
          <Input
            id={`${id}-note`}
            ref={noteField}
            maxLength={500}
            autoComplete="off"
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </label>
        <label htmlFor={`${id}-again`}>
          再打的日期
          <input
            id={`${id}-again`}
            className="day-input"
            type="date"
            min={list.nextWorkday ?? undefined}
            value={againOn}
            onChange={({ target }) => setAgain(target.value)}
          />
        </label>
        <Button type="primary" htmlType="submit" loading={enter.isPending}>
          登记，下一个
        </Button>
        <Button onClick={onClose}>不登记</Button>
      </div>
      <p className="small soft" role={fault === '' ? undefined : 'alert'}>
        {fault === ''
          ? outcome === 'waives'
            ? '口头放弃不算放弃，须另行登记书面的自愿放弃。'
            : '不填日期的，等收款方办理，不再列入要打的。'
          : fault}
      </p>
    </form>
  )
}
