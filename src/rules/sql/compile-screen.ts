import { outcomeCodes } from '../../kernel/outcome.ts'
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
    const columns = decisionColumns(compilerFor(program.bound), aggregates, program.bound)
    selected.push(
      ...(options.shape === 'rows'
        ? rowColumns(program.prefix, columns, options.dialect)
        : countColumns(program.prefix, columns, options.dialect)),
    )
  }
  const where =
    options.regions === undefined ? undefined : regionTest(compilerFor(first.bound).compile(options.regions.fact), options.regions.ranges)
  return `select\n  ${selected.join(',\n  ')}\nfrom ${rows.render(where)}`
}

interface DecisionColumns {
  readonly outcome: Fragment
  readonly failed: Fragment
  readonly unknown: Fragment
  readonly flags: Fragment
  readonly missing: Fragment
  readonly amount: Fragment | undefined
  readonly due: Fragment | undefined
}

function decisionColumns(compiler: NodeCompiler, aggregates: Aggregates, bound: BoundProgram): DecisionColumns {
  const { rows } = compiler
  const { conditions, reviews } = bound.program
  const tests = conditions.map((condition) => rows.define(compiler.compile(condition.test), 'c'))
  const flags = reviews.map((review) => rows.define(compiler.compile(review.test), 'c'))
  const failed = rows.define(
    mask(
      tests.map((test) => sql`not ${test}`),
      0,
    ),
    'm',
  )
  const result = resultExpressions(bound)
  const amount =
    result.amount === undefined ? undefined : rows.define(sql`case when ${failed} = 0 then ${compiler.compile(result.amount)} end`, 'v')
  const due = result.due === undefined ? undefined : rows.define(sql`case when ${failed} = 0 then ${compiler.compile(result.due)} end`, 'v')
  const results = [amount, due].filter((part) => part !== undefined)
  const resultBit = 2n ** BigInt(tests.length + flags.length)
  const openResult =
    results.length === 0
      ? []
      : [
          sql`case when ${failed} = 0 and (${joined(
            results.map((part) => sql`${part} is null`),
            ' or ',
          )}) then ${resultBit} else 0 end`,
        ]
  const openTests = [...tests, ...flags].map((test, i) => sql`case when ${test} is null then ${2n ** BigInt(i)} else 0 end`)
  const unknown = rows.define(sum([...openTests, ...openResult]), 'm')
  const missing = rows.define(missingColumn(compiler, aggregates, bound, failed, unknown), 'm')
  const pending = pendingColumn(compiler, bound, [...tests, ...flags], failed)
  const raised = rows.define(mask(flags, tests.length), 'm')
  const outcome = rows.define(outcomeColumn(failed, unknown, missing, pending, raised), 'o')
  const pays = sql`${outcome} <= ${outcomeCodes.needs_local_standard}`
  return {
    outcome,
    failed,
    unknown,
    flags: raised,
    missing,
    amount: amount === undefined ? undefined : sql`case when ${pays} then ${amount} end`,
    due: due === undefined ? undefined : sql`case when ${pays} then ${due} end`,
  }
}

/** A bit for each condition that is true, counted from `first`. */
function mask(conditions: readonly Fragment[], first: number): Fragment {
  return sum(conditions.map((condition, i) => sql`case when ${condition} then ${2n ** BigInt(first + i)} else 0 end`))
}

function sum(parts: readonly Fragment[]): Fragment {
  return parts.length === 0 ? plain('0') : sql`(${joined(parts, ' + ')})`
}

function missingColumn(compiler: NodeCompiler, aggregates: Aggregates, bound: BoundProgram, failed: Fragment, unknown: Fragment): Fragment {
  const missing = new MissingSql(compiler, aggregates, missingBits(bound))
  const result = resultExpressions(bound)
  const tests = [...bound.program.conditions, ...bound.program.reviews].map((condition) => missing.compile(condition.test))
  const ofResult = missing.all([result.amount, result.due].map((node) => (node === undefined ? undefined : missing.compile(node))))
  const whenUnfailed = ofResult === undefined ? undefined : sql`case when ${failed} = 0 then ${ofResult} else 0 end`
  const all = missing.all([...tests, whenUnfailed])
  return all === undefined ? plain('0') : sql`case when ${unknown} = 0 then 0 else ${all} end`
}

function pendingColumn(compiler: NodeCompiler, bound: BoundProgram, tests: readonly Fragment[], failed: Fragment): Fragment | undefined {
  const ofResult = standingExpressions(bound).map((node) => pendingSql(compiler, node))
  const ofTests = [...bound.program.conditions, ...bound.program.reviews].map((condition, i) => {
    const pending = pendingSql(compiler, condition.test)
    return pending === undefined ? undefined : sql`(${tests[i] ?? plain('null')} is null and ${pending})`
  })
  const parts = [...ofResult, ...ofTests].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : compiler.rows.define(sql`(${failed} = 0 and (${joined(parts, ' or ')}))`, 'p')
}

/** The precedence of outcomes, as the interpreter has it. */
function outcomeColumn(failed: Fragment, unknown: Fragment, missing: Fragment, pending: Fragment | undefined, flags: Fragment): Fragment {
  const open = pending === undefined ? sql`${unknown} <> 0` : sql`${missing} <> 0 or (${unknown} <> 0 and not ${pending})`
  const waits = pending === undefined ? plain('') : sql`when ${pending} then ${outcomeCodes.needs_local_standard} `
  return sql`case when ${failed} <> 0 then ${outcomeCodes.ineligible} when ${open} then ${outcomeCodes.undetermined} ${waits}when ${flags} <> 0 then ${outcomeCodes.needs_review} else ${outcomeCodes.eligible} end`
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
  const counts = Object.entries(outcomeCodes).map(
    ([name, code]) => `${dialect.countWhere(`${columns.outcome.text} = ${code}`)} as ${prefix}${name}`,
  )
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
