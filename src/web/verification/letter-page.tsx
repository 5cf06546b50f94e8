import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useContext, useMemo, useRef, useState } from 'react'
import { keyText, oneOf } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { dayInTable } from '../figures/days.ts'
import { count } from '../figures/figures.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { useKeys } from '../keys/use-keys.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ViewTabs } from '../parts/view-tabs.tsx'
import { useSession } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { ListFoot, SelectionBar } from '../table/list-foot.tsx'
import { useSelection } from '../table/selection.ts'
import { type Draft, useDrafts } from './drafts.ts'
import { foundWord, type Letter, type LetterRow } from './letter.ts'
import { RowsPanel } from './rows-panel.tsx'
import { states, stateWord, VerificationMark } from './states.tsx'
import { useActs } from './use-acts.tsx'
import './verification.css'

const declared = { state: oneOf(['', 'asked', 'answered', 'confirmed', 'released', 'unresolved', 'withdrawn']), after: keyText() }
const keyOf = ({ id }: LetterRow): string => id
const nameOf = ({ subject }: LetterRow): string => subject.name ?? subject.key

/** The employer beside the employed; of a letter about units or people alone there is no such column. */
const unitColumn: Column<LetterRow> = {
  id: 'unit',
  title: '所在单位',
  kind: 'text',
  width: 176,
  cell: ({ unit }) => unit?.name ?? <NotApplicable />,
}

const columnsOf = (
  zh: string,
  isYesOrNo: boolean,
  hasUnits: boolean,
  drafts: Readonly<Record<string, Draft>>,
): readonly Column<LetterRow>[] => [
  { id: 'subject', title: zh, kind: 'text', width: 176, cell: ({ subject }) => subject.name ?? `${zh}编号 ${subject.key}` },
  { id: 'number', title: '证照号码', kind: 'text', width: 148, cell: ({ subject }) => subject.number ?? <NotApplicable /> },
  ...(hasUnits ? [unitColumn] : []),
  { id: 'region', title: '区县', kind: 'text', width: 76, cell: ({ region }) => region.name },
  {
    id: 'state',
    title: '状态',
    kind: 'state',
    width: 104,
    cell: ({ id, state, returned }) =>
      drafts[id] !== undefined && state === 'asked' ? (
        <span className="status is-near">已填未交</span>
      ) : (
        <VerificationMark state={state} isReturned={returned !== null} />
      ),
  },
  {
    id: 'value',
    title: '核实到的值',
    kind: 'text',
    width: 116,
    cell: ({ finding, value }) =>
      finding === null ? (
        <NotApplicable />
      ) : finding === 'unverifiable' ? (
        <span className="soft">无法核实</span>
      ) : (
        foundWord(value, isYesOrNo)
      ),
  },
  {
    id: 'source',
    title: '依据材料',
    kind: 'text',
    cell: ({ source, files }) =>
      source === null ? (
        <NotApplicable />
      ) : (
        <>
          {files.length === 0 ? null : <span className="soft">附件 {files.length} </span>}
          {source}
        </>
      ),
  },
  { id: 'sourceOn', title: '材料日期', kind: 'day', width: 88, cell: ({ sourceOn }) => sourceOn ?? <NotApplicable /> },
  {
    id: 'who',
    title: '核实、复核',
    kind: 'text',
    width: 120,
    cell: ({ answeredBy, checkedBy }) => [answeredBy, checkedBy].filter(Boolean).join('、') || <NotApplicable />,
  },
]

