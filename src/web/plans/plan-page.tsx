import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useNavigate, useParams } from '@tanstack/react-router'
import { Button, type InputRef } from 'antd'
import { useContext, useDeferredValue, useEffect, useRef } from 'react'
import { oneOf, text } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { useKeys } from '../keys/use-keys.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ViewTabs } from '../parts/view-tabs.tsx'
import { useMay } from '../session/use-session.ts'
import { ClauseView } from './clause-view.tsx'
import { EditionLine } from './edition-line.tsx'
import { SoughtContext } from './marked.tsx'
import { PlanContents } from './plan-contents.tsx'
import { Examples, Questions, sections, Values } from './plan-sections.tsx'
import { type Clause, hasWords, type Page, type Shown } from './plans.ts'
import './plans.css'
import { ReadLine, refetchWhileStale } from './read-line.tsx'
import { periodsOf, regionName } from './words.zh.ts'

const shows = ['all', 'policies', 'uncovered'] as const

const declared = { find: text(), show: oneOf(shows), run: text(/^[0-9a-z-]+$/) }

/** A policy document: its clauses, and beside each what was made of it. */
export default function PlanPage() {
  const { plan = '' } = useParams({ strict: false }) as Readonly<Record<string, string | undefined>>
  const [{ run }] = useParameters(declared)
  const { data, error, refetch } = useQuery({
    ...ask.plan.page.query({ input: { plan, ...(run === '' ? {} : { run }) } }),
    refetchInterval: refetchWhileStale,
  })
  if (data !== undefined) return <Document key={data.page.plan.hash} shown={data} />
  return (
    <div className="page">
      <PageHead title="政策文件" trail={<Link to="/plans">政策</Link>} />
      <ErrorLine error={error} onRetry={() => void refetch()} />
      {error === null ? <p className="soft">正在读取政策文件……</p> : null}
    </div>
  )
}

const isShown: Readonly<Record<(typeof shows)[number], (clause: Clause) => boolean>> = {
  all: () => true,
  policies: ({ blocks }) => blocks.some(({ kind }) => kind === 'policy'),
  uncovered: ({ blocks }) => blocks.length === 0,
}

function Document({ shown }: { readonly shown: Shown }) {
  const { page, read } = shown
  const { plan } = page
  const [{ find, show, run }, change] = useParameters(declared)
  const sought = useDeferredValue(find.trim())
  const hash = decoded(useLocation({ select: (location) => location.hash }))
  const day = useContext(OfficeDayContext)
  const clauses = page.clauses.filter(isShown[show]).filter((clause) => sought === '' || hasWords(clause, sought))
  const overview = useOverview(run)
  const field = useRef<InputRef>(null)
  const goTo = useGoTo(clauses, hash)
  // What a filter hides cannot be gone to: whoever follows a link sees the whole document.
  const isHidden = !clauses.some(({ number }) => number === hash) && page.clauses.some(({ number }) => number === hash)
  const isSeeking = useRef(false)
  isSeeking.current = isHidden && document.activeElement !== field.current?.input
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when somebody goes somewhere
  useEffect(() => {
    if (isSeeking.current) change({ find: '', show: 'all' }, { replace: true })
  }, [hash])
  useKeys([
    { stroke: '/', what: '在本文件里找', act: () => field.current?.focus({ cursor: 'all' }) },
    { stroke: 'Escape', what: '不再找，看全文', act: () => change({ find: '' }, { replace: true }) },
    { stroke: 'j', what: '下一条', act: () => goTo(1) },
    { stroke: 'k', what: '上一条', act: () => goTo(-1) },
  ])
  const keep = run === '' ? {} : { run }
  return (
    <SoughtContext.Provider value={sought}>
      <div className="page plan-page">
        <PageHead
          title={plan.title}
          trail={
            <>
              <Link to="/plans">政策</Link> / {plan.number === '' ? plan.title : plan.number}
            </>
          }
          meta={[
            <span key="number" className="print-only">
              {plan.number}
            </span>,
            plan.issuer,
            regionName(plan),
            plan.issuedOn ?? '文中没有成文日',
            periodsOf(plan, day),
          ]}
          acts={<Button onClick={() => print()}>打印</Button>}
        >
          <Sentence page={page} keep={keep} />
        </PageHead>
        <EditionLine shown={shown} overview={overview.data} />
        <Problems page={page} />
        <div className="plan-columns">
          <PlanContents
            clauses={clauses}
            whole={page.clauses.length}
            current={hash}
            find={find}
            onFind={(typed) => change({ find: typed }, { replace: true })}
            field={field}
            onEnter={() => goTo(1, true)}
          />
          <div className="plan-document">
            <ViewTabs
              label="看哪些条款"
              current={show}
              tabs={[
                { id: 'all', label: '全文', note: String(page.clauses.length), search: keep },
                {
                  id: 'policies',
                  label: '有政策的',
                  note: String(page.clauses.filter(isShown.policies).length),
                  search: { ...keep, show: 'policies' },
                },
                {
                  id: 'uncovered',
                  label: '没有落成规则的',
                  note: String(page.clauses.filter(isShown.uncovered).length),
                  search: { ...keep, show: 'uncovered' },
                },
              ]}
            >
              <span className="small">/ 找字　j k 逐条</span>
            </ViewTabs>
            <p className="small">
              左边是条款要点，由编写人归纳，原文以印发文件为准；右边是据以执行的规则。　
              <ReadLine read={read} />
            </p>
            {clauses.length === 0 ? (
              <EmptyLine
                why={sought === '' ? '没有这样的条款。' : `没有一条里同时有“${sought}”。`}
                next={
                  <button type="button" className="link" onClick={() => change({ find: '', show: 'all' }, { replace: true })}>
                    看全文
                  </button>
                }
              />
            ) : null}
            {clauses.map((clause) => (
              <ClauseView key={clause.number} plan={plan.id} clause={clause} run={run} overview={overview.data} />
            ))}
            {overview.error === null ? null : <ErrorLine error={overview.error} />}
            <Questions page={page} run={run} />
            <Values page={page} run={run} />
            <Examples page={page} run={run} />
          </div>
        </div>
      </div>
    </SoughtContext.Provider>
  )
}

