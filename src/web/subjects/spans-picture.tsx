import { Link } from '@tanstack/react-router'
import { type LineOfTime, lineOfTime } from './line-of-time.ts'
import { nameIn, never, type Register, type Spans } from './subject.ts'
import { subjectPath } from './subjects.zh.ts'

const width = 880
const left = 216
const right = 12
const head = 22
const row = 24

type Span = Spans['spans'][number]

/** A day of the subject that is no employment: a registration, a graduation, a payment. */
export interface Moment {
  readonly what: string
  readonly day: string
}

interface SpansPictureProps {
  readonly spans: Spans
  readonly moments: readonly Moment[]
  readonly register: Register
}

/** Employments of a person as bars on a line of time, what is insured of each inside it; the same as a table behind it. */
export function SpansPicture({ spans: { spans, total }, moments, register }: SpansPictureProps) {
  const { knownOn } = register.snapshot
  const drawn = spans.filter((span): span is Span & { readonly from: string } => span.from !== null && span.from <= knownOn)
  const shown = moments.filter(({ day }) => day !== never && day <= knownOn)
  const line = lineOfTime([...drawn.map(({ from }) => from), ...shown.map(({ day }) => day)], knownOn, left, width - left - right)
  const kinds = [...new Set(shown.map(({ what }) => what))]
  const height = head + (drawn.length + kinds.length) * row + 4
  const now = spans.filter(({ to, isEndKnown }) => to === null && isEndKnown).length
  return (
    <section>
      <h2>
        用工与参保
        <small>截至 {knownOn}</small>
      </h2>
      <p>{sentenceOf(spans, total, now, drawn.length)}</p>
      {drawn.length + kinds.length === 0 ? null : (
        <>
          <svg className="time-picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`用工与参保的时间图，内容见下面的列表`}>
            <Years line={line} height={height} />
            {drawn.map((span, at) => (
              <SpanRow key={span.key} span={span} name={unitOf(register, span)} line={line} y={head + at * row} />
            ))}
            {kinds.map((what, at) => (
              <MomentRow
                key={what}
                what={what}
                days={shown.filter((moment) => moment.what === what).map(({ day }) => day)}
                line={line}
                y={head + (drawn.length + at) * row}
              />
            ))}
          </svg>
          <Key />
        </>
      )}
      <SpansTable spans={spans} register={register} />
    </section>
  )
}

const unitOf = (register: Register, { unit }: Span): string =>
  unit === null ? '单位不明' : (nameIn(register, 'insured_unit', unit) ?? `单位编号 ${unit}`)

function sentenceOf(spans: Spans['spans'], total: number, now: number, drawn: number): string {
  if (total === 0) return '没有用工备案记录。'
  const insured = spans.filter(({ to, insurance }) => to === null && insurance.kind === 'insured').length
  const left = spans.length - drawn
  return `用工备案 ${total} 段，在职 ${now} 段，其中参加失业保险 ${insured} 段。${left === 0 ? '' : `有 ${left} 段的起始日不明，没有画入。`}${
    total > spans.length ? `只列最近 ${spans.length} 段。` : ''
  }`
}

function Years({ line, height }: { readonly line: LineOfTime; readonly height: number }) {
  const every = Math.ceil(line.years.length / 12)
  return (
    <g className="time-years">
      {line.years.map(({ year, x }, at) => (
        <g key={year}>
          <line x1={x} x2={x} y1={head - 4} y2={height} />
          {at % every === 0 && x < width - 40 ? (
            <text x={x + 3} y={head - 8}>
              {year}
            </text>
          ) : null}
        </g>
      ))}
      <line className="is-now" x1={width - right} x2={width - right} y1={head - 4} y2={height} />
    </g>
  )
}

interface SpanRowProps {
  readonly span: Span & { readonly from: string }
  readonly name: string
  readonly line: LineOfTime
  readonly y: number
}

