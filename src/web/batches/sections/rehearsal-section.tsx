import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { ask } from '../../client/office.ts'
import { count, yuan } from '../../figures/figures.ts'
import { EmptyLine } from '../../parts/empty-line.tsx'
import { ErrorLine } from '../../parts/error-line.tsx'
import { useMay } from '../../session/use-session.ts'
import type { Column } from '../../table/column.ts'
import { DataTable } from '../../table/data-table.tsx'
import { ActButton } from '../act-button.tsx'
import type { SectionProps } from '../section.ts'
import { StateMark } from '../state-mark.tsx'
import { type ComparisonLine, comparedLooks, doubtStates, type Finding, findings, type Rehearsal, unnamed } from '../words.zh.ts'

const lineKey = ({ id }: ComparisonLine): string => id
const lineName = ({ name }: ComparisonLine): string => name
const findingKey = ({ claim }: Finding): string => claim
const findingName = ({ claim, name, subject }: Finding): string => `第 ${claim} 条 ${name ?? unnamed(subject)}`

/** Whether a comparison was made, on how many rows, and why not. */
function standing({ last, off }: ComparisonLine): string {
  if (off !== null) return 'off'
  return last === null ? 'waiting' : last.standing === 'no_data' ? 'no_data' : last.found > 0 ? 'found' : 'clean'
}

const standings = ['found', 'no_data', 'waiting', 'clean', 'off']
/** What was found first, then what nobody could look at. */
const inOrder = (lines: readonly ComparisonLine[]): readonly ComparisonLine[] =>
  lines.toSorted((a, b) => standings.indexOf(standing(a)) - standings.indexOf(standing(b)))

/** What was asked for stands below a long table: whoever opened it is led there. */
function bringIntoView(heading: HTMLElement | null): void {
  heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}

const found: readonly Column<Finding>[] = [
  { id: 'claim', title: '条目', kind: 'text', width: 84, cell: ({ claim }) => `第 ${claim} 条` },
  { id: 'name', title: '对象', kind: 'text', width: 220, cell: ({ name, subject }) => name ?? unnamed(subject) },
  { id: 'fen', title: '金额', kind: 'money', width: 116, cell: ({ fen }) => fen },
  {
    id: 'doubt',
    title: '疑点',
    kind: 'state',
    width: 150,
    cell: ({ doubt }) =>
      doubt.finding === null ? <StateMark looks={doubtStates} state={doubt.state} /> : `已办结：${findings[doubt.finding]}`,
  },
  { id: 'detail', title: '查出', kind: 'text', cell: ({ detail }) => detail },
]

