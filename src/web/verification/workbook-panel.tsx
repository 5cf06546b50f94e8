import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { ask, type office } from '../client/office.ts'
import type { SentFile } from '../client/send-file.ts'
import { count } from '../figures/figures.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { FileField } from '../parts/file-field.tsx'
import { FileLink } from '../parts/file-link.tsx'
import type { Letter } from './letter.ts'

type Preview = Awaited<ReturnType<typeof office.verification.readWorkbook>>

/** A letter leaves as a workbook and comes back filled in; what each row would come to is shown before anything is done. */
export function WorkbookPanel({
  letter,
  mayAnswer,
  onBegin,
}: {
  readonly letter: Letter
  readonly mayAnswer: boolean
  readonly onBegin: (job: { readonly id: string }) => void
}) {
  const inquiry = letter.inquiry.id
  const [file, setFile] = useState<SentFile | undefined>()
  const preview = useQuery({
    ...ask.verification.readWorkbook.query({ input: { inquiry, upload: file?.id ?? '0' } }),
    enabled: file !== undefined,
    retry: false,
  })
  const start = useMutation(
    ask.verification.answerWorkbook.act({
      onSuccess: (started) => {
        setFile(undefined)
        onBegin(started)
      },
    }),
  )
  const discard = useMutation(ask.upload.discard.act())
  const remove = ({ id }: SentFile) => {
    setFile(undefined)
    discard.mutate({ id })
  }
  return (
    <section className="workbook" aria-label="用表格办理">
      <h3>用表格办理</h3>
      {letter.waiting.length === 0 ? (
        <p className="soft">没有待核实的项，不用下载。</p>
      ) : (
        <ul className="workbook-list">
          {letter.waiting.map(({ path, name, rows }) => (
            <li key={path}>
              <FileLink to={`/files/letter/${inquiry}/${path}`} isSaved>
                下载 {name} {count(rows)} 项（Excel）
              </FileLink>
            </li>
          ))}
        </ul>
      )}
      {!mayAnswer ? null : (
        <FileField
          label="填好的表格"
          purpose="verification_workbook"
          isSingle
          files={file === undefined ? [] : [file]}
          onAdd={setFile}
          onRemove={remove}
          hint="上传后先列出每一行会怎样办，您确认后才提交。"
        />
      )}
      {file === undefined ? null : <ErrorLine error={preview.error} />}
      {file === undefined || preview.data === undefined ? null : (
        <PreviewList
          preview={preview.data}
          isPending={start.isPending}
          error={start.error}
          onSubmit={() => start.mutate({ inquiry, upload: file.id, accepted: preview.data.accepted })}
        />
      )}
      {file !== undefined && preview.isPending ? <p role="status">正在读表</p> : null}
    </section>
  )
}

const words = { accepted: '将提交', unchanged: '没有变化', refused: '不办' } as const

interface PreviewListProps {
  readonly preview: Preview
  readonly onSubmit: () => void
  readonly isPending: boolean
  readonly error: unknown
}

function PreviewList({ preview, onSubmit, isPending, error }: PreviewListProps) {
  const { accepted, unchanged, refused, blank, lines } = preview
  return (
    <div className="workbook-preview">
      <ErrorLine error={error} wasWrite />
      <p role="status">
        将提交 <b>{count(accepted)}</b> 项；不办 {count(refused)} 项，没有变化 {count(unchanged)} 项，没有填 {count(blank)} 项。
      </p>
      <div className="form-acts">
        <Button type="primary" disabled={accepted === 0} loading={isPending} onClick={onSubmit}>
          提交 {count(accepted)} 项
        </Button>
      </div>
      <table className="preview-table">
        <caption className="unseen">表格中的各行</caption>
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">名称</th>
            <th scope="col">会怎样</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line}>
              <td>{line.line}</td>
              <td>{line.name}</td>
              <td className={line.outcome === 'refused' ? 'is-official' : ''}>
                {line.outcome === 'refused' ? `不办（${line.cell}）：${line.message}` : `${words[line.outcome]}：${contentOf(line)}`}
                {line.notes.length === 0 ? null : <span className="soft"> {line.notes.join('；')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length < accepted + unchanged + refused ? <p className="small">只列前 {lines.length} 行。</p> : null}
    </div>
  )
}

const contentOf = ({ finding, value, source, sourceOn }: Preview['lines'][number]): string =>
  `${finding === 'unverifiable' ? '无法核实' : (value ?? '')}，依据 ${source ?? ''}${sourceOn === null ? '' : `（${sourceOn}）`}`
