import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox, Input, Radio } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { FaultLine, Field } from '../batches/more-fields.tsx'
import { ask } from '../client/office.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import type { ActsProps } from './acts-props.ts'
import { nameOf, toState } from './words.zh.ts'

interface Judged {
  readonly result: 'accepted' | 'rejected' | ''
  readonly reason: string
  readonly basis: string
}

const unjudged: Judged = { result: '', reason: '', basis: '' }

/** Matter by matter accepted or rejected by a clause, and what of the facts is not gone by. */
export function ReviewForm({ view, onDone }: ActsProps) {
  const id = useId()
  const { application, matters, needs } = view
  const accept = useMutation(ask.application.accept.act())
  const [judged, setJudged] = useState<Readonly<Record<string, Judged>>>({})
  const [disbelieved, setDisbelieved] = useState<readonly string[]>([])
  const [fault, setFault] = useState<{ readonly field: string; readonly what: string } | undefined>()
  const given = needs.flatMap(({ zh, given: [last] }) => (last === undefined ? [] : [{ ...last, zh }]))
  const judgedOf = (matter: string): Judged => judged[matter] ?? unjudged
  const change = (matter: string, part: Partial<Judged>) => {
    setJudged({ ...judged, [matter]: { ...judgedOf(matter), ...part } })
    setFault(undefined)
  }
  const faultOf = () => {
    for (const { id: matter } of matters) {
      const { result, reason, basis } = judgedOf(matter)
      if (result === '') return { field: `${matter}-result`, what: '请选通过或不予通过。' }
      if (result === 'rejected' && reason.trim() === '') return { field: `${matter}-reason`, what: '请写明不予通过的理由。' }
      if (result === 'rejected' && basis.trim() === '') return { field: `${matter}-basis`, what: '请写明依据的文件和条款。' }
    }
    return matters.every(({ id: matter }) => judgedOf(matter).result === 'rejected')
      ? { field: `${matters[0]?.id ?? ''}-result`, what: '没有一项通过的，请用下面的“不予通过”。' }
      : undefined
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const found = faultOf()
    setFault(found)
    if (found !== undefined) return document.getElementById(`${id}-${found.field}`)?.focus()
    try {
      const { state } = await accept.mutateAsync({
        application: { id: application.id, version: application.version },
        matters: matters.map(({ id: matter }) => {
          const { result, reason, basis } = judgedOf(matter)
          return result === 'rejected' ? { matter, result, reason, basis } : { matter, result: 'accepted' as const }
        }),
        disbelieved: [...disbelieved],
      })
      await onDone(`已审核，${toState(state)}采信的事实随下一次“更新数据”并入，再筛查后列入批次。`)
    } catch {
      // The line above says what was refused, and what was typed stays.
    }
  }
  const faultOn = (field: string) => (fault?.field === field ? fault.what : undefined)
  return (
    <form className="form application-form" onSubmit={(event) => void submit(event)} noValidate aria-label="逐项审核">
      <h2>逐项审核</h2>
      <ErrorLine error={accept.error} wasWrite />
      {matters.map(({ id: matter, policy, subject }) => {
        const { result, reason, basis } = judgedOf(matter)
        const line = (field: 'reason' | 'basis', label: string, value: string) => (
          <Field id={`${id}-${matter}-${field}`} label={label} fault={faultOn(`${matter}-${field}`)}>
            <Input
              id={`${id}-${matter}-${field}`}
              aria-label={`${policy.zh}：${label}`}
              maxLength={field === 'basis' ? 300 : 500}
              autoComplete="off"
              value={value}
              onChange={({ target }) => change(matter, { [field]: target.value })}
            />
          </Field>
        )
        return (
          <fieldset key={matter} className="field choice-field">
            <legend>
              {policy.zh}　{nameOf(subject)}
            </legend>
            <Radio.Group
              id={`${id}-${matter}-result`}
              aria-label={`${policy.zh} ${nameOf(subject)}`}
              value={result}
              options={[
                { value: 'accepted', label: '通过' },
                { value: 'rejected', label: '不予通过' },
              ]}
              onChange={({ target }) => change(matter, { result: target.value as Judged['result'] })}
            />
            <FaultLine what={faultOn(`${matter}-result`)} />
            {result === 'rejected' ? (
              <div className="fact-fields">
                {line('reason', '理由', reason)}
                {line('basis', '依据文件和条款', basis)}
              </div>
            ) : null}
          </fieldset>
        )
      })}
      {given.length === 0 ? null : (
        <fieldset className="field choice-field">
          <legend>不采信的事实（勾选的不并入数据）</legend>
          <Checkbox.Group
            className="disbelieved"
            value={[...disbelieved]}
            options={given.map((fact) => ({ value: fact.id, label: `${fact.zh}：${fact.value}（${fact.source}）` }))}
            onChange={(values) => setDisbelieved(values.map(String))}
          />
        </fieldset>
      )}
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={accept.isPending}>
          审核通过
        </Button>
      </div>
    </form>
  )
}
