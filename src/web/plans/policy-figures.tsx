import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { count, yuan } from '../figures/figures.ts'
import { StatusMark } from '../parts/status-mark.tsx'
import { listPath, type Outcome, type Overview, outcomeIds, outcomes, resultWords } from '../runs/outcomes.zh.ts'

interface PolicyFiguresProps {
  readonly overview: Overview
  readonly plan: string
  readonly policy: string
}

/** What a screening made of a policy of a document, in the regions of whoever reads; every figure opens its list. */
export function PolicyFigures({ overview: { run, policies }, plan, policy }: PolicyFiguresProps) {
  const whole = policies.find((each) => each.policy === policy)
  const own = whole?.plans.find((each) => each.plan === plan)
  if (whole === undefined || own === undefined)
    return <p className="plan-figures small not-printed">{run.day} 的筛查没有按这份文件判它：不在期内，或辖区里没有对象。</p>
  const to = listPath(run.name, policy)
  const link = (outcome: Outcome): ReactNode => {
    const n = own.counts[outcome]
    const mark = <StatusMark of="outcome" state={outcomes[outcome].mark} />
    if (n === 0)
      return (
        <>
          {mark} <span className="soft">0</span>
        </>
      )
    return (
      <Link
        to={to}
        search={{ plan: [plan], outcome: [outcome] } as never}
        aria-label={`${whole.zh}，${outcomes[outcome].word} ${count(n)} ${whole.unit}，看名单`}
      >
        {mark} {count(n)} {whole.unit}
      </Link>
    )
  }
  return (
    <p className="plan-figures">
      <Link to={`/runs/${run.name}`} search={{ policy } as never} className="small">
        {run.day} 筛查
      </Link>
      {outcomeIds.map((outcome) => (
        <span key={outcome}>{link(outcome)}</span>
      ))}
      <span>
        {whole.result === 'money' ? (
          <>
            净额 <b>{yuan(own.net)}</b> 元
          </>
        ) : (
          <span className="soft">{resultWords[whole.result]}</span>
        )}
      </span>
    </p>
  )
}
