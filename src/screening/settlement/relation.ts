import type { DuckDb } from '../../store/index.ts'
import type { Statement } from '../script/statement.ts'

/** A named set of rows. Settlement is a list of these, each made from those before it. */
export interface Relation {
  readonly name: string
  /** What one row is, in a sentence. */
  readonly row: string
  readonly columns: readonly string[]
  /** A SELECT over relations before this one; nothing else, so that any engine with window functions can run it. */
  readonly select: string
}

/** Makes every relation, in order, as a table of the session. */
export async function makeRelations(database: DuckDb, relations: readonly Relation[]): Promise<void> {
  for (const { name, select } of relations) await database.run(`create or replace temp table ${name} as\n${select}`)
}

/** A relation as a statement of a run's script, under its own name or another. */
export function relationStatement({ name, select }: Relation, as = name): Statement {
  return { kind: 'table', phase: 'settle', name: as, about: name, select }
}

/** Relations as statements of a run's script, all of them forgotten but the last, which may bear another name. */
export function relationStatements(relations: readonly Relation[], as?: string): readonly Statement[] {
  const tables = relations.map((relation, i) => relationStatement(relation, i === relations.length - 1 ? as : undefined))
  const spent = relations.slice(0, -1).map(({ name }) => name)
  return [...tables, { kind: 'forget', phase: 'settle', name: 'forget relations', about: '', tables: spent }]
}

/** Gives back what the relations take up. */
export async function dropRelations(database: DuckDb, relations: readonly Relation[]): Promise<void> {
  for (const { name } of relations) await database.run(`drop table if exists ${name}`)
}

/** Conditions that all must hold, one a line; those that are always true are left out. */
export function where(conditions: readonly string[]): string {
  const kept = conditions.filter((condition) => condition !== 'true')
  return kept.length === 0 ? '' : `where ${kept.join('\n  and ')}`
}

/** Several SELECTs of the same columns as one. */
export function union(selects: readonly string[]): string {
  return selects.join('\nunion all\n')
}
