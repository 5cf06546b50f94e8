import { Link } from '@tanstack/react-router'
import { Money } from '../parts/figure.tsx'
import { StatusMark } from '../parts/status-mark.tsx'
import { type Why, whyPath } from './why.ts'
import { outcomeMarks, resultWords } from './words.zh.ts'

/** What else the subject gets under the other policies, and what gave way to what. */
export function OthersTable({ why: { others, run, subject } }: { readonly why: Why }) {
  return (
    <table className="why-table is-others">
      <colgroup>
        <col style={{ width: '26%' }} />
        <col style={{ width: '12%' }} />
        <col style={{ width: '13%' }} />
        <col style={{ width: '17%' }} />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">政策</th>
          <th scope="col">依据</th>
          <th scope="col">结果</th>
          <th scope="col" className="is-right">
            金额<i>元</i>
          </th>
          <th scope="col">说明</th>
        </tr>
      </thead>
      <tbody>
        {others.map(({ policy, zh, clause, result, outcome, gross, net, say }) => {
          const amount = result === 'money' ? net : gross
          return (
            <tr key={policy}>
              <th scope="row">
                <Link to={whyPath(run.name, policy, subject)}>{zh}</Link>
              </th>
              <td>{clause}</td>
              <td className="is-outcome">
                <StatusMark of="outcome" state={outcomeMarks[outcome]} />
              </td>
              <td className="is-amount is-right">
                {amount === null ? (
                  <span className="soft">—</span>
                ) : (
                  <>
                    {resultWords[result]} <Money fen={amount} />
                  </>
                )}
              </td>
              <td className="is-say">{say}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
