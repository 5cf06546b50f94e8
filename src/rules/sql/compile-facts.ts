import type { BoundProgram, Node, RecordPath } from '../check/index.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { Aggregates, type Completeness } from './aggregate.ts'
import { NodeCompiler } from './compile-node.ts'
import type { Dialect } from './dialect.ts'
import { sql } from './fragment.ts'
import { RowSource, type Tables } from './row-source.ts'

export interface FactOptions {
  readonly vocabulary: Vocabulary
  readonly dialect: Dialect
  readonly tables: Tables
  readonly completeness: (entity: string) => Completeness
  /** Whose subjects, and with which parameters and dates expressions are read. */
  readonly bound: BoundProgram
  /** Expressions over the subject, by the name of their column. */
  readonly facts: Readonly<Record<string, Node>>
}

/** One SELECT that decides nothing: `subject_id` of every subject of a snapshot, and each fact, NULL where it is not known. */
export function compileFacts(options: FactOptions): string {
  const { bound, dialect, facts } = options
  const root: RecordPath = { kind: 'subject', entity: bound.program.subject }
  const rows = new RowSource({ ...options, root, prefix: 's' })
  const compiler = new NodeCompiler({ bound, rows, dialect, aggregates: new Aggregates(options) })
  const columns = Object.entries(facts).map(([name, node]) => sql`${rows.define(compiler.settled(node))} as ${name}`)
  return rows.select([sql`${rows.key(root)} as subject_id`, ...columns], undefined)
}
