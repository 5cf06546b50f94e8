import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ask } from '../../client/office.ts'
import { count, sumOfFen, yuan } from '../../figures/figures.ts'
import { EmptyLine } from '../../parts/empty-line.tsx'
import { NotApplicable } from '../../parts/figure.tsx'
import type { Column } from '../../table/column.ts'
import { DataTable } from '../../table/data-table.tsx'
import { ActButton } from '../act-button.tsx'
import type { SectionProps } from '../section.ts'
import { StateMark } from '../state-mark.tsx'
import { type Part, partStates } from '../words.zh.ts'

const keyOf = ({ id }: Part): string => id
const nameOf = ({ region }: Part): string => region.name

/** The parts of a batch by the body that checks them at home. */
export function PartsSection({ view, onDone }: SectionProps) {
  const navigate = useNavigate()
  const open = view.parts.filter(({ state }) => state === 'open').length
  const columns: readonly Column<Part>[] = [
    { id: 'region', title: '经办机构所在地区', kind: 'text', cell: nameOf },
    { id: 'rows', title: '条数', unit: '建批次时', kind: 'figure', width: 88, cell: ({ rows }) => rows },
    { id: 'fen', title: '金额', unit: '建批次时', kind: 'money', width: 136, cell: ({ fen }) => fen },
    { id: 'state', title: '状态', kind: 'state', width: 120, cell: ({ state }) => <StateMark looks={partStates} state={state} /> },
    {
      id: 'due',
      title: '期限',
      kind: 'day',
      width: 88,
      cell: ({ dueOn, state }) => (state === 'open' && dueOn !== null ? dueOn : <NotApplicable />),
    },
    { id: 'acts', title: '办理', kind: 'text', width: 240, cell: (part) => <PartActs part={part} onDone={onDone} /> },
  ]
  return (
    <>
      <p className="section-line">
        {open === 0 ? '各经办机构都已初审或转入下一批次。' : `${open} 个经办机构还没有初审；都初审后由统筹地区报送复核。`}
        打开一行看它的明细。
      </p>
      <DataTable
        label="经办机构"
        columns={columns}
        rows={view.parts}
        keyOf={keyOf}
        nameOf={nameOf}
        onOpen={({ id }) => void navigate({ to: '.', search: { section: 'rows', part: id } as never, resetScroll: false })}
        empty={<EmptyLine why="这个批次在您的辖区内没有条目。" next="请回到批次列表。" />}
        totals={{
          label: '合计',
          cells: { rows: view.parts.reduce((sum, { rows }) => sum + rows, 0), fen: sumOfFen(view.parts.map(({ fen }) => fen)) },
        }}
      />
    </>
  )
}

interface PartActsProps {
  readonly part: Part
  readonly onDone: SectionProps['onDone']
}

function PartActs({ part, onDone }: PartActsProps) {
  const check = useMutation(ask.batch.checkPart.act())
  const reopen = useMutation(ask.batch.reopenParts.act())
  const leave = useMutation(ask.batch.leaveParts.act())
  const seen = { id: part.id, version: part.version }
  const { name } = part.region
  if (part.verbs.length === 0) return <NotApplicable />
  return (
    <span className="form-acts">
      {part.verbs.includes('check_part') ? (
        <ActButton
          label="同意初审"
          look="small"
          sentence={`${name}的 ${count(part.rows)} 条、${yuan(part.fen)} 元已逐条核对，同意列入；有疑问的已提疑点暂缓。`}
          onAct={async () => {
            await check.mutateAsync({ part: seen })
            await onDone(`${name}已初审。`)
          }}
        />
      ) : null}
      {part.verbs.includes('reopen_part') ? (
        <ActButton
          label="退回重审"
          look="small"
          sentence={`退回${name}重新初审。`}
          fields={{ reason: '退回理由' }}
          onAct={async ({ reason }) => {
            await reopen.mutateAsync({ parts: [seen], reason })
            await onDone(`已退回${name}重新初审。`)
          }}
        />
      ) : null}
      {part.verbs.includes('leave_part') ? (
        <ActButton
          label="转下一批次"
          look="small"
          sentence={`${name}的 ${count(part.rows)} 条不在本批次发放，可列入下一批次；不能恢复到本批次。`}
          fields={{ reason: '理由' }}
          mustType={count(part.rows)}
          onAct={async ({ reason }) => {
            await leave.mutateAsync({ parts: [seen], reason })
            await onDone(`${name}已转入下一批次。`)
          }}
        />
      ) : null}
    </span>
  )
}
