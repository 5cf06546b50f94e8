import { useQuery } from '@tanstack/react-query'
import { ask, type office } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { clockTime } from './words.zh.ts'

type Health = Awaited<ReturnType<typeof office.health.read>>

interface Line {
  readonly what: string
  readonly value: string
  readonly isWrong?: boolean
  readonly next?: string
}
const keyOf = ({ what }: Line): string => what
const columns: readonly Column<Line>[] = [
  { id: 'what', title: '项目', kind: 'text', width: 140, cell: ({ what }) => what },
  { id: 'state', title: '状态', kind: 'text', width: 80, cell: ({ isWrong }) => (isWrong === true ? <b>须处理</b> : '正常') },
  { id: 'value', title: '现在', kind: 'text', width: 360, cell: ({ value }) => value },
  { id: 'next', title: '怎么办', kind: 'text', cell: ({ next = '' }) => (next === '' ? <span className="soft">—</span> : next) },
]

const megabytes = (bytes: number) => `${count(Math.round(bytes / 2 ** 20))} MB`
/** With less a screening may have no room for what it writes. */
const leastFreeBytes = 2 * 2 ** 30

function linesOf({ seal, disk, database, jobs, sessions, memoryBytes, node, startedAt }: Health): readonly Line[] {
  const isFull = disk !== null && disk.freeBytes < leastFreeBytes
  return [
    {
      what: '日志封存',
      value: seal.trouble ?? (seal.lastAt === null ? '还没有可封存的' : `第 ${count(seal.number)} 次，${clockTime(seal.lastAt)}`),
      isWrong: seal.trouble !== null,
      next: seal.trouble === null ? '' : '停止服务后运行 ballast audit verify',
    },
    {
      what: '磁盘',
      value: disk === null ? '还没有数据文件夹' : `可用 ${megabytes(disk.freeBytes)}，共 ${megabytes(disk.totalBytes)}`,
      isWrong: isFull,
      next: isFull ? '清理磁盘或扩容，少于 2 GB 时筛查可能中断' : '',
    },
    {
      what: '任务',
      value: `在办 ${jobs.running}，排队 ${jobs.waiting}，一天内失败 ${jobs.failedToday}`,
      isWrong: jobs.failedToday > 0,
      next: jobs.failedToday > 0 ? '在任务列表里看失败原因' : '',
    },
    {
      what: '数据库',
      value: `${database.kind === 'pglite' ? '内嵌' : '服务器'} PostgreSQL ${database.version}，${megabytes(database.bytes)}，等连接 ${database.waiting}`,
    },
    { what: '登录', value: `${count(sessions)} 个在用` },
    { what: '服务', value: `${clockTime(startedAt)} 启动，内存 ${megabytes(memoryBytes)}，Node ${node}` },
  ]
}

/** How the server stands, and what to do where something is wrong. */
export default function HealthPage() {
  const { data, error, refetch } = useQuery(ask.health.read.query({ refetchInterval: 10_000 }))
  return (
    <div className="page">
      <PageHead title="运行状况" />
      <ErrorLine error={error} onRetry={() => void refetch()} />
      <DataTable
        label="运行状况"
        columns={columns}
        rows={data === undefined ? undefined : linesOf(data)}
        keyOf={keyOf}
        nameOf={keyOf}
        isPending={data === undefined}
        empty=""
      />
    </div>
  )
}
