import type { DateFunction } from '../check/index.ts'
import { enclosed, type Fragment, joined, sql, strict, strictCall } from './fragment.ts'

/** Integer widths the generated SQL uses; static bounds decide which one a number needs. */
export type Width = 'narrow' | 'wide'

/**
 * Everything in which databases differ. The compiler writes plain SQL-92 around these pieces; a database is supported by
 * writing its table, never by a special case in the compiler.
 */
export interface Dialect {
  readonly name: string
  integerType(width: Width): string
  cast(value: Fragment, type: string): Fragment
  dateLiteral(isoDate: string): string
  textLiteral(text: string): string
  identifier(name: string): string
  /** Whole-number division of non-negative integers, rounding down. */
  divideWhole(numerator: Fragment, denominator: Fragment): Fragment
  startsWith(text: Fragment, prefix: Fragment): Fragment
  /** Is an enumeration's code one of several; unknown when the code is. */
  isOneOf(code: Fragment, codes: readonly bigint[]): Fragment
  date(name: DateFunction, first: Fragment, second: Fragment): Fragment
  /** A list; an element may be unknown. */
  list(elements: readonly Fragment[]): Fragment
  /** One list after the other. */
  chained(lists: readonly Fragment[]): Fragment
  /** The value that all elements of a list that is not empty are equal to; unknown where two differ or one is unknown. */
  agreed(list: Fragment): Fragment
  countWhere(condition: Fragment): Fragment
  bitOrAggregate(bits: Fragment): Fragment
  /** The smaller type codes of enumerations and outcomes are stored in. */
  readonly codeType: string
  readonly booleanType: string
  readonly textType: string
  readonly dateType: string
}

const part = (name: string, date: Fragment): Fragment => sql`cast(date_part('${name}', ${date}) as bigint)`

function monthsApart(from: Fragment, to: Fragment): Fragment {
  const whole = sql`(${part('year', to)} - ${part('year', from)}) * 12 + ${part('month', to)} - ${part('month', from)}`
  return enclosed`${whole} - case when ${part('day', to)} < ${part('day', from)} then 1 else 0 end`
}

function yearsApart(from: Fragment, to: Fragment): Fragment {
  const isEarlierMonth = sql`${part('month', to)} < ${part('month', from)}`
  const isSameMonth = sql`${part('month', to)} = ${part('month', from)}`
  const isEarlierDay = sql`${part('day', to)} < ${part('day', from)}`
  return enclosed`${part('year', to)} - ${part('year', from)} - case when ${isEarlierMonth} or (${isSameMonth} and ${isEarlierDay}) then 1 else 0 end`
}

const dates: Readonly<Record<DateFunction, (first: Fragment, second: Fragment) => Fragment>> = {
  whole_months_between: monthsApart,
  years_between: yearsApart,
  days_between: (from, to) => enclosed`${to} - ${from}`,
  add_months: (date, months) => sql`cast(${date} + to_months(cast(${months} as integer)) as date)`,
  add_days: (date, days) => enclosed`${date} + cast(${days} as integer)`,
  month_of: (date) => enclosed`${part('year', date)} * 12 + ${part('month', date)} - 1`,
  year_of: (date) => part('year', date),
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
  bitOrAggregate: (bits) => sql`bit_or(${bits})`,
  codeType: 'utinyint',
  booleanType: 'boolean',
  textType: 'varchar',
  dateType: 'date',
}
