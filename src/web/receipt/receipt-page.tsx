import { useMutation } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { objectionFindings } from '../batches/words.zh.ts'
import { ask, office } from '../client/office.ts'
import { ErrorLine } from '../parts/error-line.tsx'

type Told = Awaited<ReturnType<typeof office.receipt.ask>>

const stateWords: Readonly<Record<Told['state'], string>> = {
  received: '已受理，正在调查。',
  investigated: '已查清，正在复核答复。',
  answered: '已答复。',
}

/** How far an objection is, for whoever has its receipt; nobody signs in here. */
export default function ReceiptPage() {
  const id = useId()
  const search = useLocation({ select: (location) => location.search as Readonly<Record<string, unknown>> })
  const [typed, setTyped] = useState(typeof search.receipt === 'string' ? search.receipt : '')
  const [isMissing, setMissing] = useState(false)
  const told = useMutation({ mutationFn: (receipt: string) => office.receipt.ask({ receipt }) })
  useEffect(() => {
    document.title = '凭回执号查询异议 · 压舱石'
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(typed.trim() === '')
    if (typed.trim() === '') return document.getElementById(id)?.focus()
    told.mutate(typed)
  }
  return (
    <main className="sign-in" id="main">
      <section className="sign-in-form">
        <h1>凭回执号查询异议</h1>
        <p className="soft">回执号在受理异议时给出。这里只显示办理情况和答复，不显示个人信息。</p>
        <form className="form" onSubmit={submit} noValidate aria-label="查询">
          <ErrorLine error={told.error} />
          <div className="field">
            <label htmlFor={id}>回执号</label>
            <Input
              id={id}
              value={typed}
              maxLength={40}
              autoComplete="off"
              aria-invalid={isMissing}
              onChange={({ target }) => setTyped(target.value)}
            />
            {isMissing ? (
              <p className="field-error small" role="alert">
                请填写回执号。
              </p>
            ) : null}
          </div>
          <div className="form-acts">
            <Button type="primary" htmlType="submit" loading={told.isPending}>
              查询
            </Button>
          </div>
        </form>
        <div aria-live="polite">{told.data === undefined ? null : <Told told={told.data} receipt={told.variables} />}</div>
        <p className="before-form">
          <Link to="/sign-in">登录</Link>
        </p>
      </section>
    </main>
  )
}

function Told({ told, receipt }: { readonly told: Told; readonly receipt: string }) {
  const { state, receivedOn, dueOn, answeredOn, finding, answer, remedy } = told
  return (
    <section aria-labelledby="told">
      <h2 id="told">{stateWords[state]}</h2>
      <p>
        {receivedOn} 受理，{answeredOn === null ? `${dueOn} 前办理。` : `${answeredOn} 答复。`}
      </p>
      {finding === null ? null : <p>{objectionFindings[finding]}。</p>}
      {answer === null ? null : <p>{answer}</p>}
      {remedy === null ? null : <p className="soft">{remedy}</p>}
      {state === 'answered' ? null : <Add receipt={receipt} />}
    </section>
  )
}

function Add({ receipt }: { readonly receipt: string }) {
  const id = useId()
  const [text, setText] = useState('')
  const add = useMutation(ask.receipt.add.act({ onSuccess: () => setText('') }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return document.getElementById(id)?.focus()
    add.mutate({ receipt, text })
  }
  return (
    <form className="form" onSubmit={submit} noValidate aria-label="补充说明">
      <ErrorLine error={add.error} wasWrite />
      <div className="field">
        <label htmlFor={id}>补充说明（答复前可补充 5 次）</label>
        <Input.TextArea id={id} rows={3} maxLength={1000} value={text} onChange={({ target }) => setText(target.value)} />
      </div>
      <div className="form-acts">
        <Button htmlType="submit" loading={add.isPending} disabled={text.trim() === ''}>
          提交补充
        </Button>
      </div>
      <p role="status">{add.isSuccess ? `已补充（第 ${add.data.words} 次），经办人能看到。` : ''}</p>
    </form>
  )
}
