import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useContext, useState } from 'react'
import { oneOf, text } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { StateMark } from '../batches/state-mark.tsx'
import { ask } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { DueDay } from '../parts/due-day.tsx'
import { EmptyLine } from '../parts/empty-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ViewTabs } from '../parts/view-tabs.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { ListFoot } from '../table/list-foot.tsx'
import { CheckButton } from './check-button.tsx'
import { RoomTabs } from './room-tabs.tsx'
import { type CommitmentLine, commitmentStates, nameOf } from './words.zh.ts'
import './applications.css'

const shown = [
  { id: 'due', word: '到期待核查', states: ['bound'] },
  { id: 'bound', word: '全部待核查', states: ['bound'] },
  { id: 'broken', word: '不实', states: ['broken'] },
  { id: 'checked', word: '属实、无法核查', states: ['kept', 'unclear'] },
] as const

const declared = { show: oneOf(['due', 'bound', 'broken', 'checked']), after: text(/^\d{4}-\d{2}-\d{2}_\d{1,19}$/) }

const columnsOf = (
  onDone: (what: string, paid: readonly { readonly claim: string }[]) => Promise<void>,
): readonly Column<CommitmentLine>[] => [
  { id: 'checkOn', title: '核查日期', kind: 'text', width: 124, cell: (row) => <DueDay on={row.checkOn} isOverdue={row.isOverdue} /> },
  { id: 'subject', title: '申请人', kind: 'text', width: 200, cell: ({ subject }) => nameOf(subject) },
  { id: 'fact', title: '承诺', kind: 'text', cell: ({ fact }) => `${fact.zh}：${fact.value}` },
  { id: 'basis', title: '可以承诺的依据', kind: 'text', width: 188, cell: ({ basis }) => basis },
  {
    id: 'application',
    title: '申请',
    kind: 'text',
    width: 108,
    cell: ({ application }) => <Link to={`/applications/${application.id}`}>{application.number}</Link>,
  },
  { id: 'taken', title: '收取人', kind: 'text', width: 72, cell: ({ takenBy }) => takenBy },
  { id: 'state', title: '状态', kind: 'state', width: 96, cell: ({ state }) => <StateMark looks={commitmentStates} state={state} /> },
  {
    id: 'finding',
    title: '核查情况',
    kind: 'text',
    width: 180,
    cell: ({ checked }) => (checked === null ? <NotApplicable /> : `${checked.finding}（${checked.by} ${checked.on}）`),
  },
  {
    id: 'act',
    title: '核查',
    kind: 'text',
    width: 96,
    cell: (row) => (row.verbs.length === 0 ? <NotApplicable /> : <CheckButton commitment={row} onDone={onDone} />),
  },
]

/** Written promises, the earliest to be checked first, and what their checks found. */
export default function CommitmentsPage() {
  const today = useContext(OfficeDayContext)
  const queries = useQueryClient()
  const [{ show, after }, change] = useParameters(declared)
  const [done, setDone] = useState<{ readonly what: string; readonly paid: readonly { readonly claim: string }[] }>({ what: '', paid: [] })
  const group = shown.find(({ id }) => id === show) ?? shown[0]
  const [checkOn, id] = after.split('_')
  const page = useQuery({
    ...ask.application.commitments.query({
      input: {
        size: 50,
        states: [...group.states],
        ...(group.id === 'due' ? { until: today } : {}),
        ...(checkOn === undefined || id === undefined ? {} : { after: { checkOn, id } }),
      },
    }),
    placeholderData: keepPreviousData,
  })
  const onDone = async (what: string, paid: readonly { readonly claim: string }[]) => {
    void queries.invalidateQueries({ queryKey: ask.inbox.key() })
    await queries.invalidateQueries({ queryKey: ask.application.key() })
    setDone({ what, paid })
  }
  const rows = page.data?.rows
  const next = page.data?.next ?? null
  return (
    <div className="page page-wide page-fill">
      <PageHead title="承诺核查">
        {rows === undefined ? (
          ' '
        ) : (
          <>
            本页 <b>{count(rows.length)}</b> 项。到了核查日期，由收取承诺的人以外的人核查。
          </>
        )}
      </PageHead>
      <RoomTabs current="commitments" />
      <ViewTabs
        label="按状态"
        current={show}
        tabs={shown.map(({ id: of, word }) => ({ id: of, label: word, search: of === 'due' ? {} : { show: of } }))}
      />
      <p className="done-line" role="status">
        {done.what}
        {done.paid.length === 0 ? null : (
          <Link to="/recovery/new" search={{ claim: done.paid.map(({ claim }) => claim) } as never}>
            追回立案
          </Link>
        )}
      </p>
      <DataTable
        label="书面承诺"
        columns={columnsOf(onDone)}
        rows={rows}
        keyOf={({ id: of }) => of}
        nameOf={({ fact, subject }) => `${nameOf(subject)} ${fact.zh}`}
        isPending={page.isPending || page.isPlaceholderData}
        error={page.error}
        onRetry={() => void page.refetch()}
        empty={
          <EmptyLine
            why={group.id === 'due' ? '没有到期待核查的承诺。' : `没有${group.word}的承诺。`}
            next="受理申请时收取的书面承诺，审核通过后列在这里。"
          />
        }
      />
      {after === '' && next === null ? null : (
        <ListFoot
          picked={null}
          range={rows === undefined ? '' : `本页 ${rows.length} 项`}
          pages={{
            onBefore: after === '' ? undefined : () => history.back(),
            onAfter: next === null ? undefined : () => change({ after: `${next.checkOn}_${next.id}` }),
          }}
        />
      )}
    </div>
  )
}
