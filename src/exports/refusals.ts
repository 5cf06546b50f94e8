import type { Refusal } from '../kernel/result.ts'

/** Why a file is not handed out. */
export type ExportRefusal =
  /** There is none, or it is another's: in the same words. */
  | (Refusal & { readonly code: 'file_not_found' })
  | (Refusal & { readonly code: 'file_expired'; readonly expiresAt: string })
  /** It is gone, or not what was written. */
  | (Refusal & { readonly code: 'file_damaged'; readonly name: string })
