import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { hourInChina } from '../../kernel/china-time.ts'
import { ask, type office } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { stateWord, stepWord, VerificationMark } from '../verification/states.tsx'

type HandedOn = Awaited<ReturnType<typeof office.verification.handedOn>>[number]
type Step = Awaited<ReturnType<typeof office.verification.steps>>[number]

const handedKey = ({ inquiry, region, state }: HandedOn): string => `${inquiry} ${region} ${state}`
const handedName = ({ policy, fact, region }: HandedOn): string => `${policy}：${fact}，${region}`

const handedColumns: readonly Column<HandedOn>[] = [
  { id: 'state', title: '到哪一步', kind: 'state', width: 112, cell: ({ state }) => <VerificationMark state={state} /> },
  { id: 'what', title: '事项', kind: 'text', cell: ({ policy, fact, state }) => `${policy}：${fact}${stateWord(state)}` },
  { id: 'region', title: '在哪里', kind: 'text', width: 112, cell: ({ region }) => region },
  { id: 'rows', title: '数量', unit: '项', kind: 'figure', width: 84, cell: ({ rows }) => rows },
  { id: 'due', title: '期限', kind: 'day', width: 88, cell: ({ dueOn }) => dueOn ?? <NotApplicable /> },
]

/** What one handed on and others have to go on with. */
export function HandedOnTable() {
  const navigate = useNavigate()
  const handed = useQuery(ask.verification.handedOn.query())
  return (
    <DataTable
      label="我交出的"
      columns={handedColumns}
      rows={handed.data}
      keyOf={handedKey}
      nameOf={handedName}
      onOpen={({ inquiry, state }) => void navigate({ to: `/verification/${inquiry}`, search: { state } as never })}
      isPending={handed.isPending}
      error={handed.error}
      onRetry={() => void handed.refetch()}
      empty={<EmptyLine why="您交出的事都已办结，没有等着别人办的。" />}
    />
  )
}

const stepKey = ({ at, verb, inquiry }: Step): string => `${at} ${verb} ${inquiry}`
const stepName = ({ policy, fact, verb }: Step): string => `${stepWord(verb)}${policy}：${fact}`

const stepColumns: readonly Column<Step>[] = [
  { id: 'day', title: '日期', kind: 'day', width: 96, cell: ({ day }) => day },
  { id: 'at', title: '时间', kind: 'text', width: 64, cell: ({ at }) => hourInChina(at) },
  { id: 'verb', title: '办了什么', kind: 'text', width: 128, cell: ({ verb }) => stepWord(verb) },
  { id: 'what', title: '事项', kind: 'text', cell: ({ policy, fact }) => `${policy}：${fact}` },
  { id: 'rows', title: '数量', unit: '项', kind: 'figure', width: 84, cell: ({ rows }) => count(rows) },
]

/** What one did last. */
export function DoneTable() {
  const navigate = useNavigate()
  const done = useQuery(ask.verification.steps.query({ input: { of: 'mine' } }))
  return (
    <DataTable
      label="已办"
      columns={stepColumns}
      rows={done.data}
      keyOf={stepKey}
      nameOf={stepName}
      onOpen={({ inquiry }) => void navigate({ to: `/verification/${inquiry}` })}
      isPending={done.isPending}
      error={done.error}
      onRetry={() => void done.refetch()}
      empty={<EmptyLine why="您还没有办过事项。" next="办过的会列在这里，最近的在前。" />}
    />
  )
}
