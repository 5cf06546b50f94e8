import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { keyText } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { ListFoot } from '../table/list-foot.tsx'
import { type Message, wordsOfMessage } from './words.zh.ts'

const declared = { before: keyText() }
const keyOf = ({ id }: Message): string => id
const nameOf = (message: Message): string => wordsOfMessage(message).sentence

const columnsOf = (onOpen: (message: Message) => void): readonly Column<Message>[] => [
  {
    id: 'read',
    title: '状态',
    kind: 'text',
    width: 64,
    cell: ({ isRead }) => (isRead ? <span className="soft">已读</span> : <b>未读</b>),
  },
  { id: 'day', title: '日期', kind: 'day', width: 88, cell: ({ day }) => day },
  { id: 'word', title: '事由', kind: 'text', width: 88, cell: (message) => wordsOfMessage(message).word },
  {
    id: 'what',
    title: '内容',
    kind: 'text',
    cell: (message) => {
      const { sentence, to } = wordsOfMessage(message)
      if (to === undefined) return sentence
      return (
        <Link to={to} tabIndex={-1} onClick={() => onOpen(message)}>
          {sentence}
        </Link>
      )
    },
  },
  {
    id: 'act',
    title: '办理',
    kind: 'text',
    width: 104,
    cell: (message) =>
      message.isRead ? (
        <NotApplicable />
      ) : (
        <Button type="link" size="small" tabIndex={-1} onClick={() => onOpen(message)}>
          标为已读
        </Button>
      ),
  },
]

/** What one was told, the last first; read when opened. */
export default function MessagesPage() {
  const [{ before }, change] = useParameters(declared)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const refresh = () => void queries.invalidateQueries({ queryKey: ask.message.key() })
  const list = useQuery(ask.message.list.query({ input: { size: 50, ...(before === '' ? {} : { before }) }, refetchOnMount: 'always' }))
  const unread = useQuery(ask.message.unread.query({ refetchOnMount: 'always' }))
  const mark = useMutation(ask.message.markRead.act({ onSuccess: refresh }))
  const markAll = useMutation(ask.message.markAllRead.act({ onSuccess: refresh }))
  const read = (message: Message) => {
    if (!message.isRead) mark.mutate({ ids: [message.id] })
  }
  const open = (message: Message) => {
    read(message)
    const { to } = wordsOfMessage(message)
    if (to !== undefined) void navigate({ to })
  }
  const many = unread.data?.unread ?? 0
  const first = before === '' ? list.data?.messages[0]?.id : undefined
  return (
    <div className="page page-wide page-fill">
      <PageHead title="消息">{unread.data === undefined ? ' ' : many === 0 ? '没有未读的消息。' : `${many} 条未读。`}</PageHead>
      <div className="form-acts">
        <Button
          disabled={many === 0 || first === undefined}
          loading={markAll.isPending}
          onClick={() => markAll.mutate({ through: first ?? '0' })}
        >
          全部标为已读
        </Button>
      </div>
      <DataTable
        label="消息"
        columns={columnsOf(read)}
        rows={list.data?.messages}
        keyOf={keyOf}
        nameOf={nameOf}
        onOpen={open}
        isPending={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyLine why="还没有消息。" next="有核实函发到您的辖区、您核实的被退回、事项快到期、您的任务办完时，会在这里告诉您。" />}
      />
      <ListFoot
        picked={null}
        {...(before === '' && list.data?.next == null
          ? {}
          : {
              pages: {
                onBefore: before === '' ? undefined : () => history.back(),
                onAfter: list.data?.next == null ? undefined : () => change({ before: list.data?.next ?? '' }),
              },
            })}
      />
    </div>
  )
}
