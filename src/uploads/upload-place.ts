import type { MachineClock } from '../access/index.ts'
import type { UploadKind } from '../contract/index.ts'
import type { Keys } from '../subjects/index.ts'

/** Where files that people hand over are kept, and under which keys. */
export interface UploadPlace {
  readonly folder: string
  readonly keys: Keys
  readonly clock: MachineClock
}

/** A file that was taken in; plain JSON, so that a repeated request can be told the same. */
export type KeptUpload = {
  readonly id: string
  readonly name: string
  readonly kind: UploadKind
  readonly bytes: number
  readonly sha256: string
  /** Machine time, ISO 8601. */
  readonly recordedAt: string
}
