import { expect, test } from 'vitest'
import type { Dialect } from './dialect.ts'
import { duckdb } from './duckdb.ts'
import { constant, type Fragment, plain } from './fragment.ts'
import { spark } from './spark.ts'

const [a, b] = [constant('a'), constant('b')]
const text = (piece: Fragment | string): string => (typeof piece === 'string' ? piece : piece.text)

type Entry = readonly [what: string, write: (dialect: Dialect) => Fragment | string, duckdb: string, spark: string]

/** Every entry in which the two databases differ, with what each is told. */
const differing: readonly Entry[] = [
  ['wide integers', (of) => of.integerType('wide'), 'hugeint', 'decimal(38, 0)'],
  ['codes', (of) => of.codeType, 'utinyint', 'smallint'],
  ['texts', (of) => of.textType, 'varchar', 'string'],
  ['a quote in a text', (of) => of.textLiteral("it's"), "'it''s'", "'it\\'s'"],
  ['a backslash in a text', (of) => of.textLiteral('a\\b'), "'a\\b'", "'a\\\\b'"],
  ['a name', (of) => of.identifier('order'), '"order"', '`order`'],
  ['a quote in a name', (of) => of.identifier('a"b`c'), '"a""b`c"', '`a"b``c`'],
  ['a year before the common era', (of) => of.dateLiteral('-768-02-04'), "date '-768-02-04'", "date '-0768-02-04'"],
  ['whole division of narrow numbers', (of) => of.divideWhole(a, b, 'narrow'), '(a // b)', '(a div b)'],
  ['a prefix', (of) => of.startsWith(a, b), 'starts_with(a, b)', 'startswith(a, b)'],
  ['one of several codes', (of) => of.isOneOf(a, [0n, 2n]), '((cast(5 as bigint) >> a) & 1 = 1)', '(a in (0, 2))'],
  ['days apart', (of) => of.date('days_between', a, b), '(b - a)', 'cast(datediff(b, a) as bigint)'],
  ['days later', (of) => of.date('add_days', a, b), '(a + cast(b as integer))', 'date_add(a, cast(b as int))'],
  ['months later', (of) => of.date('add_months', a, b), 'cast(a + to_months(cast(b as integer)) as date)', 'add_months(a, cast(b as int))'],
  ['the year', (of) => of.date('year_of', a, plain('')), "cast(date_part('year', a) as bigint)", 'cast(year(a) as bigint)'],
  ['a list', (of) => of.list([a, b]), '[a, b]', 'array(a, b)'],
  ['lists in a row', (of) => of.chained([a, b]), 'list_concat(a, b)', 'concat(a, b)'],
  [
    'what all of a list agree on',
    (of) => of.agreed(a),
    'list_reduce(a, lambda x, y: case when x = y then x end)',
    'get(transform(array(a), l -> case when size(array_distinct(l)) = 1 then get(l, 0) end), 0)',
  ],
  ['a sum', (of) => of.total(a), 'sum(a)', 'sum(cast(a as decimal(38, 0)))'],
  [
    'a text as a number',
    (of) => of.digest(a),
    "cast('0x' || left(md5(a), 15) as bigint)",
    'cast(conv(left(md5(a), 15), 16, 10) as bigint)',
  ],
]

test.each(differing)('%s', (_, write, inDuckdb, inSpark) => {
  expect([text(write(duckdb)), text(write(spark))]).toEqual([inDuckdb, inSpark])
})

const alike: readonly (readonly [what: string, write: (dialect: Dialect) => Fragment | string])[] = [
  ['narrow integers', (of) => of.integerType('narrow')],
  ['truth', (of) => of.booleanType],
  ['days', (of) => of.dateType],
  ['a cast', (of) => of.cast(a, 'date')],
  ['a day', (of) => of.dateLiteral('2022-12-31')],
  ['a plain text', (of) => of.textLiteral('压舱石')],
  ['the last day of a month', (of) => of.date('last_day_of_month', a, plain(''))],
  ['how many', (of) => of.countWhere(a)],
  ['all bits', (of) => of.bitOrAggregate(a)],
]

test.each(alike)('%s is written alike', (_, write) => expect(text(write(spark))).toBe(text(write(duckdb))))

// Whatever is an operand may be long; written out twice at each of several divisions in one another it would fill memory.
test('Spark reads the operands of a wide division, and a list, once', () => {
  expect(text(spark.divideWhole(constant('above'), constant('below'), 'wide')).match(/above|below/g)).toEqual(['above', 'below'])
  expect(text(spark.agreed(constant('listed'))).match(/listed/g)).toEqual(['listed'])
})