/** The comparisons that auditors make, made before payment is approved; what they found opens to its rows. */
export function RehearsalSection({ view, onDone }: SectionProps) {
  const { id } = view.batch
  const read = useQuery(ask.rehearsal.read.query({ input: { batch: id } }))
  const make = useMutation(ask.rehearsal.make.act())
  const may = useMay()('batch.rehearse')
  const [opened, setOpened] = useState<string | undefined>()
  if (read.data === undefined) return <ErrorLine error={read.error} onRetry={() => void read.refetch()} />
  const { last, comparisons } = read.data
  const isOpen = view.counts.approved === null && view.batch.state !== 'cancelled'
  const lines: readonly Column<ComparisonLine>[] = [
    {
      id: 'name',
      title: '比对',
      kind: 'text',
      width: 150,
      cell: ({ name, what, example }) => <span title={`${what}\n例：${example}`}>{name}</span>,
    },
    {
      id: 'standing',
      title: '结果',
      kind: 'state',
      width: 120,
      cell: (line) => <StateMark looks={comparedLooks} state={standing(line)} />,
    },
    {
      id: 'rows',
      title: '比对条数',
      kind: 'figure',
      width: 92,
      cell: ({ last: made }) => (made?.standing === 'made' ? count(made.rows) : '—'),
    },
    {
      id: 'found',
      title: '查出条数',
      kind: 'figure',
      width: 92,
      cell: ({ id: of, last: made }) =>
        made?.standing !== 'made' ? (
          '—'
        ) : made.found === 0 ? (
          '0'
        ) : (
          <>
            <Button type="link" size="small" aria-expanded={opened === of} onClick={() => setOpened(opened === of ? undefined : of)}>
              {count(made.found)}
            </Button>
            <span className="paper-only">{count(made.found)}</span>
          </>
        ),
    },
    { id: 'what', title: '比对内容', kind: 'text', cell: ({ off, what }) => off ?? what },
    { id: 'basis', title: '依据', kind: 'text', width: 280, cell: ({ basis }) => basis },
  ]
  const shown = comparisons.find((line) => line.id === opened)
  return (
    <>
      <p className="section-line">
        <Standing view={view} rehearsal={read.data} isOpen={isOpen} />
      </p>
      {isOpen && may ? (
        <div className="form-acts">
          <ActButton
            label={last === null ? '开始演练' : '重新演练'}
            look={last?.isCurrent === true ? 'plain' : 'primary'}
            sentence="按审计常用的比对逐项核对名单，查出的条目作为疑点暂缓，其余照常办理。没有数据的项目单独标明，不算没有问题。"
            onAct={async () => {
              const { found: rows, doubts } = await make.mutateAsync({ batch: id })
              await onDone(
                rows === 0
                  ? '演练完成，没有查出条目；没有数据的项目请看表中说明。'
                  : `演练完成，查出 ${count(rows)} 条次，新增 ${count(doubts)} 个疑点，已暂缓。`,
              )
            }}
          />
        </div>
      ) : null}
      <DataTable
        label="审计预演"
        columns={lines}
        rows={inOrder(comparisons)}
        keyOf={lineKey}
        nameOf={lineName}
        empty={<EmptyLine why="没有比对项目。" />}
      />
      {last === null || shown === undefined ? null : (
        <section aria-label={`${shown.name}查出的条目`}>
          <h2 key={shown.id} ref={bringIntoView} tabIndex={-1}>
            {shown.name}：查出的条目
          </h2>
          <p className="small soft">
            {shown.what} 依据：{shown.basis}
          </p>
          <Findings batch={id} rehearsal={last.id} comparison={shown.id} />
        </section>
      )}
    </>
  )
}

function Standing({
  view,
  rehearsal,
  isOpen,
}: {
  readonly view: SectionProps['view']
  readonly rehearsal: Rehearsal
  readonly isOpen: boolean
}) {
  const { last, setAside } = rehearsal
  const without = setAside === null ? '' : `按${setAside}，本批次可以不做演练。`
  if (last === null)
    return (
      <>
        {isOpen && view.batch.steps.includes('approval') && setAside === null ? '还没有演练，拨付审批前须做。' : '没有演练记录。'}
        {without}
      </>
    )
  return (
    <>
      {last.by} {last.on} 演练：名单 <b>{count(last.rows)}</b> 条、<b>{yuan(last.fen)}</b> 元，
      {last.dataOn === null ? '没有可读的登记库数据' : `登记库数据截至 ${last.dataOn}`}。
      {last.isCurrent ? null : <b className="is-near">此后名单或账户有变化，审批前须重新演练。</b>}
      {without}
    </>
  )
}

function Findings({ batch, rehearsal, comparison }: { readonly batch: string; readonly rehearsal: string; readonly comparison: string }) {
  const rows = useQuery(ask.rehearsal.findings.query({ input: { batch, rehearsal, comparison } }))
  if (rows.data === undefined) return <ErrorLine error={rows.error} onRetry={() => void rows.refetch()} />
  return (
    <DataTable
      label="查出的条目"
      columns={found}
      rows={rows.data}
      keyOf={findingKey}
      nameOf={findingName}
      empty={<EmptyLine why="查出的条目不在您的辖区。" />}
    />
  )
}
