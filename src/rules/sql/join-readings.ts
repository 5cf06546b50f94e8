import { outcomeCodes } from '../../kernel/outcome.ts'
import { type BoundProgram, questionBits } from '../check/index.ts'
import type { NodeCompiler } from './compile-node.ts'
import type { DecisionColumns } from './decision.ts'
import { enclosed, type Fragment, joined, plain, sql } from './fragment.ts'
import { anyOf, bits, mask } from './masks.ts'
import type { RowSource } from './row-source.ts'

/** What is decided under one reading, each part under a name of its own. */
interface Decided {
  readonly columns: DecisionColumns
  readonly pays: Fragment
}

/** One decision of those under every reading, the one in force first, as columns: the mirror of the interpreter's. */
export function joinReadings({ rows, dialect }: NodeCompiler, bound: BoundProgram, columns: readonly DecisionColumns[]): DecisionColumns {
  const decided = columns.map((each) => named(each, rows))
  const at = (i: number): Decided => {
    const one = decided[i]
    if (one === undefined) throw new Error(`there is no reading ${i}`)
    return one
  }
  const differs = (a: number, b: number) => sql`not ${isSame(at(a).columns, at(b).columns, rows)}`
  const isSplit = rows.define(enclosed`${anyOf(decided.slice(1).map((_, i) => differs(0, i + 1)))}`, 'b')
  const taken = rows.define(sql`case when ${isSplit} then ${takenReading(decided, { rows, dialect })} else 0 end`, 'r')
  const take = (of: (one: DecisionColumns) => Fragment | undefined): Fragment => {
    const parts = decided.map((one) => of(one.columns) ?? plain('null'))
    const [first = plain('null')] = parts
    if (parts.every(({ text }) => text === first.text)) return first
    return sql`case ${taken} ${joined(
      parts.map((part, i) => sql`when ${i} then ${part}`),
      ' ',
    )} end`
  }
  const outcome = rows.define(
    take((one) => one.outcome),
    'o',
  )
  const review = plain(String(outcomeCodes.needs_review))
  const questions = questionBits(bound).map(({ bit, pairs }) =>
    mask(dialect, [rows.define(enclosed`${anyOf(pairs.map(([a, b]) => differs(a, b)))}`, 'b')], bit),
  )
  return {
    outcome: rows.define(sql`case when ${isSplit} and ${outcome} < ${review} then ${review} else ${outcome} end`, 'o'),
    failed: take((one) => one.failed),
    unknown: take((one) => one.unknown),
    flags: joined([enclosed`${take((one) => one.flags)}`, ...questions], ' | '),
    missing: take((one) => one.missing),
    amount: at(0).columns.amount === undefined ? undefined : take((one) => one.amount),
    due: at(0).columns.due === undefined ? undefined : take((one) => one.due),
  }
}

function named(columns: DecisionColumns, rows: RowSource): Decided {
  const name = (part: Fragment | undefined) => (part === undefined ? undefined : rows.define(part, 'v'))
  const pays = rows.define(enclosed`${columns.outcome} <= ${outcomeCodes.needs_local_standard}`, 'b')
  return { columns: { ...columns, flags: rows.define(columns.flags, 'm'), amount: name(columns.amount), due: name(columns.due) }, pays }
}

function isSame(a: DecisionColumns, b: DecisionColumns, rows: RowSource): Fragment {
  const parts = [
    sql`${a.outcome} = ${b.outcome}`,
    ...(a.amount === undefined || b.amount === undefined ? [] : [sql`${a.amount} is not distinct from ${b.amount}`]),
    ...(a.due === undefined || b.due === undefined ? [] : [sql`${a.due} is not distinct from ${b.due}`]),
  ]
  return rows.define(enclosed`${joined(parts, ' and ')}`, 'b')
}

/** The number of the reading in force where it pays; otherwise of the one that pays most; otherwise of the first undetermined one. */
function takenReading(decided: readonly Decided[], { rows, dialect }: Pick<NodeCompiler, 'rows' | 'dialect'>): Fragment {
  const when = (test: Fragment, i: number) => sql`when ${test} then ${i}`
  const others = decided.map(({ columns, pays }, i) => ({ i, pays, rank: rankOf(columns, { rows, dialect }) })).slice(1)
  const most = others.map(({ i, pays, rank }) => {
    const isMost = others.flatMap((other) =>
      other.i === i || rank === undefined || other.rank === undefined ? [] : [sql`${other.rank} <= ${rank}`],
    )
    return when(joined([pays, ...isMost], ' and '), i)
  })
  const undetermined = decided.map(({ columns }, i) => when(sql`${columns.outcome} = ${outcomeCodes.undetermined}`, i))
  return sql`case ${joined([when(decided[0]?.pays ?? plain('false'), 0), ...most, ...undetermined], ' ')} end`
}

/** Amounts in order, below all others what pays nothing or nobody knows what; amounts are absent where a reading does not pay. */
function rankOf({ amount }: DecisionColumns, { rows, dialect }: Pick<NodeCompiler, 'rows' | 'dialect'>): Fragment | undefined {
  return amount === undefined ? undefined : rows.define(sql`coalesce(${amount}, ${bits(dialect, LEAST)})`, 'v')
}

/** Below every amount a column can hold. */
const LEAST = -(2n ** 63n)
