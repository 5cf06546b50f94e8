import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { timeInChina } from '../../kernel/china-time.ts'
import { ask, type office } from '../client/office.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'

type Session = Awaited<ReturnType<typeof office.account.sessions>>[number]

const keyOf = ({ id }: Session): string => id
const nameOf = ({ account, seenAt }: Session): string => `${account.name} ${timeInChina(seenAt)}`

const columns: readonly Column<Session>[] = [
  { id: 'name', title: '姓名', kind: 'text', width: 120, cell: ({ account }) => account.name },
  { id: 'login', title: '用户名', kind: 'text', width: 110, cell: ({ account }) => account.login },
  { id: 'created', title: '登录时间', kind: 'text', width: 150, cell: ({ createdAt }) => timeInChina(createdAt) },
  { id: 'seen', title: '最近操作', kind: 'text', width: 150, cell: ({ seenAt }) => timeInChina(seenAt) },
  { id: 'address', title: '来自', kind: 'text', width: 120, cell: ({ address }) => address },
  { id: 'agent', title: '浏览器', kind: 'text', cell: ({ agent }) => agent },
  { id: 'end', title: '办理', kind: 'text', width: 96, cell: ({ id, account }) => <EndSession id={id} name={account.name} /> },
]

/** Who is signed in now. */
export default function SessionsPage() {
  const list = useQuery(ask.account.sessions.query({ refetchInterval: 30_000 }))
  return (
    <div className="page page-wide page-fill">
      <PageHead title="会话" meta={list.data === undefined ? [] : [`${list.data.length} 个登录在用`]} />
      <DataTable
        label="会话"
        columns={columns}
        rows={list.data}
        keyOf={keyOf}
        nameOf={nameOf}
        isPending={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyLine why="现在没有人登录。" />}
      />
    </div>
  )
}

function EndSession({ id, name }: { readonly id: string; readonly name: string }) {
  const queries = useQueryClient()
  const end = useMutation(
    ask.account.endSession.act({ onSuccess: () => void queries.invalidateQueries({ queryKey: ask.account.sessions.key() }) }),
  )
  if (end.error !== null) return <ErrorLine error={end.error} wasWrite />
  return (
    <Button size="small" loading={end.isPending} aria-label={`强制下线：${name}`} onClick={() => end.mutate({ id })}>
      强制下线
    </Button>
  )
}
