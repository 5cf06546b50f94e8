import type { Refusal } from '../kernel/result.ts'

/** Why a decision could not be explained. */
export type WhyRefusal =
  /** The run has no decision on the subject, or the reader may not see it: the two are not told apart. */
  | (Refusal & { readonly code: 'decision_not_found' })
  /** The facts that were screened no longer lie in the folder of snapshots. */
  | (Refusal & { readonly code: 'snapshot_gone'; readonly snapshot: string })
