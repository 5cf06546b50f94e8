import { expect, test } from 'vitest'
import { regionScope } from './region-text.ts'

const names = new Map([
  [130_000, '河北省'],
  [130_900, '沧州市'],
  [140_000, '山西省'],
  [220_000, '吉林省'],
  [220_182, '榆树市'],
  [500_000, '重庆市'],
])
const scope = (...ranges: readonly (readonly [number, number])[]) =>
  regionScope(
    ranges.map(([from, to]) => ({ from, to })),
    (code) => names.get(code) ?? '',
    '全国',
  )

test.each([
  ['the country', [[0, 999_999]], '全国', []],
  ['a province', [[500_000, 509_999]], '重庆市', []],
  ['a city', [[130_900, 130_999]], '沧州市', []],
  ['a county', [[220_182, 220_182]], '榆树市', []],
  [
    'the country less a province',
    [
      [0, 499_999],
      [510_000, 999_999],
    ],
    '全国',
    ['重庆市'],
  ],
  [
    'the country less two that touch',
    [
      [150_000, 999_999],
      [0, 129_999],
    ],
    '全国',
    ['河北省', '山西省'],
  ],
  [
    'the country less a city',
    [
      [0, 130_899],
      [131_000, 999_999],
    ],
    '全国',
    ['沧州市'],
  ],
  [
    'a province less a county',
    [
      [220_000, 220_181],
      [220_183, 229_999],
    ],
    '吉林省',
    ['榆树市'],
  ],
  ['a region without a name', [[990_000, 999_999]], '990000', []],
] as const)('%s', (_, ranges, whole, without) => {
  expect(scope(...ranges)).toEqual({ whole, without })
})

test('nothing is left where every region has rules of its own', () => {
  expect(scope()).toBeUndefined()
})
