import type { Refusal } from '../kernel/result.ts'
import type { LedgerRefusal } from '../ledger/index.ts'

/** Why no round was made, and nothing entered. */
export type MonthlyRefusal = LedgerRefusal | OwnRefusal

/** Those that no list on its way to money has. */
export type OwnRefusal =
  | (Refusal & { readonly code: 'month_unfit'; readonly month: string })
  /** A round of a later month was made: what an earlier one missed is paid as arrears. */
  | (Refusal & { readonly code: 'month_passed'; readonly month: string; readonly last: string })
  /** No screening of the month knows the policy. */
  | (Refusal & { readonly code: 'month_not_screened'; readonly month: string; readonly policy: string })
  | (Refusal & { readonly code: 'not_monthly'; readonly policy: string })
  | (Refusal & { readonly code: 'nothing_in_round'; readonly month: string; readonly already: number })
  | (Refusal & { readonly code: 'monthly_text_needed'; readonly what: 'source' | 'basis' })
  | (Refusal & { readonly code: 'event_not_found'; readonly event: string })
  | (Refusal & { readonly code: 'event_ahead'; readonly day: string; readonly today: string })
  /** A text that means none of the people the caller sees, or several. */
  | (Refusal & { readonly code: 'person_unclear'; readonly found: number })
