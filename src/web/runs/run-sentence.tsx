import { Link } from '@tanstack/react-router'
import { useContext } from 'react'
import { count } from '../figures/figures.ts'
import { Money, MoneyUnitContext, moneyUnitWord } from '../parts/figure.tsx'
import { mostWanted, type PaymentTotals } from './lead-figures.ts'
import { listPath, type PolicyOverview } from './outcomes.zh.ts'

interface RunSentenceProps {
  readonly run: string
  /** In the order of the overview: the first is the payment with the greatest net amount. */
  readonly policies: readonly PolicyOverview[]
  readonly totals: PaymentTotals
}

/** What a screening comes to, in one sentence: what can be paid, what a fact would decide, what is not counted yet. */
export function RunSentence({ run, policies, totals }: RunSentenceProps) {
  const unit = moneyUnitWord(useContext(MoneyUnitContext))
  const [first] = policies.filter(({ result, net }) => result === 'money' && net !== '0')
  const wanted = mostWanted(policies)
  return (
    <p>
      付款类净额{' '}
      <b>
        <Money fen={totals.net} /> {unit}
      </b>
      {first === undefined ? null : (
        <>
          ，其中{first.zh} <Money fen={first.net} /> {unit}
        </>
      )}
      。
      {wanted === undefined ? null : (
        <>
          待补事实最多的是{wanted.policy.zh}{' '}
          <Link to={listPath(run, wanted.policy.policy)} search={{ outcome: ['undetermined'] } as never}>
            {count(wanted.policy.counts.undetermined)} {wanted.policy.unit}
          </Link>
          {wanted.fact === undefined ? null : (
            <>
              ，补齐“{wanted.fact.zh}”可先判定 {count(wanted.fact.alone)} {wanted.policy.unit}
            </>
          )}
          ；
        </>
      )}
      {totals.awaitingReview === '0' ? null : (
        <>
          待复核如全部通过还可付 <Money fen={totals.awaitingReview} /> {unit}，
        </>
      )}
      待地方标准按上级上限合计 <Money fen={totals.ceiling} /> {unit}，都未计入净额。
    </p>
  )
}
