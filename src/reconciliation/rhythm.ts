import { addDays, formatDate, formatMonth, lastDayOfMonth, monthOf, parseDate, weekdayOf } from '../kernel/calendar.ts'
import { addWorkdays, isWorkday, type WorkCalendar } from '../kernel/workdays.ts'

/** How often a statement comes: for each workday, each week up to Sunday, each month. */
export const cadences = ['workday', 'week', 'month'] as const
export type Cadence = (typeof cadences)[number]

/** The statement that is missing first: up to which day it goes, and by when it was or is to be delivered; `due` is undefined beyond the known days off. */
export interface NextStatement {
  readonly from: string
  readonly to: string
  readonly due: string | undefined
  readonly isOverdue: boolean
}

/**
 * Which statement comes next after the last day that is delivered, and by when it is due. What is not delivered is no zero: it has a day
 * since when it is due, or one by which it will be.
 */
export function nextStatement(
  delivered: string,
  { cadence, workdays }: { readonly cadence: Cadence; readonly workdays: number },
  today: string,
  calendar: WorkCalendar,
): NextStatement | undefined {
  const last = parseDate(delivered)
  if (last === undefined) return undefined
  const from = addDays(last, 1)
  const to = periodEnd(from, cadence, calendar)
  if (to === undefined) return undefined
  const due = addWorkdays(calendar, to, workdays)
  const dueOn = due === undefined ? undefined : formatDate(due)
  return { from: formatDate(from), to: formatDate(to), due: dueOn, isOverdue: dueOn !== undefined && today > dueOn }
}

/** As many days as lie between two workdays at most, with room. */
const longestBreak = 20

function periodEnd(from: number, cadence: Cadence, calendar: WorkCalendar): number | undefined {
  if (cadence === 'week') return addDays(from, 7 - weekdayOf(from))
  if (cadence === 'month') return lastDayOfMonth(monthOf(from))
  for (let day = from; day < from + longestBreak; day++) {
    const isWorked = isWorkday(calendar, day)
    if (isWorked === undefined) return undefined
    if (isWorked) return day
  }
  return undefined
}

/** The last day of a month that is written YYYY-MM. */
export function monthEnd(month: string): string {
  const first = parseDate(`${month}-01`)
  return first === undefined ? '' : formatDate(lastDayOfMonth(monthOf(first)))
}

/** So many months that are over on a day, or end with it, YYYY-MM, the newest first. */
export function monthsBefore(day: string, most: number): readonly string[] {
  const today = parseDate(day)
  if (today === undefined) return []
  const last = lastDayOfMonth(monthOf(today)) === today ? monthOf(today) : monthOf(today) - 1
  return Array.from({ length: most }, (_, at) => formatMonth(last - at))
}

/** The month after one that is written YYYY-MM. */
export function monthAfter(month: string): string {
  const first = parseDate(`${month}-01`)
  return first === undefined ? '' : formatMonth(monthOf(first) + 1)
}
