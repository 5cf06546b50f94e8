import { parseDate } from '../../kernel/calendar.ts'
import { normaliseIndustryCode } from '../../kernel/industry.ts'
import { outcomeCodes, outcomes } from '../../kernel/outcome.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import { sqlText } from '../../store/index.ts'
import { rangeOf } from '../registry-tables.ts'
import { payeeDoubts, settlementStatuses } from '../settlement/standing.ts'
import { keyColumn } from './list-columns.ts'
import type { ListFilter, ListRange, ListScope } from './list-query.ts'
import type { ListRefusal } from './list-refusals.ts'
import type { ListedPolicy } from './listed-policy.ts'
import { within } from './scope.ts'

/** How many keys a filter takes. */
const mostKeys = 1000
const unknown = 'unknown'

type Sql = Result<string, ListRefusal>
type Parts = { readonly [F in keyof Required<ListFilter>]: (value: NonNullable<ListFilter[F]>, list: ListedPolicy) => Sql }

/** Every filter there is: what it asks of a row, as SQL that is true where the row is meant. */
const parts: Parts = {
  plan: (values, { variants }) =>
    oneOf('plan', values, [...new Set(variants.map(({ plan }) => plan))], (plan) =>
      anyOf(variants.filter((variant) => variant.plan === plan).map(({ number }) => `variant = ${number}`)),
    ),
  outcome: (values) => oneOf('outcome', values, outcomes, (outcome) => `outcome = ${outcomeCodes[outcome]}`),
  status: (values) => oneOf('status', values, settlementStatuses, (status) => `status = ${settlementStatuses.indexOf(status) + 1}`),
  reason: (values, list) => bitOf('reason', values, list, 'failed', ({ conditions }) => conditions.map((id, bit) => ({ id, bit }))),
  // A doubt about the payee is a reason for review that no plan names: it stands as a cause.
  review: (values, list) => {
    const doubts = payeeDoubts.filter((doubt) => values.includes(doubt))
    const named = values.filter((value) => !doubts.some((doubt) => doubt === value))
    const bits = bitOf('review', named, list, 'flags', ({ conditions, reviews }) =>
      reviews.map((id, i) => ({ id, bit: conditions.length + i })),
    )
    if (bits.kind === 'refused' || doubts.length === 0) return bits
    return done(anyOf([bits.value, `cause in (${doubts.map(sqlText).join(', ')})`]))
  },
  missing: (values, list) => bitOf('missing', values, list, 'missing', ({ missing }) => missing.map((id, bit) => ({ id, bit }))),
  net: (range) => betweenFen('net', range),
  gross: (range) => betweenFen('gross', range),
  ceiling: (range) => betweenFen('ceiling', range),
  day: (range) => between('day', range, date),
  region: (codes) => {
    const strange = codes.find((code) => !Number.isInteger(code) || code < 0 || code > 999_999)
    if (strange !== undefined) return refused({ code: 'list_value_unknown', filter: 'region', value: String(strange), known: [] })
    return done(within(codes.map(rangeOf)))
  },
  size: (values, { sizes }) =>
    oneOf('size', values, [...sizes, unknown], (size) => (size === unknown ? 'size is null' : `size = ${sizes.indexOf(size)}`)),
  industry: (values) => {
    const strange = values.find((value) => value !== unknown && normaliseIndustryCode(value) !== value)
    if (strange !== undefined) return refused({ code: 'list_value_unknown', filter: 'industry', value: strange, known: [] })
    const test = (value: string) => (value === unknown ? 'industry is null' : `starts_with(industry, ${sqlText(value)})`)
    return done(anyOf(values.map(test)))
  },
  subject: (keys) => keyed('subject', keys),
  key: ({ entity, keys }, list) => {
    if (entity === list.entity) return keyed('subject', keys)
    if (!list.keys.includes(entity))
      return refused({ code: 'list_value_unknown', filter: 'key', value: entity, known: [list.entity, ...list.keys] })
    return keyed(keyColumn(entity), keys)
  },
}

const filters = Object.keys(parts) as readonly (keyof ListFilter)[]

