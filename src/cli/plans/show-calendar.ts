import { dateFromParts, formatDate, parseDate, weekdayOf, yearOf } from '../../kernel/calendar.ts'
import { parseWorkCalendar } from '../../kernel/workdays.ts'
import { blockWords } from '../../plan-pages/index.ts'
import { type DueItem, type Expiry, listDue, listExpiries, type Plan, type PlanYear, yearOfPlan } from '../../plans/index.ts'
import type { Command, Invocation } from '../command.ts'
import { table } from '../console.ts'
import { ofPlans, value, values } from '../line/option-tables.ts'
import { listOption, type OptionValues, textOption, UsageFailure } from '../line/options.ts'
import { texts } from '../messages.zh.ts'
import type { Workspace } from '../workspace.ts'
import { calendarWords } from './plans.zh.ts'

/** `calendar`: what the plans make due, day by day: reports, tasks, goals, services; days nobody has confirmed are marked. */
export const showCalendar: Command = {
  name: 'calendar',
  usage: 'calendar [PLAN ...] [--year YYYY] [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--year PLAN=YYYY ...]',
  options: { plan: values, from: value, to: value, year: values, ...ofPlans },
  async run({ positionals, options, console, workspace }: Invocation): Promise<number> {
    const plans = workspace.plansNamed(positionals)
    const years = workspace.years(listOption(options, 'year').filter((each) => each.includes('=')))
    const year = yearAsked(options) ?? newestYear(plans, years, workspace)
    const span = spanOf(options, year.year)
    const work = parseWorkCalendar(workspace.reference('holidays.csv'))
    const items = plans.flatMap((plan) => listDue(plan, span, work, years.get(plan.id) ?? new Map())).sort((a, b) => a.day - b.day)
    // What is due every day would bury the rest.
    const isDaily = ({ plan, id }: DueItem) => workspace.set.plans.get(plan)?.orders.forms.get(id)?.cadence?.every === 'day'
    const dated = items.filter((item) => !isDaily(item))
    console.line(calendarWords.title(formatDate(span.from), formatDate(span.to), dated.length))
    if (year.from !== undefined && ['from', 'to'].every((name) => textOption(options, name) === undefined))
      console.line(calendarWords.yearBy(year.year, year.from))
    for (const line of table(dated.map((item) => rowOf(item, plans.length > 1)))) console.line(line)
    const expiries = plans.flatMap((plan) => listExpiries(plan, span, years.get(plan.id) ?? new Map())).sort((a, b) => a.day - b.day)
    if (expiries.length > 0) console.line(calendarWords.expiring(expiries.length))
    for (const line of table(expiries.map((each) => expiryRow(each, plans.length > 1)))) console.line(line)
    const open = dated.filter((item) => !item.isSettled)
    if (open.length > 0) console.line(calendarWords.unsettled(open.length))
    // There nobody has been told which days are worked, and asking those who issued the plan does not help.
    if (open.some(({ day }) => day < work.first || day > work.last))
      console.line(calendarWords.noHolidays(yearOf(work.first), yearOf(work.last)))
    for (const plan of plans) showWaiting(plan, years, console.line)
    console.json([
      ...items.map((item) => ({ ...item, day: formatDate(item.day), period: periodOf(item) })),
      ...expiries.map((each) => ({ ...each, day: formatDate(each.day) })),
    ])
    return 0
  },
}

/** Longer than any plan runs; every report of every week of a longer span fills the memory. */
const MOST_YEARS = 30

/** Years put in place of masks, by plan. */
type Years = ReturnType<Workspace['years']>

/** A whole year asked for; years of masks are given with a plan before the sign of equality. */
function yearAsked(options: OptionValues): { readonly year: number; readonly from: undefined } | undefined {
  const [typed, more] = listOption(options, 'year').filter((each) => !each.includes('='))
  if (typed === undefined) return undefined
  if (more !== undefined || !/^[1-9]\d{3}$/.test(typed)) throw new UsageFailure(calendarWords.badYear(more ?? typed))
  return { year: Number(typed), from: undefined }
}

/** The last of the years the plans are about. */
function newestYear(plans: readonly Plan[], years: Years, workspace: Workspace): PlanYear {
  const [first, ...others] = plans.map((plan) => yearOfPlan(plan, years.get(plan.id) ?? new Map()))
  if (first === undefined) throw new UsageFailure(texts.noPlansIn(workspace.plansFolder))
  return others.reduce((newest, each) => (each.year > newest.year ? each : newest), first)
}

/** The days asked for, or the whole year. */
function spanOf(options: OptionValues, usual: number): { readonly from: number; readonly to: number } {
  const day = (name: string) => {
    const typed = textOption(options, name)
    const date = typed === undefined ? undefined : parseDate(typed)
    if (typed !== undefined && date === undefined) throw new UsageFailure(texts.badDate(`--${name}`))
    return date
  }
  const given = { from: day('from'), to: day('to') }
  // One end alone means the rest of its year.
  const end = given.from ?? given.to
  const year = end === undefined ? usual : yearOf(end)
  const from = given.from ?? dateFromParts(year, 1, 1) ?? Number.NaN
  const to = given.to ?? dateFromParts(year, 12, 31) ?? Number.NaN
  if (to < from) throw new UsageFailure(texts.spanReversed)
  if (yearOf(to) - yearOf(from) > MOST_YEARS) throw new UsageFailure(texts.spanTooLong(MOST_YEARS))
  return { from, to }
}

function rowOf(item: DueItem, isNamed: boolean): readonly string[] {
  const period = periodOf(item)
  return [
    `${formatDate(item.day)} ${calendarWords.weekdays[weekdayOf(item.day) - 1] ?? ''}${item.isSettled ? '' : ' ?'}`,
    blockWords[item.kind] ?? item.kind,
    item.zh,
    `${item.who.join(calendarWords.comma)}${item.to === undefined ? '' : ` -> ${item.to}`}`,
    period === undefined ? '' : `${period.from}..${period.to}`,
    `${isNamed ? `${item.plan} ` : ''}${item.clause}`,
  ]
}

function expiryRow({ day, kind, zh, plan, clause }: Expiry, isNamed: boolean): readonly string[] {
  return [
    `${formatDate(day)} ${calendarWords.weekdays[weekdayOf(day) - 1] ?? ''}`,
    blockWords[kind] ?? kind,
    zh,
    `${isNamed ? `${plan} ` : ''}${clause}`,
  ]
}

function periodOf({ period }: DueItem) {
  return period === undefined ? undefined : { from: formatDate(period.from), to: formatDate(period.to) }
}

/** What has no day of its own: set off by an event, said to be regular and no more, or in a year nobody has given. */
function showWaiting(plan: Plan, years: Years, line: (text?: string) => void): void {
  const { tasks, forms, services } = plan.orders
  const waiting = [...tasks.values(), ...forms.values(), ...services.values()].flatMap(({ cadence, zh, clause }) => {
    if (cadence === undefined) return []
    const when = cadence.every === 'day' ? calendarWords.daily : cadence.every === 'unstated' ? calendarWords.regularly : cadence.event
    if (when === undefined) return []
    return [`  ${plan.id} ${clause} ${zh}: ${cadence.event === undefined ? when : calendarWords.event(cadence.event)}`]
  })
  if (waiting.length > 0) line(`\n${calendarWords.waiting}`)
  for (const text of waiting) line(text)
  const given = years.get(plan.id)
  const masks = plan.masks.filter((mask) => given?.has(mask) !== true)
  if (masks.length > 0) line(calendarWords.masked(plan.id, masks))
}
