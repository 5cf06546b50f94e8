import { facts, section } from './cells.ts'
import { grouped } from './figures.ts'
import { type Html, html } from './html.ts'
import { colophon } from './messages.zh.ts'
import type { ReportInput } from './report-input.ts'

/** How the screening ran, what its result is known by, and how anyone can get it again. */
export function colophonSection({ record }: ReportInput): Html {
  const { seconds } = record
  const time = colophon.timeText({
    total: seconds.total.toFixed(2),
    decide: seconds.decide.toFixed(2),
    count: seconds.count.toFixed(2),
    settle: seconds.settle.toFixed(2),
  })
  const speed = seconds.decide > 0 ? colophon.speedText(grouped(Math.round(record.decisions / seconds.decide))) : colophon.tooFast
  return section('colophon', colophon.heading, [
    facts([
      [colophon.result, html`<code>${record.resultHash}</code>`],
      [colophon.run, html`<code>${record.id}</code>`],
      [colophon.snapshotId, html`<code>${record.snapshot.id}</code>`],
      [colophon.engine, record.engine],
      [colophon.time, time],
      [colophon.speed, speed],
    ]),
    html`<h3>${colophon.reproduce}</h3><p>${colophon.reproduceNote}${record.overrides.length > 0 && colophon.whatIfNote}</p><pre>${reproduceCommand(record)}</pre>`,
    html`<p class="note">${colophon.footer}</p>`,
  ])
}

/** The command line that screens the same snapshot for the same day again. */
export function reproduceCommand(record: ReportInput['record']): string {
  const years = Object.entries(record.years).flatMap(([plan, masks]) =>
    [...new Set(Object.values(masks))].map((year) => `--year ${plan}=${year}`),
  )
  const usualBaseYear = Number(record.screeningDate.slice(0, 4)) - 1
  return [
    'ballast screen',
    `--snapshot ${quoted(record.snapshot.folder)}`,
    `--date ${record.screeningDate}`,
    ...(record.knownOn === record.screeningDate ? [] : [`--known-on ${record.knownOn}`]),
    ...(record.baseYear === usualBaseYear ? [] : [`--base-year ${record.baseYear}`]),
    ...years,
  ].join(' \\\n  ')
}

function quoted(path: string): string {
  return /^[\w./:@%+=,-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`
}