/**
 * The rows that a filter means and a scope shows, as a WHERE that passes over whole groups of rows where it can; refused where the list does not know a name or a value.
 * `names` are the filters that the rows have columns for; `further` are known too and dealt with elsewhere.
 */
export function filterSql(
  filter: ListFilter,
  scope: ListScope,
  list: ListedPolicy,
  names: readonly (keyof ListFilter)[] = filters,
  further: readonly string[] = [],
): Result<string, ListRefusal> {
  const tests = [within(scope)]
  for (const [name, value] of Object.entries(filter) as readonly [keyof ListFilter, unknown][]) {
    if (value === undefined) continue
    if (!names.includes(name)) return refused({ code: 'list_part_unknown', part: 'filter', name, known: [...further, ...names] })
    // By the type of the table, the test under a name takes the values of that filter.
    const test = (parts[name] as (value: unknown, list: ListedPolicy) => Sql)(value, list)
    if (test.kind === 'refused') return test
    tests.push(`(${test.value})`)
  }
  return done(tests.join(' and '))
}

/** The values of a filter that is true of any of them. */
export function oneOf<V extends string>(filter: string, values: readonly string[], known: readonly V[], test: (value: V) => string): Sql {
  const tests: string[] = []
  for (const value of values) {
    const found = known.find((each) => each === value)
    if (found === undefined) return refused({ code: 'list_value_unknown', filter, value, known })
    tests.push(test(found))
  }
  return done(anyOf(tests))
}

/** What a name stands for in a mask may be another bit in every variant; those with the same bit are asked about together, which is quicker. */
function bitOf(
  filter: string,
  values: readonly string[],
  { variants }: ListedPolicy,
  column: string,
  bits: (variant: ListedPolicy['variants'][number]) => readonly { readonly id: string; readonly bit: number }[],
): Sql {
  const all = variants.flatMap((variant) => bits(variant).map((bit) => ({ ...bit, number: variant.number })))
  const test = (value: string) => {
    const byBit = Map.groupBy(
      all.filter(({ id }) => id === value),
      ({ bit }) => bit,
    )
    return anyOf(
      [...byBit].map(([bit, those]) => {
        const isSet = `(${column} & ${1n << BigInt(bit)}) <> 0`
        return those.length === variants.length ? isSet : `(${isSet} and variant in (${those.map(({ number }) => number).join(', ')}))`
      }),
    )
  }
  return oneOf(filter, values, [...new Set(all.map(({ id }) => id))], test)
}

function between<T>(column: string, { from, to }: ListRange<T>, literal: (value: T) => string | undefined): Sql {
  const tests = [`${column} is not null`]
  for (const [sign, end] of [
    ['>=', from],
    ['<=', to],
  ] as const) {
    if (end === undefined) continue
    const written = literal(end)
    if (written === undefined) return refused({ code: 'list_value_unknown', filter: column, value: String(end), known: [] })
    tests.push(`${column} ${sign} ${written}`)
  }
  return done(`(${tests.join(' and ')})`)
}

/** An amount between two ends. */
export const betweenFen = (column: string, range: ListRange<bigint>): Sql => between(column, range, fen)

const greatest = 2n ** 63n - 1n
const isStored = (value: unknown): value is bigint => typeof value === 'bigint' && value >= -greatest && value <= greatest
const fen = (value: bigint): string | undefined => (isStored(value) ? `cast(${value} as bigint)` : undefined)
const date = (value: string): string | undefined => (parseDate(value) === undefined ? undefined : `date ${sqlText(value)}`)

function keyed(column: string, keys: readonly bigint[]): Sql {
  if (keys.length > mostKeys) return refused({ code: 'list_keys_too_many', count: keys.length, most: mostKeys })
  const strange = keys.find((key) => !isStored(key))
  if (strange !== undefined) return refused({ code: 'list_value_unknown', filter: 'key', value: String(strange), known: [] })
  return done(keys.length === 0 ? 'false' : `${column} in (${keys.join(', ')})`)
}

const anyOf = (tests: readonly string[]): string => (tests.length === 0 ? 'false' : `(${tests.join(' or ')})`)
