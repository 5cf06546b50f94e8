import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { minuteInChina } from '../../kernel/china-time.ts'
import { ask } from '../client/office.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { groups, groupWords, type Listed } from './words.zh.ts'
import '../runs/runs.css'
import './paid-lists.css'

const keyOf = ({ id }: Listed): string => id
const nameOf = ({ name, policy }: Listed): string => `${policy.zh}：${name}`
const countIn = ({ groups: all }: Listed, group: string): number => all.find((each) => each.group === group)?.count ?? 0

const columns: readonly Column<Listed>[] = [
  { id: 'id', title: '编号', kind: 'figure', width: 56, cell: ({ id }) => id },
  {
    id: 'policy',
    title: '政策',
    kind: 'text',
    width: 200,
    cell: ({ id, policy }) => (
      <Link to={`/paid-lists/${id}`} tabIndex={-1}>
        {policy.zh}
      </Link>
    ),
  },
  { id: 'name', title: '清单', kind: 'text', cell: ({ name }) => name },
  { id: 'day', title: '筛查日', kind: 'text', width: 92, cell: ({ day, run }) => day ?? run.slice(0, 8) },
  ...groups.map(
    (group): Column<Listed> => ({ id: group, title: groupWords[group], kind: 'figure', width: 118, cell: (row) => countIn(row, group) }),
  ),
  { id: 'by', title: '核对人', kind: 'text', width: 76, cell: ({ by }) => by },
  { id: 'at', title: '核对时间', kind: 'text', width: 128, cell: ({ at }) => minuteInChina(at) },
]

/** Lists of what was paid that were laid beside a screening, and the way to another. */
export default function PaidListsPage() {
  const navigate = useNavigate()
  const may = useMay()
  const { data, isPending, error, refetch } = useQuery(ask.paidList.list.query())
  return (
    <div className="page page-wide page-fill">
      <PageHead
        title="并行核对"
        acts={
          may('paid.compare') ? (
            <Link to="/paid-lists/new" className="run-button is-primary">
              导入已发清单
            </Link>
          ) : null
        }
      >
        把已经发放的清单与筛查结果逐户比对：一致的、金额不同的、只在一边有的，各按原因列出。
      </PageHead>
      <DataTable
        label="各次核对"
        columns={columns}
        rows={data}
        keyOf={keyOf}
        nameOf={nameOf}
        onOpen={({ id }) => void navigate({ to: `/paid-lists/${id}` })}
        isPending={isPending}
        error={error}
        onRetry={() => void refetch()}
        empty={
          <EmptyLine
            why="您的辖区内还没有核对过。"
            next={may('paid.compare') ? '点“导入已发清单”，用去年的发放表试一次。' : '请经办岗导入一份已发清单。'}
          />
        }
      />
    </div>
  )
}
