import type { Refusal } from '../kernel/result.ts'

/** Why a pack is not begun, or came to nothing. */
export type PackRefusal =
  /** There is nothing of the year in sight: no batch and no case. */
  | (Refusal & { readonly code: 'pack_empty'; readonly year: number })
  /** A year that has not begun. */
  | (Refusal & { readonly code: 'pack_year_ahead'; readonly year: number; readonly today: string })
  /** Whole numbers of accounts are for posts that may see them. */
  | (Refusal & { readonly code: 'pack_accounts_masked' })
  /** More than an archive can hold. */
  | (Refusal & { readonly code: 'pack_too_large' })
