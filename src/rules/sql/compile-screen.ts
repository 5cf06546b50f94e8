import { type Outcome, outcomeCodes, outcomes } from '../../kernel/outcome.ts'
import { type BoundProgram, type Node, type RecordPath, resultExpressions, standingExpressions } from '../check/index.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { Aggregates, type Completeness } from './aggregate.ts'
import { NodeCompiler } from './compile-node.ts'
import type { Dialect } from './dialect.ts'
import { type Fragment, joined, plain, sql } from './fragment.ts'
import { MissingSql, missingBits } from './missing.ts'
import { pendingSql } from './pending.ts'
import { RowSource, type Tables } from './row-source.ts'

export interface ScreenOptions {
  readonly vocabulary: Vocabulary
  readonly dialect: Dialect
  readonly tables: Tables
  readonly completeness: (entity: string) => Completeness
  /** Programs over one subject, decided together in one pass. */
  readonly programs: readonly ScreenProgram[]
  /** Only subjects whose region lies in one of these closed ranges; undefined for all. */
  readonly regions: { readonly fact: Node; readonly ranges: readonly { readonly from: number; readonly to: number }[] } | undefined
  /** Further columns of the result: record keys and facts of the subject. */
  readonly columns: readonly ScreenColumn[]
  /** `aggregate` gives one row of counts instead of one row per subject. */
  readonly shape: 'rows' | 'counts'
}

/** One program and the prefix of its result columns. */
export interface ScreenProgram {
  readonly bound: BoundProgram
  readonly prefix: string
}

export type ScreenColumn =
  | { readonly name: string; readonly kind: 'key'; readonly record: RecordPath }
  | { readonly name: string; readonly kind: 'value'; readonly bound: BoundProgram; readonly node: Node }

/**
 * One SELECT that decides every subject of a snapshot: per program `outcome` (1 eligible … 5 ineligible), `failed`, `unknown`,
 * `flags` and `missing` masks, `amount` in fen and, for obligations, `due`. The same meaning as the interpreter, row by row.
 */
export function compileScreen(options: ScreenOptions): string {
  const [first] = options.programs
  if (first === undefined) throw new Error('a screening has at least one program')
  const root: RecordPath = { kind: 'subject', entity: first.bound.program.subject }
  const rows = new RowSource({ ...options, root, prefix: 's' })
  const aggregates = new Aggregates(options)
  const subject = rows.key(root)
  const compilers = new Map<BoundProgram, NodeCompiler>()
  const compilerFor = (bound: BoundProgram): NodeCompiler => {
    const known = compilers.get(bound) ?? new NodeCompiler(bound, rows, options.dialect, aggregates)
    compilers.set(bound, known)
    return known
  }
  const selected: string[] = options.shape === 'rows' ? [`${subject.text} as subject_id`] : ['count(*) as subjects']
  for (const column of options.columns) {
    const fragment = column.kind === 'key' ? rows.key(column.record) : rows.define(compilerFor(column.bound).compile(column.node))
    if (options.shape === 'rows') selected.push(`${fragment.text} as ${column.name}`)
  }
  for (const program of options.programs) {
    const columns = decisionColumns(compilerFor(program.bound), aggregates, program.bound, options.shape)
    selected.push(
      ...(options.shape === 'rows'
        ? rowColumns(program.prefix, columns, options.dialect)
        : countColumns(program.prefix, columns, options.dialect)),
    )
  }
  const where =
    options.regions === undefined ? undefined : regionTest(compilerFor(first.bound).compile(options.regions.fact), options.regions.ranges)
  return rows.select(selected, where)
}

interface DecisionColumns {
  readonly outcome: Fragment
  readonly failed: Fragment
  readonly unknown: Fragment
  readonly flags: Fragment
  readonly missing: Fragment
  readonly amount: Fragment | undefined
  readonly due: Fragment | undefined
  readonly possible: readonly Outcome[]
}

function decisionColumns(
  compiler: NodeCompiler,
  aggregates: Aggregates,
  bound: BoundProgram,
  shape: ScreenOptions['shape'],
): DecisionColumns {
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
  const passes = rows.define(shape === 'rows' ? sql`(${failed} = 0)` : noneFails(tests), 'b')
  const result = resultExpressions(bound)
  const ifPassed = (node: Node | undefined) =>
    node === undefined ? undefined : rows.define(sql`case when ${passes} then ${compiler.compile(node)} end`, 'v')
  const amount = ifPassed(result.amount)
  const due = ifPassed(result.due)
  const results = [amount, due].filter((part) => part !== undefined)
  const openResult = results.length === 0 ? [] : [sql`(${passes} and (${anyOf(results.map((part) => sql`${part} is null`))}))`]
  const open = [...[...tests, ...flags].map((test) => sql`${test} is null`), ...openResult]
  // Nine rows in ten lack nothing: one cheap test spares them both masks below.
  const isOpen = open.length === 0 ? plain('false') : rows.define(sql`(${anyOf(open)})`, 'b')
  const unknown = rows.define(sql`case when ${isOpen} then ${mask(dialect, open, 0)} else 0 end`, 'm')
  const missing = rows.define(missingColumn(compiler, aggregates, bound, passes, isOpen), 'm')
  const pending = pendingColumn(compiler, bound, [...tests, ...flags], passes)
  const outcome = rows.define(outcomeColumn(dialect, passes, isOpen, missing, pending, flags), 'o')
  const pays = sql`${outcome} <= ${outcomeCodes.needs_local_standard}`
  return {
    outcome,
    failed,
    unknown,
    flags: mask(dialect, flags, tests.length),
    missing,
    amount: amount === undefined ? undefined : sql`case when ${pays} then ${amount} end`,
    due: due === undefined ? undefined : sql`case when ${pays} then ${due} end`,
    possible: possibleOutcomes(tests, open, pending, flags),
  }
}

