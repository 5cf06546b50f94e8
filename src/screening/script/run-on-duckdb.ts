import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type DuckDb, type Row, writeWhole } from '../../store/index.ts'
import type { Keeper } from '../kept/keeper.ts'
import type { MadeFiles } from '../runs/made-files.ts'
import { Spending } from '../runs/spending.ts'
import type { Answers, Asked, Statement } from './statement.ts'

/** Where the files of a script go, and which of them are there already. */
interface RunPlace {
  readonly folder: string
  readonly made: MadeFiles
}

/** What is told while a script is carried out, where its time is added up, and where results come from and go to that other runs share. */
interface Watching {
  readonly spending?: Spending
  readonly keeper?: Keeper | undefined
  readonly onStatement?: (done: number, total: number, statement: Statement) => void
}

/**
 * Carries a script out statement by statement. A file that is known to be whole is not made again: that is how an interrupted run goes
 * on. What an earlier run was asked in the same words over the same content is taken from there.
 */
export async function runOnDuckDb(
  database: DuckDb,
  statements: readonly Statement[],
  place: RunPlace,
  { spending = new Spending(), keeper, onStatement = () => undefined }: Watching = {},
): Promise<Answers> {
  const answers = new Map<string, readonly Row[]>()
  const totals = Map.groupBy(statements, ({ phase }) => phase)
  const done = { decide: 0, count: 0, settle: 0, hash: 0 }
  const run: Running = { database, place, spending, keeper, answers, parts: new Map() }
  for (const statement of statements) {
    const { phase } = statement
    const total = totals.get(phase)?.length ?? 0
    onStatement(done[phase], total, statement)
    await spending.of(phase, async () => {
      if (!(await isOfPartThere(run, statement, statements))) await carryOut(run, statement)
    })
    done[phase] += 1
    onStatement(done[phase], total, statement)
  }
  return answers
}

interface Running {
  readonly database: DuckDb
  readonly place: RunPlace
  readonly spending: Spending
  readonly keeper: Keeper | undefined
  readonly answers: Map<string, readonly Row[]>
  /** The parts come to so far. */
  readonly parts: Map<string, PartFound>
}

/** The key of the table that a part is there for, and whether it came from an earlier run. */
interface PartFound {
  readonly key: string
  readonly isKept: boolean
}

async function isOfPartThere({ database, spending, keeper, parts }: Running, { part }: Statement, statements: readonly Statement[]) {
  if (part === undefined || keeper === undefined) return false
  const known = parts.get(part)
  if (known !== undefined) return known.isKept
  const own = statements.filter((statement) => statement.part === part)
  const key = keeper.keyOf(own.flatMap((statement) => (statement.kind === 'forget' ? [] : [statement.select])))
  const from = await keeper.partOf(key)
  const isKept = from !== undefined
  if (isKept) await database.run(`create or replace temp table ${part} as\n${from}`)
  keeper.define(part, key)
  parts.set(part, { key, isKept })
  spending.count('settle', isKept)
  return isKept
}

async function carryOut(run: Running, statement: Statement): Promise<void> {
  const { database, keeper, answers, spending } = run
  switch (statement.kind) {
    case 'table':
      if (statement.part === undefined) keeper?.define(statement.name, keeper.keyOf([statement.select]))
      return await database.run(`create or replace temp table ${statement.name} as\n${statement.select}`)
    case 'forget':
      for (const table of statement.tables) await database.run(`drop table if exists ${table}`)
      keeper?.forget(statement.tables)
      return
    case 'rows': {
      const key = keeper?.keyOf([statement.select])
      const kept = key === undefined ? undefined : keeper?.rowsOf(key)
      const rows = kept ?? (await database.rows(statement.select))
      spending.count(statement.phase, kept !== undefined)
      if (key !== undefined) keeper?.note(key, { kind: 'rows', rows })
      answers.set(statement.name, rows)
      return
    }
    case 'parquet':
      return await makeFile(run, statement)
  }
}

async function makeFile(
  { database, place: { folder, made }, keeper, spending, parts }: Running,
  { phase, select, path, parts: written = [] }: Extract<Statement, { kind: 'parquet' }>,
): Promise<void> {
  const key = keeper?.keyOf([select])
  if (!made.has(path)) {
    const isKept = key !== undefined && (await keeper?.bring(key, path)) === true
    spending.count(phase, isKept)
    if (!isKept) {
      const file = join(folder, path)
      await mkdir(dirname(file), { recursive: true })
      await rm(file, { force: true })
      await writeWhole(database, select, file)
      await made.add(path)
    }
  }
  const file = made.find(path)
  if (keeper === undefined || key === undefined || file === undefined) return
  keeper.note(key, { kind: 'file', file })
  for (const { table, policies } of written) {
    const part = parts.get(table)
    if (part !== undefined) keeper.note(part.key, { kind: 'part', file, policies })
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
