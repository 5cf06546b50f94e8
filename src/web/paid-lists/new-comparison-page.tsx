import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useId, useState } from 'react'
import { text } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import type { SentFile } from '../client/send-file.ts'
import { JobLine } from '../jobs/job-line.tsx'
import { useJob } from '../jobs/use-job.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { FileField } from '../parts/file-field.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ReadingPanel } from './reading-panel.tsx'
import type { Reading } from './words.zh.ts'
import './paid-lists.css'

const declared = { run: text(/^[0-9a-z-]*$/), policy: text() }

/** Lays a list of what was paid beside a screening: which, of which policy, and how the list is to be read. */
export default function NewComparisonPage() {
  const [asked, change] = useParameters(declared)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [file, setFile] = useState<SentFile | undefined>()
  const [chosen, setChosen] = useState<Reading | undefined>()
  const [below, setBelow] = useState<{ readonly sheet: number; readonly line: number } | undefined>()
  const [started, setStarted] = useState<string | undefined>()
  const runs = useQuery(ask.run.list.query())
  const run = asked.run === '' ? (runs.data?.find(({ setAside }) => setAside === null)?.name ?? '') : asked.run
  const overview = useQuery({ ...ask.run.overview.query({ input: { run } }), enabled: run !== '' })
  const policies = (overview.data?.policies ?? []).filter(({ result }) => result === 'money')
  const policy = asked.policy
  const understood = useQuery({
    ...ask.paidList.understand.query({
      input: {
        upload: file?.id ?? '0',
        run,
        policy,
        ...(chosen === undefined ? {} : { reading: chosen }),
        ...(below === undefined ? {} : { below }),
      },
    }),
    enabled: file !== undefined && policy !== '' && run !== '',
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const start = useMutation(ask.paidList.start.act({ onSuccess: ({ id }) => setStarted(id) }))
  const { job } = useJob(started, ({ state, result }) => {
    if (state !== 'done') return setStarted(undefined)
    void queries.invalidateQueries({ queryKey: ask.paidList.key() })
    void navigate({ to: `/paid-lists/${String(result?.paidList)}`, replace: true })
  })
  const take = (next: SentFile | undefined) => {
    setFile(next)
    setChosen(undefined)
    setBelow(undefined)
  }
  if (runs.data?.length === 0) {
    return (
      <div className="page">
        <PageHead title="导入已发清单" trail={<Link to="/paid-lists">并行核对</Link>} />
        <EmptyLine why="还没有筛查过，没有可以核对的结果。" next="请先在“筛查”里发起一次筛查。" />
      </div>
    )
  }
  const found = file === undefined || policy === '' ? undefined : understood.data
  const isStarting = start.isPending || started !== undefined
  return (
    <div className="page">
      <PageHead title="导入已发清单" trail={<Link to="/paid-lists">并行核对</Link>}>
        选一次筛查和一项政策，放入发放表。Excel 和 CSV 都可以，表头上方的标题、合并的表头、合计和说明不用删。
      </PageHead>
      <ErrorLine error={runs.error ?? overview.error} />
      <div className="paid-choices">
        <Choice
          label="筛查"
          value={run}
          options={(runs.data ?? []).map(({ name, day, snapshot }) => ({ value: name, label: `${day} 筛查（${snapshot.title}）` }))}
          onChange={(next) => change({ run: next }, { replace: true })}
        />
        <Choice
          label="政策"
          value={policy === '' ? undefined : policy}
          placeholder="选一项政策"
          options={policies.map(({ policy: value, zh }) => ({ value, label: zh }))}
          onChange={(next) => change({ policy: next }, { replace: true })}
        />
        <FileField
          label="已发清单"
          purpose="paid_list"
          files={file === undefined ? [] : [file]}
          onAdd={take}
          onRemove={() => take(undefined)}
          isSingle
          hint="也可拖到这里；不超过 64 MB。清单加密存放，比对完即删，只留编号、行号和金额。"
        />
      </div>
      {file !== undefined && policy === '' ? <p role="status">请选一项政策。</p> : null}
      <ErrorLine error={understood.error} onRetry={() => void understood.refetch()} />
      {understood.isFetching && found === undefined ? <p role="status">正在读取清单</p> : null}
      {found === undefined || understood.error !== null ? null : (
        <ReadingPanel
          understood={found}
          isReading={understood.isFetching}
          onReading={setChosen}
          onBelow={(sheet, line) => {
            setChosen(undefined)
            setBelow({ sheet, line })
          }}
        />
      )}
      <ErrorLine error={start.error} wasWrite />
      {job === undefined ? null : <JobLine job={job} />}
      {found === undefined || understood.error !== null ? null : (
        <div className="form-acts">
          <Button
            type="primary"
            loading={isStarting}
            disabled={found.lacks.length > 0 || found.read.payments === 0 || understood.isFetching}
            onClick={() => start.mutate({ upload: file?.id ?? '0', run, policy, reading: found.reading })}
          >
            开始核对
          </Button>
          {found.lacks.length > 0 ? <span className="small">{lackSentence(found.lacks)}</span> : null}
          {found.lacks.length === 0 && found.read.payments === 0 ? <span className="small">没有一行能读成发放，请核对各列。</span> : null}
        </div>
      )}
    </div>
  )
}

const lackSentence = (lacks: readonly string[]): string =>
  [
    lacks.includes('amount') ? '请指明哪一列是已付金额。' : '',
    lacks.includes('identity') ? '请指明按哪一列认单位或人员：信用代码、身份证号、单位编号或名称。' : '',
  ].join('')

interface ChoiceProps {
  readonly label: string
  readonly value: string | undefined
  readonly placeholder?: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}

function Choice({ label, value, placeholder, options, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        className="is-wide"
        {...(value === undefined ? {} : { value })}
        onChange={onChange}
        options={[...options]}
        popupMatchSelectWidth={false}
        showSearch={options.length > 12 ? { optionFilterProp: 'label' } : false}
        {...(placeholder === undefined ? {} : { placeholder: <span className="filter-none">{placeholder}</span> })}
      />
    </div>
  )
}
