import type { PlanSet } from '../plans/index.ts'
import type { RunReader } from '../screening/index.ts'
import type { DuckDbOptions } from '../store/index.ts'

/** Where the facts of an office lie and what reads them: snapshots, runs, and the plans of today. It holds no name and no number of anybody. */
export interface FactsPlane {
  readonly runsFolder: string
  readonly snapshotsFolder: string
  readonly reader: RunReader
  readonly database: DuckDbOptions
  /** The plans and the vocabulary as they stood a few seconds ago at the earliest. */
  readonly set: () => PlanSet
}
