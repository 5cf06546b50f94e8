import type { Refusal } from '../kernel/result.ts'
import type { LedgerRefusal } from '../ledger/index.ts'

/** A line as it was signed, and as it is now; nothing where it is not there. Fen. */
export interface MovedLine<K extends string = string> {
  readonly kind: K
  readonly batch: string
  readonly reference: string
  readonly signed: { readonly rows: number; readonly fen: bigint } | undefined
  readonly now: { readonly rows: number; readonly fen: bigint } | undefined
}

/** Those that no list on its way to money has. */
export type OwnRefusal =
  | (Refusal & { readonly code: 'fund_unknown'; readonly fund: string; readonly known: readonly string[] })
  /** The figures are not those that were looked at: entries came meanwhile. */
  | (Refusal & { readonly code: 'figures_moved'; readonly lines: number; readonly first: readonly MovedLine[] })
  | (Refusal & {
      readonly code: 'day_closed'
      readonly span: 'day' | 'month'
      readonly day: string
      readonly by: string
      readonly secondBy: string
    })
  | (Refusal & { readonly code: 'signed_already'; readonly day: string; readonly by: string })
  | (Refusal & { readonly code: 'not_signed_yet'; readonly day: string })
  | (Refusal & { readonly code: 'own_signature'; readonly by: string })
  | (Refusal & { readonly code: 'hour_unfit'; readonly hour: string })

/** Why a day was not closed. */
export type ClosingRefusal = LedgerRefusal | OwnRefusal
