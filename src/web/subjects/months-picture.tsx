import { count } from '../figures/figures.ts'
import type { Months, Register } from './subject.ts'

const width = 880
const left = 52
const head = 12
const plot = 120
const foot = 22

/** How many a unit employed, month by month, and how many of them were insured; the same as a table behind it. */
export function MonthsPicture({ months: picture, register }: { readonly months: Months; readonly register: Register }) {
  const { months } = picture
  const top = topOf(months.map(({ employed }) => employed))
  const step = (width - left) / Math.max(1, months.length)
  const heightOf = (n: number) => (n / top) * plot
  return (
    <section>
      <h2>
        用工与参保
        <small>
          近 {months.length} 个月，截至 {register.snapshot.knownOn}
        </small>
      </h2>
      <p>{sentenceOf(picture)}</p>
      <svg
        className="time-picture"
        viewBox={`0 0 ${width} ${head + plot + foot}`}
        role="img"
        aria-label="各月用工与参保人数图，内容见下面的列表"
      >
        <g className="time-years">
          {[0, top / 2, top].map((n) => (
            <g key={n}>
              <line x1={left} x2={width} y1={head + plot - heightOf(n)} y2={head + plot - heightOf(n)} />
              <text x={left - 6} y={head + plot - heightOf(n) + 4} textAnchor="end">
                {count(n)}
              </text>
            </g>
          ))}
        </g>
        {months.map(({ month, employed, insured }, at) => (
          <g key={month}>
            <title>{`${month}：用工 ${employed} 人，参保 ${insured} 人`}</title>
            <rect
              className="time-employed"
              x={left + at * step + 2}
              y={head + plot - heightOf(employed)}
              width={step - 4}
              height={heightOf(employed)}
            />
            <rect
              className="time-insured"
              x={left + at * step + 5}
              y={head + plot - heightOf(insured)}
              width={Math.max(1, step - 10)}
              height={heightOf(insured)}
            />
            {month.endsWith('-01') || month.endsWith('-07') ? (
              <text className="time-note" x={left + at * step + 2} y={head + plot + 15}>
                {month}
              </text>
            ) : null}
          </g>
        ))}
      </svg>
      <p className="small time-key">
        <span>
          <svg viewBox="0 0 24 12" aria-hidden="true">
            <rect className="time-employed" x="0" y="0" width="24" height="12" />
          </svg>
          月末用工备案在职人数
        </span>
        <span>
          <svg viewBox="0 0 24 12" aria-hidden="true">
            <rect className="time-insured" x="0" y="2" width="24" height="8" />
          </svg>
          其中参加失业保险，按连续参保月数往前推，不是逐月缴费记录
        </span>
      </p>
      <MonthsTable months={months} />
    </section>
  )
}

/** A round figure that nothing is higher than; even, so that its half is one too. */
function topOf(figures: readonly number[]): number {
  const most = Math.max(2, ...figures)
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(most)) - 1) * 2
  return Math.ceil(most / unit) * unit
}

function sentenceOf({ months, undated, insuranceUnknown }: Months): string {
  const last = months.at(-1)
  if (last === undefined) return '没有用工备案记录。'
  const before = months.at(-13)
  const change = before === undefined ? 0 : last.employed - before.employed
  const compared =
    before === undefined ? '' : change === 0 ? '，与一年前相同' : `，比一年前${change > 0 ? '多' : '少'} ${count(Math.abs(change))} 人`
  return [
    `月末用工备案在职 ${count(last.employed)} 人，其中参加失业保险 ${count(last.insured)} 人${compared}。`,
    undated === 0 ? '' : `有 ${count(undated)} 段用工的起止日不明，没有计入。`,
    insuranceUnknown === 0 ? '' : `有 ${count(insuranceUnknown)} 段的参保情况不明，没有计入参保。`,
  ].join('')
}

function MonthsTable({ months }: { readonly months: Months['months'] }) {
  return (
    <details className="behind">
      <summary>列表</summary>
      <table className="plain-table is-narrow" aria-label="各月用工与参保人数">
        <thead>
          <tr>
            <th scope="col">月末</th>
            <th scope="col" className="is-right">
              用工<i>人</i>
            </th>
            <th scope="col" className="is-right">
              参保<i>人</i>
            </th>
          </tr>
        </thead>
        <tbody>
          {[...months].reverse().map(({ month, employed, insured }) => (
            <tr key={month}>
              <th scope="row">{month}</th>
              <td className="is-right">{count(employed)}</td>
              <td className="is-right">{count(insured)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