function SpanRow({ span: { from, to, isEndKnown, insurance }, name, line, y }: SpanRowProps) {
  const start = line.at(from)
  const end = line.at(isEndKnown ? (to ?? line.to) : from)
  const insuredFrom = insurance.kind === 'insured' ? Math.max(start, line.at(insurance.from)) : end
  return (
    <g>
      <text className="time-name" x={0} y={y + 15}>
        {name.length > 16 ? `${name.slice(0, 15)}…` : name}
        <title>{name}</title>
      </text>
      {isEndKnown ? (
        <rect className="time-employed" x={start} y={y + 4} width={Math.max(2, end - start)} height={14} />
      ) : (
        <text className="time-note" x={Math.min(start + 3, width - 90)} y={y + 15}>
          ◁ 止日不明
        </text>
      )}
      {insurance.kind === 'insured' ? (
        <rect className="time-insured" x={insuredFrom} y={y + 8} width={Math.max(1, end - insuredFrom)} height={6} />
      ) : null}
      {insurance.kind === 'unknown' && isEndKnown ? <line className="time-unknown" x1={start} x2={end} y1={y + 11} y2={y + 11} /> : null}
    </g>
  )
}

interface MomentRowProps {
  readonly what: string
  readonly days: readonly string[]
  readonly line: LineOfTime
  readonly y: number
}

function MomentRow({ what, days, line, y }: MomentRowProps) {
  return (
    <g>
      <text className="time-name" x={0} y={y + 15}>
        {what}
      </text>
      {[...new Set(days)].map((day) => {
        const x = line.at(day)
        return (
          <g key={day}>
            <path className="time-moment" d={`M${x} ${y + 5}l5 6-5 6-5-6z`} />
            {new Set(days).size <= 3 ? (
              <text className="time-note" x={x > width - 90 ? x - 68 : x + 9} y={y + 15}>
                {day < line.from ? `早于 ${line.from.slice(0, 4)} 年` : day}
              </text>
            ) : null}
          </g>
        )
      })}
    </g>
  )
}

function Key() {
  return (
    <p className="small time-key">
      <span>
        <svg viewBox="0 0 24 12" aria-hidden="true">
          <rect className="time-employed" x="0" y="0" width="24" height="12" />
        </svg>
        用工备案
      </span>
      <span>
        <svg viewBox="0 0 24 12" aria-hidden="true">
          <rect className="time-insured" x="0" y="3" width="24" height="6" />
        </svg>
        其中参加失业保险，按连续参保月数从截止日往前推，不是逐月缴费记录
      </span>
      <span>
        <svg viewBox="0 0 24 12" aria-hidden="true">
          <line className="time-unknown" x1="0" x2="24" y1="6" y2="6" />
        </svg>
        参保情况不明
      </span>
    </p>
  )
}

function SpansTable({ spans, register }: { readonly spans: Spans['spans']; readonly register: Register }) {
  if (spans.length === 0) return null
  return (
    <details className="behind">
      <summary>列表</summary>
      <table className="plain-table" aria-label="用工与参保">
        <thead>
          <tr>
            <th scope="col">用人单位</th>
            <th scope="col">起</th>
            <th scope="col">止</th>
            <th scope="col">失业保险</th>
            <th scope="col">连续参保</th>
          </tr>
        </thead>
        <tbody>
          {spans.map((span) => (
            <tr key={span.key}>
              <th scope="row">
                {span.unit === null ? '单位不明' : <Link to={subjectPath('insured_unit', span.unit)}>{unitOf(register, span)}</Link>}
              </th>
              <td>{span.from ?? '不明'}</td>
              <td>{span.to ?? (span.isEndKnown ? '在职' : '不明')}</td>
              <td>{{ insured: '参加', none: '没有参加', unknown: '不明' }[span.insurance.kind]}</td>
              <td>{span.insurance.kind === 'insured' ? `${span.insurance.months} 个月` : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
