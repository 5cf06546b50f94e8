import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { Field } from '../batches/act-button.tsx'
import { ask, office } from '../client/office.ts'
import type { SentFile } from '../client/send-file.ts'
import { count, yuan } from '../figures/figures.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { FileField } from '../parts/file-field.tsx'
import { type EarlierReport, missWord } from './words.zh.ts'

const empty = { policy: '', year: '', system: '', basis: '' }

/** A list of what an earlier system paid is shown beside the ledger first, and taken in after somebody saw it. */
export function EarlierForm() {
  const id = useId()
  const queries = useQueryClient()
  const runs = useQuery(ask.run.list.query())
  const run = runs.data?.find(({ setAside }) => setAside === null)?.name ?? ''
  const overview = useQuery({ ...ask.run.overview.query({ input: { run } }), enabled: run !== '' })
  const policies = (overview.data?.policies ?? []).filter(({ result }) => result === 'money')
  const take = useMutation(ask.earlier.take.act())
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState(empty)
  const [file, setFile] = useState<SentFile | undefined>()
  const [report, setReport] = useState<EarlierReport | undefined>()
  const [error, setError] = useState<unknown>(null)
  const [isPending, setPending] = useState(false)
  const change = (part: Partial<typeof empty>) => {
    setTyped((before) => ({ ...before, ...part }))
    setReport(undefined)
  }
  const input = { ...typed, year: Number(typed.year) || 0, upload: file?.id ?? '' }
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
  const end = async () => {
    await take.mutateAsync(input)
    setOpen(false)
    setFile(undefined)
    setTyped(empty)
    setReport(undefined)
    await queries.invalidateQueries({ queryKey: ask.earlier.key() })
  }
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        登记以前发放
      </Button>
      <Modal open={isOpen} title="登记以前发放" footer={null} onCancel={() => setOpen(false)} destroyOnHidden width={600}>
        <div className="form">
          <ErrorLine error={error} wasWrite />
          <p>一份文件只登记一项政策、一个年度。整份登记，有一行读不懂就全部不登记；由另一人复核后才计入。</p>
          <Field id={`${id}-policy`} label="政策" fault={undefined}>
            <select id={`${id}-policy`} value={typed.policy} onChange={({ target }) => change({ policy: target.value })}>
              <option value="">请选择</option>
              {policies.map(({ policy, zh }) => (
                <option key={policy} value={policy}>
                  {zh}
                </option>
              ))}
            </select>
          </Field>
          {(
            [
              ['year', '所属年度', 4],
              ['system', '原系统名称', 100],
              ['basis', '依据（移交文件、函号）', 300],
            ] as const
          ).map(([name, label, most]) => (
            <Field key={name} id={`${id}-${name}`} label={label} fault={undefined}>
              <Input
                id={`${id}-${name}`}
                maxLength={most}
                autoComplete="off"
                value={typed[name]}
                onChange={({ target }) => change({ [name]: target.value })}
              />
            </Field>
          ))}
          <FileField
            label="发放清单（CSV 或 Excel）"
            purpose="paid_list"
            isSingle
            files={file === undefined ? [] : [file]}
            onAdd={(sent) => {
              setFile(sent)
              setReport(undefined)
            }}
            onRemove={() => {
              setFile(undefined)
              setReport(undefined)
            }}
          />
          {report === undefined ? null : <ReportLines report={report} />}
          <div className="form-acts">
            {report === undefined ? (
              <Button
                type="primary"
                disabled={file === undefined || typed.policy === '' || typed.year === ''}
                loading={isPending}
                onClick={() => void work(async () => setReport(await office.earlier.preview(input)))}
              >
                先核对
              </Button>
            ) : (
              <Button type="primary" loading={isPending} onClick={() => void work(end)}>
                登记
              </Button>
            )}
            <Button onClick={() => setOpen(false)}>不办</Button>
          </div>
        </div>
      </Modal>
    </>
  )
}

function ReportLines({ report }: { readonly report: EarlierReport }) {
  if (report.isRepeated) return <p>这份文件以前已登记，再登记不改变任何数。</p>
  const lines = [
    ['清单', report.all],
    ['查无收款方', report.unknown],
    ['同一收款方重复', report.repeated],
    ['本系统也已列入', report.ours],
    ['其他以前清单也有', report.earlier],
  ] as const
  return (
    <>
      <table className="plain-table" aria-label="以前发放核对">
        <tbody>
          {lines.map(([word, { rows, fen }]) => (
            <tr key={word}>
              <th scope="row">{word}</th>
              <td className="is-right">{count(rows)} 笔</td>
              <td className="is-right">{yuan(fen)} 元</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="small">
        {report.unknownLines.slice(0, 10).map(({ line, miss, fen }) => (
          <li key={`${line}`}>
            第 {line} 行：{missWord(miss)}，{yuan(fen)} 元
          </li>
        ))}
        {report.ourLines.slice(0, 10).map(({ line, batch, fen, ours }) => (
          <li key={`${line}/${batch}`}>
            第 {line} 行 {yuan(fen)} 元：批次 {batch} 也有 {yuan(ours)} 元
          </li>
        ))}
      </ul>
    </>
  )
}
