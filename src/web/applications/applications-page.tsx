import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { keyText, oneOf } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { StateMark } from '../batches/state-mark.tsx'
import { ask } from '../client/office.ts'
import { DueDay } from '../parts/due-day.tsx'
import { EmptyLine } from '../parts/empty-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import { useMay } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { RegisterList } from '../table/register-list.tsx'
import { RoomTabs } from './room-tabs.tsx'
import { type ApplicationLine, applicationStates, groups, nameOf } from './words.zh.ts'
import './applications.css'

const declared = {
  show: oneOf(['all', 'late', ...groups.map(({ id }) => id)] as ['all', 'late', ...(typeof groups)[number]['id'][]]),
  before: keyText(),
}
const keyOf = ({ id }: ApplicationLine): string => id
const lineName = ({ number, subject }: ApplicationLine): string => `申请 ${number} ${nameOf(subject)}`

const columns: readonly Column<ApplicationLine>[] = [
  {
    id: 'number',
    title: '受理编号',
    kind: 'text',
    width: 108,
    cell: ({ id, number }) => (
      <Link to={`/applications/${id}`} tabIndex={-1}>
        {number}
      </Link>
    ),
  },
  { id: 'subject', title: '申请人', kind: 'text', width: 216, cell: ({ subject }) => nameOf(subject) },
  { id: 'policies', title: '事项', kind: 'text', cell: ({ policies }) => policies.join('、') },
  { id: 'agent', title: '代办', kind: 'text', width: 60, cell: ({ isByAgent }) => (isByAgent ? '代办' : <NotApplicable />) },
  { id: 'state', title: '状态', kind: 'state', width: 104, cell: ({ state }) => <StateMark looks={applicationStates} state={state} /> },
  { id: 'due', title: '期限', kind: 'text', width: 124, cell: ({ dueOn, isOverdue }) => <DueDay on={dueOn} isOverdue={isOverdue} /> },
  { id: 'region', title: '受理地', kind: 'text', width: 88, cell: ({ region }) => region.name },
  { id: 'who', title: '受理人', kind: 'text', width: 72, cell: ({ receivedBy }) => receivedBy },
  { id: 'received', title: '受理日期', kind: 'day', width: 92, cell: ({ receivedOn }) => receivedOn },
]

/** Applications, and where each stands. */
export default function ApplicationsPage() {
  const navigate = useNavigate()
  const may = useMay()
  const [{ show, before }, change] = useParameters(declared)
  const group = groups.find(({ id }) => id === show)
  const page = useQuery({
    ...ask.application.list.query({
      input: {
        size: 50,
        ...(group === undefined ? {} : { states: [...group.states] }),
        ...(show === 'late' ? { isOverdue: true } : {}),
        ...(before === '' ? {} : { before }),
      },
    }),
    placeholderData: keepPreviousData,
  })
  const receive = () => void navigate({ to: '/applications/new' })
  return (
    <RegisterList
      title="申请受理"
      acts={
        may('application.receive') ? (
          <Button type="primary" onClick={receive}>
            受理申请
          </Button>
        ) : null
      }
      above={<RoomTabs current="list" />}
      views={{
        label: '按状态',
        current: show,
        tabs: [
          { id: 'all', label: '全部', search: {} },
          { id: 'late', label: '逾期', search: { show: 'late' } },
          ...groups.map(({ id, word }) => ({ id, label: word, search: { show: id } })),
        ],
      }}
      label="申请"
      columns={columns}
      keyOf={keyOf}
      nameOf={lineName}
      onOpen={({ id }) => void navigate({ to: `/applications/${id}` })}
      empty={<Empty show={show} mayReceive={may('application.receive')} />}
      page={page}
      before={before}
      onNext={(from) => change({ before: from })}
    />
  )
}

function Empty({ show, mayReceive }: { readonly show: string; readonly mayReceive: boolean }) {
  if (show !== 'all')
    return (
      <EmptyLine
        why={show === 'late' ? '没有逾期的申请。' : `没有${groups.find(({ id }) => id === show)?.word ?? ''}的申请。`}
        next="点“全部”看其他申请。"
      />
    )
  return (
    <EmptyLine
      why="您的辖区内还没有申请。"
      next={mayReceive ? '有人来申请，点“受理申请”：已有的事实不用再要，缺的只问一次。' : '窗口或经办受理后，会列在这里。'}
    />
  )
}
