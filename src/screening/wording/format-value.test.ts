import { describe, expect, test } from 'vitest'
import type { Type, Vocabulary } from '../../rules/index.ts'
import { formatRatioGap, formatValue } from './format-value.ts'

const vocabulary: Vocabulary = {
  units: new Map([
    ['person', { zh: '人', aliases: [] }],
    ['month', { zh: '月', aliases: [] }],
    ['year', { zh: '年', aliases: [] }],
  ]),
  enumerations: new Map(),
  entities: new Map(),
} as unknown as Vocabulary
const count = (dimension: string): Extract<Type, { kind: 'number' }> => ({ kind: 'number', dimension, scale: 0, low: 0n, high: 10n ** 9n })
const ratio = (dimension: string, above: string, below: string): Extract<Type, { kind: 'ratio' }> => ({
  kind: 'ratio',
  dimension,
  numerator: count(above),
  denominator: count(below),
})
const share = ratio('', 'person', 'person')
const mean = ratio('person', 'month.person', 'month')

test.each([
  [2022n, 'year', '2022 年'],
  [1999n, 'year', '1999 年'],
  [2022n, 'person', '2,022 人'],
  [999n, 'person', '999 人'],
])('%s of %s reads %s: a year is a name, not a count', (value, dimension, text) => {
  expect(formatValue(value, count(dimension), vocabulary)).toBe(text)
})

describe('a quotient', () => {
  test.each([
    [{ numerator: 11, denominator: 200 }, share, '11 人 ÷ 200 人 = 5.5%'],
    [{ numerator: 1, denominator: 3 }, share, '1 人 ÷ 3 人 ≈ 33.3333%'],
    [{ numerator: 0, denominator: 7 }, share, '0 人 ÷ 7 人 = 0%'],
    [{ numerator: 361, denominator: 12 }, mean, '361 月·人 ÷ 12 月 ≈ 30.0833 人'],
    [{ numerator: 360, denominator: 12 }, mean, '360 月·人 ÷ 12 月 = 30 人'],
  ])('%o is shown as an equation only where it is one', (value, type, text) => {
    expect(formatValue(value, type, vocabulary)).toBe(text)
  })

  test.each([
    [{ numerator: 12, denominator: 200 }, share, 55_000n, 6, '0.5 个百分点'],
    [{ numerator: 2, denominator: 10 }, share, 200_000n, 6, '0 个百分点'],
    [{ numerator: 7, denominator: 100 }, share, 100_000n, 6, '3 个百分点'],
    [{ numerator: 1, denominator: 3 }, share, 333_333n, 6, '0.0001 个百分点'],
    [{ numerator: 361, denominator: 12 }, mean, 30n, 0, '0.0834 人'],
  ])('%o lies so far from a limit, never nothing where there is something', (value, type, limit, scale, text) => {
    expect(formatRatioGap(value, type, limit, scale, vocabulary)).toBe(text)
  })
})
