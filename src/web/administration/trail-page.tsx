import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { timeInChina } from '../../kernel/china-time.ts'
import { dayText, keyText, oneOf, text } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask, type office } from '../client/office.ts'
import type { FilterField } from '../filter/fields.ts'
import { FilterForm } from '../filter/filter-form.tsx'
import { EmptyLine } from '../parts/empty-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ViewTabs } from '../parts/view-tabs.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { ListFoot } from '../table/list-foot.tsx'
import { fieldNames, options, purposeNames, registerNames, stateNames, subjectWords, verbNames } from './words.zh.ts'

type TrailEvent = Awaited<ReturnType<typeof office.trail.events>>['events'][number]
type Look = Awaited<ReturnType<typeof office.trail.looks>>['looks'][number]

const declared = {
  view: oneOf(['events', 'looks']),
  who: text(),
  register: text(/^[a-z_]{1,40}$/),
  verb: text(/^[a-z_]{1,40}$/),
  subject: text(),
  from: dayText(),
  to: dayText(),
  before: keyText(),
}
const common: readonly FilterField[] = [
  { kind: 'text', id: 'who', label: '姓名或用户名', width: 160 },
  { kind: 'one', id: 'register', label: '类别', none: '全部', options: options(registerNames) },
  { kind: 'day', id: 'from', label: '起' },
  { kind: 'day', id: 'to', label: '止' },
  { kind: 'text', id: 'subject', label: '对象编号', width: 140 },
]
const ofEvents: readonly FilterField[] = [...common, { kind: 'one', id: 'verb', label: '操作', none: '全部', options: options(verbNames) }]

const word = (names: Readonly<Record<string, string>>, id: string | null) => (id === null ? '' : (names[id] ?? id))
const keyOf = ({ id }: { readonly id: string }): string => id
const nameOfEvent = ({ at, verb }: TrailEvent): string => `${timeInChina(at)} ${word(verbNames, verb)}`
const nameOfLook = ({ at }: Look): string => timeInChina(at)

const who = ({ name, login }: { readonly name: string | null; readonly login: string | null }) =>
  name === null ? <span className="soft">系统</span> : `${name}（${login}）`
const sealed = ({ isSealed }: { readonly isSealed: boolean }) => (isSealed ? '已封存' : <span className="soft">待封存</span>)

const eventColumns: readonly Column<TrailEvent>[] = [
  { id: 'at', title: '时间', kind: 'text', width: 150, cell: ({ at }) => timeInChina(at) },
  { id: 'who', title: '谁', kind: 'text', width: 150, cell: who },
  { id: 'verb', title: '操作', kind: 'text', width: 100, cell: ({ verb }) => word(verbNames, verb) },
  {
    id: 'what',
    title: '对象',
    kind: 'text',
    width: 160,
    cell: ({ register, subject }) => `${word(registerNames, register)} ${subjectWords(subject)}`,
  },
  {
    id: 'states',
    title: '从 → 到',
    kind: 'text',
    width: 130,
    cell: ({ from, to }) =>
      from === null && to === null ? (
        <span className="soft">—</span>
      ) : (
        `${from === null ? '（新）' : word(stateNames, from)} → ${word(stateNames, to)}`
      ),
  },
  { id: 'region', title: '地区', kind: 'text', width: 100, cell: ({ region }) => region ?? <span className="soft">—</span> },
  { id: 'reason', title: '原因', kind: 'text', cell: ({ reason }) => reason ?? <span className="soft">—</span> },
  { id: 'seal', title: '封存', kind: 'text', width: 70, cell: sealed },
]

const lookColumns: readonly Column<Look>[] = [
  { id: 'at', title: '时间', kind: 'text', width: 150, cell: ({ at }) => timeInChina(at) },
  { id: 'who', title: '谁', kind: 'text', width: 150, cell: who },
  { id: 'purpose', title: '用途', kind: 'text', width: 140, cell: ({ purpose }) => word(purposeNames, purpose) },
  { id: 'register', title: '类别', kind: 'text', width: 80, cell: ({ register }) => word(registerNames, register) },
  { id: 'rows', title: '看了', unit: '户或人', kind: 'figure', width: 70, cell: ({ rows }) => rows },
  {
    id: 'subjects',
    title: '编号',
    kind: 'text',
    cell: ({ subjects, rows }) => `${subjects.map(subjectWords).join('、')}${rows > subjects.length ? ' 等' : ''}`,
  },
  {
    id: 'fields',
    title: '看的内容',
    kind: 'text',
    width: 160,
    cell: ({ fields }) => fields.map((field) => word(fieldNames, field)).join('、'),
  },
  { id: 'seal', title: '封存', kind: 'text', width: 70, cell: sealed },
]

/** What was done, and who looked at whom. */
export default function TrailPage() {
  const [asked, change] = useParameters(declared)
  const router = useRouter()
  const { view, before, from, to, verb, ...rest } = asked
  const input = { ...rest, ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }), ...(before === '' ? {} : { before }) }
  const events = useQuery(
    ask.trail.events.query({ input: { ...input, verb }, enabled: view === 'events', placeholderData: keepPreviousData }),
  )
  const looks = useQuery(ask.trail.looks.query({ input, enabled: view === 'looks', placeholderData: keepPreviousData }))
  const list = view === 'events' ? events : looks
  const next = list.data?.next ?? null
  const empty = <EmptyLine why="没有这样的记录。" next="放宽条件再查。" />
  const state = { isPending: list.isPending || list.isPlaceholderData, error: list.error, onRetry: () => void list.refetch(), empty }
  return (
    <div className="page page-wide page-fill">
      <PageHead title="操作日志">日志只增不改，每隔几秒封存一次；用 ballast audit verify 核对有无改动。</PageHead>
      <ViewTabs
        label="日志"
        current={view}
        tabs={[
          { id: 'events', label: '操作', search: {} },
          { id: 'looks', label: '查看', search: { view: 'looks' } },
        ]}
      />
      <FilterForm
        fields={view === 'events' ? ofEvents : common}
        values={{ ...rest, verb, from, to }}
        isQuerying={list.isFetching}
        onQuery={(values) => change({ ...(values as Partial<typeof asked>), before: '' })}
      />
      {view === 'events' ? (
        <DataTable label="操作日志" columns={eventColumns} rows={events.data?.events} keyOf={keyOf} nameOf={nameOfEvent} {...state} />
      ) : (
        <DataTable label="查看日志" columns={lookColumns} rows={looks.data?.looks} keyOf={keyOf} nameOf={nameOfLook} {...state} />
      )}
      <ListFoot
        pages={{
          onBefore: before === '' ? undefined : () => router.history.back(),
          onAfter: next === null ? undefined : () => change({ before: next }),
        }}
      />
    </div>
  )
}
