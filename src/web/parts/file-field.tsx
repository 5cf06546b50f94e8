import { Button } from 'antd'
import { type DragEvent, useId, useRef, useState } from 'react'
import type { UploadPurposeName } from '../../contract/index.ts'
import { uploadPurposes } from '../../contract/index.ts'
import { type SentFile, sendFile } from '../client/send-file.ts'
import { bytesWord } from '../figures/bytes.ts'
import { FileLink } from './file-link.tsx'

interface FileFieldProps {
  readonly label: string
  readonly purpose: UploadPurposeName
  readonly files: readonly SentFile[]
  readonly onAdd: (file: SentFile) => void
  readonly onRemove: (file: SentFile) => void
  /** One file and no more, where there is but one. */
  readonly isSingle?: boolean
  readonly hint?: string
}

const endings: Readonly<Record<string, string>> = {
  pdf: '.pdf',
  png: '.png',
  jpeg: '.jpg,.jpeg',
  ofd: '.ofd',
  docx: '.docx',
  xlsx: '.xlsx',
  csv: '.csv,.txt',
}

interface Sending {
  readonly name: string
  readonly part: number
}

/** Files that go with a form: chosen or dropped, sent at once, each with its size and the way to take it back. */
export function FileField({ label, purpose, files, onAdd, onRemove, isSingle = false, hint }: FileFieldProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState<Sending | undefined>()
  const [faults, setFaults] = useState<readonly string[]>([])
  const [isOver, setOver] = useState(false)
  const { kinds, mostBytes } = uploadPurposes[purpose]
  const send = async (chosen: readonly File[]) => {
    setFaults([])
    for (const file of isSingle ? chosen.slice(0, 1) : chosen) {
      setSending({ name: file.name, part: 0 })
      const sent = await sendFile(file, purpose, (part) => setSending({ name: file.name, part }))
      if (sent.kind === 'done') onAdd(sent.value)
      else setFaults((before) => [...before, sent.refusal.message])
    }
    setSending(undefined)
    if (input.current !== null) input.current.value = ''
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void send([...event.dataTransfer.files])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first
    <div
      className={isOver ? 'field file-field is-over' : 'field file-field'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span id={`${id}-label`} className="field-name">
        {label}
      </span>
      <input
        ref={input}
        id={`${id}-input`}
        className="unseen"
        type="file"
        tabIndex={-1}
        aria-labelledby={`${id}-label`}
        multiple={!isSingle}
        accept={kinds.map((kind) => endings[kind]).join(',')}
        onChange={({ target }) => void send([...(target.files ?? [])])}
      />
      {files.length === 0 ? null : (
        <ul className="file-list">
          {files.map((file) => (
            <li key={file.id}>
              <FileLink to={`/files/in/${file.id}`}>{file.name}</FileLink>
              <span className="soft"> {bytesWord(file.bytes)}</span>
              <Button type="link" size="small" aria-label={`去掉 ${file.name}`} onClick={() => onRemove(file)}>
                去掉
              </Button>
            </li>
          ))}
        </ul>
      )}
      {isSingle && files.length > 0 ? null : (
        <Button size="small" loading={sending !== undefined} aria-describedby={`${id}-hint`} onClick={() => input.current?.click()}>
          {sending === undefined ? '选择文件' : `正在上传 ${Math.floor(sending.part * 100)}%`}
        </Button>
      )}
      <p className="small" id={`${id}-hint`}>
        {hint ?? `也可拖到这里；每个不超过 ${Math.floor(mostBytes / 1024 / 1024)} MB。`}
      </p>
      <div role="alert">
        {faults.map((fault) => (
          <p className="field-error small" key={fault}>
            {fault}
          </p>
        ))}
      </div>
    </div>
  )
}
