import { addDays, formatDate, parseDate } from '../kernel/calendar.ts'

const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** A date as the plan format writes it: a year or month stands for its last day, or its first; undefined where it is no day there is. */
export function wholeDay(value: string, end: 'first' | 'last'): string | undefined {
  const match = /^([0-9X]{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(value)
  const [, year = '', month = end === 'last' ? '12' : '01', day] = match ?? []
  if (match === null || year === '') return undefined
  const isMasked = year.includes('X')
  // The longest February is taken only for a year that is known to have it.
  const last = isMasked ? lastDays[Number(month) - 1] : lastDayOf(year, month)
  if (last === undefined) return undefined
  const written = `${year}-${month}-${day ?? (end === 'last' ? String(last).padStart(2, '0') : '01')}`
  if (isMasked) return Number(day ?? 1) <= last && Number(day ?? 1) >= 1 ? written : undefined
  return parseDate(written) === undefined ? undefined : written
}

function lastDayOf(year: string, month: string): number | undefined {
  return [31, 30, 29, 28].find((day) => parseDate(`${year}-${month}-${day}`) !== undefined)
}

/** The day before; undefined for a masked day. */
export function dayBefore(day: string): string | undefined {
  const date = parseDate(day)
  return date === undefined ? undefined : formatDate(addDays(date, -1))
}
