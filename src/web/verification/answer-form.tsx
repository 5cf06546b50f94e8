import { Button, Input, Radio, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { earliestMaterial } from '../../contract/index.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { FileField } from '../parts/file-field.tsx'
import type { Draft } from './drafts.ts'

interface AnswerFormProps {
  readonly count: number
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  readonly onSubmit: () => void
  readonly isPending: boolean
  readonly error: unknown
  /** The form of the value in words, and its choices where there are such. */
  readonly expected: string
  readonly choices: readonly string[]
  /** The fact holds or does not: the finding alone says it. */
  readonly isYesOrNo: boolean
  readonly today: string
}

type Fault = { readonly field: 'finding' | 'value' | 'source' | 'sourceOn'; readonly what: string }

function faultOf({ finding, value, source, sourceOn }: Draft, isYesOrNo: boolean, today: string): Fault | undefined {
  if (finding === 'established' && value.trim() === '')
    return isYesOrNo
      ? { field: 'finding', what: '请选属实、不属实或无法核实。' }
      : { field: 'value', what: '请填写核实到的值；核实不了请选“无法核实”。' }
  if (source.trim() === '') return { field: 'source', what: '请写明依据的材料，例如“2021年12月缴费明细”。' }
  if (sourceOn !== '' && sourceOn < earliestMaterial)
    return { field: 'sourceOn', what: `材料日期不能早于 ${earliestMaterial}，请核对年份。` }
  if (sourceOn > today) return { field: 'sourceOn', what: `材料日期不能晚于今天（${today}）。` }
  return undefined
}

type FindingChoice = 'true' | 'false' | 'established' | 'unverifiable'

const findingLabels: Readonly<Record<FindingChoice, string>> = {
  true: '属实（是）',
  false: '不属实（否）',
  established: '已核实，填值',
  unverifiable: '无法核实',
}

const findings: Readonly<Record<FindingChoice, Partial<Draft>>> = {
  true: { finding: 'established', value: '是' },
  false: { finding: 'established', value: '否' },
  established: { finding: 'established' },
  unverifiable: { finding: 'unverifiable' },
}

function foundIn({ finding, value }: Draft, isYesOrNo: boolean): FindingChoice | null {
  if (finding === 'unverifiable' || !isYesOrNo) return finding
  return value === '是' ? 'true' : value === '否' ? 'false' : null
}

/** What was found out about the rows that are picked: the value or that nobody can know it, the material, its day. */
export function AnswerForm({ count, draft, onChange, onSubmit, isPending, error, expected, choices, isYesOrNo, today }: AnswerFormProps) {
  const id = useId()
  const [fault, setFault] = useState<Fault | undefined>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = faultOf(draft, isYesOrNo, today)
    setFault(found)
    if (found === undefined) onSubmit()
    else document.getElementById(`${id}-${found.field}`)?.focus()
  }
  const field = (name: Fault['field']) => ({
    id: `${id}-${name}`,
    'aria-invalid': fault?.field === name,
    ...(fault?.field === name ? { 'aria-describedby': `${id}-fault` } : {}),
  })
  const faultLine = (name: Fault['field']) =>
    fault?.field === name ? (
      <p className="field-error small" id={`${id}-fault`}>
        {fault.what}
      </p>
    ) : null
  return (
    <form className="form answer-form" onSubmit={submit} noValidate aria-label="核实结果">
      <ErrorLine error={error} wasWrite />
      <Radio.Group
        aria-label="核实结果"
        id={`${id}-finding`}
        value={foundIn(draft, isYesOrNo)}
        onChange={(event) => onChange({ ...draft, ...findings[event.target.value as FindingChoice] })}
        options={(isYesOrNo ? (['true', 'false', 'unverifiable'] as const) : (['established', 'unverifiable'] as const)).map((choice) => ({
          value: choice,
          label: findingLabels[choice],
        }))}
      />
      {faultLine('finding')}
      {draft.finding === 'unverifiable' || isYesOrNo ? null : (
        <div className="field">
          <label htmlFor={`${id}-value`}>核实到的值</label>
          {choices.length > 0 ? (
            <Select
              {...field('value')}
              value={draft.value === '' ? null : draft.value}
              placeholder="请选择"
              showSearch={choices.length > 12}
              options={choices.map((choice) => ({ value: choice, label: choice }))}
              onChange={(value: string) => onChange({ ...draft, value })}
            />
          ) : (
            <Input {...field('value')} value={draft.value} onChange={(event) => onChange({ ...draft, value: event.target.value })} />
          )}
          {choices.length > 0 ? null : <p className="small">{expected}</p>}
          {faultLine('value')}
        </div>
      )}
      <div className="field">
        <label htmlFor={`${id}-source`}>依据材料</label>
        <Input
          {...field('source')}
          value={draft.source}
          maxLength={200}
          onChange={(event) => onChange({ ...draft, source: event.target.value })}
        />
        {faultLine('source')}
      </div>
      <div className="field">
        <label htmlFor={`${id}-sourceOn`}>材料日期</label>
        <input
          className="day-input"
          type="date"
          min={earliestMaterial}
          max={today}
          {...field('sourceOn')}
          value={draft.sourceOn}
          onChange={(event) => onChange({ ...draft, sourceOn: event.target.value })}
        />
        {faultLine('sourceOn')}
      </div>
      <div className="field">
        <label htmlFor={`${id}-note`}>说明（可不填）</label>
        <Input.TextArea
          id={`${id}-note`}
          rows={2}
          maxLength={1000}
          value={draft.note}
          onChange={(event) => onChange({ ...draft, note: event.target.value })}
        />
      </div>
      <FileField
        label="附件（可不填）"
        purpose="verification_evidence"
        files={draft.files}
        onAdd={(file) => onChange({ ...draft, files: [...draft.files, file] })}
        onRemove={({ id: gone }) => onChange({ ...draft, files: draft.files.filter((file) => file.id !== gone) })}
        hint="照片、扫描件、PDF、OFD、Word、Excel，可几个；也可拖到这里。"
      />
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={isPending}>
          提交 {count} 项
        </Button>
      </div>
      <p className="small">填写的内容随时保存在本机，刷新或重新登录后还在。</p>
    </form>
  )
}
