import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { ErrorLine } from '../parts/error-line.tsx'

interface ReasonFormProps {
  /** 退回, 撤回. */
  readonly verb: string
  readonly count: number
  readonly hint: string
  readonly onSubmit: (reason: string) => void
  readonly isPending: boolean
  readonly error: unknown
}

/** A step that needs its reason. */
export function ReasonForm({ verb, count, hint, onSubmit, isPending, error }: ReasonFormProps) {
  const id = useId()
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(reason.trim() === '')
    if (reason.trim() === '') document.getElementById(id)?.focus()
    else onSubmit(reason.trim())
  }
  return (
    <form className="form reason-form" onSubmit={submit} noValidate aria-label={verb}>
      <ErrorLine error={error} wasWrite />
      <div className="field">
        <label htmlFor={id}>{verb}理由</label>
        <Input.TextArea
          id={id}
          rows={2}
          maxLength={500}
          placeholder={hint}
          value={reason}
          aria-invalid={isMissing}
          aria-describedby={isMissing ? `${id}-fault` : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        {isMissing ? (
          <p className="field-error small" id={`${id}-fault`}>
            请写明{verb}理由。
          </p>
        ) : null}
      </div>
      <div className="form-acts">
        <Button htmlType="submit" loading={isPending}>
          {verb} {count} 项
        </Button>
      </div>
    </form>
  )
}
