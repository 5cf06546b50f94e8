import type { JobFailure } from '../jobs/index.ts'
import type { Result } from '../kernel/result.ts'
import type { ListScope } from '../screening/index.ts'
import type { Work } from '../store/index.ts'

/** What is shown of a subject in a pack. */
export interface NamedSubject {
  readonly name: string
  /** Its numbers as far as they are shown, in one text. */
  readonly numbers: string
}

/**
 * In whose hand a pack is written: what it may read, and how looks are written down. Each piece of reading is a transaction of its own;
 * refused where the hand may read no longer.
 */
export interface PackHand {
  read<T>(work: (db: Work) => Promise<T>): Promise<Result<T, JobFailure>>
  /** Names and masked numbers of subjects by key, of those in sight; the look is written down. */
  names(entity: string, keys: readonly bigint[]): Promise<Result<ReadonlyMap<bigint, NamedSubject>, JobFailure>>
  /** That numbers of accounts are shown of these; in the transaction that reads them. */
  lookAtAccounts(db: Work, subjects: readonly string[], areWhole: boolean): Promise<void>
  /** The codes of facts that lie in a place and in sight. */
  codesIn(region: string): Promise<Result<ListScope, JobFailure>>
}
