import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ask, type office } from '../../client/office.ts'
import { EmptyLine } from '../../parts/empty-line.tsx'
import { useMay } from '../../session/use-session.ts'
import type { Column } from '../../table/column.ts'
import { DataTable } from '../../table/data-table.tsx'
import type { SectionProps } from '../section.ts'

type Above = Awaited<ReturnType<typeof office.topUp.above>>[number]

const keyOf = ({ id }: Above): string => id
const nameOf = ({ payee }: Above): string => payee.name ?? `编号 ${payee.key}`

const columnsOf = (mayRecover: boolean): readonly Column<Above>[] => [
  { id: 'name', title: '收款', kind: 'text', cell: nameOf },
  { id: 'place', title: '区县', kind: 'text', width: 96, cell: ({ place }) => place },
  { id: 'period', title: '年度', kind: 'text', width: 60, cell: ({ period }) => period },
  { id: 'granted', title: '已发或在发', kind: 'money', width: 128, cell: ({ granted }) => granted },
  { id: 'decided', title: '本次应得', kind: 'money', width: 128, cell: ({ decided }) => decided },
  { id: 'above', title: '多发', kind: 'money', width: 128, cell: ({ granted, decided }) => String(BigInt(granted) - BigInt(decided)) },
  {
    id: 'act',
    title: '追回',
    kind: 'text',
    width: 120,
    cell: ({ claims, isClaimedBack }) =>
      isClaimedBack ? (
        '已立案'
      ) : claims.length === 0 ? (
        '还没有到账'
      ) : mayRecover ? (
        <Link to="/recovery/new" search={{ claim: claims } as never}>
          立案追回
        </Link>
      ) : (
        '未立案'
      ),
  },
]

/** Rows that were granted more than the run of this top-up decides: what to look at, and to claim back where it has to be. */
export function AboveSection({ view }: SectionProps) {
  const mayRecover = useMay()('recovery.open')
  const rows = useQuery(ask.topUp.above.query({ input: { batch: view.batch.id } }))
  return (
    <DataTable
      label="多发线索"
      columns={columnsOf(mayRecover)}
      rows={rows.data}
      keyOf={keyOf}
      nameOf={nameOf}
      isPending={rows.isPending}
      error={rows.error}
      onRetry={() => void rows.refetch()}
      empty={<EmptyLine why="建本批次时没有发现已发多于应得的条目。" next="以后查出多发的，在原批次的明细里立案追回。" />}
    />
  )
}
