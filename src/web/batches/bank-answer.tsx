import { useMutation } from '@tanstack/react-query'
import { Button, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { ask, office } from '../client/office.ts'
import type { SentFile } from '../client/send-file.ts'
import { count, yuan } from '../figures/figures.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { FileField } from '../parts/file-field.tsx'
import { Field } from './act-button.tsx'
import { type AnswerReport, type ComparedAnswer, differingKinds } from './words.zh.ts'

interface BankAnswerProps {
  readonly batch: string
  readonly layouts: readonly { readonly id: string; readonly name: string }[]
  readonly onDone: (what: string) => Promise<void>
}

/** What the bank answered: its files are read first, and taken in once somebody saw what they would change. */
export function BankAnswer({ batch, layouts, onDone }: BankAnswerProps) {
  const [isOpen, setOpen] = useState(false)
  const [files, setFiles] = useState<readonly SentFile[]>([])
  const [layout, setLayout] = useState<string | undefined>()
  const [report, setReport] = useState<AnswerReport | undefined>()
  const [compared, setCompared] = useState<ComparedAnswer | undefined>()
  const [error, setError] = useState<unknown>(null)
  const [isPending, setPending] = useState(false)
  const take = useMutation(ask.payment.takeAnswer.act())
  const id = useId()
  const chosen = layout ?? layouts[0]?.id ?? ''
  const input = { batch, layout: chosen, uploads: files.map((file) => file.id) }
  const work = async (doing: () => Promise<void>) => {
    setPending(true)
    setError(null)
    try {
      await doing()
    } catch (failure) {
      setError(failure)
    } finally {
      setPending(false)
    }
  }
  // Files that are chosen together come one after the other, each after the page drew the one before or not.
  const change = (now: (before: readonly SentFile[]) => readonly SentFile[]) => {
    setFiles(now)
    setReport(undefined)
    setCompared(undefined)
  }
  const read = async () => {
    try {
      setReport(await office.payment.previewAnswer(input))
    } catch (failure) {
      // What does not fit is shown at once, where taking it in stops at the first.
      setCompared(await office.payment.compareAnswer(input).catch(() => undefined))
      throw failure
    }
  }
  const end = async () => {
    const taken = await take.mutateAsync(input)
    setOpen(false)
    change(() => [])
    await onDone(
      `已回盘：成功 ${count(taken.succeeded.rows)} 条，退票 ${count(taken.failed.rows + taken.returnedLate.rows)} 条，未回 ${count(taken.silent.rows)} 条。`,
    )
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>回盘</Button>
      <Modal open={isOpen} title="回盘" footer={null} onCancel={() => setOpen(false)} width={560}>
        <div className="form">
          <ErrorLine error={error} wasWrite />
          <Field id={`${id}-layout`} label="银行文件格式" fault={undefined}>
            <Select
              id={`${id}-layout`}
              value={chosen}
              options={layouts.map((each) => ({ value: each.id, label: each.name }))}
              onChange={(value) => {
                setLayout(value)
                setReport(undefined)
              }}
            />
          </Field>
          <FileField
            label="银行回盘文件"
            purpose="bank_answer"
            files={files}
            onAdd={(file) => change((before) => [...before, file])}
            onRemove={(file) => change((before) => before.filter((each) => each.id !== file.id))}
          />
          {report === undefined ? null : <ReportLines report={report} />}
          {compared === undefined || compared.differ === 0 ? null : <DifferingLines compared={compared} />}
          <div className="form-acts">
            {report === undefined ? (
              <Button type="primary" disabled={files.length === 0} loading={isPending} onClick={() => void work(read)}>
                先核对
              </Button>
            ) : (
              <Button type="primary" loading={isPending} onClick={() => void work(end)}>
                登记回盘
              </Button>
            )}
            <Button onClick={() => setOpen(false)}>不办</Button>
          </div>
        </div>
      </Modal>
    </>
  )
}

/** What differs, side by side; nothing of it is taken in. */
function DifferingLines({ compared }: { readonly compared: ComparedAnswer }) {
  const shown = (kind: string, text: string) => (text === '' ? '—' : kind === 'answer_amount_differs' ? `${yuan(text)} 元` : text)
  return (
    <>
      <p>
        共 {count(compared.lines)} 行，{count(compared.differ)} 行与本系统不一致，没有登记：
      </p>
      <table className="plain-table" aria-label="不一致的行">
        <thead>
          <tr>
            <th scope="col">文件、行</th>
            <th scope="col">编号</th>
            <th scope="col">差别</th>
            <th scope="col">本系统</th>
            <th scope="col">对方</th>
          </tr>
        </thead>
        <tbody>
          {compared.differing.slice(0, 50).map(({ part, line, reference, kind, ours, theirs }) => (
            <tr key={`${part}.${line}`}>
              <td>
                {part}、{line}
              </td>
              <td>{reference}</td>
              <td>{differingKinds[kind] ?? kind}</td>
              <td>{shown(kind, ours)}</td>
              <td>{shown(kind, theirs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function ReportLines({ report }: { readonly report: AnswerReport }) {
  const { repeated, answered, succeeded, failed, returnedLate, unchanged, silent, returns } = report
  const lines = [
    ['银行已回', answered],
    ['成功', succeeded],
    ['退票', failed],
    ['成功后退票', returnedLate],
    ['与以前一致', unchanged],
    ['仍未回（不得再付）', silent],
  ] as const
  return (
    <>
      {repeated === 0 ? null : <p>有 {repeated} 个文件以前已登记过，不重复计算。</p>}
      <table className="plain-table" aria-label="回盘核对">
        <tbody>
          {lines.map(([word, { rows, fen }]) => (
            <tr key={word}>
              <th scope="row">{word}</th>
              <td className="is-right">{count(rows)} 条</td>
              <td className="is-right">{yuan(fen)} 元</td>
            </tr>
          ))}
        </tbody>
      </table>
      {returns.length === 0 ? null : (
        <ul>
          {returns.slice(0, 20).map(({ claim, name, code, text, fen }) => (
            <li key={claim}>
              {name ?? `第 ${claim} 条`}：{text || code}，{yuan(fen)} 元
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
