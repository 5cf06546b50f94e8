import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDb, withDuckDb } from '../../src/store/index.ts'
import { compareEngines, type Difference, type Mutation } from './compare.ts'
import { loadRows } from './load-rows.ts'
import { formsOf } from './node-forms.ts'
import { Dice } from './world/dice.ts'
import { drawWorld, type World } from './world/world.ts'
import { type WrittenProgram, writeProgram } from './world/write-program.ts'

export interface FuzzOptions {
  readonly seed: number
  readonly programs: number
  /** Asked before each program: stop even if programs are left. */
  readonly isOver?: () => boolean
  readonly mutate?: Mutation
  readonly progress?: (report: FuzzReport) => void
}

export interface FuzzFailure {
  readonly world: World
  readonly written: WrittenProgram
  readonly difference: Difference
  /** The SELECT it was found in, together with its neighbours. */
  readonly sql: string
}

export interface FuzzReport {
  readonly programs: number
  readonly pairs: number
  /** Expressions written, and how many of them did not check. */
  readonly written: number
  readonly refused: number
  readonly forms: ReadonlySet<string>
  readonly outcomes: ReadonlyMap<string, number>
  readonly failure: FuzzFailure | undefined
}

const ROUNDS_PER_WORLD = 3
const PROGRAMS_PER_ROUND = 24
const FUSED = 8

/** Writes programs and compares the engines on them until one differs or all are done. The same seed repeats the same run. */
export async function runFuzz(options: FuzzOptions): Promise<FuzzReport> {
  return await withFuzzDatabase((database) => new Fuzz(database, options).run())
}

/** A small database in a scratch folder of the system. */
export async function withFuzzDatabase<T>(work: (database: DuckDb) => Promise<T>): Promise<T> {
  return await withDuckDb({ memoryLimit: '1GB', threads: 1, temporaryFolder: join(tmpdir(), 'ballast-conformance') }, work)
}

class Fuzz {
  private readonly database: DuckDb
  private readonly options: FuzzOptions
  private programs = 0
  private pairs = 0
  private written = 0
  private refused = 0
  private readonly forms = new Set<string>()
  private readonly outcomes = new Map<string, number>()
  private failure: FuzzFailure | undefined

  constructor(database: DuckDb, options: FuzzOptions) {
    this.database = database
    this.options = options
  }

  async run(): Promise<FuzzReport> {
    const dice = new Dice(this.options.seed)
    while (this.failure === undefined && this.programs < this.options.programs && this.options.isOver?.() !== true) {
      await this.runWorld(drawWorld(dice.seed()), new Dice(dice.seed()))
      this.options.progress?.(this.report())
    }
    return this.report()
  }

  private report(): FuzzReport {
    const { programs, pairs, written, refused, forms, outcomes, failure } = this
    return { programs, pairs, written, refused, forms, outcomes, failure }
  }

  private async runWorld(world: World, dice: Dice): Promise<void> {
    await loadRows(this.database, world.rows, 't_')
    // The meaning must not hang on how the database plans the statement; and without its optimiser small data is faster.
    await this.database.run(dice.once(2) ? 'pragma enable_optimizer' : 'pragma disable_optimizer')
    for (let i = 0; i < ROUNDS_PER_WORLD && this.failure === undefined; i++) await this.runRound(world, dice)
  }

  private async runRound(world: World, dice: Dice): Promise<void> {
    const count = Math.min(PROGRAMS_PER_ROUND, this.options.programs - this.programs)
    const written = Array.from({ length: count }, (_, i) => writeProgram(dice, world, `program_${i}`))
    const bySubject = Map.groupBy(written, (each) => each.bound.program.subject)
    for (const group of bySubject.values()) {
      for (let i = 0; i < group.length && this.failure === undefined; i += FUSED) await this.runBatch(world, group.slice(i, i + FUSED))
    }
  }

  private async runBatch(world: World, batch: readonly WrittenProgram[]): Promise<void> {
    const bounds = batch.map((each) => each.bound)
    const comparison = await compareEngines(this.database, world, bounds, this.options.mutate)
    this.programs += batch.length
    this.pairs += comparison.pairs
    for (const [outcome, count] of comparison.outcomes) this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + count)
    for (const each of batch) {
      this.written += each.texts.length
      this.refused += each.refused.length
      for (const form of formsOf(each.bound)) this.forms.add(form)
    }
    const [difference] = comparison.differences
    const written = batch.find((each) => each.bound === difference?.bound)
    if (difference !== undefined && written !== undefined) this.failure = { world, written, difference, sql: comparison.sql }
  }
}
