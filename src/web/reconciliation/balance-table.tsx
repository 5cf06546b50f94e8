import { count, yuan } from '../figures/figures.ts'
import { type Account, openKinds } from './words.zh.ts'

/** Both balances, what each side lacks, and whether they come to the same; else what the difference lies in. */
export function BalanceTable({ of: { balance } }: { readonly of: Account }) {
  const { open, statement, book, adjustedStatement, adjustedBook, difference, reasons } = balance
  const fen = (value: string | null) => (value === null ? '对账单未到' : yuan(value))
  const rows = [
    ['book_in', '加', 'bank_in', '加'],
    ['book_out', '减', 'bank_out', '减'],
  ] as const
  return (
    <>
      <div className="counts-scroll">
        <table className="plain-table balance-table" aria-label="余额调节">
          <colgroup>
            <col />
            <col className="is-fen" />
            <col />
            <col className="is-fen" />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">银行对账单</th>
              <th scope="col" className="is-right">
                金额（元）
              </th>
              <th scope="col">单位账面</th>
              <th scope="col" className="is-right">
                金额（元）
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>对账单余额</td>
              <td className="is-right">{fen(statement)}</td>
              <td>账面余额</td>
              <td className="is-right">{fen(book)}</td>
            </tr>
            {rows.map(([left, leftSign, right, rightSign]) => (
              <tr key={left}>
                <td>
                  {leftSign}：{openKinds[left].word}（{count(open[left].rows)} 笔）
                </td>
                <td className="is-right">{yuan(open[left].fen)}</td>
                <td>
                  {rightSign}：{openKinds[right].word}（{count(open[right].rows)} 笔）
                </td>
                <td className="is-right">{yuan(open[right].fen)}</td>
              </tr>
            ))}
            <tr className="is-sum">
              <td>调节后余额</td>
              <td className="is-right">{fen(adjustedStatement)}</td>
              <td>调节后余额</td>
              <td className="is-right">{fen(adjustedBook)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      {difference === null ? (
        <p className="section-line">对账单没有到这一天，两边余额还不能比较；未送达不是零。</p>
      ) : difference === '0' ? (
        <p className="section-line">☑ 两边调节后余额相等。</p>
      ) : (
        <p className="section-line" role="alert">
          ▲ 两边调节后余额相差 <b>{yuan(difference)}</b> 元：
          {reasons
            .map((reason) =>
              reason.kind === 'opening'
                ? `期初差额 ${yuan(reason.fen)} 元（${reason.note}）`
                : `没有 ${reason.from} 至 ${reason.to} 的对账单，这几天变动 ${yuan(reason.fen)} 元`,
            )
            .join('；')}
          。
        </p>
      )}
    </>
  )
}
