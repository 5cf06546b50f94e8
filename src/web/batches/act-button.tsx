import { Button, Input, Modal, Radio } from 'antd'
import { type FormEvent, type ReactNode, useContext, useId, useState } from 'react'
import type { UploadPurposeName } from '../../contract/index.ts'
import type { SentFile } from '../client/send-file.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { FileField } from '../parts/file-field.tsx'
import { FaultLine, Field, faultOfMore, initialOf, type MoreField, MoreFields, type MoreTyped } from './more-fields.tsx'

export { Field } from './more-fields.tsx'

const empty = { choice: '', number: '', day: '', reason: '', evidence: '', note: '' }

/** What was typed, trimmed; a field that is not asked for is empty. */
export type Typed = typeof empty
type FieldName = Exclude<keyof Typed, 'choice'>

const order = ['number', 'day', 'reason', 'evidence', 'note'] as const satisfies readonly FieldName[]
const lengths: Readonly<Record<FieldName, number>> = { number: 100, day: 10, reason: 500, evidence: 500, note: 500 }

interface ActButtonProps {
  /** What it does, on the button and above the form: 报送复核. */
  readonly label: string
  /** What happens then. */
  readonly sentence: ReactNode
  /** The fields that are asked for, each with its label; a note may stay empty. */
  readonly fields?: Readonly<Partial<Record<FieldName, string>>>
  readonly choice?: { readonly label: string; readonly options: readonly { readonly value: string; readonly label: string }[] }
  /** Further fields, after those. */
  readonly more?: readonly MoreField[]
  /** Files that may go with it. */
  readonly files?: { readonly label: string; readonly purpose: UploadPurposeName }
  /** Whether it comes to nothing without a file. */
  readonly mustAttach?: true
  /** The count or sum that has to be typed where the step cannot be undone, as it stands on the page. */
  readonly mustType?: string
  readonly look?: 'primary' | 'plain' | 'small'
  /** What was typed, the numbers of the files that go with it, and what was typed into further fields. */
  readonly onAct: (typed: Typed, uploads: string[], more: MoreTyped) => Promise<unknown>
}

const bare = (text: string): string => text.normalize('NFKC').replace(/[\s,]/g, '')

/** One act with its small form. What was typed stays until the act is done: a refusal, a closed form and an ended session keep it. */
export function ActButton(props: ActButtonProps) {
  const { label, sentence, mustType, more = [], files, mustAttach, look = 'plain', onAct } = props
  const today = useContext(OfficeDayContext)
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState<Typed>({ ...empty, day: today })
  const [moreTyped, setMoreTyped] = useState(() => initialOf(more))
  const [sent, setSent] = useState<readonly SentFile[]>([])
  const [confirmed, setConfirmed] = useState('')
  const [fault, setFault] = useState<{ readonly field: string; readonly what: string } | undefined>()
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const id = useId()
  const close = () => setOpen(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const unfit = faultOf(props, typed, today) ?? faultOfMore(more, moreTyped) ?? faultOfConfirmed(mustType, confirmed)
    const found = mustAttach && sent.length === 0 ? { field: 'files', what: '请选择文件。' } : unfit
    setFault(found)
    if (found !== undefined) return document.getElementById(`${id}-${found.field}`)?.focus()
    setPending(true)
    setError(null)
    try {
      await onAct(
        trimmed(typed),
        sent.map((file) => file.id),
        Object.fromEntries(Object.entries(moreTyped).map(([name, text]) => [name, text.trim()])),
      )
      close()
      setSent([])
      setTyped({ ...empty, day: today })
      setMoreTyped(initialOf(more))
      setConfirmed('')
    } catch (failure) {
      setError(failure)
    } finally {
      setPending(false)
    }
  }
  const isBinding = mustType !== undefined
  return (
    <>
      <Button
        {...(look !== 'primary' ? {} : isBinding ? { color: 'danger' as const, variant: 'solid' as const } : { type: 'primary' as const })}
        {...(look === 'small' ? { size: 'small' as const } : {})}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <Modal open={isOpen} title={label} footer={null} onCancel={close} destroyOnHidden width={480}>
        <form className="form" onSubmit={(event) => void submit(event)} noValidate aria-label={label}>
          <ErrorLine error={error} wasWrite />
          <p>{sentence}</p>
          <Fields {...props} id={id} typed={typed} fault={fault} today={today} onChange={setTyped} />
          <MoreFields id={id} fields={more} typed={moreTyped} fault={fault} onChange={setMoreTyped} />
          {files === undefined ? null : (
            <FileField
              label={mustAttach ? files.label : `${files.label}（可不附）`}
              purpose={files.purpose}
              files={sent}
              onAdd={(file) => setSent((before) => [...before, file])}
              onRemove={(file) => setSent((before) => before.filter((each) => each.id !== file.id))}
            />
          )}
          <FaultLine what={fault?.field === 'files' ? fault.what : undefined} />
          {mustType === undefined ? null : (
            <Field id={`${id}-confirm`} label={`请输入 ${mustType} 以确认`} fault={fault?.field === 'confirm' ? fault.what : undefined}>
              <Input id={`${id}-confirm`} autoComplete="off" value={confirmed} onChange={({ target }) => setConfirmed(target.value)} />
            </Field>
          )}
          <div className="form-acts">
            <Button
              htmlType="submit"
              loading={isPending}
              {...(isBinding ? { color: 'danger' as const, variant: 'solid' as const } : { type: 'primary' as const })}
            >
              {label}
            </Button>
            <Button onClick={close}>不办</Button>
          </div>
        </form>
      </Modal>
    </>
  )
}

