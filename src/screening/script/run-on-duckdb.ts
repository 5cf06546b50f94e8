import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type DuckDb, type Row, writeWhole } from '../../store/index.ts'
import type { MadeFiles } from '../runs/made-files.ts'
import { Spending } from '../runs/spending.ts'
import type { Answers, Asked, Statement } from './statement.ts'

/** Where the files of a script go, and which of them are there already. */
interface RunPlace {
  readonly folder: string
  readonly made: MadeFiles
}

/** What is told while a script is carried out, and where its time is added up. */
interface Watching {
  readonly spending?: Spending
  readonly onStatement?: (done: number, total: number, statement: Statement) => void
}

/** Carries a script out statement by statement. A file that is known to be whole is not made again: that is how an interrupted run goes on. */
export async function runOnDuckDb(
  database: DuckDb,
  statements: readonly Statement[],
  place: RunPlace,
  { spending = new Spending(), onStatement = () => undefined }: Watching = {},
): Promise<Answers> {
  const answers = new Map<string, readonly Row[]>()
  const totals = Map.groupBy(statements, ({ phase }) => phase)
  const done = { decide: 0, count: 0, settle: 0, hash: 0 }
  for (const statement of statements) {
    const { phase } = statement
    const total = totals.get(phase)?.length ?? 0
    onStatement(done[phase], total, statement)
    await spending.of(phase, () => carryOut(database, statement, place, answers))
    done[phase] += 1
    onStatement(done[phase], total, statement)
  }
  return answers
}

async function carryOut(
  database: DuckDb,
  statement: Statement,
  { folder, made }: RunPlace,
  answers: Map<string, readonly Row[]>,
): Promise<void> {
  switch (statement.kind) {
    case 'table':
      return await database.run(`create or replace temp table ${statement.name} as\n${statement.select}`)
    case 'forget':
      for (const table of statement.tables) await database.run(`drop table if exists ${table}`)
      return
    case 'rows':
      answers.set(statement.name, await database.rows(statement.select))
      return
    case 'parquet': {
      const file = join(folder, statement.path)
      if (made.has(statement.path)) return
      await mkdir(dirname(file), { recursive: true })
      await rm(file, { force: true })
      await writeWhole(database, statement.select, file)
      await made.add(statement.path)
    }
  }
}

/** Asks a question that makes no files. */
export async function askDuckDb<T>(database: DuckDb, { statements, read }: Asked<T>): Promise<T> {
  const answers = new Map<string, readonly Row[]>()
  for (const statement of statements) {
    if (statement.kind !== 'rows') throw new Error(`${statement.name} is no question`)
    answers.set(statement.name, await database.rows(statement.select))
  }
  return read(answers)
}
