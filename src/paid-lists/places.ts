import type { MachineClock } from '../access/index.ts'
import type { CodeNames, FactsPlane } from '../decisions/index.ts'
import type { WorkStore } from '../store/index.ts'
import type { Keys } from '../subjects/index.ts'
import type { UploadPlace } from '../uploads/index.ts'

/** Where lists of what was paid come from, what they are laid beside, and where the rows of a comparison lie. */
export interface PaidListPlaces {
  readonly facts: FactsPlane
  readonly names: CodeNames
  readonly store: WorkStore
  readonly keys: Keys
  readonly clock: MachineClock
  readonly uploads: UploadPlace
  /** Beside the runs: keys and amounts, no name and no number of anybody. */
  readonly folder: string
  /** Where exported files are kept. */
  readonly files: string
}
