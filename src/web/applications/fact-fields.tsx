import { Input, Radio } from 'antd'
import { useContext } from 'react'
import { FaultLine, Field } from '../batches/more-fields.tsx'
import { OfficeDayContext } from '../frame/office-day.ts'
import { type AskedFact, draftOf, type FactDraft } from './fact-draft.ts'

interface FactFieldsProps {
  readonly id: string
  readonly facts: readonly AskedFact[]
  readonly drafts: Readonly<Record<string, FactDraft>>
  readonly fault: { readonly fact: string; readonly field: string; readonly what: string } | undefined
  readonly onChange: (id: string, draft: FactDraft) => void
}

/** The facts that nobody has, each once: by a material, by a promise, or not yet. */
export function FactFields({ id, facts, drafts, fault, onChange }: FactFieldsProps) {
  const today = useContext(OfficeDayContext)
  return (
    <ul className="asked-facts" aria-label="需要申请人提供的事实">
      {facts.map((fact) => (
        <li key={fact.id}>
          <OneFact
            id={`${id}-${fact.id}`}
            fact={fact}
            draft={drafts[fact.id] ?? draftOf(fact, today)}
            fault={fault?.fact === fact.id ? fault : undefined}
            onChange={(draft) => onChange(fact.id, draft)}
          />
        </li>
      ))}
    </ul>
  )
}

interface OneFactProps {
  readonly id: string
  readonly fact: AskedFact
  readonly draft: FactDraft
  readonly fault: FactFieldsProps['fault']
  readonly onChange: (draft: FactDraft) => void
}

function OneFact({ id, fact, draft, fault, onChange }: OneFactProps) {
  const today = useContext(OfficeDayContext)
  const faultOn = (field: string) => (fault?.field === field ? fault.what : undefined)
  const line = (field: 'material' | 'basis', label: string) => (
    <Field id={`${id}-${field}`} label={label} fault={faultOn(field)}>
      <Input
        id={`${id}-${field}`}
        aria-label={`${fact.zh}：${label}`}
        maxLength={300}
        autoComplete="off"
        value={draft[field]}
        onChange={({ target }) => onChange({ ...draft, [field]: target.value })}
      />
    </Field>
  )
  const dayField = (field: 'on' | 'checkOn', label: string) => (
    <Field id={`${id}-${field}`} label={label} fault={faultOn(field)}>
      <input
        id={`${id}-${field}`}
        aria-label={`${fact.zh}：${label}`}
        className="day-input"
        type="date"
        {...(field === 'on' ? { max: today } : { min: today })}
        value={draft[field]}
        onChange={({ target }) => onChange({ ...draft, [field]: target.value })}
      />
    </Field>
  )
  return (
    <fieldset className="asked-fact">
      <legend>
        <b>{fact.zh}</b>
        <span className="small soft">
          来源：{fact.owner}；{fact.matters.join('、')}需要
        </span>
      </legend>
      <Radio.Group
        id={`${id}-way`}
        aria-label={`${fact.zh}：怎样提供`}
        value={draft.way}
        options={[
          { value: 'material', label: '提供材料' },
          { value: 'promise', label: fact.mayBePromised ? '书面承诺（词汇表：以书面承诺为据）' : '书面承诺' },
          { value: '', label: '暂缺' },
        ]}
        onChange={({ target }) => onChange({ ...draft, way: target.value as FactDraft['way'] })}
      />
      {draft.way === '' ? null : (
        <div className="fact-fields">
          <ValueField
            id={id}
            fact={fact}
            value={draft.value}
            fault={faultOn('value')}
            onChange={(value) => onChange({ ...draft, value })}
          />
          {draft.way === 'material' ? (
            <>
              {line('material', '材料')}
              {dayField('on', '材料日期')}
            </>
          ) : (
            <>
              {line('basis', '可以承诺的依据（文件、条款）')}
              {dayField('checkOn', '核查日期')}
            </>
          )}
        </div>
      )}
    </fieldset>
  )
}

interface ValueFieldProps {
  readonly id: string
  readonly fact: Pick<AskedFact, 'zh' | 'choices' | 'expected'>
  readonly value: string
  readonly fault: string | undefined
  readonly onChange: (value: string) => void
}

/** Few choices stand side by side; a value that is typed has its form beside it. */
const fewChoices = 3

function ValueField({ id, fact: { zh, choices, expected }, value, fault, onChange }: ValueFieldProps) {
  if (choices.length > 0 && choices.length <= fewChoices)
    return (
      <div className="field choice-field">
        <span className="field-name">值</span>
        <Radio.Group
          id={`${id}-value`}
          aria-label={`${zh}：值`}
          value={value}
          options={choices.map((choice) => ({ value: choice, label: choice }))}
          onChange={({ target }) => onChange(String(target.value))}
        />
        <FaultLine what={fault} />
      </div>
    )
  return (
    <Field id={`${id}-value`} label={choices.length > 0 ? '值' : `值（${expected}）`} fault={fault}>
      {choices.length > 0 ? (
        <select id={`${id}-value`} aria-label={`${zh}：值`} value={value} onChange={({ target }) => onChange(target.value)}>
          <option value="">请选择</option>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <Input
          id={`${id}-value`}
          aria-label={`${zh}：值`}
          maxLength={200}
          autoComplete="off"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  )
}
