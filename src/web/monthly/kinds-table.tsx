import { Link } from '@tanstack/react-router'
import { count, yuan } from '../figures/figures.ts'
import { NotApplicable } from '../parts/figure.tsx'
import { isPaid, type Kind, kindNotes, kinds, kindWords } from './words.zh.ts'

interface KindsTableProps {
  readonly counted: readonly { readonly kind: Kind; readonly rows: number; readonly fen: string }[]
  readonly current: string
  readonly searchOf: (kind: Kind) => Readonly<Record<string, string>>
}

/** How many people a month holds of each kind and what they come to, each number leading to its people; the sum of what is paid below. */
export function KindsTable({ counted, current, searchOf }: KindsTableProps) {
  const of = (kind: Kind) => counted.find((one) => one.kind === kind) ?? { kind, rows: 0, fen: '0' }
  const paid = kinds.filter(isPaid).map(of)
  return (
    <table className="month-kinds" aria-label="本月变动">
      <thead>
        <tr>
          <th scope="col">变动</th>
          <th scope="col" className="figure">
            人次
          </th>
          <th scope="col" className="figure">
            金额（元）
          </th>
          <th scope="col">说明</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => {
          const { rows, fen } = of(kind)
          return (
            <tr key={kind} aria-current={current === kind ? 'true' : undefined}>
              <th scope="row">{kindWords[kind]}</th>
              <td className="figure">
                {rows === 0 ? (
                  <span className="soft">0</span>
                ) : (
                  <Link to="." search={searchOf(kind) as never} aria-label={`${kindWords[kind]} ${count(rows)} 人次`}>
                    {count(rows)}
                  </Link>
                )}
              </td>
              <td className="figure">{isPaid(kind) ? yuan(fen) : <NotApplicable />}</td>
              <td className="soft">{kindNotes[kind]}</td>
            </tr>
          )
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">本月发放</th>
          <td className="figure">{count(paid.reduce((sum, { rows }) => sum + rows, 0))}</td>
          <td className="figure">{yuan(String(paid.reduce((sum, { fen }) => sum + BigInt(fen), 0n)))}</td>
          <td className="soft">续发＋新增＋恢复＋补发</td>
        </tr>
      </tfoot>
    </table>
  )
}
