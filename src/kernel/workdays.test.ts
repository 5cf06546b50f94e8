import { describe, expect, test } from 'vitest'
import { type CalendarDate, formatDate, parseDate } from './calendar.ts'
import { addWorkdays, isWorkday, parseWorkCalendar } from './workdays.ts'

const header = 'date,kind,name'
const calendar = parseWorkCalendar(`${header}
2022-10-01,day_off,x
2022-10-02,day_off,x
2022-10-03,day_off,x
2022-10-04,day_off,x
2022-10-05,day_off,x
2022-10-06,day_off,x
2022-10-07,day_off,x
2022-10-08,workday,x
2022-10-09,workday,x
`)

function at(text: string): CalendarDate {
  return parseDate(text) ?? Number.NaN
}

test.each([
  ['2022-09-30', true],
  ['2022-10-01', false],
  ['2022-10-07', false],
  ['2022-10-08', true],
  ['2022-10-09', true],
  ['2022-10-15', false],
  ['2022-01-01', false],
  ['2022-01-03', true],
  ['2022-12-30', true],
  ['2021-12-31', undefined],
  ['2023-01-01', undefined],
])('%s is worked: %s', (date, expected) => {
  expect(isWorkday(calendar, at(date))).toBe(expected)
})

describe('a term in working days', () => {
  test.each([
    ['2022-09-30', 0, '2022-09-30'],
    ['2022-09-30', 1, '2022-10-08'],
    ['2022-09-30', 2, '2022-10-09'],
    ['2022-09-30', 3, '2022-10-10'],
    ['2022-10-14', 1, '2022-10-17'],
    ['2022-10-15', 1, '2022-10-17'],
    ['2022-12-29', 1, '2022-12-30'],
    ['2022-12-30', 1, undefined],
    ['2021-12-30', 1, undefined],
  ])('from %s, %i days end on %s', (start, days, expected) => {
    const end = addWorkdays(calendar, at(start), days)
    expect(end === undefined ? undefined : formatDate(end)).toBe(expected)
  })

  test.each([-1, 1.5])('%d days are no term', (days) => {
    expect(() => addWorkdays(calendar, 0, days)).toThrow(RangeError)
  })
})

test.each(['2022-02-30,day_off,x', '2022-02-01,holiday,x', ''])('a table with the row %j is refused', (row) => {
  expect(() => parseWorkCalendar(`${header}\n${row}`)).toThrow('holidays')
})
