import { chineseAmount } from '../../kernel/capital-amount.ts'
import { count, sumOfFen, yuan } from '../figures/figures.ts'
import { useSession } from '../session/use-session.ts'
import { endOf } from './steps-of.ts'
import { type BatchView, paperKinds, stepWord } from './words.zh.ts'

/** The steps that whoever took them signs for on paper. */
const signed = ['first_check', 'second_check', 'decision', 'approval', 'finance']

/** The batch on a sheet of paper, to be signed: its parts, its sum in figures and capitals, the hash of its list. Seen in print alone. */
export function ApprovalSheet({ view }: { readonly view: BatchView }) {
  const { batch, parts, papers, trail } = view
  const { account, office } = useSession()
  const left = parts.filter(({ state }) => state !== 'late')
  const [rows, fen] = [left.reduce((sum, part) => sum + part.rows, 0), sumOfFen(left.map((part) => part.fen))]
  const change = { rows: batch.rows - rows, fen: String(BigInt(batch.fen) - BigInt(fen)) }
  return (
    <div className="print-only approval-sheet">
      <h1>{batch.policy.zh}资金拨付审批表</h1>
      <p className="approval-head">
        <span>
          {office.name}　批次 {batch.number}
        </span>
        <span>单位：元</span>
      </p>
      <table>
        <tbody>
          <tr>
            <th scope="row">政策</th>
            <td>
              {batch.policy.zh}（第 {batch.turn} 批）
            </td>
            <th scope="row">资金</th>
            <td>{batch.fund}</td>
          </tr>
          <tr>
            <th scope="row">统筹地区</th>
            <td>{batch.region.name}</td>
            <th scope="row">数据日期</th>
            <td>
              {batch.dataOn}（筛查 {batch.screenedOn}）
            </td>
          </tr>
          {papers.map(({ kind, number, day }) => (
            <tr key={`${kind} ${number}`}>
              <th scope="row">{paperKinds[kind] ?? kind}</th>
              <td colSpan={3}>
                {number}　{day}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <thead>
          <tr>
            <th scope="col">经办机构所在地区</th>
            <th scope="col">条数</th>
            <th scope="col">金额</th>
          </tr>
        </thead>
        <tbody>
          {left.map((part) => (
            <tr key={part.id}>
              <td>{part.region.name}</td>
              <td className="is-right">{count(part.rows)}</td>
              <td className="is-right">{yuan(part.fen)}</td>
            </tr>
          ))}
          {change.rows === 0 && change.fen === '0' ? null : (
            <tr>
              <td>建批次后增减</td>
              <td className="is-right">{count(change.rows)}</td>
              <td className="is-right">{yuan(change.fen)}</td>
            </tr>
          )}
          <tr className="approval-total">
            <th scope="row">合计</th>
            <td className="is-right">{count(batch.rows)}</td>
            <td className="is-right">{yuan(batch.fen)}</td>
          </tr>
          <tr>
            <th scope="row">大写</th>
            <td colSpan={2}>人民币{chineseAmount(BigInt(batch.fen))}</td>
          </tr>
        </tbody>
      </table>
      <p className="approval-hash">
        {batch.signedHash === null ? '名单尚未签定，本表不作拨付依据。' : `名单校验码（SHA-256）：${batch.signedHash}`}
      </p>
      <table className="approval-signs">
        <tbody>
          {signed
            .filter((step) => batch.steps.includes(step))
            .map((step) => {
              const end = endOf(trail, step)
              return (
                <tr key={step}>
                  <th scope="row">{stepWord(step)}</th>
                  <td>{end === undefined ? '' : `系统记录：${end.by}　${end.day}`}</td>
                  <td>签字：　　　　　　　　　　　　　　年　　月　　日</td>
                </tr>
              )
            })}
        </tbody>
      </table>
      <p className="small">
        打印：{account.name}　{office.day}
      </p>
    </div>
  )
}
