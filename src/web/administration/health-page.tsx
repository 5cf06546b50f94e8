import { useQuery } from '@tanstack/react-query'
import { timeInChina } from '../../kernel/china-time.ts'
import { ask, type office } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'

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
  { id: 'value', title: '现在', kind: 'text', width: 620, cell: ({ value }) => value },
  { id: 'next', title: '怎么办', kind: 'text', cell: ({ next = '' }) => (next === '' ? <span className="soft">—</span> : next) },
]

const megabytes = (bytes: number) => `${count(Math.round(bytes / 2 ** 20))} MB`
/** With less a screening may have no room for what it writes. */
const leastFreeBytes = 2 * 2 ** 30

/** A trail that was not sealed for longer has something in its way. */
const mostSealLag = 300
/** With more, every click is felt. */
const mostDelayMs = 500

function linesOf(health: Health): readonly Line[] {
  const { database, sessions, memoryBytes, node, startedAt } = health
  return [
    sealLine(health),
    diskLine(health),
    jobLine(health),
    requestLine(health),
    {
      what: '数据库',
      value: `${database.kind === 'pglite' ? '内嵌' : '服务器'} PostgreSQL ${database.version}，${megabytes(database.bytes)}；一次往返 ${database.roundTripMs} 毫秒；连接 ${database.connections}，空闲 ${database.idle}，等连接 ${database.waiting}`,
    },
    snapshotLine(health),
    { what: '登录', value: `${count(sessions)} 个在用` },
    { what: '服务', value: `${timeInChina(startedAt)} 启动，内存 ${megabytes(memoryBytes)}，Node ${node}` },
  ]
}

function sealLine({ seal: { trouble, lastAt, number, lagSeconds } }: Health): Line {
  const isLate = lagSeconds > mostSealLag
  const late = isLate ? `，最早一条已等 ${count(lagSeconds)} 秒` : ''
  return {
    what: '日志封存',
    value: trouble ?? (lastAt === null ? '还没有可封存的' : `第 ${count(number)} 次，${timeInChina(lastAt)}${late}`),
    isWrong: trouble !== null || isLate,
    next: trouble !== null ? '在服务器上运行 ballast audit verify' : isLate ? '看运行日志里 sealer 的失败记录' : '',
  }
}

function diskLine({ disk }: Health): Line {
  const isFull = disk !== null && disk.freeBytes < leastFreeBytes
  return {
    what: '磁盘',
    value: disk === null ? '还没有数据文件夹' : `可用 ${megabytes(disk.freeBytes)}，共 ${megabytes(disk.totalBytes)}`,
    isWrong: isFull,
    next: isFull ? '清理磁盘或扩容，少于 2 GB 时筛查可能中断' : '',
  }
}

function jobLine({ jobs }: Health): Line {
  const waits = jobs.waiting === 0 ? '' : `（最早已等 ${count(Math.round(jobs.oldestWaitingSeconds / 60))} 分钟）`
  return {
    what: '任务',
    value: `在办 ${jobs.running}，排队 ${jobs.waiting}${waits}，一天内失败 ${jobs.failedToday}`,
    isWrong: jobs.failedToday > 0,
    next: jobs.failedToday > 0 ? '在任务列表里看失败原因' : '',
  }
}

function requestLine({ requests: { total, broken, slow }, loopDelayMs }: Health): Line {
  const isWrong = broken > 0 || loopDelayMs > mostDelayMs
  return {
    what: '请求',
    value: `启动以来 ${count(total)} 次，出错 ${count(broken)}，超过 1 秒 ${count(slow)}；处理延迟 ${loopDelayMs} 毫秒`,
    isWrong,
    next: broken > 0 ? '按编号在运行日志里查出错原因' : isWrong ? '看是否有任务正在占用处理器' : '',
  }
}

function snapshotLine({ snapshot }: Health): Line {
  return {
    what: '快照',
    value: snapshot === null ? '还没有登记库快照' : `${snapshot.name}，数据截至 ${snapshot.knownOn}，距今 ${count(snapshot.days)} 天`,
  }
}

/** How the server stands, and what to do where something is wrong. */
export default function HealthPage() {
  const { data, error, refetch } = useQuery(ask.health.read.query({ refetchInterval: 10_000 }))
  return (
    <div className="page page-wide">
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
