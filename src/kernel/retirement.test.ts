import { describe, expect, test } from 'vitest'
import { type CalendarDate, formatDate, parseDate, parseMonth } from './calendar.ts'
import { type RetirementCategory, type RetirementTable, retirementAgeInMonths, retirementDate, retirementTableFrom } from './retirement.ts'

function rule(baseYears: number, first: string, birthMonthsPerStep: number, delayMonthsMax: number) {
  return { baseYears, firstBirthMonth: parseMonth(first) ?? Number.NaN, birthMonthsPerStep, delayMonthsMax }
}

const table: RetirementTable = {
  male: rule(60, '1965-01', 4, 36),
  female_55: rule(55, '1970-01', 4, 36),
  female_50: rule(50, '1975-01', 2, 60),
}

function at(text: string): CalendarDate {
  return parseDate(text) ?? Number.NaN
}

describe('the table annexed to the decision of 2024', () => {
  const rows: readonly (readonly [string, RetirementCategory, number, number, string])[] = [
    ['1964-12-31', 'male', 60, 0, '2024-12'],
    ['1965-01-01', 'male', 60, 1, '2025-02'],
    ['1965-04-30', 'male', 60, 1, '2025-05'],
    ['1965-05-01', 'male', 60, 2, '2025-07'],
    ['1966-01-15', 'male', 60, 4, '2026-05'],
    ['1976-08-31', 'male', 62, 11, '2039-07'],
    ['1976-09-01', 'male', 63, 0, '2039-09'],
    ['1990-01-31', 'male', 63, 0, '2053-01'],
    ['1969-12-31', 'female_55', 55, 0, '2024-12'],
    ['1970-01-31', 'female_55', 55, 1, '2025-02'],
    ['1970-05-01', 'female_55', 55, 2, '2025-07'],
    ['1981-08-31', 'female_55', 57, 11, '2039-07'],
    ['1981-09-01', 'female_55', 58, 0, '2039-09'],
    ['1974-12-31', 'female_50', 50, 0, '2024-12'],
    ['1975-01-31', 'female_50', 50, 1, '2025-02'],
    ['1975-02-28', 'female_50', 50, 1, '2025-03'],
    ['1975-03-01', 'female_50', 50, 2, '2025-05'],
    ['1984-10-31', 'female_50', 54, 11, '2039-09'],
    ['1984-11-01', 'female_50', 55, 0, '2039-11'],
    ['1995-06-15', 'female_50', 55, 0, '2050-06'],
  ]
  test.each(rows)('born %s, %s: %i years and %i months, in %s', (birth, category, years, months, month) => {
    expect(retirementAgeInMonths(at(birth), category, table)).toBe(years * 12 + months)
    expect(formatDate(retirementDate(at(birth), category, table)).slice(0, 7)).toBe(month)
  })
})

test.each([
  ['1968-02-29', 'female_50', '2018-03-01'],
  ['1964-02-29', 'male', '2024-02-29'],
  ['1970-01-31', 'female_55', '2025-02-28'],
  ['1962-06-14', 'male', '2022-06-14'],
] as const)('born %s, %s: on %s', (birth, category, date) => {
  expect(formatDate(retirementDate(at(birth), category, table))).toBe(date)
})

test('age never falls and never jumps by more than a month from one birth month to the next', () => {
  for (const category of ['male', 'female_55', 'female_50'] as const) {
    for (let birth = at('1960-01-01'); birth < at('1995-01-01'); birth += 15) {
      const rise = retirementAgeInMonths(birth + 15, category, table) - retirementAgeInMonths(birth, category, table)
      expect([0, 1]).toContain(rise)
    }
  }
})

test.each([
  ['nothing', null],
  ['no list', { categories: {} }],
  [
    'a category missing',
    { categories: [{ id: 'male', base_years: 60, first_birth_month: '1965-01', birth_months_per_step: 4, delay_months_max: 36 }] },
  ],
  [
    'a bad month',
    { categories: [{ id: 'male', base_years: 60, first_birth_month: '1965', birth_months_per_step: 4, delay_months_max: 36 }] },
  ],
  ['a number missing', { categories: [{ id: 'male', base_years: 60, first_birth_month: '1965-01', birth_months_per_step: 4 }] }],
])('a table with %s is refused', (_name, data) => {
  expect(() => retirementTableFrom(data)).toThrow('retirement ages')
})
