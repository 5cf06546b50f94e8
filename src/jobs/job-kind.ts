import type { Caller } from '../access/index.ts'
import type { Permission } from '../contract/index.ts'
import type { Refusal, Result } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'

/** What goes into a job and comes out of it: plain JSON, keys and fen as text. */
export type JobData = { readonly [name: string]: unknown }

/** Why a job did not come to its result: the code for programs, the sentence for people. */
export interface JobFailure extends Refusal {
  readonly message: string
}

/** One sort of long work. */
export interface JobKind {
  readonly kind: string
  /** Jobs of one lane run one after another. */
  readonly lane: string
  /** What the asker has to hold from the first minute to the last. */
  readonly permission: Permission
  /** Whether it goes on after the server ended in the middle of it; work that does not is told as interrupted. */
  readonly isResumable: boolean
  run(context: JobContext): Promise<Result<JobData, JobFailure>>
}

/** What a job works with. */
export interface JobContext {
  readonly job: { readonly id: bigint; readonly input: JobData; readonly checkpoint: JobData | undefined }
  /** Says how far it is; written down once a second at the most. */
  progress(progress: JobProgress): void
  /** Keeps where to go on, inside the transaction of what was done. */
  save(db: Work, checkpoint: JobData): Promise<void>
  /** The asker as they are now; a job reads and writes in no other name. */
  asAsker(): Promise<Result<Caller, JobFailure>>
  isCancelled(): boolean
  /** Given when somebody cancels, the asker may no longer do it, or the server stops. */
  readonly signal: AbortSignal
}

export interface JobProgress {
  /** What is being done, in words for people. */
  readonly phase: string
  readonly done: number
  readonly total?: number
  readonly failed?: number
  readonly secondsLeft?: number
}
