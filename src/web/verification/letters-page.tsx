import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ask, type office } from '../client/office.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { ReleasePanel } from './release-panel.tsx'
import { states, stateWord } from './states.tsx'
import './verification.css'

type Inquiry = Awaited<ReturnType<typeof office.verification.inquiries>>[number]

const keyOf = ({ id }: Inquiry): string => id
const nameOf = ({ policy, fact }: Inquiry): string => `${policy.zh}：${fact.zh}`

const columns: readonly Column<Inquiry>[] = [
  { id: 'id', title: '编号', kind: 'figure', width: 56, cell: ({ id }) => id },
  {
    id: 'what',
    title: '核实什么',
    kind: 'text',
    cell: (letter) => (
      <Link to={`/verification/${letter.id}`} tabIndex={-1}>
        {nameOf(letter)}
      </Link>
    ),
  },
  { id: 'by', title: '发出', kind: 'text', width: 88, cell: ({ openedBy }) => openedBy },
  { id: 'due', title: '期限', kind: 'day', width: 88, cell: ({ dueOn }) => dueOn ?? <NotApplicable /> },
  ...states.map(
    (state): Column<Inquiry> => ({
      id: state,
      title: stateWord(state),
      unit: '项',
      kind: 'figure',
      width: 84,
      cell: ({ counts }) => counts[state] ?? 0,
    }),
  ),
]

/** Letters of inquiry that concern one's regions, and how far each is. */
export default function LettersPage() {
  const navigate = useNavigate()
  const may = useMay()
  const mayRelease = may('verification.release')
  const letters = useQuery(ask.verification.inquiries.query())
  const open = letters.data?.filter(({ counts }) => (counts.asked ?? 0) + (counts.answered ?? 0) > 0).length
  return (
    <div className="page page-wide page-fill">
      <PageHead title="核实">
        {letters.data === undefined ? (
          ' '
        ) : (
          <>
            共 {letters.data.length} 封核实函，<b>{open}</b> 封还有待核实或待复核的事项。
          </>
        )}
      </PageHead>
      {mayRelease ? <ReleasePanel /> : null}
      <DataTable
        label="核实函"
        columns={columns}
        rows={letters.data}
        keyOf={keyOf}
        nameOf={nameOf}
        onOpen={({ id }) => void navigate({ to: `/verification/${id}` })}
        isPending={letters.isPending}
        error={letters.error}
        onRetry={() => void letters.refetch()}
        empty={
          <EmptyLine
            why="您的辖区内还没有核实函。"
            next={
              may('verification.open')
                ? '在拟享受名单的“待补事实”中选出单位或人员，点“发起核实”，就会发给所在区县。'
                : may('verification.answer')
                  ? '经办发来核实函后，会列在这里，并进入您的待办。'
                  : '经办发出核实函后，会列在这里。'
            }
          />
        }
      />
    </div>
  )
}
