import { formatDate, formatMonth, lastDayOfMonth, parseMonth } from '../kernel/calendar.ts'

export const insurances = ['pension', 'unemployment', 'injury'] as const
export type Insurance = (typeof insurances)[number]

/** A month that is put off: how much, until which day, and what says so. Month as YYYY-MM, day as YYYY-MM-DD, money in fen. */
export interface DeferredMonth {
  readonly insurance: Insurance
  readonly month: string
  readonly fen: bigint
  readonly due: string
  readonly dueBasis: string
}

/** How what is open of a month stands on a day: its last day is the firm's. */
export type MonthStanding = 'due' | 'overdue'
export const standingOn = (due: string, today: string): MonthStanding => (due < today ? 'overdue' : 'due')

/** What became of months, in fen: deferred = repaid + due + overdue + withdrawn, at every moment. */
export interface DeferralSums {
  readonly deferred: bigint
  readonly repaid: bigint
  readonly due: bigint
  readonly overdue: bigint
  readonly withdrawn: bigint
}

/** The last day of a month. */
export function lastDayOf(month: string): string {
  const parsed = parseMonth(month)
  if (parsed === undefined) throw new Error(`no month: ${month}`)
  return formatDate(lastDayOfMonth(parsed))
}

/** The months from one to another, both included; none where the first comes later. */
export function monthsBetween(from: string, to: string): readonly string[] {
  const [first, last] = [parseMonth(from), parseMonth(to)]
  if (first === undefined || last === undefined) throw new Error(`no months: ${from} to ${to}`)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => formatMonth(first + at))
}
