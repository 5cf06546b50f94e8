import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { timeInChina } from '../../kernel/china-time.ts'
import { ask, type office } from '../client/office.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { EndSessionButton, whenColumns, whereColumns } from '../session/session-columns.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { ofQuery } from '../table/of-query.ts'

type Session = Awaited<ReturnType<typeof office.account.sessions>>[number]

const keyOf = ({ id }: Session): string => id
const nameOf = ({ account, seenAt }: Session): string => `${account.name} ${timeInChina(seenAt)}`

const columns: readonly Column<Session>[] = [
  { id: 'name', title: '姓名', kind: 'text', width: 120, cell: ({ account }) => account.name },
  { id: 'login', title: '用户名', kind: 'text', width: 110, cell: ({ account }) => account.login },
  ...whenColumns,
  ...whereColumns,
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
        keyOf={keyOf}
        nameOf={nameOf}
        {...ofQuery(list)}
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
  return <EndSessionButton word="强制下线" what={`强制下线：${name}`} {...end} onEnd={() => end.mutate({ id })} />
}
