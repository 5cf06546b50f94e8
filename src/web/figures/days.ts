import { parseDate, partsOf, weekdayOf } from '../../kernel/calendar.ts'

const weekdayOfText = (day: string): number | undefined => {
  const date = parseDate(day)
  return date === undefined ? undefined : weekdayOf(date)
}

/** A day taken apart for a sentence: year, month, day, and the weekday from 1 (Monday) to 7; undefined for what is no day. */
export function dayParts(
  day: string,
): { readonly year: number; readonly month: number; readonly day: number; readonly weekday: number } | undefined {
  const date = parseDate(day)
  const weekday = weekdayOfText(day)
  return date === undefined || weekday === undefined ? undefined : { ...partsOf(date), weekday }
}

/** A day in a table: MM-DD where it lies in the year of the office, YYYY-MM-DD elsewhere. */
export function dayInTable(day: string, officeDay: string): string {
  return day.slice(0, 5) === officeDay.slice(0, 5) ? day.slice(5) : day
}
