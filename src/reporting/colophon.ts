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

/** The command line that screens the same snapshot under the same plans for the same day again. */
export function reproduceCommand(record: ReportInput['record']): string {
  return [
    'ballast screen',
    `--snapshot ${quoted(record.snapshot.folder)}`,
    ...record.plans.map((plan) => `--plan ${quoted(plan.id)}`),
    `--date ${record.screeningDate}`,
    ...(record.knownOn === record.screeningDate ? [] : [`--known-on ${record.knownOn}`]),
    ...Object.entries(record.years).flatMap(([plan, masks]) => yearOptions(plan, masks)),
  ].join(' \\\n  ')
}

/** One year for all masks of a plan is said once. */
function yearOptions(plan: string, masks: Readonly<Record<string, string>>): readonly string[] {
  const [year, ...others] = [...new Set(Object.values(masks))]
  if (year !== undefined && others.length === 0) return [`--year ${quoted(`${plan}=${year}`)}`]
  return Object.entries(masks).map(([mask, each]) => `--year ${quoted(`${plan}:${mask}=${each}`)}`)
}

function quoted(path: string): string {
  return /^[\w./:@%+=,-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`
}
