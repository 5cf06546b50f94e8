import { type CalendarDate, formatDate } from '../kernel/calendar.ts'
import { type DueItem, listDue, type Plan } from '../plans/index.ts'
import { headRow, section, table } from './cells.ts'
import { grouped } from './figures.ts'
import { type Content, type Html, html } from './html.ts'
import { orders, page } from './messages.zh.ts'
import type { OrdersInput, ReportInput } from './report-input.ts'

/** How far ahead the short version looks. */
const DAYS_AHEAD = 60
const shownItems = 2
const shownUnits = 3

/** What the documents order beside money, plan by plan: how much of it, and what falls due first. */
export function ordersSection(input: ReportInput): Content {
  const { orders: given } = input
  if (given === undefined || given.plans.length === 0) return undefined
  const to = given.day + DAYS_AHEAD
  const head = headRow([
    [orders.plan, 'text'],
    [orders.tasks, 'figure'],
    [orders.targets, 'figure'],
    [orders.forms, 'figure'],
    [orders.services, 'figure'],
    [orders.dueSoon, 'figure'],
    [orders.first, 'text'],
  ])
  const rows = given.plans.map((plan) => {
    const due = dueOf(input, given, plan, { from: given.day, to })
    const first = due.slice(0, shownItems).map((item) => html`<li>${formatDate(item.day)}${mark(item)} ${item.zh}</li>`)
    const counts = countsOf(plan).map((count) => html`<td class="n">${grouped(count)}</td>`)
    return html`<tr><th scope="row">${titleOf(input, plan)}</th>${counts}<td class="n">${grouped(due.length)}</td><td>${first.length === 0 ? '\u2014' : html`<ul class="plain">${first}</ul>`}</td></tr>`
  })
  return section('orders', orders.heading, [
    html`<p>${orders.sentence(page.fullDate(formatDate(given.day)), page.fullDate(formatDate(to)))}</p>`,
    table(orders.heading, 'orders', html`${head}<tbody>${rows}</tbody>`),
  ])
}

/** Everything that falls due in the year of the screening, day by day: for the details. */
export function ordersDetails(input: ReportInput): Content {
  const { orders: given } = input
  if (given === undefined) return undefined
  const items = given.plans.flatMap((plan) => dueOf(input, given, plan, given.year)).sort((a, b) => a.day - b.day)
  if (items.length === 0) return undefined
  const year = formatDate(given.year.from).slice(0, 4)
  return section('orders-details', orders.details, [
    items.some(({ isSettled }) => !isSettled) && html`<p class="note">${orders.unsettled}</p>`,
    html`<details><summary>${orders.wholeYear(year, grouped(items.length))}</summary>${dueTable(input, given, items)}</details>`,
  ])
}

/** In order of day; what comes every day would bury the rest. */
function dueOf({ record }: ReportInput, given: OrdersInput, plan: Plan, span: { readonly from: CalendarDate; readonly to: CalendarDate }) {
  const isDaily = ({ id }: DueItem) => plan.orders.forms.get(id)?.cadence?.every === 'day'
  return listDue(plan, span, given.work, new Map(Object.entries(record.years[plan.id] ?? {}))).filter((item) => !isDaily(item))
}

/** Tasks, goals, forms, services; a goal that a document states twice is one goal. */
function countsOf({ orders: { tasks, targets, forms, services } }: Plan): readonly number[] {
  return [tasks.size, [...targets.values()].filter(({ sameAs }) => sameAs === undefined).length, forms.size, services.size]
}

function dueTable(input: ReportInput, given: OrdersInput, items: readonly DueItem[]): Html {
  const titles = new Map(given.plans.map((plan) => [plan.id, titleOf(input, plan)]))
  const head = headRow([
    [orders.day, 'text'],
    [orders.kind, 'text'],
    [orders.what, 'text'],
    [orders.who, 'text'],
    [orders.clause, 'text'],
  ])
  const rows = items.map(
    (item) =>
      html`<tr><th scope="row">${formatDate(item.day)}${mark(item)}</th><td>${orders.kinds[item.kind]}</td><td>${item.zh}</td><td>${whoOf(item)}</td><td>${titles.get(item.plan) ?? item.plan} ${item.clause}</td></tr>`,
  )
  return table(orders.details, 'due', html`${head}<tbody>${rows}</tbody>`)
}

function whoOf({ who, to }: DueItem): string {
  const names = who.length > shownUnits ? orders.unitsInShort(who.slice(0, shownUnits), who.length) : page.joined(who)
  return `${names === '' ? orders.nobody : names}${to === undefined ? '' : orders.to(to)}`
}

const mark = ({ isSettled }: DueItem): string => (isSettled ? '' : '\u2009?')

const titleOf = ({ record }: ReportInput, { id, title }: Plan): string => {
  const number = record.plans.find((plan) => plan.id === id)?.number ?? ''
  return number === '' ? title : number
}
