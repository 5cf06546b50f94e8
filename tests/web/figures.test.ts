import { describe, expect, test } from 'vitest'
import { newRequestId } from '../../src/web/client/request-id.ts'
import { dayInTable, dayParts } from '../../src/web/figures/days.ts'
import { count, sumOfFen, tenThousandYuan, yuan } from '../../src/web/figures/figures.ts'

describe('figures as they are shown', () => {
  test.each([
    ['0', '0.00', '0.00'],
    ['2438651742', '24,386,517.42', '2,438.65'],
    ['-5', '\u22120.05', '0.00'],
    ['4999', '49.99', '0.00'],
    ['5000', '50.00', '0.01'],
    ['-31240000', '\u2212312,400.00', '\u221231.24'],
    ['900719925474099312', '9,007,199,254,740,993.12', '900,719,925,474.10'],
  ])('%s fen is %s yuan, %s ten thousands', (fen, asYuan, asTenThousand) => {
    expect([yuan(fen), tenThousandYuan(fen)]).toEqual([asYuan, asTenThousand])
  })

  test('counts and sums', () => {
    expect([count(66976), count(999), count(-1000), count(9007199254740993n)]).toEqual([
      '66,976',
      '999',
      '\u22121,000',
      '9,007,199,254,740,993',
    ])
    expect(sumOfFen(['8445613', '8663096', '8323038'])).toBe('25431747')
  })
})

describe('days as they are shown', () => {
  test.each([
    ['2022-12-05', 1],
    ['2022-12-31', 6],
    ['2024-02-29', 4],
    ['2023-02-29', undefined],
  ])('%s falls on weekday %s', (day, weekday) => {
    expect(dayParts(day)?.weekday).toBe(weekday)
  })

  test('the year is written where it is not the office year', () => {
    expect([dayInTable('2022-12-05', '2022-12-31'), dayInTable('2021-12-05', '2022-01-01')]).toEqual(['12-05', '2021-12-05'])
  })
})

test('request ids are random UUIDs', () => {
  const ids = Array.from({ length: 200 }, newRequestId)
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true)
  expect(new Set(ids).size).toBe(200)
})
