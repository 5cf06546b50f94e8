import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ActButton } from '../batches/act-button.tsx'
import { StateMark } from '../batches/state-mark.tsx'
import { ask } from '../client/office.ts'
import { count, sumOfFen, yuan } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay, usePost } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { EarlierForm } from './earlier-form.tsx'
import { type EarlierList, verdictLooks } from './words.zh.ts'
import '../batches/batches.css'

const keyOf = ({ id }: EarlierList): string => id
const nameOf = ({ policy, year, system }: EarlierList): string => `${policy} ${year} ${system}`
const groupOf = ({ policy, year }: EarlierList) => ({ id: `${policy}/${year}`, label: `${policy}　${year} 年` })

const columns: readonly Column<EarlierList>[] = [
  { id: 'system', title: '原系统', kind: 'text', width: 150, cell: ({ system }) => system },
  { id: 'name', title: '文件', kind: 'text', cell: ({ name }) => name },
  { id: 'basis', title: '依据', kind: 'text', width: 180, cell: ({ basis }) => basis },
  { id: 'rows', title: '笔数', kind: 'figure', width: 76, cell: ({ rows }) => rows },
  { id: 'fen', title: '金额', kind: 'money', width: 130, cell: ({ fen }) => fen },
  { id: 'unknown', title: '查无收款方', kind: 'figure', width: 96, cell: ({ unknownRows }) => unknownRows },
  {
    id: 'by',
    title: '登记／复核',
    kind: 'text',
    width: 130,
    cell: ({ by, checkedBy }) => (checkedBy === null ? by : `${by}／${checkedBy}`),
  },
  {
    id: 'state',
    title: '状态',
    kind: 'state',
    width: 96,
    cell: ({ verdict }) => <StateMark looks={verdictLooks} state={verdict ?? 'waiting'} />,
  },
  { id: 'acts', title: '复核', kind: 'text', width: 140, cell: (row) => <Acts row={row} /> },
]

function Acts({ row: { id, verdict, isMine, reason, rows, fen } }: { readonly row: EarlierList }) {
  const mayCheck = useMay()('earlier.check')
  const queries = useQueryClient()
  const onSuccess = () => queries.invalidateQueries({ queryKey: ask.earlier.key() })
  const agree = useMutation(ask.earlier.agree.act({ onSuccess }))
  const reject = useMutation(ask.earlier.reject.act({ onSuccess }))
  if (verdict !== null || !mayCheck) return reason === null || reason === '' ? <NotApplicable /> : <span className="small">{reason}</span>
  if (isMine) return <span className="soft small">须由另一人复核</span>
  return (
    <span className="form-acts">
      <ActButton
        label="同意"
        look="small"
        sentence={`${count(rows)} 笔、${yuan(fen)} 元计入以前发放：此后的批次按互斥、重复与它核对。`}
        onAct={() => agree.mutateAsync({ list: id })}
      />
      <ActButton
        label="退回"
        look="small"
        sentence="退回后不计入；更正文件后可重新登记。"
        fields={{ reason: '理由' }}
        onAct={({ reason: why }) => reject.mutateAsync({ list: id, reason: why })}
      />
    </span>
  )
}

/** What earlier systems paid, by policy and year: taken in by one, agreed with by another, and then counted. */
export default function EarlierPage() {
  const may = useMay()
  const place = usePost()?.region.name ?? ''
  const lists = useQuery(ask.earlier.list.query())
  const counted = lists.data?.filter(({ verdict }) => verdict === 'agreed') ?? []
  return (
    <div className="page page-wide">
      <PageHead title="以前发放" meta={[place]} acts={may('earlier.take') ? <EarlierForm /> : null}>
        以前的系统发过的款，登记并由另一人复核后，与本系统的批次一起核对互斥和重复。已计入{' '}
        <b>
          {count(counted.reduce((sum, { rows }) => sum + rows, 0))} 笔 {yuan(sumOfFen(counted.map(({ fen }) => fen)))} 元
        </b>
        。
      </PageHead>
      <DataTable
        label="以前发放的清单"
        columns={columns}
        rows={lists.data}
        keyOf={keyOf}
        nameOf={nameOf}
        groupOf={groupOf}
        isPending={lists.isPending}
        error={lists.error}
        onRetry={() => void lists.refetch()}
        empty={<EmptyLine why="还没有登记以前系统发过的款。" next="没有登记的，批次核对不到以前发过什么。" />}
      />
    </div>
  )
}
