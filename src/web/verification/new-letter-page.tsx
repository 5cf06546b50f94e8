import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type FormEvent, useContext, useId, useState } from 'react'
import { useParameters } from '../address/use-parameters.ts'
import { ask, type office } from '../client/office.ts'
import { dayParts } from '../figures/days.ts'
import { count } from '../figures/figures.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { type Asked, askedList, declared } from './asked-list.ts'
import './verification.css'

type Preview = Awaited<ReturnType<typeof office.verification.preview>>
type Region = Preview['regions'][number]

const keyOf = ({ code }: Region): string => String(code)
const nameOf = ({ name }: Region): string => name

/** What would be asked of whom; sends it when somebody says so. */
export default function NewLetterPage() {
  const id = useId()
  const [asked] = useParameters(declared)
  const [note, setNote] = useState('')
  const [due, setDue] = useState<string>()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const today = useContext(OfficeDayContext)
  const list = askedList(asked as Asked)
  const isComplete = list.run !== '' && list.policy !== '' && list.missing !== ''
  const preview = useQuery({ ...ask.verification.preview.query({ input: list }), enabled: isComplete })
  const open = useMutation(
    ask.verification.open.act({
      onSuccess: ({ inquiry }) => {
        void queries.invalidateQueries({ queryKey: ask.verification.key() })
        void queries.invalidateQueries({ queryKey: ask.inbox.key() })
        void navigate({ to: `/verification/${inquiry}`, replace: true })
      },
    }),
  )
  const trail = <Link to="/verification">核实</Link>
  if (!isComplete) {
    return (
      <div className="page page-wide">
        <PageHead title="发起核实" trail={trail} />
        <EmptyLine why="还没有选定核实哪些单位或人员。" next="在拟享受名单的“待补事实”中按缺少的事实筛选，再点“发起核实”。" />
      </div>
    )
  }
  if (preview.data === undefined) {
    return (
      <div className="page page-wide">
        <PageHead title="发起核实" trail={trail} />
        <ErrorLine error={preview.error} onRetry={() => void preview.refetch()} />
        {preview.error === null ? <p role="status">正在查询</p> : null}
      </div>
    )
  }
  const { policy, fact, rows, underWay, unit, regions } = preview.data
  const fresh = rows - underWay
  const submit = (event: FormEvent) => {
    event.preventDefault()
    open.mutate({ ...list, ...(due === undefined || due === '' ? {} : { due }), ...(note.trim() === '' ? {} : { note: note.trim() }) })
  }
  const columns: readonly Column<Region>[] = [
    { id: 'region', title: '区县', kind: 'text', cell: ({ name }) => name },
    { id: 'rows', title: '缺这项事实', unit, kind: 'figure', width: 120, cell: ({ rows: many }) => many },
  ]
  return (
    <div className="page page-wide">
      <PageHead title={`发起核实：${fact.zh}`} trail={trail} meta={[policy, `来源：${fact.owner}`]}>
        <Sentence preview={preview.data} fresh={fresh} today={today} due={due || preview.data.due} />
      </PageHead>
      <div className="columns">
        <div>
          <DataTable
            label="发给哪些区县"
            columns={columns}
            rows={regions}
            keyOf={keyOf}
            nameOf={nameOf}
            empty={<EmptyLine why="名单中没有缺这项事实的单位或人员。" next="它们可能已经补齐，请回名单查看。" />}
            totals={{ label: '合计', cells: { rows } }}
          />
        </div>
        <form className="form side-panel" onSubmit={submit} aria-label="发出核实函">
          <ErrorLine error={open.error} wasWrite />
          <dl className="pairs">
            <dt>核实的事实</dt>
            <dd>{fact.zh}</dd>
            <dt>填写要求</dt>
            <dd>{fact.expected}</dd>
          </dl>
          <div className="field">
            <label htmlFor={id}>给核实人的说明（可不填）</label>
            <Input.TextArea id={id} rows={3} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />
          </div>
          <div className="field">
            <label htmlFor={`${id}-due`}>期限</label>
            <input
              id={`${id}-due`}
              className="day-input"
              type="date"
              min={today}
              value={due ?? preview.data.due ?? ''}
              onChange={(event) => setDue(event.target.value)}
            />
          </div>
          <div className="form-acts">
            <Button type="primary" htmlType="submit" loading={open.isPending} disabled={fresh <= 0}>
              发出 {count(Math.max(0, fresh))} {unit}
            </Button>
          </div>
          {fresh <= 0 ? <p className="small">{rows === 0 ? '没有可发的事项。' : '这些都已在核实中，不用重发。'}</p> : null}
        </form>
      </div>
    </div>
  )
}

interface SentenceProps {
  readonly preview: Preview
  readonly fresh: number
  readonly today: string
  /** By when, as it would be sent. */
  readonly due: string | null
}

function Sentence({ preview, fresh, today, due }: SentenceProps) {
  const { rows, underWay, unit, regions } = preview
  const parts = due === null ? undefined : dayParts(due)
  const year = parts !== undefined && parts.year !== dayParts(today)?.year ? `${parts.year}年` : ''
  return (
    <>
      {count(rows)} {unit}缺这项事实而不能判定，在 {regions.length} 个区县
      {underWay === 0 ? '' : `；${count(underWay)} ${unit}已在核实中，不重发`}。发出 <b>{count(Math.max(0, fresh))}</b> {unit}
      {parts === undefined ? '' : `，请在 ${year}${parts.month}月${parts.day}日前核实`}。
    </>
  )
}
