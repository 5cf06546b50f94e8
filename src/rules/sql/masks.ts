import type { Dialect } from './dialect.ts'
import { constant, enclosed, type Fragment, joined, plain, sql } from './fragment.ts'

/** No condition is false. Without unknowns in it, the chain of ANDs takes half the time of a chain over the conditions themselves. */
export function noneFails(tests: readonly Fragment[]): Fragment {
  if (tests.length === 0) return plain('true')
  return enclosed`${joined(
    tests.map((test) => sql`${test} is distinct from false`),
    ' and ',
  )}`
}

/** One of the conditions is true. */
export function anyOf(tests: readonly Fragment[]): Fragment {
  return joined(tests, ' or ')
}

/** One of the reviews is true or cannot be told. */
export function notAllFalse(tests: readonly Fragment[]): Fragment {
  return joined(
    tests.map((test) => sql`${test} is distinct from false`),
    ' or ',
  )
}

/** A bit for each condition that is true, counted from `first`; put together by OR, which need not look out for overflow as + does. */
export function mask(dialect: Dialect, conditions: readonly Fragment[], first: number): Fragment {
  if (conditions.length === 0) return plain('0')
  const each = conditions.map((condition, i) => sql`case when ${condition} then ${bits(dialect, 2n ** BigInt(first + i))} else 0 end`)
  return enclosed`${joined(each, ' | ')}`
}

/** A mask as a literal of its full width, so that no row has to be cast. */
export function bits(dialect: Dialect, value: bigint): Fragment {
  return dialect.cast(constant(String(value)), dialect.integerType('narrow'))
}

/** Each fragment once, in the order of the first of its kind. */
export function unique(fragments: readonly Fragment[]): readonly Fragment[] {
  return [...new Map(fragments.map((fragment) => [fragment.text, fragment])).values()]
}
