import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { recordedTimeInWords } from '../../kernel/china-time.ts'
import { ask } from '../client/office.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import type { Run } from './outcomes.zh.ts'
import { documentsOf } from './run-meta.zh.ts'
import { ScreeningPanel } from './screening-panel.tsx'
import { asideInWords } from './set-aside.tsx'
import './runs.css'

const keyOf = ({ name }: Run): string => name
const nameOf = ({ day }: Run): string => `${day} 筛查`

const columns: readonly Column<Run>[] = [
  {
    id: 'day',
    title: '筛查日',
    kind: 'text',
    width: 160,
    cell: (run) => {
      const { name, day, policies } = run
      return (
        <>
          <Link to={`/runs/${name}`} tabIndex={-1}>
            {day}
          </Link>
          {policies === 0 ? <span className="is-near small"> 无政策执行</span> : null}
          {run.setAside === null ? null : (
            <span className="is-near small" title={asideInWords(run)}>
              {' '}
              已搁置
            </span>
          )}
        </>
      )
    },
  },
  { id: 'known', title: '所知截至', kind: 'text', width: 112, cell: ({ knownOn }) => knownOn },
  { id: 'snapshot', title: '登记库快照', kind: 'text', width: 260, cell: ({ snapshot }) => snapshot.title },
  { id: 'documents', title: '文件', kind: 'text', cell: (run) => documentsOf(run) },
  { id: 'policies', title: '政策', unit: '项', kind: 'figure', width: 64, cell: ({ policies }) => policies },
  { id: 'decisions', title: '判定', unit: '项，全部地区', kind: 'figure', width: 104, cell: ({ decisions }) => decisions },
  { id: 'at', title: '办理时间', kind: 'text', width: 150, cell: ({ at }) => recordedTimeInWords(at) },
  { id: 'number', title: '编号', kind: 'text', width: 96, cell: ({ name }) => <span title={name}>{name.slice(0, 8)}</span> },
]

const StartLink = () => (
  <Link to="/runs/new" className="run-button is-primary">
    发起筛查
  </Link>
)

/** The screenings there are, and the way to another. */
export default function RunsPage() {
  const navigate = useNavigate()
  const { data, isPending, error, refetch } = useQuery(ask.run.list.query())
  const may = useMay()
  const last = data?.find(({ policies, setAside }) => policies > 0 && setAside === null)
  const aside = data?.filter(({ setAside }) => setAside !== null) ?? []
  return (
    <div className="page page-wide page-fill">
      <PageHead title="筛查" acts={may('run.start') ? <StartLink /> : null}>
        {last === undefined ? null : (
          <p>
            最近一次筛查日 <b>{last.day}</b>，数据为{last.snapshot.title}。选一次看总览和名单。
          </p>
        )}
        {aside.map((run) => (
          <p key={run.name} className="small">
            {run.day} 筛查 {run.name.slice(0, 8)}：{asideInWords(run)}。
          </p>
        ))}
      </PageHead>
      {may('job.read') ? <ScreeningPanel /> : null}
      <DataTable
        label="各次筛查"
        columns={columns}
        rows={data}
        keyOf={keyOf}
        nameOf={nameOf}
        onOpen={({ name }) => void navigate({ to: `/runs/${name}` })}
        isPending={isPending}
        error={error}
        onRetry={() => void refetch()}
        empty={
          <EmptyLine
            why="还没有筛查过。"
            next={may('run.start') ? '点“发起筛查”，选快照和筛查日即可。' : '请数据管理岗载入登记库后发起一次筛查。'}
          />
        }
      />
    </div>
  )
}
