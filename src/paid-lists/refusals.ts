import type { DecisionRefusal } from '../decisions/index.ts'
import type { SheetRefusal } from '../files/index.ts'
import type { Refusal } from '../kernel/result.ts'
import type { ListRefusal, ReadRefusal } from '../screening/index.ts'
import type { UploadRefusal } from '../uploads/index.ts'

/** Why a list of what was paid was not laid beside a screening. */
export type PaidListRefusal =
  | UploadRefusal
  | SheetRefusal
  | DecisionRefusal
  | ListRefusal
  | ReadRefusal
  /** No line of it is the head of a list of payments. */
  | (Refusal & { readonly code: 'no_list_found'; readonly name: string })
  /** The line that was named holds no headings. */
  | (Refusal & { readonly code: 'no_headings_there'; readonly line: number })
  /** A column of amounts, or one that tells rows apart, is missing. */
  | (Refusal & { readonly code: 'reading_lacks'; readonly lacks: readonly ('amount' | 'identity')[] })
  /** What the rows are told by is nothing that this policy's decisions are known by. */
  | (Refusal & { readonly code: 'not_identified_so'; readonly by: string; readonly policy: string })
  | (Refusal & { readonly code: 'no_payments'; readonly name: string })
  /** It is not there, or not for whoever asks. */
  | (Refusal & { readonly code: 'paid_list_not_found' })
  /** The file of its rows is gone, or not what was written. */
  | (Refusal & { readonly code: 'paid_rows_damaged' })