/** No condition is false. Without unknowns in it, the chain of ANDs takes half the time of a chain over the conditions themselves. */
function noneFails(tests: readonly Fragment[]): Fragment {
  if (tests.length === 0) return plain('true')
  return sql`(${joined(
    tests.map((test) => sql`${test} is distinct from false`),
    ' and ',
  )})`
}

function anyOf(tests: readonly Fragment[]): Fragment {
  return joined(tests, ' or ')
}

/** A bit for each condition that is true, counted from `first`; put together by OR, which need not look out for overflow as + does. */
function mask(dialect: Dialect, conditions: readonly Fragment[], first: number): Fragment {
  if (conditions.length === 0) return plain('0')
  const each = conditions.map((condition, i) => sql`case when ${condition} then ${bits(dialect, 2n ** BigInt(first + i))} else 0 end`)
  return sql`(${joined(each, ' | ')})`
}

/** A mask as a literal of its full width, so that no row has to be cast. */
function bits(dialect: Dialect, value: bigint): string {
  return dialect.cast(String(value), dialect.integerType('narrow'))
}

function missingColumn(compiler: NodeCompiler, aggregates: Aggregates, bound: BoundProgram, passes: Fragment, isOpen: Fragment): Fragment {
  const missing = new MissingSql(compiler, aggregates, missingBits(bound))
  const result = resultExpressions(bound)
  const tests = [...bound.program.conditions, ...bound.program.reviews].map((condition) => missing.compile(condition.test))
  const ofResult = missing.all([result.amount, result.due].map((node) => (node === undefined ? undefined : missing.compile(node))))
  const whenPassed = ofResult === undefined ? undefined : sql`case when ${passes} then ${ofResult} else 0 end`
  const all = missing.all([...tests, whenPassed])
  return all === undefined ? plain('0') : sql`case when ${isOpen} then ${all} else 0 end`
}

function pendingColumn(compiler: NodeCompiler, bound: BoundProgram, tests: readonly Fragment[], passes: Fragment): Fragment | undefined {
  const ofResult = standingExpressions(bound).map((node) => pendingSql(compiler, node))
  const ofTests = [...bound.program.conditions, ...bound.program.reviews].map((condition, i) => {
    const pending = pendingSql(compiler, condition.test)
    return pending === undefined ? undefined : sql`(${tests[i] ?? plain('null')} is null and ${pending})`
  })
  const parts = [...ofResult, ...ofTests].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : compiler.rows.define(sql`(${passes} and (${joined(parts, ' or ')}))`, 'p')
}

/** The precedence of outcomes, as the interpreter has it. */
function outcomeColumn(
  dialect: Dialect,
  passes: Fragment,
  isOpen: Fragment,
  missing: Fragment,
  pending: Fragment | undefined,
  flags: readonly Fragment[],
): Fragment {
  const code = (outcome: Outcome) => dialect.cast(String(outcomeCodes[outcome]), dialect.codeType)
  const undetermined = pending === undefined ? isOpen : sql`${missing} <> 0 or (${isOpen} and not ${pending})`
  const waits = pending === undefined ? plain('') : sql`when ${pending} then ${code('needs_local_standard')} `
  const reviewed = flags.length === 0 ? plain('') : sql`when ${anyOf(flags)} then ${code('needs_review')} `
  return sql`case when not ${passes} then ${code('ineligible')} when ${undetermined} then ${code('undetermined')} ${waits}${reviewed}else ${code('eligible')} end`
}

/** Outcomes no row can have are not counted one by one. */
function possibleOutcomes(
  tests: readonly Fragment[],
  open: readonly Fragment[],
  pending: Fragment | undefined,
  flags: readonly Fragment[],
): readonly Outcome[] {
  const possible: Readonly<Record<Outcome, boolean>> = {
    ineligible: tests.length > 0,
    undetermined: open.length > 0,
    needs_local_standard: pending !== undefined,
    needs_review: flags.length > 0,
    eligible: true,
  }
  return outcomes.filter((outcome) => possible[outcome])
}

function rowColumns(prefix: string, columns: DecisionColumns, dialect: Dialect): readonly string[] {
  const narrow = dialect.integerType('narrow')
  const as = (text: string, type: string, name: string) => `${dialect.cast(text, type)} as ${prefix}${name}`
  return [
    as(columns.outcome.text, dialect.codeType, 'outcome'),
    as(columns.failed.text, narrow, 'failed'),
    as(columns.unknown.text, narrow, 'unknown'),
    as(columns.flags.text, narrow, 'flags'),
    as(columns.missing.text, narrow, 'missing'),
    as(columns.amount?.text ?? 'null', narrow, 'amount'),
    ...(columns.due === undefined ? [] : [as(columns.due.text, dialect.dateType, 'due')]),
  ]
}

function countColumns(prefix: string, columns: DecisionColumns, dialect: Dialect): readonly string[] {
  const count = (outcome: Outcome) =>
    columns.possible.includes(outcome) ? dialect.countWhere(`${columns.outcome.text} = ${outcomeCodes[outcome]}`) : bits(dialect, 0n)
  const counts = outcomes.map((outcome) => `${count(outcome)} as ${prefix}${outcome}`)
  const amount = columns.amount === undefined ? '0' : `coalesce(sum(${columns.amount.text}), 0)`
  return [...counts, `${amount} as ${prefix}amount`]
}

function regionTest(region: Fragment, ranges: readonly { readonly from: number; readonly to: number }[]): Fragment {
  if (ranges.length === 0) return plain('false')
  return sql`(${joined(
    ranges.map((range) => sql`${region} between ${range.from} and ${range.to}`),
    ' or ',
  )})`
}
