import type { Caller } from '../../access/index.ts'
import type { Permission } from '../../contract/index.ts'
import type { Result } from '../../kernel/result.ts'
import type { PaperContent, PaperRefusal, PaperWaits } from '../../papers/index.ts'
import type { Work } from '../../store/index.ts'
import type { Keys } from '../../subjects/index.ts'
import type { Batch } from '../find-batch.ts'

/** What papers of batches are drawn up with. */
export interface PaperTools {
  readonly keys: Keys
  /** How the grant of a subject came about in the run of a batch; undefined where that cannot be told. */
  reckon?(caller: Caller, batch: Batch, subject: bigint): Promise<ReckonedGrant | undefined>
}

/** The arithmetic of a grant, line by line, and the document that it rests on. */
export interface ReckonedGrant {
  readonly lines: readonly { readonly label: string; readonly basis: string; readonly value: string }[]
  readonly document: { readonly title: string; readonly number: string; readonly clause: string }
}

/** A batch that a paper is about, and who draws it up. */
export interface PaperWork {
  readonly caller: Caller
  readonly batch: Batch
  readonly tools: PaperTools
}

/** One paper that there is, and what it waits for. */
export interface OfferedPaper {
  readonly about: string
  readonly note: string
  readonly waits?: PaperWaits | undefined
}

/** A kind of paper of a batch: whose post issues it, which there are, and what one says. */
export interface BatchPaper {
  readonly permission: Permission
  offers(db: Work, batch: Batch, day: string): Promise<readonly OfferedPaper[]>
  describe(work: PaperWork, about: string): Promise<Result<PaperContent, PaperRefusal>>
}
