import type { BoundProgram, Node, RecordPath } from '../check/index.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { Aggregates, type Completeness } from './aggregate.ts'
import { NodeCompiler } from './compile-node.ts'
import { countAlike } from './count-alike.ts'
import { countColumns } from './count-columns.ts'
import type { DecisionColumns } from './decision.ts'
import { decisionColumns } from './decision-columns.ts'
import type { Dialect } from './dialect.ts'
import { enclosed, type Fragment, joined, plain, sql } from './fragment.ts'
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
  /** `counts` gives one row of counts and amounts instead of one row per subject. */
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
    const known = compilers.get(bound) ?? new NodeCompiler({ bound, rows, dialect: options.dialect, aggregates })
    compilers.set(bound, known)
    return known
  }
  const where =
    options.regions === undefined ? undefined : regionTest(compilerFor(first.bound).compile(options.regions.fact), options.regions.ranges)
  if (options.shape === 'counts') {
    const programs = options.programs.map(({ bound, prefix }) => ({ bound, prefix, compiler: compilerFor(bound) }))
    const alike = countAlike(programs, rows, where)
    if (alike !== undefined) return alike
    const counts = programs.flatMap(({ bound, prefix, compiler }) => countColumns(prefix, compiler, aggregates, bound))
    return rows.select([plain('count(*) as subjects'), ...counts], where)
  }
  const selected: Fragment[] = [sql`${subject} as subject_id`]
  for (const column of options.columns) {
    const fragment = column.kind === 'key' ? rows.key(column.record) : rows.define(compilerFor(column.bound).settled(column.node))
    selected.push(sql`${fragment} as ${column.name}`)
  }
  for (const { bound, prefix } of options.programs)
    selected.push(...rowColumns(prefix, decisionColumns(compilerFor(bound), aggregates, bound), options.dialect))
  return rows.select(selected, where)
}

function rowColumns(prefix: string, columns: DecisionColumns, dialect: Dialect): readonly Fragment[] {
  const narrow = dialect.integerType('narrow')
  const as = (value: Fragment, type: string, name: string) => sql`${dialect.cast(value, type)} as ${prefix}${name}`
  return [
    as(columns.outcome, dialect.codeType, 'outcome'),
    as(columns.failed, narrow, 'failed'),
    as(columns.unknown, narrow, 'unknown'),
    as(columns.flags, narrow, 'flags'),
    as(columns.missing, narrow, 'missing'),
    as(columns.amount ?? plain('null'), narrow, 'amount'),
    ...(columns.due === undefined ? [] : [as(columns.due, dialect.dateType, 'due')]),
  ]
}

function regionTest(region: Fragment, ranges: readonly { readonly from: number; readonly to: number }[]): Fragment {
  if (ranges.length === 0) return plain('false')
  return enclosed`${joined(
    ranges.map((range) => sql`${region} between ${range.from} and ${range.to}`),
    ' or ',
  )}`
}
