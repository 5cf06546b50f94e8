import { Link } from '@tanstack/react-router'
import { Money, NotApplicable } from '../parts/figure.tsx'
import { DecidedTable } from '../runs/decided-table.tsx'
import { type Why, whyPath } from './why.ts'
import { resultWords } from './words.zh.ts'

/** What else the subject gets under the other policies, and what gave way to what. */
export function OthersTable({ why: { others, run, subject } }: { readonly why: Why }) {
  return (
    <DecidedTable
      label="同一对象在其他政策"
      lines={others.map(({ policy, zh, clause, result, outcome, gross, net, say }) => {
        const amount = result === 'money' ? net : gross
        return {
          key: policy,
          policy: <Link to={whyPath(run.name, policy, subject)}>{zh}</Link>,
          clause,
          outcome,
          amount:
            amount === null ? (
              <NotApplicable />
            ) : (
              <>
                {resultWords[result]} <Money fen={amount} />
              </>
            ),
          say,
        }
      })}
    />
  )
}
