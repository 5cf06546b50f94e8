import { Link } from '@tanstack/react-router'
import { useContext } from 'react'
import { count, sumOfFen } from '../figures/figures.ts'
import { Money, MoneyUnitContext, moneyUnitWord } from '../parts/figure.tsx'
import { compareFen, missingOf, refusedOf, reviewsOf } from './lead-figures.ts'
import { listPath, type PolicyOverview } from './outcomes.zh.ts'
import { type SplitLine, SplitTable } from './split-table.tsx'

type Part = PolicyOverview['byRegion'][number]

interface PolicyDetailProps {
  readonly run: string
  readonly policy: PolicyOverview
  /** Whether the reader may send subjects to be verified. */
  readonly mayVerify: boolean
}

/** One policy of a screening: where its money is, why others get none, and what is missing; every line opens its list. */
export function PolicyDetail({ run, policy, mayVerify }: PolicyDetailProps) {
  const to = listPath(run, policy.policy)
  return (
    <>
      <Where policy={policy} to={to} />
      <h2>{policy.zh}为什么没有给</h2>
      <div className="splits">
        <SplitTable
          title="不符合，按不满足的条件"
          heads={[policy.unit, '仅此一条']}
          lines={refusedOf(policy).map((reason) => ({
            ...reason,
            name: reason.zh,
            to,
            search: { reason: [reason.id] },
            figures: [count(reason.count), count(reason.alone)],
          }))}
          shown={6}
          empty="没有不符合的。"
        />
        <SplitTable
          title="待补事实，按缺项"
          heads={[policy.unit, '仅缺此项', ...(mayVerify ? [''] : [])]}
          lines={missingOf(policy).map((fact) => ({
            ...fact,
            name: fact.zh,
            title: fact.source === '' ? fact.zh : `${fact.zh}（${fact.source}）`,
            to,
            search: { outcome: ['undetermined'], missing: [fact.id] },
            figures: [
              count(fact.count),
              count(fact.alone),
              ...(mayVerify ? [<VerifyLink key="verify" run={run} policy={policy.policy} missing={fact.id} what={fact.zh} />] : []),
            ],
          }))}
          shown={6}
          empty="没有待补事实的。"
        />
        <SplitTable
          title="待复核，按事由"
          heads={[policy.unit, '仅此一项']}
          lines={reviewsOf(policy).map((review) => ({
            ...review,
            name: review.zh,
            to,
            search: { outcome: ['needs_review'], review: [review.id] },
            figures: [count(review.count), count(review.alone)],
          }))}
          shown={6}
          empty="没有待复核的。"
        />
      </div>
    </>
  )
}

interface VerifyLinkProps {
  readonly run: string
  readonly policy: string
  readonly missing: string
  readonly what: string
}

/** The way to have a missing fact verified for everybody who waits for it. */
export function VerifyLink({ run, policy, missing, what }: VerifyLinkProps) {
  return (
    <Link to="/verification/new" search={{ run, policy, missing, outcome: ['undetermined'] } as never} aria-label={`发起核实：${what}`}>
      发起核实
    </Link>
  )
}

/** Where those are that get it: by region, size and industry. */
function Where({ policy, to }: { readonly policy: PolicyOverview; readonly to: string }) {
  const { eligible } = policy.counts
  const unit = moneyUnitWord(useContext(MoneyUnitContext))
  if (eligible === 0) {
    return (
      <h2>
        {policy.zh} <span className="small">本辖区没有符合的</span>
      </h2>
    )
  }
  const hasNet = policy.result === 'money' && policy.net !== '0'
  const heads = hasNet ? [policy.unit, `净额 ${unit}`] : [policy.unit]
  const split = (title: string, filter: string, list: readonly Part[], unnamed: string) => {
    const lines = linesOf(list, hasNet, unnamed, to, filter)
    return (
      <SplitTable
        title={title}
        heads={heads}
        lines={lines}
        fill={hasNet ? 'net' : 'eligible'}
        rest={(rest) => restOf(rest, list, hasNet, unnamed)}
      />
    )
  }
  return (
    <>
      <h2>
        {policy.zh}
        {hasNet ? '的净额在哪里' : '符合的在哪里'}{' '}
        <span className="small">
          {count(eligible)} {policy.unit}
          {hasNet ? (
            <>
              ，<Money fen={policy.net} /> {unit}
            </>
          ) : null}
          ；点一行看名单
        </span>
      </h2>
      <div className="splits">
        {split('按参保地', 'region', policy.byRegion, '地区不明')}
        {split('按规模', 'size', policy.bySize, '规模不明')}
        {split('按行业', 'industry', policy.byIndustry, '行业不明')}
      </div>
    </>
  )
}

const weightOf = (part: Part, hasNet: boolean): bigint => (hasNet ? BigInt(part.net) : BigInt(part.counts.eligible))

function linesOf(list: readonly Part[], hasNet: boolean, unnamed: string, to: string, filter: string): readonly SplitLine[] {
  const reached = list
    .filter(({ counts, net }) => counts.eligible > 0 || net !== '0')
    .toSorted((a, b) => compareFen(String(weightOf(b, hasNet)), String(weightOf(a, hasNet))))
  const greatest = reached.reduce((most, part) => (weightOf(part, hasNet) > most ? weightOf(part, hasNet) : most), 1n)
  return reached.map((part) => ({
    id: part.value,
    name: part.name === '' ? unnamed : part.name,
    to,
    search: { outcome: ['eligible'], [filter]: [part.value] },
    share: Number((weightOf(part, hasNet) * 1000n) / greatest) / 1000,
    figures: figuresOf([part], hasNet),
  }))
}

function figuresOf(list: readonly Part[], hasNet: boolean) {
  const eligible = count(list.reduce((sum, { counts }) => sum + counts.eligible, 0))
  return hasNet ? [eligible, <Money key="net" fen={sumOfFen(list.map(({ net }) => net))} />] : [eligible]
}

function restOf(rest: readonly SplitLine[], list: readonly Part[], hasNet: boolean, unnamed: string) {
  const ids = new Set(rest.map(({ id }) => id))
  const word = unnamed === '规模不明' ? '类' : unnamed === '行业不明' ? '门类' : '个'
  return {
    name: `其余 ${rest.length} ${word}`,
    figures: figuresOf(
      list.filter(({ value }) => ids.has(value)),
      hasNet,
    ),
  }
}
