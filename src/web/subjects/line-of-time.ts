import { addDays, formatDate, parseDate } from '../../kernel/calendar.ts'

/** Where days stand on a picture, from its left edge to its right. */
export interface LineOfTime {
  readonly from: string
  readonly to: string
  readonly at: (day: string) => number
  /** The first days of years that lie on it, with where they stand. */
  readonly years: readonly { readonly year: number; readonly x: number }[]
}

/** More years than this are not drawn: what lies before begins at the edge. */
const mostYears = 12

/** A line that holds some days and ends on the day of the register. */
export function lineOfTime(days: readonly string[], to: string, left: number, width: number): LineOfTime {
  const last = numberOf(to)
  const earliest = days.map(numberOf).reduce((least, day) => Math.min(least, day), addDays(last, -365))
  const first = Math.max(earliest, addDays(last, -365 * mostYears))
  const span = Math.max(1, last - first)
  const at = (day: string) => left + (Math.min(Math.max(numberOf(day), first), last) - first) * (width / span)
  const firstYear = Number(formatDate(first).slice(0, 4)) + 1
  const years = Array.from({ length: Number(to.slice(0, 4)) - firstYear + 1 }, (_, i) => firstYear + i)
  return { from: formatDate(first), to, at, years: years.map((year) => ({ year, x: at(`${year}-01-01`) })) }
}

function numberOf(day: string): number {
  const number = parseDate(day)
  if (number === undefined) throw new Error(`${day} is no day`)
  return number
}
