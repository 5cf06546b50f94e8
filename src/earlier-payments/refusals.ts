import type { Refusal } from '../kernel/result.ts'
import type { PaidListRefusal } from '../paid-lists/index.ts'

/** Those that a list laid beside a screening does not have. */
export type OwnRefusal =
  | (Refusal & { readonly code: 'earlier_text_needed'; readonly what: 'system' | 'basis' | 'reason' })
  | (Refusal & { readonly code: 'earlier_year_unfit'; readonly year: number; readonly today: string })
  | (Refusal & { readonly code: 'earlier_lines_unread'; readonly lines: number; readonly first: string })
  | (Refusal & { readonly code: 'earlier_sum_differs'; readonly line: number; readonly stated: bigint; readonly fen: bigint })
  | (Refusal & { readonly code: 'earlier_list_not_found' })
  | (Refusal & { readonly code: 'earlier_checked_already' })
  | (Refusal & { readonly code: 'own_earlier_list'; readonly by: string })
  | (Refusal & { readonly code: 'request_reused'; readonly requestId: string })

/** Why a list of what earlier systems paid was not taken in, or not agreed with. */
export type EarlierRefusal = PaidListRefusal | OwnRefusal
