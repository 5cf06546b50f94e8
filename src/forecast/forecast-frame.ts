/** What stands ahead of a fund, line by line: the first two are part of what is committed, the next three take of what is left. */
export const forecastKinds = ['unpaid', 'returned', 'benefits', 'under_way', 'put_off', 'recoveries', 'deferrals'] as const
export type ForecastKind = (typeof forecastKinds)[number]

/** A fund of a place in a year. */
export interface FundYear {
  readonly region: string
  readonly fund: string
  readonly year: number
}

/** What was due before the day it is told on, and what nothing gives a month for; every other column is a month as YYYY-MM. */
export type Column = 'earlier' | 'undated' | (string & {})

/** The part of a year that lies ahead on a day: its months, the one under way included, and its last day; no month of a year that is over. */
export interface Frame {
  readonly months: readonly string[]
  readonly from: string
  readonly to: string
  /** Whether it is the year under way, in which what is overdue and what has no day belongs too. */
  readonly isNow: boolean
}

/** What lies ahead of a year, seen on a day. */
export function frameOf(year: number, today: string): Frame {
  const thisYear = Number(today.slice(0, 4))
  const first = year < thisYear ? 13 : year > thisYear ? 1 : Number(today.slice(5, 7))
  const months = Array.from({ length: 13 - first }, (_, at) => `${year}-${String(first + at).padStart(2, '0')}`)
  const isNow = year === thisYear
  return { months, from: isNow ? '1900-01-01' : `${year}-01-01`, to: `${year}-12-31`, isNow }
}
