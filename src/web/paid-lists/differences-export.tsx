import { useMutation } from '@tanstack/react-query'
import { Button, Input, Modal, Radio } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { ask } from '../client/office.ts'
import { FileLine } from '../jobs/file-line.tsx'
import { JobLine } from '../jobs/job-line.tsx'
import { isUnderWay, useJob } from '../jobs/use-job.ts'
import { ErrorLine } from '../parts/error-line.tsx'

const leastPurpose = 2

/** The button that takes the differences out as a file, for a purpose. */
export function DifferencesExport({ id }: { readonly id: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>导出差异</Button>
      <Modal open={isOpen} title="导出差异" footer={null} onCancel={() => setOpen(false)} destroyOnHidden width={520}>
        <ExportForm id={id} />
      </Modal>
    </>
  )
}

function ExportForm({ id }: { readonly id: string }) {
  const field = useId()
  const [purpose, setPurpose] = useState('')
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx')
  const [started, setStarted] = useState<string | undefined>()
  const start = useMutation(ask.paidList.export.act({ onSuccess: (job) => setStarted(job.id) }))
  const { job, error } = useJob(started)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start.mutate({ id, format, purpose: purpose.trim() })
  }
  const isAtWork = start.isPending || isUnderWay(job) || (started !== undefined && job === undefined)
  return (
    <form className="form" onSubmit={submit} noValidate>
      <ErrorLine error={start.error ?? error} wasWrite={start.error !== null} />
      <p>导出金额不同、只在一边有的各行，连同原因和清单行号；不含姓名、名称和号码。文件保留 7 天，只有您本人可以下载。</p>
      <div className="field">
        <label htmlFor={field}>用途</label>
        <Input
          id={field}
          value={purpose}
          maxLength={200}
          autoFocus
          autoComplete="off"
          onChange={(event) => setPurpose(event.target.value)}
        />
      </div>
      <Radio.Group aria-label="格式" value={format} onChange={({ target }) => setFormat(target.value as typeof format)}>
        <Radio value="xlsx">Excel 工作簿</Radio>
        <Radio value="csv">CSV 文本</Radio>
      </Radio.Group>
      {job === undefined ? null : <JobLine job={job} />}
      {job?.state === 'done' ? <FileLine job={job} now={undefined} /> : null}
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={isAtWork} disabled={purpose.trim().length < leastPurpose}>
          导出
        </Button>
      </div>
    </form>
  )
}
