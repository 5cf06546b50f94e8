import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { text } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { count, sumOfFen, tenThousandYuan } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ViewTabs } from '../parts/view-tabs.tsx'
import { useMay } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { StateMark } from './state-mark.tsx'
import { type BatchLine, batchStates } from './words.zh.ts'
import '../runs/runs.css'
import './batches.css'

const declared = { state: text(new RegExp(`^(?:${Object.keys(batchStates).join('|')})$`)) }
const keyOf = ({ id }: BatchLine): string => id
const nameOf = ({ number, policy }: BatchLine): string => `${policy.zh}批次 ${number}`

const columns: readonly Column<BatchLine>[] = [
  {
    id: 'number',
    title: '批次',
    kind: 'text',
    width: 96,
    cell: ({ id, number }) => (
      <Link to={`/batches/${id}`} tabIndex={-1}>
        {number}
      </Link>
    ),
  },
  { id: 'policy', title: '政策', kind: 'text', cell: ({ policy, turn }) => `${policy.zh}（第 ${turn} 批）` },
  { id: 'fund', title: '资金', kind: 'text', width: 148, cell: ({ fund }) => fund },
  { id: 'place', title: '统筹地区', kind: 'text', width: 88, cell: ({ region }) => region.name },
  { id: 'state', title: '状态', kind: 'state', width: 128, cell: ({ state }) => <StateMark looks={batchStates} state={state} /> },
  { id: 'rows', title: '条数', unit: '条', kind: 'figure', width: 76, cell: ({ rows }) => rows },
  { id: 'fen', title: '金额', kind: 'money', width: 132, cell: ({ fen }) => fen },
  { id: 'opened', title: '建立', kind: 'day', width: 84, cell: ({ openedOn }) => openedOn },
  { id: 'by', title: '经办人', kind: 'text', width: 76, cell: ({ openedBy }) => openedBy },
]

/** Lists on their way to money, and where each stands. */
export default function BatchesPage() {
  const navigate = useNavigate()
  const may = useMay()
  const [{ state }] = useParameters(declared)
  const whole = useQuery(ask.batch.list.query({ input: {} }))
  const narrowed = useQuery({ ...ask.batch.list.query({ input: { states: [state] } }), enabled: state !== '' })
  const shown = state === '' ? whole : narrowed
  const many = (of: string) => whole.data?.filter((batch) => batch.state === of).length ?? 0
  const open = whole.data?.filter((batch) => batch.state !== 'done' && batch.state !== 'cancelled') ?? []
  return (
    <div className="page page-wide page-fill">
      <PageHead
        title="批次"
        acts={
          <>
            <Link to="/batches/orders" className="run-button">
              办理顺序
            </Link>
            {may('batch.make') ? (
              <Link to="/batches/new" className="run-button is-primary">
                建批次
              </Link>
            ) : null}
          </>
        }
      >
        {whole.data === undefined ? (
          ' '
        ) : (
          <>
            在办 <b>{open.length}</b> 个批次，{count(open.reduce((sum, { rows }) => sum + rows, 0))} 条，
            {tenThousandYuan(sumOfFen(open.map(({ fen }) => fen)))} 万元；只计您可以看到的地区。
          </>
        )}
      </PageHead>
      <ViewTabs
        label="按状态"
        current={state === '' ? 'all' : state}
        tabs={[
          { id: 'all', label: '全部', note: String(whole.data?.length ?? ''), search: {} },
          ...Object.entries(batchStates)
            .filter(([id]) => id === state || many(id) > 0)
            .map(([id, [, word]]) => ({ id, label: word, note: String(many(id)), search: { state: id } })),
        ]}
      />
      <DataTable
        label="批次"
        columns={columns}
        rows={shown.data}
        keyOf={keyOf}
        nameOf={nameOf}
        onOpen={({ id }) => void navigate({ to: `/batches/${id}` })}
        isPending={shown.isPending}
        error={shown.error}
        onRetry={() => void shown.refetch()}
        empty={
          state === '' ? (
            <EmptyLine
              why="您的辖区内还没有批次。"
              next={may('batch.make') ? '在拟享受名单中筛选后点“列入批次”。' : '经办从拟享受名单建批次后，会列在这里。'}
            />
          ) : (
            <EmptyLine why={`没有${batchStates[state]?.[1] ?? ''}的批次。`} next="点“全部”看其他状态的批次。" />
          )
        }
      />
    </div>
  )
}
