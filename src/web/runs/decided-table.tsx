import type { ReactNode } from 'react'
import { StatusMark } from '../parts/status-mark.tsx'
import { type Outcome, outcomes } from './outcomes.zh.ts'

/** What one policy decided about somebody. */
export interface DecidedLine {
  readonly key: string
  readonly policy: ReactNode
  readonly clause: string
  readonly outcome: Outcome
  readonly amount: ReactNode
  readonly say: string
}

interface DecidedTableProps {
  readonly label: string
  readonly lines: readonly DecidedLine[]
}

/** Decisions of several policies about one subject: by which clause, what came out, what it comes to, why. */
export function DecidedTable({ label, lines }: DecidedTableProps) {
  return (
    <table className="plain-table is-decisions" aria-label={label}>
      <colgroup>
        <col style={{ width: '28%' }} />
        <col style={{ width: '13%' }} />
        <col style={{ width: '14%' }} />
        <col style={{ width: '16%' }} />
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
        {lines.map(({ key, policy, clause, outcome, amount, say }) => (
          <tr key={key}>
            <th scope="row">{policy}</th>
            <td>{clause}</td>
            <td>
              <StatusMark of="outcome" state={outcomes[outcome].mark} />
            </td>
            <td className="is-right">{amount}</td>
            <td>{say || <span className="soft">—</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
