import { Input } from 'antd'
import { Field } from '../batches/more-fields.tsx'

/** What is typed of the approval, whichever way the months come. */
export const emptyApproval = { number: '', day: '', by: '', lateFee: '' }
export type ApprovalTyped = typeof emptyApproval

interface Fault {
  readonly field: string
  readonly what: string
}

interface ApprovalFieldsProps {
  readonly id: string
  readonly typed: ApprovalTyped
  readonly fault: Fault | undefined
  readonly onChange: (typed: ApprovalTyped) => void
}

/** The approval, and the clause about late fees. */
export function ApprovalFields({ id, typed, fault, onChange }: ApprovalFieldsProps) {
  const faultOn = (field: string) => (fault?.field === field ? fault.what : undefined)
  const line = (name: keyof ApprovalTyped, label: string, most: number) => (
    <Field id={`${id}-${name}`} label={label} fault={faultOn(name)}>
      <Input
        id={`${id}-${name}`}
        maxLength={most}
        autoComplete="off"
        value={typed[name]}
        onChange={({ target }) => onChange({ ...typed, [name]: target.value })}
      />
    </Field>
  )
  return (
    <>
      {line('number', '审批文书文号', 100)}
      <Field id={`${id}-day`} label="审批日期" fault={faultOn('day')}>
        <input
          id={`${id}-day`}
          type="date"
          className="day-input"
          value={typed.day}
          onChange={({ target }) => onChange({ ...typed, day: target.value })}
        />
      </Field>
      {line('by', '审批机关', 100)}
      {line('lateFee', '免收滞纳金依据的文件和条款（没有的不填）', 300)}
    </>
  )
}

/** What is wrong with the approval as it is typed. */
export function faultOfApproval({ number, day, by }: ApprovalTyped, today: string): Fault | undefined {
  if (number.trim() === '') return { field: 'number', what: '请填写审批文书文号。' }
  if (day === '') return { field: 'day', what: '请选审批日期。' }
  if (day > today) return { field: 'day', what: `审批日期不能晚于今天 ${today}。` }
  return by.trim() === '' ? { field: 'by', what: '请填写审批机关。' } : undefined
}

/** The approval as it is sent. */
export const approvalIn = ({ number, day, by, lateFee }: ApprovalTyped) => ({
  approval: { number: number.trim(), day, by: by.trim() },
  ...(lateFee.trim() === '' ? {} : { lateFeeClause: lateFee.trim() }),
})
