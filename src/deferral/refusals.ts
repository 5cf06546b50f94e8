import type { Refusal } from '../kernel/result.ts'
import type { ActRefusal } from '../lifecycle/index.ts'
import type { Insurance } from './months.ts'

/** What of months that are put off has to be said in words. */
export type NeededText =
  | 'document'
  | 'clause'
  | 'approval_number'
  | 'approved_by'
  | 'due_basis'
  | 'number'
  | 'reason'
  | 'voucher'
  | 'payer'
  | 'text'
  | 'reminder_basis'

/** Why nothing was put off, repaid or withdrawn. */
export type DeferralRefusal = ActRefusal | OwnRefusal

export type OwnRefusal =
  | (Refusal & { readonly code: 'deferral_not_found'; readonly deferral: string })
  | (Refusal & { readonly code: 'deferral_text_needed'; readonly what: NeededText })
  | (Refusal & { readonly code: 'firm_outside' })
  | (Refusal & { readonly code: 'no_month' })
  | (Refusal & { readonly code: 'month_twice'; readonly insurance: Insurance; readonly month: string })
  | (Refusal & { readonly code: 'month_amount_not_positive'; readonly insurance: Insurance; readonly month: string; readonly fen: bigint })
  /** The day to repay a month lies in it, or before. */
  | (Refusal & { readonly code: 'repaid_too_early'; readonly insurance: Insurance; readonly month: string; readonly due: string })
  /** The month is put off by another record already. */
  | (Refusal & { readonly code: 'deferred_already'; readonly insurance: Insurance; readonly month: string; readonly number: string })
  | (Refusal & { readonly code: 'day_not_come'; readonly day: string; readonly today: string })
  | (Refusal & { readonly code: 'day_too_early'; readonly day: string; readonly earliest: string })
  | (Refusal & { readonly code: 'deferral_not_standing'; readonly state: string })
  | (Refusal & { readonly code: 'month_not_found'; readonly insurance: Insurance; readonly month: string })
  /** More money than is open of a month. Fen. */
  | (Refusal & {
      readonly code: 'beyond_open'
      readonly insurance: Insurance
      readonly month: string
      readonly open: bigint
      readonly asked: bigint
    })
  /** A voucher of this number was entered of this record with other figures. */
  | (Refusal & {
      readonly code: 'repayment_differs'
      readonly voucher: string
      readonly fen: bigint
      readonly day: string
      readonly payer: string
    })
  /** No repayment of this voucher stands in the record. */
  | (Refusal & { readonly code: 'voucher_not_found'; readonly voucher: string })
  /** What the voucher did not repay of a month was withdrawn since. */
  | (Refusal & { readonly code: 'withdrawn_since'; readonly voucher: string })
  | (Refusal & { readonly code: 'nothing_to_urge' })
  /** The list has nobody of that key, or the firm was not found eligible; why its months cannot be told. */
  | (Refusal & { readonly code: 'not_in_list'; readonly firm: string })
  | (Refusal & {
      readonly code: 'schedule_not_told'
      readonly firm: string
      readonly lacks: 'plans' | 'amount' | 'day' | 'insurance'
    })
  | (Refusal & { readonly code: 'not_a_deferral'; readonly policy: string })
