import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { chineseAmount } from '../../kernel/capital-amount.ts'
import { ask } from '../client/office.ts'
import { sumOfFen, yuan } from '../figures/figures.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useSession } from '../session/use-session.ts'
import { type PrintedPaper, paperWord, payeeWord, servedWord, termUnits } from './words.zh.ts'
import './recovery.css'

/** A paper of a case as it is printed. */
export default function RecoveryPaperPage() {
  const { recovery = '', paper = '' } = useParams({ strict: false }) as { readonly recovery?: string; readonly paper?: string }
  const page = useQuery(ask.recovery.paper.query({ input: { recovery, paper } }))
  const title = page.data === undefined ? '追回文书' : `${paperWord(page.data.kind)} ${page.data.number}`
  return (
    <div className="page">
      <div className="not-printed">
        <PageHead
          title={title}
          trail={
            <>
              <Link to="/recovery">追回</Link> / <Link to={`/recovery/${recovery}`}>{page.data?.caseNumber ?? '案件'}</Link>
            </>
          }
          acts={page.data === undefined ? null : <Button onClick={() => print()}>打印</Button>}
        />
        <ErrorLine error={page.error} onRetry={() => void page.refetch()} />
      </div>
      {page.data === undefined ? null : <Sheet paper={page.data} />}
    </div>
  )
}

function Sheet({ paper }: { readonly paper: PrintedPaper }) {
  const { office } = useSession()
  const { term, served, remedies, instalments, fen } = paper
  return (
    <article className="recovery-sheet">
      <h1>{paperWord(paper.kind)}</h1>
      <p className="recovery-sheet-number">
        {paper.number}　案号 {paper.caseNumber}
      </p>
      <p>{payeeWord(paper.addressee)}：</p>
      <p>
        事实：{paper.facts}
        <br />
        依据：{paper.basis} {paper.clause}
      </p>
      <Reckoning paper={paper} />
      {fen === null ? null : (
        <p>
          金额：人民币{chineseAmount(BigInt(fen))}（{yuan(fen)} 元）。
        </p>
      )}
      <p className="recovery-sheet-text">{paper.conclusion}</p>
      {instalments.length === 0 ? null : (
        <ol>
          {instalments.map(({ number, day, fen: part }) => (
            <li key={number}>
              {day} 前还款 {yuan(part)} 元
            </li>
          ))}
        </ol>
      )}
      {term === null ? null : (
        <p>
          期限：自送达之次日起 {term.days} {termUnits[term.unit]}，到 {term.endsOn} 为止（{term.basis}）。
        </p>
      )}
      {remedies === null ? null : <p className="recovery-sheet-text">救济途径：{remedies}</p>}
      {served === null ? null : (
        <p>
          送达：{served.day}，{servedWord(served.way)}，送达人 {served.by}
        </p>
      )}
      <p className="recovery-sheet-seal">
        {office.name}（印章）
        <br />
        {paper.day}
      </p>
    </article>
  )
}

function Reckoning({ paper }: { readonly paper: PrintedPaper }) {
  const hasDecided = paper.reckoning.some(({ decided }) => decided !== null)
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">批次</th>
          <th scope="col">年度</th>
          <th scope="col">发放日期</th>
          <th scope="col" className="is-right">
            已到账（元）
          </th>
          <th scope="col" className="is-right">
            告知追回（元）
          </th>
          {hasDecided ? (
            <th scope="col" className="is-right">
              决定退回（元）
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {paper.reckoning.map(({ batchNumber, period, paidOn, paid, asked, decided }) => (
          <tr key={`${batchNumber} ${period}`}>
            <td>{batchNumber}</td>
            <td>{period}</td>
            <td>{paidOn ?? '—'}</td>
            <td className="is-right">{yuan(paid)}</td>
            <td className="is-right">{yuan(asked)}</td>
            {hasDecided ? <td className="is-right">{decided === null ? '—' : yuan(decided)}</td> : null}
          </tr>
        ))}
        <tr>
          <th scope="row" colSpan={3}>
            合计
          </th>
          <td className="is-right">{yuan(sumOfFen(paper.reckoning.map(({ paid }) => paid)))}</td>
          <td className="is-right">{yuan(sumOfFen(paper.reckoning.map(({ asked }) => asked)))}</td>
          {hasDecided ? <td className="is-right">{yuan(sumOfFen(paper.reckoning.flatMap(({ decided }) => decided ?? [])))}</td> : null}
        </tr>
      </tbody>
    </table>
  )
}
