import type { PlanSet } from '../plans/index.ts'
import type { DuckDbOptions } from '../store/index.ts'

/** The folders that the runs of an office are made from and lie in, and what the database that makes them may use. */
export interface RunPlaces {
  /** With the glossary, the reference tables and the program itself. */
  readonly project: string
  readonly plans: string
  readonly snapshots: string
  readonly runs: string
  readonly database: DuckDbOptions
}

/** Runs as the office handles them: where they are, and the plans as they stand. */
export interface Screenings {
  readonly places: RunPlaces
  /** What a screening that begins now would read. */
  plans(): PlanSet | Promise<PlanSet>
}
