import { type BoundProgram, resultExpressions } from '../check/index.ts'
import type { NodeCompiler } from './compile-node.ts'
import { asColumns, type SimpleParts, simpleParts } from './count-columns.ts'
import type { Dialect } from './dialect.ts'
import { enclosed, type Fragment, joined, plain, sql } from './fragment.ts'
import { anyOf, bits, noneFails, unique } from './masks.ts'
import { resultSql } from './result.ts'
import type { RowSource } from './row-source.ts'

export interface CountedProgram {
  readonly bound: BoundProgram
  readonly prefix: string
  readonly compiler: NodeCompiler
}

/** Bits of a row's key: tests of single programs that fail from 0, what is unknown in them from 29, what is unknown for all at 58. */
const OWN = 29
const OPEN_FOR_ALL = 2n ** BigInt(2 * OWN)

/**
 * Counts programs that differ in a few tests only, such as one policy under 21 thresholds. What they share is decided once a row; a
 * row that passes it gets a key that says which of the remaining tests fail or are unknown; rows are grouped by that key, and each
 * program is counted over the handful of groups. Undefined where the programs have reviews or are not alike enough for that.
 */
export function countAlike(programs: readonly CountedProgram[], rows: RowSource, where: Fragment | undefined): string | undefined {
  const [first] = programs
  if (first === undefined || programs.length < 3 || programs.some(({ bound }) => bound.program.reviews.length > 0)) return undefined
  const parts = programs.map(({ bound, compiler }) => simpleParts(compiler, bound))
  if (parts.some((part) => part === undefined)) return undefined
  const simple = parts.filter((part) => part !== undefined)
  const [one] = simple
  const shared = (one?.tests ?? []).filter((test) => simple.every(({ tests }) => tests.some(({ text }) => text === test.text)))
  const isShared = (test: Fragment) => shared.some(({ text }) => text === test.text)
  if (simple.some(({ tests }) => tests.filter(isShared).length * 2 < tests.length)) return undefined
  const own = unique(simple.flatMap(({ tests }) => tests.filter((test) => !isShared(test))))
  const amounts = amountsOf(programs, noneFails(shared), rows)
  if (amounts === undefined || own.length + amounts.distinct.length > OWN) return undefined
  const { dialect } = first.compiler
  const grouped = groupedRows(dialect, rows, shared, own, amounts.distinct, where)
  const counts = programs.flatMap(({ prefix }, i) => {
    const amount = amounts.of[i]
    return simple[i] === undefined || amount === undefined ? [] : countGroups(dialect, prefix, simple[i], own, amount)
  })
  const subjects = sql`coalesce(${dialect.cast(dialect.total(plain('n')), dialect.integerType('narrow'))}, 0) as subjects`
  return `select\n  ${[subjects, ...counts].map(({ text }) => text).join(',\n  ')}\nfrom (\n${grouped})`
}

/** Each program's amount as one of a few distinct columns, known as far as the shared tests pass. */
function amountsOf(programs: readonly CountedProgram[], passes: Fragment, rows: RowSource) {
  const named = rows.define(passes, 'b')
  const made = programs.map(({ bound, compiler }) => {
    const { amount, due } = resultExpressions(bound)
    if (amount === undefined || due !== undefined) return undefined
    return rows.define(sql`case when ${named} then ${resultSql(compiler, amount)} end`, 'v')
  })
  if (made.some((amount) => amount === undefined)) return undefined
  const distinct = unique(made.filter((amount) => amount !== undefined))
  return { distinct, of: made.map((amount) => distinct.findIndex(({ text }) => text === amount?.text)) }
}

function groupedRows(
  dialect: Dialect,
  rows: RowSource,
  shared: readonly Fragment[],
  own: readonly Fragment[],
  amounts: readonly Fragment[],
  where: Fragment | undefined,
): string {
  const passes = rows.define(noneFails(shared), 'b')
  const bit = (condition: Fragment, at: bigint) => sql`case when ${condition} then ${bits(dialect, at)} else 0 end`
  const failing = joined(own.length === 0 ? [bits(dialect, 0n)] : own.map((test, i) => bit(sql`not ${test}`, failedBit(i))), ' | ')
  const isOpen = (part: Fragment) => sql`${rows.unknownWith(part)} is null`
  const openForAll = shared.length === 0 ? [] : [enclosed`${anyOf(unique(shared.map(isOpen)))}`]
  const openParts = [...own, ...amounts].map(isOpen)
  const unknown = joined(
    [...openParts.map((condition, i) => bit(condition, openBit(i))), ...openForAll.map((condition) => bit(condition, OPEN_FOR_ALL))],
    ' | ',
  )
  const someOpen = anyOf(unique([...openParts, ...openForAll]))
  const known = sql`case when ${someOpen} then (${failing} | ${unknown}) else (${failing}) end`
  const key = sql`case when ${passes} then ${known} else ${bits(dialect, -1n)} end`
  const sums = amounts.map((amount, i) => sql`${dialect.total(amount)} as a${i}`)
  return `${rows.select([sql`${key} as k`, plain('count(*) as n'), ...sums], where)}\ngroup by 1`
}

const failedBit = (own: number): bigint => 2n ** BigInt(own)
const openBit = (part: number): bigint => 2n ** BigInt(OWN + part)

/** One program over the groups. */
function countGroups(
  dialect: Dialect,
  prefix: string,
  { tests }: SimpleParts,
  own: readonly Fragment[],
  amount: number,
): readonly Fragment[] {
  const mine = own.flatMap((test, i) => (tests.some(({ text }) => text === test.text) ? [i] : []))
  const failed = mine.reduce((mask, i) => mask | failedBit(i), 0n)
  const open = [...mine, own.length + amount].reduce((mask, i) => mask | openBit(i), OPEN_FOR_ALL)
  const fails = enclosed`k < 0 or (k & ${bits(dialect, failed)}) <> 0`
  const isOpen = enclosed`(k & ${bits(dialect, open)}) <> 0`
  const count = (condition: Fragment) =>
    sql`coalesce(${dialect.cast(dialect.total(sql`case when ${condition} then n end`), dialect.integerType('narrow'))}, 0)`
  return asColumns(
    dialect,
    prefix,
    {
      ineligible: count(fails),
      undetermined: count(sql`not ${fails} and ${isOpen}`),
      eligible: count(sql`not ${fails} and not ${isOpen}`),
    },
    sql`case when not ${fails} and not ${isOpen} then a${amount} end`,
  )
}
