import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useContext } from 'react'
import { ask, type office } from '../client/office.ts'
import { count, yuan } from '../figures/figures.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { ForecastRows } from './forecast-rows.tsx'
import { columnWord, forecastWords, type Line, lineGroups } from './forecast-words.zh.ts'

export type Forecast = Awaited<ReturnType<typeof office.fund.forecast>>

interface ForecastProps {
  readonly year: number
  readonly funds: readonly string[]
  /** What the address says: which fund, and which figure is open. */
  readonly shown: { readonly fund: string; readonly line: '' | Line; readonly column: string }
}

/** What lies ahead of one fund to the end of the year, by month; every figure leads to its rows. */
export function FundForecast({ year, funds, shown }: ForecastProps) {
  const fund = shown.fund === '' ? (funds[0] ?? '') : shown.fund
  const read = useQuery({ ...ask.fund.forecast.query({ input: { fund, year } }), enabled: fund !== '' })
  if (fund === '') return null
  return (
    <section aria-labelledby="fund-forecast" className="fund-forecast">
      <h2 id="fund-forecast">
        {fund}到 {year} 年末
      </h2>
      {funds.length > 1 ? (
        <nav className="form-acts" aria-label="预测哪项资金">
          {funds.map((name) => (
            <Link key={name} to="." search={{ year: String(year), fund: name } as never} aria-current={name === fund ? 'true' : undefined}>
              {name}
            </Link>
          ))}
        </nav>
      ) : null}
      <ErrorLine error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined ? null : <Ahead year={year} fund={fund} forecast={read.data} />}
      {shown.line === '' ? null : (
        <ForecastRows key={`${fund}/${shown.line}/${shown.column}`} {...{ year, fund }} line={shown.line} column={shown.column} />
      )}
    </section>
  )
}

interface AheadProps {
  readonly year: number
  readonly fund: string
  readonly forecast: Forecast
}

function Ahead({ year, fund, forecast }: AheadProps) {
  const { months, lines } = forecast
  const rows = ['earlier', ...months, 'undated'].filter(
    (column) => months.includes(column) || lines.some(({ cells }) => cells.some((cell) => cell.column === column)),
  )
  const shown = lineGroups.flatMap(({ kinds }) =>
    kinds.map((kind) => lines.find((line) => line.kind === kind)).filter((line) => line !== undefined),
  )
  const leadTo = (line: Line, column: string) => ({ year: String(year), fund, line, ...(column === '' ? {} : { column }) }) as never
  return (
    <>
      <Sentence year={year} forecast={forecast} />
      <div className="counts-scroll">
        <table className="plain-table forecast-table" aria-label={`${fund}到 ${year} 年末`}>
          <thead>
            <tr>
              <td />
              {lineGroups.map(({ title, kinds }) => (
                <th key={title} scope="colgroup" colSpan={kinds.length} className="starts-group">
                  {title}
                </th>
              ))}
            </tr>
            <tr>
              <th scope="col">月份</th>
              {shown.map(({ kind, rows: of }) => (
                <th key={kind} scope="col" className={classOf(kind, of)}>
                  {forecastWords[kind].title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((column) => (
              <tr key={column}>
                <th scope="row">{columnWord(column)}</th>
                {shown.map(({ kind, cells, rows: of }) => {
                  const cell = cells.find((one) => one.column === column)
                  return (
                    <td key={kind} className={classOf(kind, of)}>
                      {cell === undefined ? (
                        <span className="soft">—</span>
                      ) : (
                        <Link
                          to="."
                          search={leadTo(kind, column)}
                          aria-label={`${columnWord(column)} ${forecastWords[kind].title} ${yuan(cell.fen)} 元`}
                        >
                          {yuan(cell.fen)}
                        </Link>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
            <tr className="is-sum">
              <th scope="row">合计</th>
              {shown.map(({ kind, hasBasis, rows: of, fen }) => (
                <td key={kind} className={classOf(kind, of)}>
                  {!hasBasis ? (
                    '没有依据'
                  ) : of === 0 ? (
                    '0.00'
                  ) : (
                    <Link to="." search={leadTo(kind, '')} aria-label={`合计 ${forecastWords[kind].title} ${yuan(fen)} 元`}>
                      {yuan(fen)}
                    </Link>
                  )}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      {shown.some(({ rows: of }) => of === 0) ? <p className="forecast-left-out soft">没有数字的列没有显示。</p> : null}
      <Basis forecast={forecast} />
    </>
  )
}

/** Where a group of columns begins, and what a phone leaves out because nothing stands in it. */
const classOf = (kind: Line, rows: number): string =>
  ['is-right', ...(lineGroups.some(({ kinds }) => kinds[0] === kind) ? ['starts-group'] : []), ...(rows === 0 ? ['is-empty'] : [])].join(
    ' ',
  )

/** What would be left at the year's end, as reckoned today, beside what two people signed. */
function Sentence({ year, forecast: { standing, certified, estimate, months } }: { readonly year: number; readonly forecast: Forecast }) {
  const today = useContext(OfficeDayContext)
  return (
    <>
      {certified.map((one) => (
        <p key={one.year}>
          认定数：{one.year} 年末余额 <b>{yuan(one.left)}</b> 元，{one.by}、{one.secondBy} 于 {one.on} 在 12 月月结签字。
        </p>
      ))}
      {certified.some((one) => one.year === year) ? null : <p>认定数：{year} 年末余额还没有两人签字，签字在 12 月月结。</p>}
      {months.length === 0 ? <p>这一年已经过完，不再估计。</p> : null}
      {months.length > 0 && standing === null ? <p>没有登记 {year} 年预算，年末余额无从估计。</p> : null}
      {estimate === null ? null : (
        <p role={estimate.startsWith('-') ? 'alert' : undefined} className={estimate.startsWith('-') ? 'forecast-short' : undefined}>
          估计数（{today}）：到 {year} 年末余额 <b>{yuan(estimate)}</b> 元＝现余额－按月发放－在办未审批－资金不足暂缓＋有还款日的追回。
          {estimate.startsWith('-') ? '按此预算不够。' : ''}估计只作提醒，不影响审批。
        </p>
      )}
    </>
  )
}

/** On what each estimate rests, and what has no basis. */
function Basis({ forecast: { policies, lines } }: { readonly forecast: Forecast }) {
  return (
    <ul className="forecast-basis">
      <li>已审批的、在办的和暂缓的，没有文件规定哪天支付，不分月份。</li>
      {policies.length === 0 ? <li>按月发放：这项资金还没有按月建过批次，没有依据，不估计。</li> : null}
      {policies.map(({ zh, round, month, people, leftOut }) => (
        <li key={round}>
          按月发放：{zh}照 <Link to={`/monthly/${round}` as never}>{month} 的批次</Link>，{count(people)} 人按当月金额发到各人期限为止
          {leftOut === 0 ? '' : `；${count(leftOut)} 人已登记死亡或暂停，不计`}。新增人员、标准调整没有依据，不计。
        </li>
      ))}
      <li>追回：有还款协议的按各期日期；没有协议的不分月份，不计入估计数；已过期的也不计入。</li>
      <li>
        {lines.some(({ kind, hasBasis }) => kind === 'deferrals' && !hasBasis)
          ? '缓缴补缴：这项资金不收保险费，没有依据。'
          : '缓缴补缴：按登记的补缴期限；补缴是保费收入，不增加支出预算，不计入余额。'}
      </li>
    </ul>
  )
}
