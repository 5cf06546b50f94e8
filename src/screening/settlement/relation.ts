import type { DuckDb } from '../../store/index.ts'

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
