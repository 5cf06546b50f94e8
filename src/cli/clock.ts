import type { MachineClock } from '../access/index.ts'
import { parseDate } from '../kernel/calendar.ts'
import { recordedTimeOf } from '../kernel/china-time.ts'
import { UsageFailure } from './line/options.ts'
import { texts } from './messages.zh.ts'

/** The only place where the clock comes in. */

/** The time of the machine, for a server's sessions, locks and records. */
export const machineClock: MachineClock = { now: () => new Date() }

/** Now, as the clocks in China show it, wherever the machine stands: YYYY-MM-DDTHH:MM:SS. `BALLAST_NOW` stands in for the clock, so that work can be repeated. */
export function now(): string {
  const given = process.env.BALLAST_NOW
  if (given === undefined || given === '') return recordedTimeOf(new Date())
  if (!/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(given) || parseDate(given.slice(0, 10)) === undefined)
    throw new UsageFailure(texts.badNow(given))
  return given
}

/** Today as a day number. */
export function today(): number {
  const day = parseDate(now().slice(0, 10))
  if (day === undefined) throw new Error(`the clock shows ${now()}`)
  return day
}
