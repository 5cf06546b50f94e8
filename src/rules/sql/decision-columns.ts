import { type Outcome, outcomeCodes } from '../../kernel/outcome.ts'
import { type BoundProgram, type Condition, type Node, resultExpressions, standingExpressions, underReadings } from '../check/index.ts'
import type { Aggregates } from './aggregate.ts'
import { NodeCompiler } from './compile-node.ts'
import type { DecisionColumns } from './decision.ts'
import type { Dialect } from './dialect.ts'
import { constant, enclosed, type Fragment, joined, plain, sql } from './fragment.ts'
import { joinReadings } from './join-readings.ts'
import { anyOf, mask, notAllFalse, unique } from './masks.ts'
import { MissingSql, missingBits } from './missing.ts'
import { pendingSql } from './pending.ts'
import { resultSql } from './result.ts'

/** The decision of one program on the rows, every mask included; joined of those under every reading where questions are open. */
export function decisionColumns(compiler: NodeCompiler, aggregates: Aggregates, bound: BoundProgram): DecisionColumns {
  const { rows, dialect } = compiler
  const readings = underReadings(bound)
  const decided = readings.map((reading) =>
    columnsUnder(reading === bound ? compiler : new NodeCompiler({ bound: reading, rows, dialect, aggregates }), aggregates, reading),
  )
  const [only] = decided
  return decided.length === 1 && only !== undefined ? only : joinReadings(compiler, bound, decided)
}

/** The decision as if each question had the reading that the program's parameters give. */
function columnsUnder(compiler: NodeCompiler, aggregates: Aggregates, bound: BoundProgram): DecisionColumns {
  const { rows, dialect } = compiler
  const { conditions, reviews } = bound.program
  const tests = conditions.map((condition) => rows.define(compiler.compile(condition.test), 'c'))
  const flags = reviews.map((review) => rows.define(compiler.compile(review.test), 'c'))
  const failed = rows.define(
    mask(
      dialect,
      tests.map((test) => sql`not ${test}`),
      0,
    ),
    'm',
  )
  const passes = rows.define(enclosed`${failed} = 0`, 'b')
  const result = resultExpressions(bound)
  const ifPassed = (node: Node | undefined) =>
    node === undefined ? undefined : rows.define(sql`case when ${passes} then ${resultSql(compiler, node)} end`, 'v')
  const amount = ifPassed(result.amount)
  const due = ifPassed(result.due)
  const results = [amount, due].filter((part) => part !== undefined)
  const openResult = results.length === 0 ? [] : [enclosed`${passes} and (${anyOf(results.map((part) => sql`${part} is null`))})`]
  const isNull = (test: Fragment) => sql`${rows.unknownWith(test)} is null`
  const [openTests, doubts] = [tests.map(isNull), flags.map(isNull)]
  // Nine rows in ten lack nothing: one cheap test spares them both masks below.
  const someOf = (parts: readonly Fragment[]) => (parts.length === 0 ? plain('false') : rows.define(enclosed`${anyOf(unique(parts))}`, 'b'))
  const isOpen = someOf([...openTests, ...openResult])
  const isUnknown = doubts.length === 0 ? isOpen : someOf([...openTests, ...openResult, ...doubts])
  const unknown = rows.define(
    sql`case when ${isUnknown} then ${mask(dialect, [...openTests, ...doubts, ...openResult], 0)} else 0 end`,
    'm',
  )
  const missing = missingColumns(compiler, aggregates, bound, openResult, isOpen)
  const inDoubt = missing.ofReviews === undefined ? undefined : sql`case when ${isUnknown} then ${missing.ofReviews} else 0 end`
  const pending = pendingColumn(compiler, bound, [...tests, ...flags], passes)
  const outcome = rows.define(outcomeColumn(dialect, { passes, isOpen, lacking: missing.lacking, pending, flags }), 'o')
  const pays = sql`${outcome} <= ${outcomeCodes.needs_local_standard}`
  return {
    outcome,
    failed,
    unknown,
    flags: mask(dialect, flags, tests.length),
    missing: inDoubt === undefined ? missing.lacking : sql`${missing.lacking} | (${inDoubt})`,
    amount: amount === undefined ? undefined : sql`case when ${pays} then ${amount} end`,
    due: due === undefined ? undefined : sql`case when ${pays} then ${due} end`,
  }
}

/** The facts that conditions and result lack where they are open, and those that reviews lack. */
function missingColumns(
  compiler: NodeCompiler,
  aggregates: Aggregates,
  bound: BoundProgram,
  [openResult]: readonly Fragment[],
  isOpen: Fragment,
) {
  const missing = new MissingSql(compiler, aggregates, missingBits(bound))
  const result = resultExpressions(bound)
  const ofAll = (conditions: readonly Condition[]) => missing.all(conditions.map((condition) => missing.compile(condition.test)))
  const inResult = missing.all([result.amount, result.due].map((node) => (node === undefined ? undefined : missing.inside(node))))
  const ofResult = inResult === undefined || openResult === undefined ? undefined : sql`case when ${openResult} then ${inResult} else 0 end`
  const lacking = missing.all([ofAll(bound.program.conditions), ofResult])
  return {
    lacking: compiler.rows.define(lacking === undefined ? plain('0') : sql`case when ${isOpen} then ${lacking} else 0 end`, 'm'),
    ofReviews: ofAll(bound.program.reviews),
  }
}

/** Does anything the decision rests on wait for a local standard; undefined where nothing can. */
export function pendingColumn(
  compiler: NodeCompiler,
  bound: BoundProgram,
  tests: readonly Fragment[],
  passes: Fragment,
): Fragment | undefined {
  const ofResult = standingExpressions(bound).map((node) => pendingSql(compiler, node))
  const ofTests = [...bound.program.conditions, ...bound.program.reviews].map((condition, i) => {
    const pending = pendingSql(compiler, condition.test)
    return pending === undefined ? undefined : enclosed`${tests[i] ?? plain('null')} is null and ${pending}`
  })
  const parts = [...ofResult, ...ofTests].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : compiler.rows.define(enclosed`${passes} and (${joined(parts, ' or ')})`, 'p')
}

interface Findings {
  readonly passes: Fragment
  readonly isOpen: Fragment
  readonly lacking: Fragment
  readonly pending: Fragment | undefined
  readonly flags: readonly Fragment[]
}

/** The precedence of outcomes, as the interpreter has it: an unknown review leaves nothing open, it is a review. */
function outcomeColumn(dialect: Dialect, { passes, isOpen, lacking, pending, flags }: Findings): Fragment {
  const code = (outcome: Outcome) => dialect.cast(constant(String(outcomeCodes[outcome])), dialect.codeType)
  const undetermined = pending === undefined ? isOpen : sql`${lacking} <> 0 or (${isOpen} and not ${pending})`
  const waits = pending === undefined ? plain('') : sql`when ${pending} then ${code('needs_local_standard')} `
  const reviewed = flags.length === 0 ? plain('') : sql`when ${notAllFalse(flags)} then ${code('needs_review')} `
  return sql`case when not ${passes} then ${code('ineligible')} when ${undetermined} then ${code('undetermined')} ${waits}${reviewed}else ${code('eligible')} end`
}
