import type { PaperKind } from '../contract/index.ts'
import type { Refusal } from '../kernel/result.ts'
import type { PaperWaits } from './paper.ts'

/** Why a paper was not issued, drawn up or found. */
export type PaperRefusal =
  | (Refusal & { readonly code: 'paper_not_found'; readonly kind: PaperKind })
  | (Refusal & { readonly code: 'paper_of_others'; readonly kind: PaperKind })
  | (Refusal & { readonly code: 'paper_waits'; readonly kind: PaperKind; readonly waits: PaperWaits })
  | (Refusal & { readonly code: 'paper_issued_already'; readonly number: string; readonly day: string })
  /** What it rests on changed while it was drawn up. */
  | (Refusal & { readonly code: 'paper_outdated'; readonly kind: PaperKind })
  | (Refusal & { readonly code: 'paper_column_without_data'; readonly column: string })
  /** A document that its subject has to have first, such as an account, is missing for so many rows. */
  | (Refusal & { readonly code: 'paper_rows_without_account'; readonly rows: number })
  | (Refusal & { readonly code: 'paper_numbers_busy' })
  | (Refusal & { readonly code: 'request_reused'; readonly requestId: string })
