import { Button, Input, Select } from 'antd'
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useKeys } from '../keys/use-keys.ts'
import { Mark } from '../parts/mark.tsx'
import { usePhone } from '../theme/office-theme.tsx'
import { type FilterField, type FilterValues, idsOf, rangeIds, textOf, textsOf } from './fields.ts'

interface FilterFormProps {
  readonly fields: readonly FilterField[]
  /** What the address asks for. */
  readonly values: FilterValues
  /** How many fields stand there before 展开. */
  readonly shown?: number
  readonly onQuery: (values: FilterValues) => void
  readonly isQuerying?: boolean
  /** At the right: the views that are kept of the list. */
  readonly children?: ReactNode
}

const emptyOf = (fields: readonly FilterField[]): FilterValues =>
  Object.fromEntries(fields.flatMap((field) => idsOf(field).map((id) => [id, field.kind === 'some' ? [] : ''])))

/** What can be asked of a list: the first fields, the rest behind 展开; Enter asks. `/` comes here. */
export function FilterForm({ fields, values, shown: shownAtDesk = 4, onQuery, isQuerying = false, children }: FilterFormProps) {
  const isPhone = usePhone()
  const shown = isPhone ? 1 : shownAtDesk
  const [draft, setDraft] = useState(values)
  const [isUnfolded, setUnfolded] = useState(
    () => !isPhone && fields.slice(shown).some((field) => idsOf(field).some((id) => textsOf(values, id).length > 0)),
  )
  const form = useRef<HTMLFormElement>(null)
  const asked = JSON.stringify(values)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what is asked, whoever changed it
  useEffect(() => setDraft(values), [asked])
  useKeys([{ stroke: '/', what: '查询本列表', act: () => form.current?.querySelector<HTMLElement>('input')?.focus() }])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onQuery(draft)
  }
  const change = (some: FilterValues) => setDraft({ ...draft, ...some })
  return (
    <search>
      <form className="filter" ref={form} onSubmit={submit}>
        {(isUnfolded ? fields : fields.slice(0, shown)).map((field) => (
          <Field key={field.id} field={field} draft={draft} onChange={change} />
        ))}
        {fields.length > shown ? (
          <Button type="link" aria-expanded={isUnfolded} onClick={() => setUnfolded(!isUnfolded)}>
            {isUnfolded ? '收起' : '展开'}
          </Button>
        ) : null}
        <Button type="primary" htmlType="submit" loading={isQuerying}>
          查询
        </Button>
        <Button type="link" onClick={() => onQuery(emptyOf(fields))}>
          重置
        </Button>
        {children === undefined ? null : <span className="filter-end">{children}</span>}
      </form>
    </search>
  )
}

interface FieldProps {
  readonly field: FilterField
  readonly draft: FilterValues
  readonly onChange: (some: FilterValues) => void
}

function Field({ field, draft, onChange }: FieldProps) {
  const id = useId()
  const { label } = field
  switch (field.kind) {
    case 'text':
      return (
        <span className="filter-text" style={field.width === undefined ? undefined : { width: field.width }}>
          <Input
            prefix={<Mark name="seek" />}
            placeholder={label}
            aria-label={label}
            value={textOf(draft, field.id)}
            onChange={(event) => onChange({ [field.id]: event.target.value })}
          />
        </span>
      )
    case 'one':
    case 'some': {
      const isMany = field.kind === 'some'
      const chosen = textsOf(draft, field.id)
      return (
        <span className="filter-field">
          <label htmlFor={id}>{label}</label>
          <Select
            id={id}
            variant="borderless"
            {...(isMany ? { mode: 'multiple' as const } : {})}
            value={isMany ? [...chosen] : (chosen[0] ?? '')}
            options={isMany ? [...field.options] : [{ value: '', label: field.none }, ...field.options]}
            placeholder={<span className="filter-none">{field.none}</span>}
            maxTagCount={0}
            maxTagPlaceholder={() => `${chosen.length} 项`}
            popupMatchSelectWidth={false}
            showSearch={field.options.length > 12 ? { optionFilterProp: 'label' } : false}
            onChange={(value: string | string[]) => onChange({ [field.id]: value })}
            suffixIcon={<Mark name="down" />}
          />
        </span>
      )
    }
    case 'day':
      return (
        <span className="filter-field is-day">
          <label htmlFor={id}>{label}</label>
          <input id={id} type="date" value={textOf(draft, field.id)} onChange={(event) => onChange({ [field.id]: event.target.value })} />
        </span>
      )
    case 'range': {
      const [from, to] = rangeIds(field.id)
      return (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a line in old browsers
        <span className="filter-field" role="group" aria-label={`${label}，${field.unit}`}>
          <label htmlFor={id}>{label}</label>
          <input
            id={id}
            className="filter-figure"
            inputMode="decimal"
            placeholder="不限"
            aria-label={`${label}不低于`}
            value={textOf(draft, from)}
            onChange={(event) => onChange({ [from]: event.target.value.trim() })}
          />
          –
          <input
            className="filter-figure"
            inputMode="decimal"
            placeholder="不限"
            aria-label={`${label}不高于`}
            value={textOf(draft, to)}
            onChange={(event) => onChange({ [to]: event.target.value.trim() })}
          />
          {field.unit}
        </span>
      )
    }
  }
}
