import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatYuan, formatYuanPlain, parseYuan, roundHalfAway } from './money.ts'

test.each([
  ['0', 0n, '0.00'],
  ['-0', 0n, '0.00'],
  ['0.01', 1n, '0.01'],
  ['-0.01', -1n, '-0.01'],
  ['0.1', 10n, '0.10'],
  ['12.34', 1234n, '12.34'],
  ['999.99', 99_999n, '999.99'],
  ['1000', 100_000n, '1,000.00'],
  ['-1234567.8', -123_456_780n, '-1,234,567.80'],
  ['100000', 10_000_000n, '100,000.00'],
  ['90071992547409.93', 9_007_199_254_740_993n, '90,071,992,547,409.93'],
])('%s yuan', (text, fen, grouped) => {
  expect(parseYuan(text)).toBe(fen)
  expect(formatYuan(fen)).toBe(grouped)
  expect(formatYuanPlain(fen)).toBe(grouped.replaceAll(',', ''))
})

test.each(['', '-', '.5', '5.', '1.234', '1,000.00', '+5', '007', '1e3', ' 1', '1 ', '１２', '1.2.3', '--1', 'NaN', '0x10'])(
  '%j is not an amount',
  (text) => {
    expect(parseYuan(text)).toBeUndefined()
  },
)

test('any amount reads back from both forms', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (fen) => {
      expect(parseYuan(formatYuanPlain(fen))).toBe(fen)
      expect(parseYuan(formatYuan(fen).replaceAll(',', ''))).toBe(fen)
    }),
  )
})

test.each([
  [5n, 2n, 3n],
  [-5n, 2n, -3n],
  [5n, -2n, -3n],
  [-5n, -2n, 3n],
  [1n, 2n, 1n],
  [-1n, 2n, -1n],
  [1n, 3n, 0n],
  [-1n, 3n, 0n],
  [2n, 3n, 1n],
  [0n, 7n, 0n],
  [4999n, 10_000n, 0n],
  [5000n, 10_000n, 1n],
  [-5000n, 10_000n, -1n],
  [10n ** 30n + 1n, 2n, 5n * 10n ** 29n + 1n],
])('%s / %s rounds to %s', (numerator, denominator, expected) => {
  expect(roundHalfAway(numerator, denominator)).toBe(expected)
})

test('rounding is never more than a half away, and away from zero when exactly a half', () => {
  const wide = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
  const divisor = fc.bigInt({ min: 1n, max: 10n ** 9n })
  fc.assert(
    fc.property(wide, divisor, (numerator, denominator) => {
      const error = 2n * (roundHalfAway(numerator, denominator) * denominator - numerator)
      const size = error < 0n ? -error : error
      expect(size <= denominator).toBe(true)
      if (size === denominator) expect(error > 0n).toBe(numerator > 0n)
    }),
  )
  expect(() => roundHalfAway(1n, 0n)).toThrow(RangeError)
})
