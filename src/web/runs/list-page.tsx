import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useLocation, useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect } from 'react'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import { idsOf } from '../filter/fields.ts'
import { FilterChips } from '../filter/filter-chips.tsx'
import { FilterForm } from '../filter/filter-form.tsx'
import { saidOf } from '../filter/filter-words.zh.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { Money, MoneyUnitContext, MoneyUnitSwitch, moneyUnitWord } from '../parts/figure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ViewTabs } from '../parts/view-tabs.tsx'
import { useMay } from '../session/use-session.ts'
import { CountLine } from '../table/count-line.tsx'
import { DataTable } from '../table/data-table.tsx'
import { ListFoot } from '../table/list-foot.tsx'
import { useSelection } from '../table/selection.ts'
import { usePreferredView, useViews } from '../views/use-views.ts'
import { viewNamed } from '../views/view.ts'
import { ViewsMenu } from '../views/views-menu.tsx'
import { rememberList } from '../why/neighbours.ts'
import { ColumnChoice } from './column-choice.tsx'
import { ExportButton } from './export-panel.tsx'
import { BatchLink, Picked, VerifyAll } from './list-acts.tsx'
import { columnsOf, nameIn } from './list-columns.tsx'
import { type Asked, declared, filterOf, inputOf, keptOf, noFilter } from './list-question.ts'
import { type DecisionPage, type DecisionRow, fieldsOf, viewsOf } from './list-words.zh.ts'
import { asksByName, fitTo, type NamedPart } from './lost-parts.ts'
import { listPath } from './outcomes.zh.ts'
import { runMeta } from './run-meta.zh.ts'
import './runs.css'

