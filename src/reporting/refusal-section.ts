import { formatDate } from '../kernel/calendar.ts'
import { EARLIEST_DAY, LATEST_DAY } from '../rules/index.ts'
import { headRow, section, table } from './cells.ts'
import { grouped } from './figures.ts'
import { type Html, html } from './html.ts'
import { openBounds, page, refusalSentences, refusals, refusalUnknown } from './messages.zh.ts'
import { policyName, type ReportInput } from './report-input.ts'

type Refusal = ReportInput['record']['refusals'][number]

/** Policies the chosen plans state that could not be put in force, and why, in plain words. */
export function refusalSection(input: ReportInput): Html {
  const { record } = input
  if (record.refusals.length === 0) {
    const words = record.variants.length > 0 ? refusals.none : refusals.noPolicies
    return section('refusals', refusals.heading, html`<p>${words}</p>`)
  }
  const titles = new Map(record.plans.map((plan) => [plan.id, plan.number === '' ? plan.title : plan.number]))
  const rows = record.refusals.map((refusal) => {
    const name = refusal.policy === '' ? refusals.wholePlan : policyName(input, refusal.policy)
    return html`<tr><td>${titles.get(refusal.plan) ?? refusal.plan}</td><th scope="row">${name}</th><td>${reasonOf(refusal)}</td></tr>`
  })
  const head = headRow([
    [refusals.plan, 'text'],
    [refusals.policy, 'text'],
    [refusals.reason, 'text'],
  ])
  return section('refusals', refusals.heading, [
    html`<p>${refusals.count(grouped(record.refusals.length))}</p>`,
    table(refusals.heading, 'refusals sortable', html`${head}<tbody>${rows}</tbody>`),
  ])
}

function reasonOf({ code, with: values }: Refusal): string {
  const sentence = refusalSentences[code]
  if (sentence === undefined) return refusalUnknown(code)
  const days = { from: dayText(values.from, 'from'), to: dayText(values.to, 'to'), day: dayText(values.day, 'from') }
  return sentence({ ...values, ...days, ...(values.knownOn === undefined ? {} : { knownOn: dayText(values.knownOn, 'from') }) })
}

/** Link gives days as numbers; a bound beyond the calendar is an open one. */
function dayText(day: string | undefined, bound: 'from' | 'to'): string {
  if (day === undefined) return ''
  const number = Number(day)
  if (!Number.isInteger(number)) return day
  return number <= EARLIEST_DAY || number >= LATEST_DAY ? openBounds[bound] : page.fullDate(formatDate(number))
}