/** A letter of inquiry: how far it is, its rows, and what can be done with them. */
export default function LetterPage() {
  const { inquiry = '' } = useParams({ strict: false }) as { readonly inquiry?: string }
  const { account } = useSession()
  const today = useContext(OfficeDayContext)
  const [{ state, after }, change] = useParameters(declared)
  const selection = useSelection(keyOf)
  const drafts = useDrafts(account.id, inquiry)
  const [done, setDone] = useState('')
  const panel = useRef<HTMLElement>(null)
  const acts = useActs((what) => {
    drafts.forget([...selection.picked.keys()])
    selection.clear()
    setDone(what)
  })
  const page = useQuery({
    ...ask.verification.list.query({
      input: { inquiry, size: 50, ...(state === '' ? {} : { states: [state] }), ...(after === '' ? {} : { after }) },
    }),
    placeholderData: keepPreviousData,
  })
  const letter = page.data
  const hasUnits = letter?.rows.some(({ unit }) => unit !== null) ?? false
  const columns = useMemo(
    () => columnsOf(letter?.subjects.zh ?? '', letter?.isYesOrNo ?? false, hasUnits, drafts.kept),
    [letter?.subjects.zh, letter?.isYesOrNo, hasUnits, drafts.kept],
  )
  // A row that changed meanwhile is shown as it is now.
  const picked = [...selection.picked.values()].map((row) => letter?.rows.find(({ id }) => id === row.id) ?? row)
  const fill = () => panel.current?.querySelector<HTMLElement>('input, textarea, button')?.focus()
  useKeys([{ stroke: 'e', what: '填写核实结果', act: fill }])
  const open = (row: LetterRow) => {
    if (!selection.picked.has(row.id)) selection.toggle(row)
    requestAnimationFrame(fill)
  }
  if (letter === undefined && page.error !== null) {
    return (
      <div className="page page-wide">
        <PageHead title="核实" trail={<Link to="/verification">核实</Link>} />
        <ErrorLine error={page.error} />
      </div>
    )
  }
  return (
    <div className="page page-wide page-fill letter-page">
      <LetterHead letter={letter} today={today} />
      <p className="done-line" role="status">
        {done}
      </p>
      <ViewTabs
        label="按状态"
        current={state === '' ? 'all' : state}
        tabs={[
          { id: 'all', label: '全部', note: letter === undefined ? '' : count(sumOf(letter.inquiry.counts)), search: {} },
          ...states
            .filter((each) => each === state || (letter?.inquiry.counts[each] ?? 0) > 0)
            .map((each) => ({
              id: each,
              label: stateWord(each),
              note: count(letter?.inquiry.counts[each] ?? 0),
              search: { state: each },
            })),
        ]}
      />
      <div className="columns letter-columns">
        <DataTable
          label="核实的各项"
          columns={columns}
          rows={letter?.rows}
          keyOf={keyOf}
          nameOf={nameOf}
          onOpen={open}
          selection={selection}
          isPending={page.isPending || page.isPlaceholderData}
          error={page.error}
          onRetry={() => void page.refetch()}
          empty={<EmptyLine why={state === '' ? '这封核实函在您的辖区内没有事项。' : `没有${stateWord(state)}的事项。`} />}
        />
        {letter === undefined ? null : (
          <RowsPanel letter={letter} picked={picked} drafts={drafts.kept} onDraft={drafts.write} acts={acts} today={today} room={panel} />
        )}
      </div>
      <ListFoot
        picked={
          picked.length === 0 ? null : (
            <SelectionBar count={picked.length} unit="项" acts={<Button onClick={fill}>去办理</Button>} onClear={selection.clear} />
          )
        }
        {...(after === '' && letter?.next == null
          ? {}
          : {
              pages: {
                onBefore: after === '' ? undefined : () => history.back(),
                onAfter: letter?.next == null ? undefined : () => change({ after: letter.next ?? '' }),
              },
            })}
      />
    </div>
  )
}

const sumOf = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((sum, rows) => sum + rows, 0)

function LetterHead({ letter, today }: { readonly letter: Letter | undefined; readonly today: string }) {
  if (letter === undefined) return <PageHead title="核实" trail={<Link to="/verification">核实</Link>} />
  const { policy, fact, counts, dueOn, openedBy, owner, note, id } = letter.inquiry
  const settled = (counts.confirmed ?? 0) + (counts.released ?? 0) + (counts.unresolved ?? 0) + (counts.withdrawn ?? 0)
  return (
    <PageHead
      title={`${policy.zh}：核实${fact.zh}`}
      trail={
        <>
          <Link to="/verification">核实</Link> / 第 {id} 号
        </>
      }
      meta={[`${openedBy}发出`, dueOn === null ? '没有期限' : `期限 ${dayInTable(dueOn, today)}`, `来源：${owner}`]}
    >
      共 {count(sumOf(counts))} 项，已办结 <b>{count(settled)}</b> 项，待核实 {count(counts.asked ?? 0)} 项，待复核{' '}
      {count(counts.answered ?? 0)} 项。{note === null ? null : <span className="soft">说明：{note}</span>}
    </PageHead>
  )
}
