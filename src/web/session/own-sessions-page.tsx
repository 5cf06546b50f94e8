import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { timeInChina } from '../../kernel/china-time.ts'
import { ask, type office } from '../client/office.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { ofQuery } from '../table/of-query.ts'
import { EndSessionButton, whenColumns, whereColumns } from './session-columns.tsx'

type Session = Awaited<ReturnType<typeof office.session.mine>>[number]

const keyOf = ({ id }: Session): string => id
const nameOf = ({ address, seenAt }: Session): string => `${address} ${timeInChina(seenAt)}`

const columns: readonly Column<Session>[] = [
  ...whenColumns,
  { id: 'ends', title: '最迟失效', kind: 'text', width: 150, cell: ({ endsAt }) => timeInChina(endsAt) },
  ...whereColumns,
  { id: 'end', title: '办理', kind: 'text', width: 110, cell: (session) => <EndSession session={session} /> },
]

/** Where one is signed in, to end what one does not know. */
export default function OwnSessionsPage() {
  const list = useQuery(ask.session.mine.query({ refetchInterval: 30_000 }))
  return (
    <div className="page page-wide page-fill">
      <PageHead title="我的登录" meta={list.data === undefined ? [] : [`${list.data.length} 处在用`]}>
        不认得的请结束它，并马上修改密码。
      </PageHead>
      <DataTable
        label="我的登录"
        columns={columns}
        keyOf={keyOf}
        nameOf={nameOf}
        {...ofQuery(list)}
        empty={<EmptyLine why="没有在用的登录。" />}
      />
    </div>
  )
}

function EndSession({ session: { id, isThis, seenAt } }: { readonly session: Session }) {
  const queries = useQueryClient()
  const end = useMutation(
    ask.session.endMine.act({ onSuccess: () => void queries.invalidateQueries({ queryKey: ask.session.mine.key() }) }),
  )
  if (isThis) return <span className="soft">本次登录</span>
  return <EndSessionButton word="结束" what={`结束登录：${timeInChina(seenAt)}`} {...end} onEnd={() => end.mutate({ id })} />
}
