import type { ReactNode } from 'react'

export interface ArithmeticLine {
  readonly id: string
  readonly label: ReactNode
  /** What the line rests on: records and their date, a clause, a rounding. */
  readonly basis?: ReactNode
  readonly value: ReactNode
  /** A result that the lines above come to. */
  readonly isSum?: boolean
}

interface ArithmeticProps {
  readonly lines: readonly ArithmeticLine[]
  readonly total: { readonly label: string; readonly value: ReactNode }
  readonly unit?: string
}

/** How an amount came about, line by line, numbered, the total under a double rule. */
export function Arithmetic({ lines, total, unit = '元' }: ArithmeticProps) {
  return (
    <table className="arithmetic">
      <colgroup>
        <col style={{ width: 28 }} />
        <col style={{ width: '44%' }} />
        <col />
        <col style={{ width: 132 }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">行</span>
          </th>
          <th scope="col">项目</th>
          <th scope="col">凭什么</th>
          <th scope="col" className="is-right">
            金额<i>{unit}</i>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, label, basis, value, isSum = false }, at) => (
          <tr key={id} className={isSum ? 'is-sum' : undefined}>
            <td className="arithmetic-no">{at + 1}</td>
            <th scope="row">{label}</th>
            <td className="arithmetic-basis">{basis}</td>
            <td className="is-right arithmetic-value">{value}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td />
          <th scope="row" colSpan={2}>
            {total.label}
          </th>
          <td className="is-right arithmetic-value">{total.value}</td>
        </tr>
      </tfoot>
    </table>
  )
}
