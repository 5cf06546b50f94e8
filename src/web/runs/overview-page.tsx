import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useRef } from 'react'
import { oneOf, text } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { count, yuan } from '../figures/figures.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { MoneyUnitContext, MoneyUnitSwitch } from '../parts/figure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay } from '../session/use-session.ts'
import { type ComparedPolicy, ComparisonLine, growthOf } from './comparison-line.tsx'
import { CompositionKey } from './composition-bar.tsx'
import { inOrder, type PaymentTotals, roundingMisses, screeningBefore, totalsOf, without } from './lead-figures.ts'
import type { Overview, PolicyOverview, Run } from './outcomes.zh.ts'
import { PolicyDetail } from './policy-detail.tsx'
import { type PolicyLine, PolicyTable } from './policy-table.tsx'
import { runMeta } from './run-meta.zh.ts'
import { RunSentence } from './run-sentence.tsx'
import { SetAsideButton, SetAsideLine } from './set-aside.tsx'
import { WantedSources } from './wanted-sources.tsx'
import './runs.css'

const declared = {
  unit: oneOf(['ten_thousand', 'yuan']),
  policy: text(/^[a-z][a-z0-9_]*$/),
  /** The screening it is compared with; `off` for none. */
  earlier: text(/^[0-9a-z-]+$/),
}

/** What a screening comes to in the regions of whoever reads. */
export default function OverviewPage() {
  const { run } = useParams({ strict: false }) as { readonly run: string }
  const [asked, change] = useParameters(declared)
  const answer = useQuery(ask.run.overview.query({ input: { run } }))
  const may = useMay()
  return (
    <MoneyUnitContext.Provider value={asked.unit}>
      <div className="page page-wide run-overview">
        <PageHead
          title="筛查总览"
          meta={answer.data === undefined ? [] : runMeta(answer.data.run)}
          acts={
            <>
              <MoneyUnitSwitch unit={asked.unit} onChange={(unit) => change({ unit }, { replace: true })} />
              <Link to="/runs" className="run-button">
                换一次筛查
              </Link>
              <Button onClick={() => print()}>打印</Button>
              {may('run.setAside') && answer.data !== undefined ? <SetAsideButton run={answer.data.run} /> : null}
            </>
          }
        />
        {answer.data === undefined ? null : <SetAsideLine run={answer.data.run} />}
        <ErrorLine error={answer.error} onRetry={() => void answer.refetch()} />
        {answer.data === undefined ? (
          <p className="soft" role="status">
            {answer.isPending ? '正在汇总本次筛查' : ''}
          </p>
        ) : (
          <Whole overview={answer.data} asked={asked} onChange={(some) => change(some, { replace: true })} />
        )}
      </div>
    </MoneyUnitContext.Provider>
  )
}

interface WholeProps {
  readonly overview: Overview
  readonly asked: { readonly policy: string; readonly earlier: string; readonly unit: string }
  readonly onChange: (some: { readonly policy?: string; readonly earlier?: string }) => void
}

function Whole({ overview, asked, onChange }: WholeProps) {
  const { run } = overview
  const may = useMay()
  const detail = useRef<HTMLElement>(null)
  const policies = inOrder(overview.policies)
  const totals = totalsOf(policies)
  const shown = policies.find(({ policy }) => policy === asked.policy) ?? policies[0]
  const { earlier, others, compared, isPending, error } = useComparison(run, asked.earlier)
  const show = (policy: string) => {
    onChange({ policy })
    // The policy is drawn before the page moves to it.
    setTimeout(() => detail.current?.scrollIntoView({ block: 'start' }))
  }
  return (
    <>
      <RunSentence run={run.name} policies={policies} totals={totals} />
      <div className="run-line not-printed">
        <ComparisonLine
          run={run}
          others={others}
          earlier={earlier}
          policy={shown}
          compared={compared?.find(({ policy }) => policy === shown?.policy)}
          isPending={isPending}
          onChoose={(name) => onChange({ earlier: name })}
        />
        <CompositionKey />
      </div>
      <ErrorLine error={error} />
      <PolicyTable run={run.name} lines={linesOf(policies, totals, compared)} current={shown?.policy} onShow={show} />
      <OlderLists policies={overview.policies} />
      <Notes policies={policies} totals={totals} none={without(overview.policies)} unit={asked.unit} />
      <section ref={detail}>
        {shown === undefined ? null : <PolicyDetail run={run.name} policy={shown} mayVerify={may('verification.open')} />}
      </section>
      <WantedSources overview={overview} />
    </>
  )
}

