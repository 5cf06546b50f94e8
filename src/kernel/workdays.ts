import { type CalendarDate, dateFromParts, formatDate, parseDate, weekdayOf, yearOf } from './calendar.ts'
import { parseReferenceTable } from './reference-table.ts'

/** The working days of whole years; for days outside them the notice has not come out, so nothing is known. */
export interface WorkCalendar {
  readonly first: CalendarDate
  readonly last: CalendarDate
  readonly daysOff: ReadonlySet<CalendarDate>
  readonly workedWeekendDays: ReadonlySet<CalendarDate>
}

/** Builds the calendar from the text of the reference file, which covers every year from its first to its last; throws on a malformed row. */
export function parseWorkCalendar(text: string): WorkCalendar {
  const daysOff = new Set<CalendarDate>()
  const workedWeekendDays = new Set<CalendarDate>()
  for (const row of parseReferenceTable(text, ['date', 'kind', 'name'])) {
    const date = parseDate(row.date)
    if (date === undefined || (row.kind !== 'day_off' && row.kind !== 'workday'))
      throw new Error(`holidays: cannot read ${row.date},${row.kind}`)
    ;(row.kind === 'day_off' ? daysOff : workedWeekendDays).add(date)
  }
  const years = [...daysOff].map(yearOf)
  const first = dateFromParts(Math.min(...years), 1, 1)
  const last = dateFromParts(Math.max(...years), 12, 31)
  if (first === undefined || last === undefined) throw new Error('holidays: the table names no day off')
  return { first, last, daysOff, workedWeekendDays }
}

/** Whether people work on a day, or undefined outside the years the calendar covers. */
export function isWorkday(calendar: WorkCalendar, date: CalendarDate): boolean | undefined {
  if (date < calendar.first || date > calendar.last) return undefined
  if (calendar.daysOff.has(date)) return false
  return weekdayOf(date) <= 5 || calendar.workedWeekendDays.has(date)
}

/** The last day of a term of that many working days; the day it starts from does not count. Undefined where the calendar ends first. */
export function addWorkdays(calendar: WorkCalendar, start: CalendarDate, workdays: number): CalendarDate | undefined {
  if (!Number.isInteger(workdays) || workdays < 0) throw new RangeError(`addWorkdays: ${workdays} is not a number of days`)
  let date = start
  for (let left = workdays; left > 0; ) {
    date += 1
    const isWorked = isWorkday(calendar, date)
    if (isWorked === undefined) return undefined
    if (isWorked) left -= 1
  }
  return date
}

/** The last of so many working days from a day on, YYYY-MM-DD; undefined where there is no term, or the calendar of days off does not reach so far. */
export function dueDay(from: string, workdays: number | undefined, calendar: WorkCalendar): string | undefined {
  const start = parseDate(from)
  if (workdays === undefined || start === undefined) return undefined
  const due = addWorkdays(calendar, start, workdays)
  return due === undefined ? undefined : formatDate(due)
}

/** Working days after one day up to another and with it, both YYYY-MM-DD; undefined where the calendar does not know them all. */
export function workdaysAfter(from: string, to: string, calendar: WorkCalendar): number | undefined {
  const [start, end] = [parseDate(from), parseDate(to)]
  if (start === undefined || end === undefined) return undefined
  let count = 0
  for (let day = start + 1; day <= end; day++) {
    const works = isWorkday(calendar, day)
    if (works === undefined) return undefined
    if (works) count += 1
  }
  return count
}

/** The last working day before a day, YYYY-MM-DD; undefined where the calendar does not reach so far back. */
export function workdayBefore(day: string, calendar: WorkCalendar): string | undefined {
  const start = parseDate(day)
  if (start === undefined) return undefined
  for (let date = start - 1; ; date--) {
    const works = isWorkday(calendar, date)
    if (works === undefined) return undefined
    if (works) return formatDate(date)
  }
}
