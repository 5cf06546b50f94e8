import { addDays, formatDate, parseDate } from '../kernel/calendar.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { addWorkdays, isWorkday, type WorkCalendar } from '../kernel/workdays.ts'
import type { RecoveryRefusal } from './refusals.ts'

/** A term as the cited clause gives it; nothing here knows one by itself. */
export interface Term {
  readonly days: number
  readonly unit: 'workdays' | 'days'
  readonly basis: string
}

/**
 * The last day of a term, YYYY-MM-DD: the day it starts from does not count (Civil Code, article 201), and where the last day is a day off
 * it ends with the next working day (article 203). Refused where the days off of that time are not known.
 */
export function endOfTerm(from: string, { days, unit, basis }: Term, calendar: WorkCalendar): Result<string, RecoveryRefusal> {
  if (basis.trim() === '') return refused({ code: 'recovery_text_needed', what: 'term_basis' })
  const start = parseDate(from)
  if (start === undefined) throw new Error(`no day: ${from}`)
  const last = unit === 'workdays' ? addWorkdays(calendar, start, days) : nextWorkday(addDays(start, days), calendar)
  return last === undefined ? refused({ code: 'days_off_unknown', from }) : done(formatDate(last))
}

function nextWorkday(day: ReturnType<typeof addDays>, calendar: WorkCalendar): ReturnType<typeof addDays> | undefined {
  for (let one = day; ; one = addDays(one, 1)) {
    const works = isWorkday(calendar, one)
    if (works !== false) return works === undefined ? undefined : one
  }
}