/** The screening whose figures stand beside the policies: the last, or the one whose edition is shown; none for who may not read any. */
function useOverview(run: string) {
  const may = useMay()('run.read')
  const answer = useQuery({ ...ask.run.overview.query({ input: run === '' ? {} : { run } }), enabled: may, retry: false })
  // Before the first screening there is nothing to show, and nothing wrong.
  return { data: may ? answer.data : undefined, error: isNoRun(answer.error) ? null : answer.error }
}

const isNoRun = (error: unknown): boolean =>
  error !== null &&
  typeof error === 'object' &&
  'data' in error &&
  (error.data as { readonly code?: string } | undefined)?.code === 'no_run_yet'

/** Goes to what the address names, once it is drawn; gives the way to the clause after or before. */
function useGoTo(clauses: readonly Clause[], hash: string): (step: 1 | -1, fromStart?: boolean) => void {
  const navigate = useNavigate()
  const isDrawn = hash in sections || clauses.some(({ number }) => number === hash)
  useEffect(() => {
    const found = isDrawn ? document.getElementById(hash) : null
    found?.scrollIntoView({ block: 'start' })
    found?.focus({ preventScroll: true })
  }, [hash, isDrawn])
  return (step, fromStart = false) => {
    const at = fromStart ? -1 : clauses.findIndex(({ number }) => number === hash)
    const next = clauses[at + step] ?? clauses[at] ?? clauses[0]
    if (next !== undefined)
      void navigate({ to: '.', search: ((before: unknown) => before) as never, hash: next.number, replace: true, resetScroll: false })
  }
}

/** An anchor as it was written; what is no such text is none. */
function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash)
  } catch {
    return ''
  }
}

/** What the document comes to, in a sentence. */
function Sentence({ page: { plan, comparison, clauses }, keep }: { readonly page: Page; readonly keep: Readonly<Record<string, string>> }) {
  const { counts } = plan
  const uncovered = clauses.filter(isShown.uncovered).length
  const parts: readonly (readonly [number, string])[] = [
    [counts.policies, '项政策'],
    [counts.tasks, '项任务'],
    [counts.targets, '个目标'],
    [counts.forms, '张报表'],
    [counts.services, '项服务'],
  ]
  return (
    <>
      {counts.clauses} 条，落成{' '}
      {parts
        .filter(([n]) => n > 0)
        .map(([n, word]) => `${n} ${word}`)
        .join('、')}
      ；
      {uncovered === 0 ? (
        '每一条都有规则'
      ) : (
        <Link to="." search={{ ...keep, show: 'uncovered' } as never}>
          {uncovered} 条没有落成规则，各写了原因
        </Link>
      )}
      ；未决问题{' '}
      {counts.open === 0 ? (
        '没有'
      ) : (
        <Link to="." search={((before: unknown) => before) as never} hash="questions">
          {counts.open} 个
        </Link>
      )}
      {counts.asking === 0 ? '' : `，不满足只转复核的条件 ${counts.asking} 条`}。
      {comparison === null
        ? '没有与原文对照过。'
        : `规则引用的 ${comparison.cited} 条，与原文对照过 ${comparison.compared} 条，原文里找不到的 ${comparison.settled + comparison.open} 行${comparison.open === 0 ? '都有人核定' : `还有 ${comparison.open} 行没有人核定`}。`}
    </>
  )
}

/** The mistakes of a document, every one of them: while there are any, it decides nothing. */
function Problems({ page: { plan } }: { readonly page: Page }) {
  if (!plan.isBroken) return null
  return (
    <div className="error-line" role="alert">
      <p>
        {plan.above === null ? '这份文件的方案有错，不参加筛查，下面能读的照常列出。' : '它依据的上级文件有错，这份文件也不参加筛查。'}
        改好后本页自动换成新的。
      </p>
      <ul>
        {plan.problems.map(({ place, text: said }) => (
          <li key={`${place} ${said}`}>
            {said}
            <span className="soft"> {place}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
