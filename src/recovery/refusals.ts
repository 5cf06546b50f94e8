import type { Refusal } from '../kernel/result.ts'
import type { LedgerRefusal } from '../ledger/index.ts'
import type { ActRefusal } from '../lifecycle/index.ts'

/** What of a case has to be said in words. */
export type NeededText =
  | 'basis'
  | 'clause'
  | 'facts'
  | 'reference'
  | 'number'
  | 'text'
  | 'remedies'
  | 'served_by'
  | 'term_basis'
  | 'voucher'
  | 'payer'

/** What a case shares with lists on their way to money. */
type SharedRefusal = Extract<
  LedgerRefusal,
  { readonly code: 'batch_not_found' | 'claim_in_other_state' | 'claim_twice' | 'day_ahead' | 'days_off_unknown' | 'row_used_up' }
>

/** Why nothing was claimed back, decided or entered. */
export type RecoveryRefusal = ActRefusal | SharedRefusal | OwnRefusal

/** Those that no list on its way to money has. */
export type OwnRefusal =
  | (Refusal & { readonly code: 'recovery_not_found'; readonly recovery: string })
  | (Refusal & { readonly code: 'recovery_text_needed'; readonly what: NeededText })
  /** The row was not paid, or its money came back from the bank. */
  | (Refusal & { readonly code: 'not_paid'; readonly claim: string; readonly state: string })
  /** Rows of several payees, policies, funds or places; each is a case of its own. */
  | (Refusal & { readonly code: 'not_one_case'; readonly differs: 'payee' | 'policy' | 'fund' | 'place' })
  /** More than was paid, less what is claimed back already. Fen. */
  | (Refusal & {
      readonly code: 'beyond_paid'
      readonly claim: string
      readonly paid: bigint
      readonly claimed: bigint
      readonly asked: bigint
    })
  | (Refusal & { readonly code: 'amount_not_positive'; readonly fen: bigint })
  | (Refusal & { readonly code: 'day_before'; readonly day: string; readonly earliest: string })
  /** The term that the notice or the reminder gives is not over. */
  | (Refusal & { readonly code: 'term_running'; readonly paper: 'notice' | 'urging'; readonly endsOn: string; readonly today: string })
  | (Refusal & { readonly code: 'urging_missing' })
  /** The decision says more of a row than the notice did, or less than came back of it. Fen. */
  | (Refusal & {
      readonly code: 'decision_unfit'
      readonly claim: string
      readonly decided: bigint
      readonly asked: bigint
      readonly received: bigint
    })
  | (Refusal & { readonly code: 'money_came'; readonly received: bigint })
  | (Refusal & { readonly code: 'money_not_yet'; readonly state: string })
  | (Refusal & { readonly code: 'instalments_differ'; readonly sum: bigint; readonly outstanding: bigint })
  | (Refusal & { readonly code: 'instalment_days'; readonly day: string; readonly after: string })
  /** More money than is owed. Fen. */
  | (Refusal & {
      readonly code: 'beyond_outstanding'
      readonly owed: bigint
      readonly received: bigint
      readonly offset: bigint
      readonly writtenOff: bigint
      readonly outstanding: bigint
      readonly asked: bigint
    })
  /** A voucher of this number was entered with other figures. */
  | (Refusal & {
      readonly code: 'voucher_differs'
      readonly voucher: string
      readonly fen: bigint
      readonly day: string
      readonly payer: string
    })
  | (Refusal & { readonly code: 'offset_not_in_force'; readonly basis: string })
  /** The row that would be paid less is another payee's or of another fund. */
  | (Refusal & { readonly code: 'offset_row_unfit'; readonly claim: string; readonly differs: 'payee' | 'fund' })