/** The screening that one is compared with, and what that gives; the page does not wait for it. */
function useComparison(run: Run, chosen: string) {
  const list = useQuery(ask.run.list.query())
  const runs = list.data ?? []
  const others = runs.filter(({ name }) => name !== run.name)
  const earlier = chosen === '' ? screeningBefore(runs, run) : others.find(({ name }) => name === chosen)
  const answer = useQuery({
    ...ask.run.compare.query({ input: { earlier: earlier?.name ?? '', later: run.name } }),
    enabled: earlier !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const compared = earlier === undefined ? undefined : answer.data?.policies
  return { earlier, others, compared, isPending: answer.isPending, error: list.error ?? (earlier === undefined ? null : answer.error) }
}

function linesOf(
  policies: readonly PolicyOverview[],
  totals: PaymentTotals,
  compared: readonly ComparedPolicy[] | undefined,
): readonly PolicyLine[] {
  const growth = ({ policy }: PolicyOverview) => {
    const found = compared?.find((each) => each.policy === policy)
    return compared === undefined ? undefined : found === undefined ? '0' : growthOf(found)
  }
  const lines = policies.map((policy): PolicyLine => ({ id: policy.policy, policy, money: policy, growth: growth(policy) }))
  const payments = lines.filter(({ policy }) => policy?.result === 'money')
  if (payments.length === 0) return lines
  const grown = compared === undefined ? undefined : String(payments.reduce((sum, line) => sum + BigInt(line.growth ?? '0'), 0n))
  return [...payments, { id: 'total', policy: undefined, money: totals, growth: grown }, ...lines.slice(payments.length)]
}

/** Lists that were written before a payee in doubt waited for review still call it eligible, until somebody screens again. */
function OlderLists({ policies }: { readonly policies: readonly PolicyOverview[] }) {
  const doubtful = policies.flatMap(({ zh, unit, plans }) => {
    const n = plans.reduce((sum, { eligibleInDoubt }) => sum + eligibleInDoubt, 0)
    return n === 0 ? [] : [`${zh} ${count(n)} ${unit}`]
  })
  if (doubtful.length === 0) return null
  return (
    <p className="notice-line is-printed" role="status">
      这次筛查的名单写得较早：{doubtful.join('、')}的收款企业已注销或不明，名单里仍列为“符合”，不能入批次。重新筛查后转为“待复核”。
    </p>
  )
}

interface NotesProps {
  readonly policies: readonly PolicyOverview[]
  readonly totals: PaymentTotals
  readonly none: readonly PolicyOverview[]
  readonly unit: string
}

function Notes({ policies, totals, none, unit }: NotesProps) {
  const payments = policies.filter(({ result }) => result === 'money')
  const misses = unit === 'ten_thousand' && roundingMisses(payments.map(({ net }) => net))
  return (
    <div className="small run-notes">
      {payments.length === 0 ? null : (
        <p className="run-equation">
          付款类：核算 {yuan(totals.gross)} − 互斥扣减 {yuan(totals.taken)} − 结算待定 {yuan(totals.waiting)} ＝ 净额 {yuan(totals.net)}{' '}
          元。 待复核的不在其中：如全部通过另付 {yuan(totals.awaitingReview)} 元。
        </p>
      )}
      {misses ? <p>万元为四舍五入，各行之和与合计有尾差；看“元”为精确数。</p> : null}
      {none.length === 0 ? null : (
        <details>
          <summary>另有 {none.length} 项政策在本辖区没有判定对象，不列出</summary>
          {none.map(({ zh }) => zh).join('、')}
        </details>
      )}
    </div>
  )
}
