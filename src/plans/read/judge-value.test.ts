import { describe, expect, test } from 'vitest'
import { judgeValue } from './judge-value.ts'
import { usualRange, type ValueKind, type ValueRule, writeValue } from './value-rule.ts'

const names = [
  { id: 'large', zh: '大型' },
  { id: 'small', zh: '小型' },
]
const scales: Readonly<Record<ValueKind, number>> = { amount: 1, rate: 6, money: 2, date: 0, month: 0, enumeration: 0 }
const rule = (kind: ValueKind, range: Partial<Pick<ValueRule, 'low' | 'high'>> = {}): ValueRule => ({
  parameter: '参数',
  kind,
  scale: scales[kind],
  ...usualRange(kind, scales[kind]),
  ...range,
  names,
})

/** The value as it would be written, or the code of the refusal and what to write instead. */
function judged(written: string, by: ValueRule): string {
  const result = judgeValue(written, by)
  return 'value' in result ? writeValue(by, result.value) : `${result.code} ${result.with.write ?? result.with.most ?? ''}`.trim()
}

describe('a value is one, or is refused and told what to write', () => {
  test.each<[ValueKind, string, string]>([
    ['rate', '70%', '70%'],
    ['rate', '0.7', '70%'],
    ['rate', '0', '0%'],
    ['rate', '100%', '100%'],
    ['rate', '5.5555%', '5.5555%'],
    ['rate', '70', 'rate_without_percent 70%'],
    ['rate', '1', 'rate_without_percent 1%'],
    ['rate', '-70', 'rate_without_percent -70%'],
    ['rate', '100.0001%', 'value_out_of_range [0%, 100.0001%]'],
    ['rate', '-1%', 'negative_undeclared [-1%, 100%]'],
    ['rate', '5.55555%', 'too_many_decimals 4'],
    ['rate', '99999999999999999999999%', 'value_out_of_range'],
    ['rate', '７０％', 'bad_number 70%'],
    ['rate', '七成', 'bad_number'],
    ['rate', '', 'bad_number'],
    ['money', '1,500.05', '1500.05'],
    ['money', '0', '0'],
    ['money', '1500元', 'bad_number 1500'],
    ['money', '1500.005', 'too_many_decimals 2'],
    ['money', '70%', 'percent_of_no_rate'],
    ['money', '-0.01', 'negative_undeclared [-0.01, 100000000000]'],
    ['money', '100000000000', '100000000000'],
    ['money', '100000000000.01', 'value_out_of_range'],
    ['money', '999999999999999999999999', 'value_out_of_range'],
    ['amount', '5.5', '5.5'],
    ['amount', '5.55', 'too_many_decimals 1'],
    ['amount', '1e3', 'bad_number'],
    ['amount', '-1', 'negative_undeclared [-1, 10000000000]'],
    ['date', '2022-12-31', '2022-12-31'],
    ['date', '2022-02-29', 'bad_date'],
    ['date', '2022/4/1', 'bad_date 2022-04-01'],
    ['date', '2022-04', 'bad_date'],
    ['date', '0022-04-01', 'value_out_of_range'],
    ['month', '2022-04', '2022-04'],
    ['month', '2022-04-01', 'bad_date'],
    ['month', '2022-13', 'bad_date'],
    ['month', '1022-04', 'value_out_of_range'],
    ['enumeration', '小型', '小型'],
    ['enumeration', '小微', 'unknown_word'],
    ['enumeration', '0', 'unknown_word'],
  ])('%s %s: %s', (kind, written, expected) => {
    expect(judged(written, rule(kind))).toBe(expected)
  })

  test.each<[string, ValueRule, string, string]>([
    ['a fall declared', rule('rate', { low: -50_000n }), '-5%', '-5%'],
    ['beyond the fall declared', rule('rate', { low: -50_000n }), '-5.1%', 'value_out_of_range [-5.1%, 100%]'],
    ['more than the whole declared', rule('rate', { high: 3_000_000n }), '300%', '300%'],
    ['below a least value', rule('money', { low: 100n }), '0.99', 'value_out_of_range [0.99, 100000000000]'],
    ['on a last day', rule('date', { high: 19_000n }), '2022-01-08', '2022-01-08'],
    ['after a last day', rule('date', { high: 19_000n }), '2022-01-09', 'value_out_of_range [1900-01-01, 2022-01-09]'],
  ])('a declared range: %s', (_, by, written, expected) => {
    expect(judged(written, by)).toBe(expected)
  })
})
