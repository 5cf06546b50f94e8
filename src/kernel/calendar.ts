/** A calendar day as the number of days since 1970-01-01 in the proleptic Gregorian calendar; it has no clock and no time zone. */
export type CalendarDate = number

/** A calendar month as year * 12 + (month - 1), the way the registry stores it. */
export type Month = number

export interface DateParts {
  readonly year: number
  readonly month: number
  readonly day: number
}

const daysPerEra = 146_097
const daysFromEraStartToEpoch = 719_468

/** The day number of a year, month and day, or undefined where the calendar has no such day. */
export function dateFromParts(year: number, month: number, day: number): CalendarDate | undefined {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return undefined
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return undefined
  return dayNumber(year, month, day)
}

/** Year, month and day of a date. */
export function partsOf(date: CalendarDate): DateParts {
  const packed = pack(date)
  return { year: yearIn(packed), month: monthIn(packed), day: dayIn(packed) }
}

/** Parses exactly `YYYY-MM-DD`; anything else, an impossible day included, is undefined. */
export function parseDate(text: string): CalendarDate | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined
  return dateFromParts(digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2))
}

/** Writes a date as `YYYY-MM-DD`. */
export function formatDate(date: CalendarDate): string {
  const packed = pack(date)
  return `${padded(yearIn(packed), 4)}-${padded(monthIn(packed), 2)}-${padded(dayIn(packed), 2)}`
}

/** The date that many days later (earlier when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return date + days
}

/** The same day of the month that many months later, or that month's last day where it is shorter: 31 August + 6 months is 28 or 29 February. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const packed = pack(date)
  const target = yearIn(packed) * 12 + monthIn(packed) - 1 + months
  const year = Math.floor(target / 12)
  const month = target - year * 12 + 1
  return dayNumber(year, month, Math.min(dayIn(packed), daysInMonth(year, month)))
}

/** Whole months from one date to a later one; a month is whole once the day of the month comes round again, so 31 August to 28 February is 5. */
export function wholeMonthsBetween(from: CalendarDate, to: CalendarDate): number {
  const a = pack(from)
  const b = pack(to)
  return (yearIn(b) - yearIn(a)) * 12 + (monthIn(b) - monthIn(a)) - (dayIn(b) < dayIn(a) ? 1 : 0)
}

/**
 * Whole years from one date to another, which is the age on `to` of someone born on `from`.
 * Someone born on 29 February reaches an age on 1 March of a common year, because 28 February is still the day before the birthday.
 */
export function yearsBetween(from: CalendarDate, to: CalendarDate): number {
  const a = pack(from)
  const b = pack(to)
  return yearIn(b) - yearIn(a) - ((b & monthAndDayMask) < (a & monthAndDayMask) ? 1 : 0)
}

/** ISO day of the week, Monday 1 to Sunday 7. */
export function weekdayOf(date: CalendarDate): number {
  return ((((date + 3) % 7) + 7) % 7) + 1
}

/** The month a date lies in. */
export function monthOf(date: CalendarDate): Month {
  const packed = pack(date)
  return yearIn(packed) * 12 + monthIn(packed) - 1
}

/** The calendar year a date lies in. */
export function yearOf(date: CalendarDate): number {
  return yearIn(pack(date))
}

/** The month of a year and a month counted from 1, or undefined where there is none. */
export function monthFromParts(year: number, month: number): Month | undefined {
  return dateFromParts(year, month, 1) === undefined ? undefined : year * 12 + month - 1
}

/** Parses exactly `YYYY-MM`. */
export function parseMonth(text: string): Month | undefined {
  if (text.length !== 7 || text.charCodeAt(4) !== 45) return undefined
  return monthFromParts(digitsAt(text, 0, 4), digitsAt(text, 5, 2))
}

/** Writes a month as `YYYY-MM`. */
export function formatMonth(month: Month): string {
  return `${padded(Math.floor(month / 12), 4)}-${padded((month % 12) + 1, 2)}`
}

/** The first day of a month. */
export function firstDayOfMonth(month: Month): CalendarDate {
  return dayNumber(Math.floor(month / 12), (month % 12) + 1, 1)
}

/** The last day of a month. */
export function lastDayOfMonth(month: Month): CalendarDate {
  return firstDayOfMonth(month + 1) - 1
}

/** Whether February has 29 days in that year. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** How many days a month has, counted from 1 for January. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

// Dates run through millions of rows, so parts travel packed in one small integer instead of an object: year, 4 bits of month, 5 bits of day.
const monthAndDayMask = 0b1_1111_1111

function yearIn(packed: number): number {
  return packed >> 9
}

function monthIn(packed: number): number {
  return (packed >> 5) & 0b1111
}

function dayIn(packed: number): number {
  return packed & 0b1_1111
}

// Both conversions count in years that start on 1 March, which puts the leap day last and makes month lengths a straight line.
function pack(date: CalendarDate): number {
  const shifted = date + daysFromEraStartToEpoch
  const era = Math.floor(shifted / daysPerEra)
  const dayOfEra = shifted - era * daysPerEra
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return (year << 9) | (month << 5) | day
}

function dayNumber(year: number, month: number, day: number): CalendarDate {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * daysPerEra + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - daysFromEraStartToEpoch
}

/** Reads ASCII digits; NaN (which no calendar check accepts) when another character stands there. */
function digitsAt(text: string, start: number, length: number): number {
  let value = 0
  for (let index = start; index < start + length; index += 1) {
    const digit = text.charCodeAt(index) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

/** Stands for "has not ended": a fact known to be absent, which is not the same as unknown. */
export const NEVER: CalendarDate = dayNumber(9999, 12, 31)
