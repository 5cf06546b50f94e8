import type { DateFunction } from '../check/index.ts'
import { datesByParts } from './dates-by-parts.ts'
import type { Dialect } from './dialect.ts'
import { enclosed, type Fragment, joined, sql, strict, strictCall } from './fragment.ts'

const dates: Readonly<Record<DateFunction, (first: Fragment, second: Fragment) => Fragment>> = {
  ...datesByParts((name, date) => sql`cast(date_part('${name}', ${date}) as bigint)`),
  days_between: (from, to) => enclosed`${to} - ${from}`,
  add_months: (date, months) => sql`cast(${date} + to_months(cast(${months} as integer)) as date)`,
  add_days: (date, days) => enclosed`${date} + cast(${days} as integer)`,
  last_day_of_month: (date) => sql`last_day(${date})`,
}

/** DuckDB: HUGEINT holds what BIGINT cannot; `//` divides whole numbers. */
export const duckdb: Dialect = {
  name: 'duckdb',
  integerType: (width) => (width === 'wide' ? 'hugeint' : 'bigint'),
  cast: (value, type) => strictCall`cast(${value} as ${type})`,
  dateLiteral: (iso) => `date '${iso}'`,
  textLiteral: (text) => `'${text.replaceAll("'", "''")}'`,
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  divideWhole: (numerator, denominator) => enclosed`${numerator} // ${denominator}`,
  startsWith: (text, prefix) => sql`starts_with(${text}, ${prefix})`,
  // One shift into a mask takes a third of the time of IN, which compares with every value in turn.
  isOneOf: (code, codes) =>
    codes.every((each) => each >= 0n && each < 63n)
      ? strict`(cast(${codes.reduce((mask, each) => mask | (1n << each), 0n)} as bigint) >> ${code}) & 1 = 1`
      : enclosed`${code} in (${codes.join(', ')})`,
  date: (name, first, second) => dates[name](first, second),
  list: (elements) => sql`[${joined(elements, ', ')}]`,
  chained: (lists) => sql`list_concat(${joined(lists, ', ')})`,
  agreed: (list) => sql`list_reduce(${list}, lambda x, y: case when x = y then x end)`,
  countWhere: (condition) => sql`count_if(${condition})`,
  total: (value) => sql`sum(${value})`,
  bitOrAggregate: (bits) => sql`bit_or(${bits})`,
  digest: (text) => sql`cast('0x' || left(md5(${text}), 15) as bigint)`,
  codeType: 'utinyint',
  booleanType: 'boolean',
  textType: 'varchar',
  dateType: 'date',
}