const trimmed = (typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, text.trim()])) as unknown as Typed

function faultOf({ fields = {}, choice }: ActButtonProps, typed: Typed, today: string) {
  if (choice !== undefined && typed.choice === '') return { field: 'choice', what: `请选${choice.label}。` }
  for (const name of order) {
    const label = fields[name]
    if (label === undefined || name === 'note') continue
    if (typed[name].trim() === '') return { field: name, what: `请填写${label}。` }
    if (name === 'day' && typed.day > today) return { field: name, what: `${label}不能晚于今天（${today}）。` }
  }
  return undefined
}

const faultOfConfirmed = (mustType: string | undefined, confirmed: string) =>
  mustType === undefined || bare(confirmed) === bare(mustType)
    ? undefined
    : { field: 'confirm', what: `与 ${mustType} 不一致，请核对后重新输入。` }

interface FieldsProps extends ActButtonProps {
  readonly id: string
  readonly typed: Typed
  readonly fault: { readonly field: string; readonly what: string } | undefined
  readonly today: string
  readonly onChange: (typed: Typed) => void
}

function Fields({ fields = {}, choice, id, typed, fault, today, onChange }: FieldsProps) {
  const faultOn = (name: string) => (fault?.field === name ? fault.what : undefined)
  return (
    <>
      {choice === undefined ? null : (
        <fieldset className="field choice-field">
          <legend>{choice.label}</legend>
          <Radio.Group
            id={`${id}-choice`}
            value={typed.choice}
            options={[...choice.options]}
            onChange={({ target }) => onChange({ ...typed, choice: String(target.value) })}
          />
          <FaultLine what={faultOn('choice')} />
        </fieldset>
      )}
      {order.map((name) => {
        const label = fields[name]
        if (label === undefined) return null
        const shared = { id: `${id}-${name}`, value: typed[name], maxLength: lengths[name], 'aria-invalid': faultOn(name) !== undefined }
        const change = (value: string) => onChange({ ...typed, [name]: value })
        return (
          <Field key={name} id={shared.id} label={name === 'note' ? `${label}（可不填）` : label} fault={faultOn(name)}>
            {name === 'day' ? (
              <input {...shared} className="day-input" type="date" max={today} onChange={({ target }) => change(target.value)} />
            ) : name === 'number' ? (
              <Input {...shared} autoComplete="off" onChange={({ target }) => change(target.value)} />
            ) : (
              <Input.TextArea {...shared} rows={2} onChange={({ target }) => change(target.value)} />
            )}
          </Field>
        )
      })}
    </>
  )
}
