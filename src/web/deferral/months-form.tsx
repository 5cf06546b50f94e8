import { Button, Input } from 'antd'
import { type FormEvent, useContext, useId, useState } from 'react'
import { Field } from '../batches/more-fields.tsx'
import { OfficeDayContext } from '../frame/office-day.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { ApprovalFields, type ApprovalTyped, approvalIn, emptyApproval, faultOfApproval } from './deferral-fields.tsx'
import { monthsIn } from './month-lines.ts'

/** What is typed by hand of months that are put off. */
export interface MonthsTyped extends ApprovalTyped {
  readonly policy: string
  readonly document: string
  readonly clause: string
  readonly months: string
  readonly dueBasis: string
}

export const emptyMonths: MonthsTyped = { ...emptyApproval, policy: '', document: '', clause: '', months: '', dueBasis: '' }

/** The same as it is sent. */
export type SentMonths = ReturnType<typeof sentOf>

interface MonthsFormProps {
  readonly label: string
  readonly initial: MonthsTyped
  /** Whether the policy is asked for; that of a record does not change. */
  readonly asksPolicy: boolean
  readonly error: unknown
  readonly isPending: boolean
  readonly onSend: (sent: SentMonths) => Promise<unknown>
}

/** The form of months that are put off, entered by hand: document, approval, and the months line by line. */
export function MonthsForm({ label, initial, asksPolicy, error, isPending, onSend }: MonthsFormProps) {
  const id = useId()
  const today = useContext(OfficeDayContext)
  const [typed, setTyped] = useState(initial)
  const [fault, setFault] = useState<{ readonly field: string; readonly what: string } | undefined>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const found = faultOf(typed, asksPolicy, today)
    setFault(found)
    if (found !== undefined) return document.getElementById(`${id}-${found.field}`)?.focus()
    try {
      await onSend(sentOf(typed))
    } catch {
      // The line above the form says what was refused, and what was typed stays.
    }
  }
  const line = (name: 'policy' | 'document' | 'clause' | 'dueBasis', of: string, most = 300) => (
    <Field id={`${id}-${name}`} label={of} fault={fault?.field === name ? fault.what : undefined}>
      <Input
        id={`${id}-${name}`}
        maxLength={most}
        autoComplete="off"
        value={typed[name]}
        onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
      />
    </Field>
  )
  return (
    <form className="form deferral-form" onSubmit={(event) => void submit(event)} noValidate aria-label={label}>
      <ErrorLine error={error} wasWrite />
      {asksPolicy ? line('policy', '缓缴政策的名称', 200) : null}
      {line('document', '依据文件（名称、文号）')}
      {line('clause', '依据条款')}
      <ApprovalFields
        id={id}
        typed={typed}
        fault={fault}
        onChange={(of) => {
          setTyped({ ...typed, ...of })
          setFault(undefined)
        }}
      />
      <Field
        id={`${id}-months`}
        label="缓缴的月份（每行：险种 起月 止月 每月金额 补缴期限，如 养老保险 2022-06 2022-12 1200.00 2023-12-31）"
        fault={fault?.field === 'months' ? fault.what : undefined}
      >
        <Input.TextArea
          id={`${id}-months`}
          rows={4}
          maxLength={6000}
          value={typed.months}
          onChange={({ target }) => setTyped({ ...typed, months: target.value })}
        />
      </Field>
      {line('dueBasis', '补缴期限的依据（文件条款或批复）')}
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={isPending}>
          {label}
        </Button>
      </div>
    </form>
  )
}

function faultOf(typed: MonthsTyped, asksPolicy: boolean, today: string) {
  if (asksPolicy && typed.policy.trim() === '') return { field: 'policy', what: '请填写缓缴政策的名称。' }
  if (typed.document.trim() === '') return { field: 'document', what: '请填写依据文件。' }
  if (typed.clause.trim() === '') return { field: 'clause', what: '请填写依据条款。' }
  const approval = faultOfApproval(typed, today)
  if (approval !== undefined) return approval
  const { value, fault } = monthsIn(typed.months)
  if (fault !== undefined) return { field: 'months', what: fault }
  if (value.length === 0) return { field: 'months', what: '请至少写一个险种的一个月。' }
  return typed.dueBasis.trim() === '' ? { field: 'dueBasis', what: '请写明补缴期限的依据。' } : undefined
}

function sentOf(typed: MonthsTyped) {
  const dueBasis = typed.dueBasis.trim()
  return {
    policy: typed.policy.trim(),
    facts: {
      document: typed.document.trim(),
      clause: typed.clause.trim(),
      ...approvalIn(typed),
      months: monthsIn(typed.months).value.map((month) => ({ ...month, dueBasis })),
    },
  }
}
