import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseYuan } from '../kernel/money.ts'
import { grouped, moneyText, scaleMoney, share, sumFen } from './figures.ts'

test.each([
  [0n, '0.00 元'],
  [1n, '0.01 元'],
  [-1n, '-0.01 元'],
  [99_999n, '999.99 元'],
  [999_999n, '9,999.99 元'],
  [1_000_000n, '1.00 万元'],
  [1_004_999n, '1.00 万元'],
  [1_005_000n, '1.01 万元'],
  [-1_005_000n, '-1.01 万元'],
  [573_188_795n, '573.19 万元'],
  [9_999_994_999n, '9,999.99 万元'],
  [9_999_995_000n, '1.00 亿元'],
  [9_999_999_999n, '1.00 亿元'],
  [10_000_000_000n, '1.00 亿元'],
  [13_853_848_056n, '1.39 亿元'],
  [-13_853_848_056n, '-1.39 亿元'],
  [123_456_789_012_345_678_901n, '12,345,678,901.23 亿元'],
])('%s fen reads %s', (fen, expected) => {
  expect(moneyText(fen)).toBe(expected)
})

test('the exact amount is kept to the fen, and the scaled one is within half of its last digit', () => {
  const fenOf: Readonly<Record<string, bigint>> = { 元: 1n, 万元: 10_000n, 亿元: 100_000_000n }
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (fen) => {
      const { figure, unit, exact } = scaleMoney(fen)
      expect(parseYuan(exact.replaceAll(',', ''))).toBe(fen)
      const unitFen = fenOf[unit] ?? 0n
      const back = (parseYuan(figure.replaceAll(',', '')) ?? 0n) * unitFen
      const off = back > fen ? back - fen : fen - back
      expect(2n * off).toBeLessThanOrEqual(unitFen === 1n ? 0n : unitFen)
    }),
  )
})

test.each([
  [0, 0, '—'],
  [0, 5, '0.0%'],
  [1, 3, '33.3%'],
  [2, 3, '66.7%'],
  [1, 2000, '0.1%'],
  [1, 2001, '<0.1%'],
  [1999, 2000, '>99.9%'],
  [1998, 2000, '99.9%'],
  [5, 5, '100.0%'],
  [3n, 2n, '150.0%'],
])('%s of %s is %s', (part, whole, expected) => {
  expect(share(part, whole)).toBe(expected)
})

test('counts and sums lose nothing', () => {
  expect(grouped(1_234_567)).toBe('1,234,567')
  expect(grouped(-12_345_678_901_234_567_890n)).toBe('-12,345,678,901,234,567,890')
  expect(sumFen(['9007199254740993', '9007199254740993', '1'])).toBe(18_014_398_509_481_987n)
})
