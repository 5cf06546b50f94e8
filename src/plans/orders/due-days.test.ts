import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDate, parseDate } from '../../kernel/calendar.ts'
import { isWorkday, parseWorkCalendar } from '../../kernel/workdays.ts'
import { longestPeriod } from '../read/read-cadence.ts'
import { dueDays, periodOf } from './due-days.ts'
import type { Cadence, Every } from './orders.ts'

const work = parseWorkCalendar(readFileSync(join(import.meta.dirname, '../../../reference/holidays.csv'), 'utf8'))
const day = (text: string) => parseDate(text) ?? Number.NaN
const open = { kind: 'open' } as const
const plain: Cadence = {
  every: 'month',
  event: undefined,
  dueDay: undefined,
  dueAfterEnd: undefined,
  within: undefined,
  times: undefined,
  countsDay: 'yes',
  rolls: 'no',
  inWorkdays: 'no',
  about: undefined,
  from: open,
  to: open,
}

function printed(cadence: Partial<Cadence>, from: string, to: string): readonly string[] {
  return dueDays({ ...plain, ...cadence }, day(from), day(to), work).map((due) => formatDate(due.day) + (due.isSettled ? '' : ' ?'))
}

describe('days a cadence falls due', () => {
  test.each<[string, Partial<Cadence>, string, string, readonly string[]]>([
    ['by the 10th of a month', { dueDay: 10 }, '2022-06-02', '2022-08-31', ['2022-06-10', '2022-07-10', '2022-08-10']],
    ['by the 10th, a Sunday moves to Monday', { dueDay: 10, rolls: 'yes' }, '2022-07-01', '2022-07-31', ['2022-07-11']],
    ['by the 10th, the day itself not counted', { dueDay: 10, countsDay: 'no' }, '2022-06-01', '2022-06-30', ['2022-06-09']],
    ['by the 10th, nobody has confirmed', { dueDay: 10, countsDay: 'unconfirmed' }, '2022-06-01', '2022-06-30', ['2022-06-10 ?']],
    [
      'a weekday needs no word on rolling',
      { dueDay: 10, rolls: 'unconfirmed' },
      '2022-06-01',
      '2022-07-31',
      ['2022-06-10', '2022-07-10 ?'],
    ],
    ['by the 31st in short months', { dueDay: 31 }, '2023-01-31', '2023-04-30', ['2023-01-31', '2023-02-28', '2023-03-31', '2023-04-30']],
    ['by the 29th in February of a leap year', { dueDay: 30 }, '2024-02-01', '2024-02-29', ['2024-02-29']],
    [
      'two days after every ten days, from a day',
      { every: 'ten_days', dueAfterEnd: 2, from: { kind: 'day', day: day('2022-03-22') } },
      '2022-03-01',
      '2022-05-05',
      ['2022-04-02', '2022-04-12', '2022-04-22', '2022-05-02'],
    ],
    [
      'two working days after every ten days, over a holiday',
      { every: 'ten_days', dueAfterEnd: 2, inWorkdays: 'yes' },
      '2022-04-28',
      '2022-05-09',
      ['2022-05-06'],
    ],
    ['three days after the end of February', { dueAfterEnd: 3 }, '2023-03-01', '2023-03-31', ['2023-03-03']],
    [
      'once a quarter, no day said',
      { every: 'quarter' },
      '2022-01-01',
      '2022-12-31',
      ['2022-03-31', '2022-06-30', '2022-09-30', '2022-12-31'],
    ],
    ['half-yearly and yearly end with their periods', { every: 'half_year' }, '2022-01-01', '2022-12-31', ['2022-06-30', '2022-12-31']],
    ['weekly by Friday', { every: 'week', dueDay: 5 }, '2022-06-01', '2022-06-15', ['2022-06-03', '2022-06-10']],
    [
      'daily until a day',
      { every: 'day', to: { kind: 'day', day: day('2022-03-03') } },
      '2022-03-02',
      '2022-03-31',
      ['2022-03-02', '2022-03-03'],
    ],
    ['regularly says no day', { every: 'unstated' }, '2022-01-01', '2022-12-31', []],
    ['an event says no day', { every: undefined, event: 'x' }, '2022-01-01', '2022-12-31', []],
    ['outside the years the calendar covers', { dueDay: 1, rolls: 'yes' }, '2035-01-01', '2035-01-31', ['2035-01-01 ?']],
  ])('%s', (_, cadence, from, to, expected) => {
    expect(printed(cadence, from, to)).toEqual(expected)
  })

  /** Every kind of period with every way to name a day in it; each is looked at with and without rolling and counting the day. */
  const kinds: readonly (readonly [string, Partial<Cadence>])[] = (
    ['day', 'week', 'ten_days', 'month', 'quarter', 'half_year', 'year'] as const
  ).flatMap((every): readonly (readonly [string, Partial<Cadence>])[] => [
    [`${every}, no day`, { every }],
    [`${every}, the first day`, { every, dueDay: 1 }],
    [`${every}, the last day`, { every, dueDay: longestPeriod[every] }],
    [`${every}, a day after its end`, { every, dueAfterEnd: 1 }],
    [`${every}, 15 working days after its end`, { every, dueAfterEnd: 15, inWorkdays: 'yes' }],
  ])
  const manners = (['yes', 'no'] as const).flatMap((countsDay) => (['yes', 'no'] as const).map((rolls) => ({ countsDay, rolls })))

  test.each(kinds)('both ends of a span belong to it: %s', (_, cadence) => {
    for (const manner of manners) {
      const [from, to] = [day('2022-01-01'), day(cadence.every === 'day' ? '2022-02-28' : '2023-12-31')]
      const all = dueDays({ ...plain, ...cadence, ...manner }, from, to, work)
      expect(all.length).toBeGreaterThanOrEqual(1)
      for (const { day: due } of all) {
        const within = (start: number, end: number) => all.filter((each) => each.day >= start && each.day <= end)
        for (const [start, end] of [
          [due, due],
          [due - 1, due],
          [due, due + 1],
          [from, due],
          [due, to],
        ] as const)
          if (start >= from && end <= to) expect(dueDays({ ...plain, ...cadence, ...manner }, start, end, work)).toEqual(within(start, end))
      }
    }
  })

  test('what is due by the first of a month and the day does not count falls on the last day of the month before', () => {
    const cadence = { dueDay: 1, countsDay: 'no' } as const
    expect(printed(cadence, '2022-05-31', '2022-05-31')).toEqual(['2022-05-31'])
    expect(printed(cadence, '2022-05-30', '2022-05-30')).toEqual([])
    expect(printed(cadence, '2022-06-01', '2022-06-29')).toEqual([])
  })

  test.each<[Cadence['about'], string]>([
    ['previous', '2022-06-01..2022-06-30'],
    ['current', '2022-07-01..2022-07-31'],
    [undefined, 'unknown'],
  ])('a report due on the 5th of July that tells of the %s month', (about, expected) => {
    const [due] = dueDays({ ...plain, dueDay: 5, about }, day('2022-07-01'), day('2022-07-31'), work)
    expect(due?.period === undefined ? 'unknown' : `${formatDate(due.period.from)}..${formatDate(due.period.to)}`).toBe(expected)
  })

  test('every day lies in one period of each kind, and periods follow without a gap', () => {
    const kinds: readonly Exclude<Every, 'unstated'>[] = ['day', 'week', 'ten_days', 'month', 'quarter', 'half_year', 'year']
    fc.assert(
      fc.property(fc.integer({ min: day('1990-01-01'), max: day('2060-12-31') }), fc.constantFrom(...kinds), (date, every) => {
        const period = periodOf(every, date)
        expect(period.from).toBeLessThanOrEqual(date)
        expect(period.to).toBeGreaterThanOrEqual(date)
        expect(periodOf(every, period.from)).toEqual(period)
        expect(periodOf(every, period.to)).toEqual(period)
        expect(periodOf(every, period.to + 1).from).toBe(period.to + 1)
      }),
    )
  })

  test('a day that moves is always a working day, and the earliest one', () => {
    fc.assert(
      fc.property(fc.integer({ min: day('2021-01-01'), max: day('2025-10-01') }), fc.integer({ min: 1, max: 28 }), (from, dueDay) => {
        const still = dueDays({ ...plain, dueDay }, from, from + 40, work)
        for (const due of still) {
          const moved = dueDays({ ...plain, dueDay, rolls: 'yes' }, due.day, due.day + 20, work)[0]?.day ?? 0
          expect(isWorkday(work, moved)).toBe(true)
          for (let skipped = due.day; skipped < moved; skipped++) expect(isWorkday(work, skipped)).toBe(false)
        }
      }),
    )
  })
})
