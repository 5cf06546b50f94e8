import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { spark } from '../../src/rules/index.ts'
import { constant, type Fragment, plain } from '../../src/rules/sql/fragment.ts'
import { rowsOnSpark } from './local-spark.ts'

const largest = 2n ** 126n
const wide = (value: bigint): Fragment => spark.cast(constant(`(${value})`), spark.integerType('wide'))
const narrow = (value: bigint): Fragment => spark.cast(constant(`(${value})`), spark.integerType('narrow'))
const md5 = (text: string): string => String(BigInt(`0x${createHash('md5').update(text).digest('hex').slice(0, 15)}`))
const day = (text: string): Fragment => constant(spark.dateLiteral(text))

/** Where Spark would say something else if the dialect did not see to it. */
const values: readonly (readonly [what: string, expression: Fragment | string, expected: string | boolean | null])[] = [
  ...[
    [largest, 1n],
    [largest, 3n],
    [largest, 999_999n],
    [largest, 1_000_000n],
    [largest - 1n, largest],
    [largest, largest],
    [10n ** 19n, 10n ** 19n - 1n],
    [9_999_999n, 10_000_000n],
    [0n, 5n],
  ].map(([n = 0n, d = 1n]) => [`${n} by ${d}`, spark.divideWhole(wide(n), wide(d), 'wide'), String(n / d)] as const),
  ['a quotient of an unknown', spark.divideWhole(spark.cast(plain('null'), spark.integerType('wide')), wide(5n), 'wide'), null],
  ['a narrow quotient', spark.divideWhole(narrow(2n ** 63n - 1n), narrow(7n), 'narrow'), String((2n ** 63n - 1n) / 7n)],
  ['the least and the largest', `${wide(-largest).text} + ${wide(largest).text}`, '0'],
  ['a text as a number', spark.digest(plain(spark.textLiteral("稳就业's \\"))), md5("稳就业's \\")],
  ['two that agree', spark.agreed(spark.list([constant('4'), constant('4')])), '4'],
  ['two that differ', spark.agreed(spark.list([constant('4'), constant('5')])), null],
  ['one that is not known', spark.agreed(spark.list([constant('4'), plain('null')])), null],
  ['none that is known', spark.agreed(spark.chained([spark.list([plain('null')]), spark.list([])])), null],
  [
    'the last day of January, a month later',
    `${spark.date('add_months', day('2024-01-31'), constant('1')).text} = date '2024-02-29'`,
    true,
  ],
  [
    'the last day of February, a month later',
    `${spark.date('add_months', day('2023-02-28'), constant('1')).text} = date '2023-03-28'`,
    true,
  ],
  ['a month that is not over', spark.date('whole_months_between', day('2022-01-31'), day('2022-02-28')), '0'],
  ['days across a leap day', spark.date('days_between', day('2024-02-28'), day('2024-03-01')), '2'],
]

/** The rows of `sum` are as many as one SELECT makes up. */
const total = `select ${spark.total(plain('x')).text} as value from values (9223372036854775807), (9223372036854775807), (null) t(x)`

test('what Spark says at the ends of its numbers, and where its functions would have it otherwise', async () => {
  const selects = new Map(values.map(([what, of]) => [what, `select ${typeof of === 'string' ? of : of.text} as value`]))
  const divided = spark.divideWhole(wide(largest), wide(3n), 'wide').text
  selects.set('a sum beyond 64 bits', total)
  selects.set('planted: decimals are doubles', `select cast(${divided.replaceAll('decimal(38, 0)', 'double')} as decimal(38, 0)) as value`)
  selects.set('planted: the plain operator', `select ${wide(largest).text} div ${wide(3n).text} as value`)
  const answers = await rowsOnSpark('/nowhere', {}, selects)
  const found = (what: string) => answers[what]?.[0]?.value
  expect(values.map(([what]) => [what, found(what)])).toEqual(values.map(([what, , expected]) => [what, expected]))
  expect(found('a sum beyond 64 bits')).toBe(String(2n * (2n ** 63n - 1n)))
  for (const what of ['planted: decimals are doubles', 'planted: the plain operator']) expect(found(what)).not.toBe(String(largest / 3n))
})

test.each([
  ['twice the largest', `${wide(largest).text} * 2`],
  ['a number that 64 bits do not hold', spark.cast(wide(2n ** 63n), spark.integerType('narrow')).text],
  ['a narrow sum', `${narrow(2n ** 63n - 1n).text} + 1`],
])('%s fails and is not null', async (_, expression) => {
  const asked = rowsOnSpark('/nowhere', {}, new Map([['beyond', `select ${expression} as value`]]))
  await expect(asked).rejects.toThrow(/spark_failed.*beyond.*(OVERFLOW|OUT_OF_RANGE)/s)
})
