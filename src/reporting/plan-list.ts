import { headRow, moneyCell, section, table } from './cells.ts'
import { grouped, sumFen } from './figures.ts'
import { type Html, html } from './html.ts'
import { page, plans } from './messages.zh.ts'
import type { ReportInput } from './report-input.ts'

/** The documents the screening ran, by number and hash, with the years people put in place of masks. */
export function planListSection({ record }: ReportInput): Html {
  if (record.plans.length === 0) return section('plans', plans.heading, html`<p>${plans.empty}</p>`)
  const rows = record.plans.map((plan) => {
    const variants = record.variants.filter((variant) => variant.plan === plan.id)
    const years = yearTexts(record.years[plan.id] ?? {})
    return html`<tr><th scope="row">${plan.title}</th><td>${plan.number === '' ? plans.noNumber : plan.number}</td><td>${years.length === 0 ? plans.noYears : page.joined(years)}</td><td class="n">${grouped(variants.length)}</td>${moneyCell(sumFen(variants.map((variant) => variant.net?.amount ?? '0')))}<td><code title="${plan.hash}">${plan.hash.slice(0, 12)}</code></td></tr>`
  })
  const head = headRow([
    [plans.title, 'text'],
    [plans.number, 'text'],
    [plans.years, 'text'],
    [plans.policies, 'figure'],
    [plans.net, 'figure'],
    [plans.hash, 'text'],
  ])
  return section('plans', plans.heading, [
    table(plans.heading, 'plans sortable', html`${head}<tbody>${rows}</tbody>`),
    html`<p class="note">${plans.yearsNote}</p>`,
  ])
}

/** Masks bound to one year are told together. */
function yearTexts(masks: Readonly<Record<string, string>>): readonly string[] {
  const years = [...new Set(Object.values(masks))]
  return years.map((year) =>
    plans.yearOf(
      Object.keys(masks).filter((mask) => masks[mask] === year),
      year,
    ),
  )
}
