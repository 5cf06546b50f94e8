import { Input, Radio } from 'antd'
import type { ReactNode } from 'react'

/** A field of a form beside those that every act has: its name, its label, and what is typed into it. */
export interface MoreField {
  readonly name: string
  readonly label: string
  readonly kind: 'line' | 'text' | 'day' | 'choice'
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  /** What stands in it at first. */
  readonly initial?: string
  readonly isOptional?: true
  readonly most?: number
  /** What is wrong with what was typed, in a sentence; undefined where nothing is. */
  readonly faultOf?: (typed: string) => string | undefined
}

/** What was typed into each, by its name. */
export type MoreTyped = Readonly<Record<string, string>>

export const initialOf = (fields: readonly MoreField[]): MoreTyped =>
  Object.fromEntries(fields.map(({ name, initial = '' }) => [name, initial]))

/** The first field that is not filled in as it has to be, and what to write. */
export function faultOfMore(fields: readonly MoreField[], typed: MoreTyped): { readonly field: string; readonly what: string } | undefined {
  for (const { name, label, kind, isOptional, faultOf } of fields) {
    const value = (typed[name] ?? '').trim()
    if (value === '') {
      if (isOptional) continue
      return { field: name, what: kind === 'choice' ? `请选${label}。` : `请填写${label}。` }
    }
    const what = faultOf?.(value)
    if (what !== undefined) return { field: name, what }
  }
  return undefined
}

interface MoreFieldsProps {
  readonly id: string
  readonly fields: readonly MoreField[]
  readonly typed: MoreTyped
  readonly fault: { readonly field: string; readonly what: string } | undefined
  readonly onChange: (typed: MoreTyped) => void
}

/** The fields, one after another, each with its label and what is wrong with it. */
export function MoreFields({ id, fields, typed, fault, onChange }: MoreFieldsProps) {
  return (
    <>
      {fields.map((field) => {
        const what = fault?.field === field.name ? fault.what : undefined
        const shared = {
          id: `${id}-${field.name}`,
          value: typed[field.name] ?? '',
          'aria-invalid': what !== undefined,
          onChange: ({ target }: { readonly target: { readonly value?: unknown } }) =>
            onChange({ ...typed, [field.name]: String(target.value ?? '') }),
        }
        const label = field.isOptional ? `${field.label}（可不填）` : field.label
        return field.kind === 'choice' ? (
          <fieldset key={field.name} className="field choice-field">
            <legend>{label}</legend>
            <Radio.Group {...shared} options={[...(field.options ?? [])]} />
            <FaultLine what={what} />
          </fieldset>
        ) : (
          <Field key={field.name} id={shared.id} label={label} fault={what}>
            {field.kind === 'day' ? (
              <input {...shared} className="day-input" type="date" />
            ) : field.kind === 'line' ? (
              <Input {...shared} maxLength={field.most ?? 100} autoComplete="off" />
            ) : (
              <Input.TextArea {...shared} maxLength={field.most ?? 4000} rows={3} />
            )}
          </Field>
        )
      })}
    </>
  )
}

interface FieldProps {
  readonly id: string
  readonly label: string
  readonly fault: string | undefined
  readonly children: ReactNode
}

/** A field with its label and what is wrong with it. */
export function Field({ id, label, fault, children }: FieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      <FaultLine what={fault} />
    </div>
  )
}

/** What is wrong with a field; nothing where nothing is. */
export const FaultLine = ({ what }: { readonly what: string | undefined }) =>
  what === undefined ? null : (
    <p className="field-error small" role="alert">
      {what}
    </p>
  )
