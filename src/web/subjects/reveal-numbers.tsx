import { useMutation } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { ask } from '../client/office.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { maskedSchemes, type Subject, schemeWords } from './subjects.zh.ts'

/** Numbers of a subject in clear, for whom they are needed and as long as the page is open. */
export function RevealNumbers({ subject }: { readonly subject: Subject }) {
  const id = useId()
  const fields = maskedSchemes.filter((scheme) => subject.numbers.some((each) => each.scheme === scheme))
  const [isOpen, setOpen] = useState(false)
  const [purpose, setPurpose] = useState('')
  const [isMissing, setMissing] = useState(false)
  const reveal = useMutation(ask.subject.reveal.act({ gcTime: 0 }))
  if (fields.length === 0) return null
  const close = () => {
    setOpen(false)
    setPurpose('')
    setMissing(false)
    reveal.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(purpose.trim() === '')
    if (purpose.trim() === '') document.getElementById(id)?.focus()
    else reveal.mutate({ entity: subject.entity, keys: [subject.key], fields, purpose: purpose.trim() })
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>查看完整号码</Button>
      <Modal open={isOpen} title="查看完整号码" footer={null} onCancel={close} destroyOnHidden width={440}>
        {reveal.data === undefined ? (
          <form className="form" onSubmit={submit} noValidate autoComplete="off">
            <ErrorLine error={reveal.error} />
            <p>
              {subject.name}的{fields.map((scheme) => schemeWords[scheme]).join('、')}。谁、何时、为什么看，会记入操作日志。
            </p>
            <div className="field">
              <label htmlFor={id}>事由</label>
              <Input
                id={id}
                maxLength={200}
                value={purpose}
                placeholder="如：退票，核对收款账户"
                aria-invalid={isMissing}
                aria-describedby={isMissing ? `${id}-fault` : undefined}
                onChange={(event) => setPurpose(event.target.value)}
              />
              {isMissing ? (
                <p className="field-error small" id={`${id}-fault`}>
                  请写明为什么要看。
                </p>
              ) : null}
            </div>
            <div className="form-acts">
              <Button type="primary" htmlType="submit" loading={reveal.isPending}>
                查看并记录
              </Button>
              <Button onClick={close}>取消</Button>
            </div>
          </form>
        ) : (
          <>
            <dl className="pairs subject-revealed">
              {reveal.data.map(({ scheme, number }) => (
                <div key={`${scheme} ${number}`}>
                  <dt>{schemeWords[scheme]}</dt>
                  <dd>{number}</dd>
                </div>
              ))}
            </dl>
            <p className="small">已记入操作日志。关闭后不再显示。</p>
            <Button onClick={close}>关闭</Button>
          </>
        )}
      </Modal>
    </>
  )
}
