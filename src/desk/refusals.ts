import type { Refusal } from '../kernel/result.ts'
import type { LedgerRefusal } from '../ledger/index.ts'

/** Those that no list on its way to money has. */
export type OwnRefusal =
  /** A row that is not this payee's, or is not there for the caller. */
  | (Refusal & { readonly code: 'call_of_others'; readonly claim: string })
  | (Refusal & { readonly code: 'again_not_later'; readonly day: string; readonly today: string })

/** Why nothing was written down at the desk. */
export type DeskRefusal = LedgerRefusal | OwnRefusal
export type RefusedWith<C extends DeskRefusal['code']> = Extract<DeskRefusal, { readonly code: C }>
