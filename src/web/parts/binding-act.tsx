import { Button, Input, Modal } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { ErrorLine } from './error-line.tsx'

interface BindingActProps {
  /** What it does: 重新交付银行. */
  readonly label: string
  /** What happens, with count and sum, and that it cannot be undone. */
  readonly sentence: string
  /** The sum or count that must be typed, as it stands on the page: 138,204.66. */
  readonly mustType: string
  readonly onConfirm: () => Promise<unknown>
  /** Why it cannot be done now; stands beside the button. */
  readonly reason?: string
}

const bare = (text: string): string => text.normalize('NFKC').replace(/[\s,]/g, '')

/** The one red act of a page: it is confirmed by typing the sum or the count it is about. */
export function BindingAct({ label, sentence, mustType, onConfirm, reason }: BindingActProps) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const close = () => {
    setOpen(false)
    setTyped('')
    setWrong(false)
    setError(null)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const fits = bare(typed) === bare(mustType)
    setWrong(!fits)
    if (!fits) return document.getElementById(id)?.focus()
    setPending(true)
    try {
      await onConfirm()
      close()
    } catch (failure) {
      setError(failure)
    } finally {
      setPending(false)
    }
  }
  return (
    <>
      <Button color="danger" variant="solid" disabled={reason !== undefined} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {reason === undefined ? null : <span className="small">{reason}</span>}
      <Modal open={isOpen} title={label} footer={null} onCancel={close} destroyOnHidden width={440}>
        <form className="form" onSubmit={submit} noValidate>
          <ErrorLine error={error} wasWrite />
          <p>{sentence}</p>
          <div className="field">
            <label htmlFor={id}>请输入 {mustType} 以确认</label>
            <Input
              id={id}
              value={typed}
              autoComplete="off"
              autoFocus
              aria-invalid={isWrong}
              onChange={(event) => setTyped(event.target.value)}
            />
            {isWrong ? <p className="field-error small">与 {mustType} 不一致，请核对后重新输入。</p> : null}
          </div>
          <div className="form-acts">
            <Button color="danger" variant="solid" htmlType="submit" loading={isPending}>
              {label}
            </Button>
            <Button onClick={close}>不办</Button>
          </div>
        </form>
      </Modal>
    </>
  )
}
