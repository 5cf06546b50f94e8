import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDb, withDuckDb } from '../../src/store/index.ts'
import { compareEngines, type Difference } from './compare.ts'
import { loadRows } from './load-rows.ts'
import { formsOf } from './node-forms.ts'
import { Dice } from './world/dice.ts'
import { drawWorld, type World } from './world/world.ts'
import { type WrittenProgram, writeProgram } from './world/write-program.ts'

export interface FuzzOptions {
  readonly seed: number
  readonly programs: number
  /** Asked before each world: stop even if programs are left. */
  readonly isOver?: () => boolean
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
    const { seed, programs, isOver, progress } = this.options
    let world: World | undefined
    for (const batch of drawBatches(seed, programs)) {
      if (batch.world !== world) {
        if (world !== undefined) progress?.(this.report())
        if (isOver?.() === true) break
        world = batch.world
        await loadWorld(this.database, batch)
      }
      await this.runBatch(batch)
      if (this.failure !== undefined) break
    }
    return this.report()
  }

  private report(): FuzzReport {
    const { programs, pairs, written, refused, forms, outcomes, failure } = this
    return { programs, pairs, written, refused, forms, outcomes, failure }
  }

  private async runBatch({ world, written }: FuzzBatch): Promise<void> {
    const bounds = written.map((each) => each.bound)
    const comparison = await compareEngines(this.database, world, bounds)
    this.programs += written.length
    this.pairs += comparison.pairs
    for (const [outcome, count] of comparison.outcomes) this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + count)
    for (const each of written) {
      this.written += each.texts.length
      this.refused += each.refused.length
      for (const form of formsOf(each.bound)) this.forms.add(form)
    }
    const [difference] = comparison.differences
    const failing = written.find((each) => each.bound === difference?.bound)
    if (difference !== undefined && failing !== undefined) this.failure = { world, written: failing, difference, sql: comparison.sql }
  }
}

/** Programs over one subject of one world, to be compared in one SELECT. */
export interface FuzzBatch {
  readonly world: World
  readonly isOptimised: boolean
  readonly written: readonly WrittenProgram[]
}

/** Worlds and programs over them, drawn as they are asked for: the same seed gives the same ones. `times` is as many rows as usually. */
export function* drawBatches(seed: number, programs: number, times = 1): Generator<FuzzBatch> {
  const dice = new Dice(seed)
  for (let left = programs; left > 0; ) {
    const world = drawWorld(dice.seed(), times)
    const ofWorld = new Dice(dice.seed())
    const isOptimised = ofWorld.once(2)
    for (let round = 0; round < ROUNDS_PER_WORLD && left > 0; round++) {
      const count = Math.min(PROGRAMS_PER_ROUND, left)
      const written = Array.from({ length: count }, (_, i) => writeProgram(ofWorld, world, `program_${i}`))
      left -= count
      for (const group of Map.groupBy(written, (each) => each.bound.program.subject).values())
        for (let i = 0; i < group.length; i += FUSED) yield { world, isOptimised, written: group.slice(i, i + FUSED) }
    }
  }
}

/** Puts the rows of a world into the database and sets it up as the world asks. */
export async function loadWorld(database: DuckDb, { world, isOptimised }: FuzzBatch): Promise<void> {
  await loadRows(database, world.rows, 't_')
  // The meaning must not hang on how the database plans the statement; and without its optimiser small data is faster.
  await database.run(isOptimised ? 'pragma enable_optimizer' : 'pragma disable_optimizer')
}
