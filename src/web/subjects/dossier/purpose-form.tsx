import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { dossierWord } from '../subjects.zh.ts'
import { usualPurposes } from './words.zh.ts'

interface PurposeFormProps {
  readonly entity: string
  readonly onOpen: (purpose: string) => void
}

/** Why a dossier is opened: one of the usual reasons with one press, or another in words. It is printed on the dossier and written down. */
export function PurposeForm({ entity, onOpen }: PurposeFormProps) {
  const id = useId()
  const [purpose, setPurpose] = useState('')
  const [isMissing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(purpose.trim() === '')
    if (purpose.trim() === '') document.getElementById(id)?.focus()
    else onOpen(purpose.trim())
  }
  return (
    <form className="form dossier-purpose" onSubmit={submit} noValidate autoComplete="off">
      <p>{dossierWord(entity)}汇集判定、批次、拨付、退款、疑点、异议、核实和追回。谁、何时、为什么调阅，会印在档案上并记入操作日志。</p>
      <p className="dossier-usual">
        {usualPurposes.map((usual) => (
          <Button key={usual} onClick={() => onOpen(usual)}>
            {usual}
          </Button>
        ))}
      </p>
      <div className="field">
        <label htmlFor={id}>其他事由</label>
        <Input
          id={id}
          autoFocus
          maxLength={200}
          value={purpose}
          placeholder="如：审计组第 3 号调阅单"
          aria-invalid={isMissing}
          aria-describedby={isMissing ? `${id}-fault` : undefined}
          onChange={(event) => setPurpose(event.target.value)}
        />
        {isMissing ? (
          <p className="field-error small" id={`${id}-fault`}>
            请写明为什么要调阅，或点上面的一项。
          </p>
        ) : null}
      </div>
      <div className="form-acts">
        <Button type="primary" htmlType="submit">
          调阅并记录
        </Button>
      </div>
    </form>
  )
}
