import { formatDate, parseDate } from '../kernel/calendar.ts'
import { addWorkdays, type WorkCalendar } from '../kernel/workdays.ts'

/** The last of so many working days from a day on; undefined where there is no term, or the calendar of days off does not reach so far. */
export function dueDay(from: string, workdays: number | undefined, calendar: WorkCalendar): string | undefined {
  const start = parseDate(from)
  if (workdays === undefined || start === undefined) return undefined
  const due = addWorkdays(calendar, start, workdays)
  return due === undefined ? undefined : formatDate(due)
}