const keyOf = ({ subject }: DecisionRow): string => subject
const facets = ['outcome', 'missing', 'city', 'size', 'industry', 'reason', 'review', 'status']
/** Who gets what under a policy, row by row. */
export default function ListPage() {
  const { run, policy } = useParams({ strict: false }) as { readonly run: string; readonly policy: string }
  const [written, change] = useParameters(declared)
  const navigate = useNavigate()
  const may = useMay()
  const selection = useSelection(keyOf)
  const whole = useQuery({
    ...ask.decision.list.query({ input: { run, policy, size: 20, facets } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  // Who does not get it anyhow may lack facts as well: only those that wait for them open a list.
  const waiting = useQuery({
    ...ask.decision.list.query({ input: { run, policy, size: 20, filter: { outcome: ['undetermined'] }, facets: ['missing'] } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const viewed = { list: 'decision', about: policy } as const
  const saved = useViews(viewed)
  usePreferredView(viewed, Object.keys(keptOf(written)).length === 0 && written.view === '')
  // What another screening knew and this one does not is told and left out, and is no reason to show nothing.
  const { fit: asked, lost } =
    whole.data === undefined ? { fit: written, lost: [] as readonly NamedPart[] } : fitTo(written, whole.data.words)
  const input = inputOf(run, policy, asked)
  const isReady = whole.data !== undefined || !asksByName(written)
  const page = useQuery({ ...ask.decision.list.query({ input }), placeholderData: keepPreviousData, enabled: isReady })
  const isHere = useLocation({ select: ({ pathname }) => pathname === listPath(run, policy) })
  useEffect(() => {
    // On the way to another page the address is that page's already.
    if (isHere) rememberList(input)
  })
  const first = whole.data
  const fields = first === undefined ? [] : fieldsOf(first.facets, first.words, true)
  const chips = first === undefined ? [] : fieldsOf(first.facets, first.words, false)
  const views = first === undefined ? [] : viewsOf(first.facets, first.words, waiting.data?.facets.missing ?? [])
  const filter = filterOf(asked)
  const view = views.find(({ search }) => JSON.stringify(search) === JSON.stringify(filter))?.id ?? ''
  const open = viewNamed(saved.data, written.view)
  const picked = [...selection.picked.values()]
  const shown = page.data
  const narrow = (values: object) => change({ ...noFilter, ...filter, ...values, after: '', before: '', exact: '' } as Partial<Asked>)
  return (
    <MoneyUnitContext.Provider value={asked.unit}>
      <div className="page page-wide page-fill">
        <PageHead
          title={first === undefined ? '拟享受名单' : `${first.policy.zh}拟享受名单`}
          trail={<Link to={`/runs/${run}`}>筛查总览</Link>}
          meta={first === undefined ? [] : runMeta(first.run)}
          acts={
            <>
              <MoneyUnitSwitch unit={asked.unit} onChange={(unit) => change({ unit }, { replace: true })} />
              <ColumnChoice without={asked.without} onChange={(without) => change({ without }, { replace: true })} />
              <Button onClick={() => print()}>打印</Button>
              {may('batch.make') && first?.policy.isPaid === true ? <BatchLink run={run} policy={policy} asked={asked} /> : null}
              {may('decision.export') && shown !== undefined ? (
                <ExportButton run={run} policy={policy} asked={asked} rows={rowsInWords(shown)} />
              ) : null}
            </>
          }
        />
        <ViewTabs label="常用视图" current={view} tabs={views} />
        <FilterForm fields={fields} values={asked} onQuery={narrow} isQuerying={page.isFetching}>
          <ViewsMenu of={viewed} now={{ search: keptOf(asked), said: saidOf(chips, asked) }} open={asked.view} />
        </FilterForm>
        {first === undefined ? null : (
          <LostLine
            parts={lost.map((part) => ({
              said: open?.said[part] ?? saidOf(chips, { [part]: written[part] })[part] ?? written[part].join('、'),
              isWhole: asked[part].length === 0,
            }))}
            isViewGone={written.view !== '' && saved.data !== undefined && open === undefined}
          />
        )}
        <FilterChips
          fields={chips}
          values={asked}
          onRemove={(ids) => narrow(Object.fromEntries(ids.map((id) => [id, noFilter[id] ?? ''])))}
          onClear={() => change(noFilter as Partial<Asked>)}
        >
          <Counted page={shown} unit={asked.unit} onExact={() => change({ exact: 'yes' }, { replace: true })} />
          {may('verification.open') ? <VerifyAll run={run} policy={policy} asked={asked} page={shown} /> : null}
        </FilterChips>
        <DataTable
          label={`${first?.policy.zh ?? ''}拟享受名单`}
          columns={shown === undefined ? [] : columnsOf(run, shown, asked.without)}
          rows={shown?.rows}
          keyOf={keyOf}
          nameOf={(row) => (shown === undefined ? row.subject : nameIn(shown, row))}
          onOpen={({ subject }) => void navigate({ to: `${listPath(run, policy)}/${subject}` })}
          sort={{ by: asked.sort, direction: asked.order }}
          onSort={({ by, direction }) => change({ sort: by as Asked['sort'], order: direction, after: '', before: '' })}
          selection={selection}
          isPending={page.isPending || page.isPlaceholderData}
          error={page.error ?? whole.error}
          onRetry={() => void page.refetch()}
          empty={<EmptyLine why="没有符合条件的对象。" next={emptyNext(fields, asked)} />}
        />
        <ListFoot
          picked={
            picked.length === 0 || shown === undefined ? null : (
              <Picked
                run={run}
                policy={policy}
                page={shown}
                rows={picked}
                onClear={selection.clear}
                mayVerify={may('verification.open')}
                mayDefer={may('deferral.enter')}
              />
            )
          }
          range={shown === undefined ? '' : `本页 ${shown.rows.length} ${shown.policy.unit}`}
          pages={{
            onBefore: turn(shown?.previous, (before) => change({ before, after: '' })),
            onAfter: turn(shown?.next, (after) => change({ after, before: '' })),
          }}
        />
      </div>
    </MoneyUnitContext.Provider>
  )
}

interface LostLineProps {
  /** What was asked for and this screening does not know, in words, and whether nothing of the part is left. */
  readonly parts: readonly { readonly said: string; readonly isWhole: boolean }[]
  readonly isViewGone: boolean
}

/** What of an address or a saved view this screening's list does not know, and what was made of it. */
function LostLine({ parts, isViewGone }: LostLineProps) {
  if (parts.length === 0 && !isViewGone) return null
  return (
    <p className="notice-line" role="status">
      {isViewGone ? '这个视图已删除或不再共享，名单按原来的条件显示。' : ''}
      {parts.map(({ said, isWhole }) =>
        isWhole ? `本次筛查没有“${said}”，没有按它筛选。` : `“${said}”中有本次筛查没有的，只按其余的筛选。`,
      )}
    </p>
  )
}

const turn = (cursor: string | null | undefined, go: (cursor: string) => void): (() => void) | undefined =>
  cursor === null || cursor === undefined ? undefined : () => go(cursor)

const rowsInWords = ({ count: { n, kind }, policy: { unit } }: DecisionPage): string => `${count(n)}${kind === 'exact' ? '' : '+'} ${unit}`

function emptyNext(fields: ReturnType<typeof fieldsOf>, asked: Asked): string {
  const values = asked as Readonly<Record<string, string | readonly string[]>>
  const narrowed = fields.filter((field) => idsOf(field).some((id) => (values[id] ?? '').length > 0))
  return narrowed.length === 0 ? '换一项政策，或换一次筛查。' : `去掉“${narrowed.map(({ label }) => label).join('”或“')}”的条件再查。`
}

interface CountedProps {
  readonly page: DecisionPage | undefined
  readonly unit: 'yuan' | 'ten_thousand'
  readonly onExact: () => void
}

function Counted({ page, unit, onExact }: CountedProps) {
  if (page === undefined) return null
  const { n, kind } = page.count
  return (
    <>
      {page.sums === null ? null : (
        <span className="run-sum">
          净额合计{' '}
          <b>
            <Money fen={page.sums.net} />
          </b>{' '}
          {moneyUnitWord(unit)}
        </span>
      )}
      <CountLine of={{ n, kind: kind === 'exact' ? 'exact' : 'at_least' }} unit={page.policy.unit} onExact={onExact} />
    </>
  )
}
