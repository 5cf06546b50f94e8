import type { DateFunction } from '../check/index.ts'
import { datesByParts } from './dates-by-parts.ts'
import type { Dialect } from './dialect.ts'
import { enclosed, type Fragment, joined, sql, strictCall } from './fragment.ts'

const dates: Readonly<Record<DateFunction, (first: Fragment, second: Fragment) => Fragment>> = {
  ...datesByParts((name, date) => sql`cast(${name}(${date}) as bigint)`),
  // One day less another is an interval here.
  days_between: (from, to) => sql`cast(datediff(${to}, ${from}) as bigint)`,
  add_months: (date, months) => sql`add_months(${date}, cast(${months} as int))`,
  add_days: (date, days) => sql`date_add(${date}, cast(${days} as int))`,
  last_day_of_month: (date) => sql`last_day(${date})`,
}

/**
 * A quotient of decimals is rounded to six places behind 32 digits, and `div` hands out its last 64 bits, whatever it is. So what is
 * divided is a multiple of the divisor, which leaves nothing to be rounded; and by a small divisor, under which a quotient may have
 * more than 32 digits, in two halves of 19 digits as by hand. A list of one pair names the operands, which else were written out often.
 */
function divideWide(numerator: Fragment, denominator: Fragment): Fragment {
  const wide = (value: string): string => `cast(${value} as decimal(38, 0))`
  const exact = (above: string, below: string): string => wide(`(${above} - ${above} % ${below}) / ${below}`)
  const half = wide(String(10n ** 19n))
  const upper = exact('p.n', half)
  const rest = `(${upper} % p.d * ${half} + p.n % ${half})`
  const inHalves = `${exact(upper, 'p.d')} * ${half} + ${exact(rest, 'p.d')}`
  const quotient = `case when p.d < 1000000 then ${wide(inHalves)} else ${exact('p.n', 'p.d')} end`
  const pair = sql`array(named_struct('n', cast(${numerator} as decimal(38, 0)), 'd', cast(${denominator} as decimal(38, 0))))`
  return sql`get(transform(${pair}, p -> ${quotient}), 0)`
}

/**
 * Apache Spark SQL in ANSI mode, where what overflows fails. DECIMAL(38, 0) holds what BIGINT cannot: less than DuckDB's HUGEINT does,
 * and more than any expression that checks can come to (2^126).
 */
export const spark: Dialect = {
  name: 'spark',
  integerType: (width) => (width === 'wide' ? 'decimal(38, 0)' : 'bigint'),
  cast: (value, type) => strictCall`cast(${value} as ${type})`,
  // A year has four digits at least, also one before the common era.
  dateLiteral: (iso) => `date '${iso.replace(/^(-?)(\d+)/, (_, sign: string, year: string) => sign + year.padStart(4, '0'))}'`,
  // Two quotes in a row end one text and begin the next, and a backslash takes the sign after it along.
  textLiteral: (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`,
  identifier: (name) => `\`${name.replaceAll('`', '``')}\``,
  divideWhole: (numerator, denominator, width) =>
    width === 'wide' ? divideWide(numerator, denominator) : enclosed`${numerator} div ${denominator}`,
  startsWith: (text, prefix) => sql`startswith(${text}, ${prefix})`,
  isOneOf: (code, codes) => enclosed`${code} in (${codes.join(', ')})`,
  date: (name, first, second) => dates[name](first, second),
  list: (elements) => sql`array(${joined(elements, ', ')})`,
  chained: (lists) => sql`concat(${joined(lists, ', ')})`,
  // Two unknowns are one value among the distinct ones, and the first of a single unknown is unknown.
  agreed: (list) => sql`get(transform(array(${list}), l -> case when size(array_distinct(l)) = 1 then get(l, 0) end), 0)`,
  countWhere: (condition) => sql`count_if(${condition})`,
  // A sum of BIGINT stays one and would fail where only the whole is too large for it.
  total: (value) => sql`sum(cast(${value} as decimal(38, 0)))`,
  bitOrAggregate: (bits) => sql`bit_or(${bits})`,
  digest: (text) => sql`cast(conv(left(md5(${text}), 15), 16, 10) as bigint)`,
  // Parquet that others wrote holds codes of one byte without a sign.
  codeType: 'smallint',
  booleanType: 'boolean',
  textType: 'string',
  dateType: 'date',
}
