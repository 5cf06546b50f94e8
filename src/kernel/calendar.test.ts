import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  type CalendarDate,
  dateFromParts,
  firstDayOfMonth,
  formatDate,
  formatMonth,
  isLeapYear,
  lastDayOfMonth,
  monthOf,
  NEVER,
  parseDate,
  parseMonth,
  partsOf,
  weekdayOf,
  wholeMonthsBetween,
  yearOf,
  yearsBetween,
} from './calendar.ts'

const day = 86_400_000
const first = Math.round(Date.parse('0001-01-01T00:00:00Z') / day)
const last = Math.round(Date.parse('9999-12-31T00:00:00Z') / day)
const anyDate = fc.integer({ min: first, max: last })
const recentDate = fc.integer({ min: Math.round(Date.UTC(1900, 0, 1) / day), max: Math.round(Date.UTC(2100, 11, 31) / day) })

function at(text: string): CalendarDate {
  const date = parseDate(text)
  if (date === undefined) throw new Error(`the test names an impossible date: ${text}`)
  return date
}

/** The oracle: the platform's own calendar, in UTC. */
function isoOf(date: CalendarDate): string {
  return new Date(date * day).toISOString().slice(0, 10)
}

describe('against the platform calendar', () => {
  test('every day of two centuries formats and parses to itself', () => {
    for (let date = at('1899-12-01'); date <= at('2101-02-01'); date += 1) {
      const text = isoOf(date)
      if (formatDate(date) !== text || parseDate(text) !== date) expect.fail(`${text} is not ${formatDate(date)}`)
    }
  })

  test('any day of years 1 to 9999 agrees in parts, weekday and month', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const oracle = new Date(date * day)
        expect(formatDate(date)).toBe(isoOf(date))
        expect(parseDate(isoOf(date))).toBe(date)
        expect(partsOf(date)).toEqual({ year: oracle.getUTCFullYear(), month: oracle.getUTCMonth() + 1, day: oracle.getUTCDate() })
        expect(weekdayOf(date)).toBe(oracle.getUTCDay() || 7)
        expect(monthOf(date)).toBe(oracle.getUTCFullYear() * 12 + oracle.getUTCMonth())
        expect(yearOf(date)).toBe(oracle.getUTCFullYear())
      }),
      { numRuns: 2000 },
    )
  })

  test('a month added keeps the day or falls on the last day of the month', () => {
    fc.assert(
      fc.property(recentDate, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const oracle = new Date(date * day)
        const target = new Date(Date.UTC(oracle.getUTCFullYear(), oracle.getUTCMonth() + months + 1, 0))
        target.setUTCDate(Math.min(oracle.getUTCDate(), target.getUTCDate()))
        expect(formatDate(addMonths(date, months))).toBe(target.toISOString().slice(0, 10))
      }),
      { numRuns: 2000 },
    )
  })

  test('whole months are the most that can be added, except where a month end clamps', () => {
    fc.assert(
      fc.property(recentDate, recentDate, (a, b) => {
        const [from, to] = a <= b ? [a, b] : [b, a]
        const months = wholeMonthsBetween(from, to)
        const isClamped = partsOf(addMonths(from, months + 1)).day < partsOf(from).day
        expect(addMonths(from, months)).toBeLessThanOrEqual(to)
        if (!isClamped) expect(addMonths(from, months + 1)).toBeGreaterThan(to)
      }),
      { numRuns: 2000 },
    )
  })

  test('months read back and bound their days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const value = year * 12 + month - 1
        expect(parseMonth(formatMonth(value))).toBe(value)
        expect(partsOf(firstDayOfMonth(value))).toEqual({ year, month, day: 1 })
        expect(monthOf(lastDayOfMonth(value))).toBe(value)
        expect(monthOf(lastDayOfMonth(value) + 1)).toBe(value + 1)
      }),
    )
  })
})

test.each([
  ['2022-08-31', 6, '2023-02-28'],
  ['2023-08-31', 6, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', -12, '2023-02-28'],
  ['2022-01-31', 1, '2022-02-28'],
  ['2022-03-31', -1, '2022-02-28'],
  ['2022-05-31', 1, '2022-06-30'],
  ['2022-12-15', 1, '2023-01-15'],
  ['2022-01-15', -1, '2021-12-15'],
  ['1900-01-31', 1, '1900-02-28'],
  ['2000-01-31', 1, '2000-02-29'],
])('%s and %i months is %s', (date, months, expected) => {
  expect(formatDate(addMonths(at(date), months))).toBe(expected)
})

test.each([
  ['2022-08-31', '2023-02-28', 5],
  ['2022-08-31', '2023-03-01', 6],
  ['2022-01-15', '2022-07-14', 5],
  ['2022-01-15', '2022-07-15', 6],
  ['2022-07-15', '2022-07-15', 0],
  ['2021-12-31', '2022-01-30', 0],
  ['2022-07-15', '2022-01-15', -6],
  ['2022-07-15', '2022-07-14', -1],
])('from %s to %s are %i whole months', (from, to, months) => {
  expect(wholeMonthsBetween(at(from), at(to))).toBe(months)
})

test.each([
  ['2004-02-29', '2022-02-28', 17],
  ['2004-02-29', '2022-03-01', 18],
  ['2004-02-29', '2024-02-28', 19],
  ['2004-02-29', '2024-02-29', 20],
  ['1972-06-14', '2022-06-13', 49],
  ['1972-06-14', '2022-06-14', 50],
])('someone born %s is on %s %i years old', (birth, on, age) => {
  expect(yearsBetween(at(birth), at(on))).toBe(age)
})

test.each([
  '2022-2-01',
  '2022-02-1',
  '22-02-01',
  '2022/02/01',
  '2022-02-29',
  '1900-02-29',
  '2022-13-01',
  '2022-00-10',
  '2022-01-00',
  '2022-04-31',
  '0000-01-01',
  '2022-01-01 ',
  ' 2022-01-01',
  '+022-01-01',
  '2022-01-1a',
  '２０２２-01-01',
  '',
  '20220101',
])('%j is not a date', (text) => {
  expect(parseDate(text)).toBeUndefined()
})

test.each(['2022-13', '2022-00', '2022-1', '0000-01', '2022/01', '2022-01-01', ''])('%j is not a month', (text) => {
  expect(parseMonth(text)).toBeUndefined()
})

test.each([
  [1900, false],
  [2000, true],
  [2022, false],
  [2024, true],
  [2100, false],
])('%i is a leap year: %s', (year, expected) => {
  expect(isLeapYear(year)).toBe(expected)
  expect(dateFromParts(year, 2, 29) !== undefined).toBe(expected)
})

test('NEVER is the last day that can be written', () => {
  expect(formatDate(NEVER)).toBe('9999-12-31')
  expect(parseDate('9999-12-31')).toBe(NEVER)
  expect(at('1970-01-01')).toBe(0)
  expect(formatDate(addDays(at('2022-02-28'), 1))).toBe('2022-03-01')
  expect(dateFromParts(2022, 1.5, 1)).toBeUndefined()
})
