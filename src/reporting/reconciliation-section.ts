import { countCell, headRow, section, table } from './cells.ts'
import { grouped } from './figures.ts'
import { type Html, html } from './html.ts'
import { page, reconciliation } from './messages.zh.ts'
import { entityName, type ReportInput } from './report-input.ts'

type Row = ReportInput['record']['subjects'][number]

/** Every subject of the snapshot accounted for, policy by policy. */
export function reconciliationSection(input: ReportInput): Html {
  const { subjects, snapshot } = input.record
  const rows = subjects.length === 0 ? html`<p>${reconciliation.empty}</p>` : subjectTable(input, subjects)
  const counts = Object.entries(snapshot.rows).map(([entity, count]) => `${entityName(input, entity)} ${grouped(count)}`)
  return section('reconciliation', reconciliation.heading, [
    html`<p>${reconciliation.intro}</p>`,
    rows,
    leftOutNote(input),
    counts.length > 0 && html`<p class="note">${reconciliation.rows}\u00A0\u00A0${page.joined(counts)}</p>`,
  ])
}

/** The plans that are left out, each with why: where they would decide, nobody does. */
function leftOutNote({ record }: ReportInput): Html | false {
  if (record.leftOut.length === 0) return false
  const plans = record.leftOut.map(({ id, title, number, reason }) => reconciliation.leftOutPlan(id, `${number} ${title}`.trim(), reason))
  return html`<p class="note">${reconciliation.leftOutIntro}${page.joined(plans)}</p>`
}

function subjectTable(input: ReportInput, subjects: readonly Row[]): Html {
  const isAnyLeftOut = subjects.some((row) => row.leftOut.length > 0)
  const head = headRow([
    [reconciliation.policy, 'text'],
    [reconciliation.entity, 'text'],
    [reconciliation.subjects, 'figure'],
    [reconciliation.decided, 'figure'],
    ...(isAnyLeftOut ? [[reconciliation.leftOut, 'figure'] as const] : []),
    [reconciliation.outside, 'figure'],
    [reconciliation.regionUnknown, 'figure'],
    [reconciliation.check, 'text'],
  ])
  const body = subjects.map((row) => {
    const leftOut = row.leftOut.reduce((sum, { subjects: count }) => sum + count, 0)
    const left = row.subjects - row.decided - leftOut - row.outside - row.regionUnknown
    const check =
      left === 0 ? html`<td>${reconciliation.balanced}</td>` : html`<td class="bad">${reconciliation.differs(grouped(left))}</td>`
    return html`<tr><th scope="row">${row.zh}</th><td>${entityName(input, row.entity)}</td>${countCell(row.subjects)}${countCell(row.decided)}${isAnyLeftOut && countCell(leftOut)}${countCell(row.outside)}${countCell(row.regionUnknown)}${check}</tr>`
  })
  return table(reconciliation.heading, 'reconciliation sortable', html`${head}<tbody>${body}</tbody>`)
}
