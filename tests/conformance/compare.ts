import { outcomeOf } from '../../src/kernel/outcome.ts'
import {
  type BoundProgram,
  compileScreen,
  type Decision,
  type Dialect,
  duckdb,
  type Facts,
  makeDecider,
  type ScreenOptions,
} from '../../src/rules/index.ts'
import type { DuckDb, Row } from '../../src/store/index.ts'
import type { World } from './world/world.ts'

/** What both engines must agree on about one subject. */
export interface Answer {
  readonly outcome: string
  readonly failed: number
  readonly unknown: number
  readonly flags: number
  readonly missing: bigint
  readonly amount: bigint | null
  readonly due: number | null
}

export interface Difference {
  readonly bound: BoundProgram
  readonly subject: number
  readonly interpreted: Answer | string
  readonly screened: Answer | string
}

/** Changes the generated SQL before it runs: how the tests put a fault into the compiler. */
export type Mutation = (sql: string) => string

export interface Comparison {
  readonly pairs: number
  /** What the interpreter said, counted. */
  readonly outcomes: ReadonlyMap<string, number>
  readonly differences: readonly Difference[]
  readonly sql: string
}

/** In which language the SELECT is written, and what its tables are called. */
export interface Reading {
  readonly dialect: Dialect
  readonly table: (entity: string) => string
}

const inDuckDb: Reading = { dialect: duckdb, table: (entity) => `t_${entity}` }

export function screenOptions(
  world: World,
  programs: readonly BoundProgram[],
  shape: ScreenOptions['shape'],
  { dialect, table }: Reading = inDuckDb,
): ScreenOptions {
  return {
    vocabulary: world.names.vocabulary,
    dialect,
    tables: (entity) => (world.hasTable(entity) ? table(entity) : undefined),
    completeness: world.completeness,
    programs: programs.map((bound, i) => ({ bound, prefix: `p${i}_` })),
    regions: undefined,
    columns: [],
    shape,
  }
}

/** What the interpreter says about every subject of a world, program by program, and the SELECT that is to say the same. */
export interface Prepared {
  readonly world: World
  readonly programs: readonly BoundProgram[]
  readonly sql: string
  readonly interpreted: readonly (readonly (Answer | string)[])[]
}

/** Everything about a comparison but the database. All programs have the same subject and share one SELECT. */
export function prepareComparison(world: World, programs: readonly BoundProgram[]): Prepared {
  const facts = world.facts.get(programs[0]?.program.subject ?? '') ?? []
  const sql = compileScreen(screenOptions(world, programs, 'rows'))
  return { world, programs, sql, interpreted: programs.map((bound) => facts.map(deciding(bound))) }
}

/** Decides every subject in both engines and lists where they differ. */
export async function compareEngines(
  database: DuckDb,
  world: World,
  programs: readonly BoundProgram[],
  mutate?: Mutation,
): Promise<Comparison> {
  return await screenPrepared(database, prepareComparison(world, programs), mutate)
}

/** Decides every subject in the database and lists where the interpreter said something else. */
export async function screenPrepared(database: DuckDb, prepared: Prepared, mutate: Mutation = (sql) => sql): Promise<Comparison> {
  const sql = mutate(prepared.sql)
  return { ...compareRows(prepared, await screenRows(database, sql, prepared.programs)), sql }
}

/** Where rows by subject, or what a database said instead, differ from what the interpreter said. */
export function compareRows({ programs, interpreted }: Prepared, screened: ReadonlyMap<number, Row> | string): Omit<Comparison, 'sql'> {
  const differences: Difference[] = []
  const outcomes = new Map<string, number>()
  for (const [i, bound] of programs.entries()) {
    for (const [at, answer] of (interpreted[i] ?? []).entries()) {
      const outcome = typeof answer === 'string' ? 'thrown' : answer.outcome
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      const row = typeof screened === 'string' ? screened : screenedAnswer(screened.get(at + 1), `p${i}_`)
      if (!isSame(answer, row)) differences.push({ bound, subject: at + 1, interpreted: answer, screened: row })
    }
  }
  return { pairs: interpreted.reduce((sum, answers) => sum + answers.length, 0), outcomes, differences }
}

/** The columns of a program that are days: they leave the database as numbers, for a year beyond 9999 or before 1 has no spelling all share. */
export function dueColumns(programs: readonly BoundProgram[]): readonly string[] {
  return programs.flatMap((bound, i) =>
    bound.program.result.kind === 'obligation' && bound.program.result.due !== undefined ? [`p${i}_due`] : [],
  )
}

/** The rows by subject, or what the database said. */
async function screenRows(database: DuckDb, sql: string, programs: readonly BoundProgram[]): Promise<ReadonlyMap<number, Row> | string> {
  const dues = dueColumns(programs)
  const replaced = dues.length === 0 ? '' : ` replace (${dues.map((due) => `${due} - date '1970-01-01' as ${due}`).join(', ')})`
  try {
    const rows = await database.rows(`select *${replaced} from (${sql})`)
    return new Map(rows.map((row) => [Number(row.subject_id), row]))
  } catch (error) {
    return `SQL: ${String(error)}`
  }
}

function deciding(bound: BoundProgram): (facts: Facts) => Answer | string {
  try {
    const decider = makeDecider(bound)
    return (facts) => {
      try {
        return answerOf(decider.decide(facts))
      } catch (error) {
        return `interpreter: ${error instanceof Error ? error.stack : error}`
      }
    }
  } catch (error) {
    return () => `makeDecider: ${error instanceof Error ? error.stack : error}`
  }
}

function answerOf({ outcome, failed, unknown, flags, missing, amount, due }: Decision): Answer {
  return { outcome, failed, unknown, flags, missing, amount, due }
}

function screenedAnswer(row: Row | undefined, prefix: string): Answer | string {
  if (row === undefined) return 'no row'
  const whole = (name: string): bigint | null => {
    const value = row[prefix + name]
    return value === null || value === undefined ? null : BigInt(value as number | bigint)
  }
  const due = whole('due')
  return {
    outcome: outcomeOf(Number(whole('outcome'))) ?? 'no outcome',
    failed: Number(whole('failed')),
    unknown: Number(whole('unknown')),
    flags: Number(whole('flags')),
    missing: whole('missing') ?? -1n,
    amount: whole('amount'),
    due: due === null ? null : Number(due),
  }
}

function isSame(a: Answer | string, b: Answer | string): boolean {
  if (typeof a === 'string' || typeof b === 'string') return false
  return (
    a.outcome === b.outcome &&
    a.failed === b.failed &&
    a.unknown === b.unknown &&
    a.flags === b.flags &&
    a.missing === b.missing &&
    a.amount === b.amount &&
    a.due === b.due
  )
}
