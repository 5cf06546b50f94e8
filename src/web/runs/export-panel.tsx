import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal, Radio } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { ask } from '../client/office.ts'
import { FileLine } from '../jobs/file-line.tsx'
import { JobLine } from '../jobs/job-line.tsx'
import { isUnderWay, useJob } from '../jobs/use-job.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import type { Asked } from './list-question.ts'
import { questionOf } from './list-question.ts'

interface ExportPanelProps {
  readonly run: string
  readonly policy: string
  readonly asked: Asked
  /** How many rows the filter lets through, in words: 2,310 户. */
  readonly rows: string
}

/** The button that takes a list out as a file, and what it asks for: the purpose, the form; then how far it is, and the file. */
export function ExportButton(props: ExportPanelProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>导出</Button>
      <Modal open={isOpen} title="导出名单" footer={null} onCancel={() => setOpen(false)} destroyOnHidden width={560}>
        <ExportForm {...props} />
      </Modal>
    </>
  )
}

function ExportForm({ run, policy, asked, rows }: ExportPanelProps) {
  const id = useId()
  const [purpose, setPurpose] = useState('')
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx')
  const [started, setStarted] = useState<string | undefined>()
  const queries = useQueryClient()
  const offer = useQuery(ask.listExport.options.query({ input: { run, policy } }))
  const start = useMutation(
    ask.listExport.start.act({
      onSuccess: (job) => {
        setStarted(job.id)
        void queries.invalidateQueries({ queryKey: ask.job.key() })
      },
    }),
  )
  const { job, error } = useJob(started)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start.mutate({
      run,
      policy,
      filter: questionOf(asked),
      sort: { by: asked.sort, direction: asked.order },
      format,
      purpose: purpose.trim(),
    })
  }
  const isAtWork = start.isPending || isUnderWay(job) || (started !== undefined && job === undefined)
  return (
    <form className="form" onSubmit={submit} noValidate>
      <ErrorLine error={start.error ?? error ?? offer.error} wasWrite={start.error !== null} />
      <p>
        按当前条件导出 <b>{rows}</b>，只含您可以看到的地区。名单不含姓名、名称和证件号码，以对象编号为准。
      </p>
      {offer.data === undefined ? null : (
        <p className="small">
          共 {offer.data.columns.length} 列：{offer.data.columns.join('、')}。文件保留 {offer.data.daysKept}{' '}
          天，只有您本人可以下载，每次下载都有记录。
        </p>
      )}
      <div className="field">
        <label htmlFor={id}>用途</label>
        <Input id={id} value={purpose} maxLength={200} autoFocus autoComplete="off" onChange={(event) => setPurpose(event.target.value)} />
      </div>
      <Radio.Group aria-label="格式" value={format} onChange={({ target }) => setFormat(target.value as typeof format)}>
        <Radio value="xlsx">Excel 工作簿</Radio>
        <Radio value="csv">CSV 文本</Radio>
      </Radio.Group>
      {job === undefined ? null : <JobLine job={job} />}
      {job?.state === 'done' ? <FileLine job={job} now={offer.data?.now} /> : null}
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={isAtWork} disabled={purpose.trim().length < leastPurpose}>
          {job?.state === 'done' ? '再导出一份' : '导出'}
        </Button>
        {purpose.trim().length < leastPurpose ? <span className="small">写明用途后才能导出，它会留在文件和日志里</span> : null}
      </div>
      <Earlier without={started} now={offer.data?.now} />
    </form>
  )
}

const leastPurpose = 2
const earlierShown = 5

/** One's own exports that may still be fetched. */
function Earlier({ without, now }: { readonly without: string | undefined; readonly now: string | undefined }) {
  const { data } = useQuery(ask.job.list.query({ input: { kind: 'list_export', mine: true, which: 'over', size: earlierShown } }))
  const jobs = (data?.jobs ?? []).filter(({ id, state }) => id !== without && state === 'done')
  if (jobs.length === 0) return null
  return (
    <section aria-label="最近的导出">
      <h3>最近的导出</h3>
      {jobs.map((job) => (
        <FileLine key={job.id} job={job} now={now} />
      ))}
    </section>
  )
}
