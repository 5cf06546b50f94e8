import type { Refusal } from '../kernel/result.ts'

/** Where in an answer of a bank something is: which of its files, counted from 1, and the line in it. */
interface AnswerPlace {
  readonly part: number
  readonly line: number
}

/** Why an account was not taken, money not handed over, or an answer of a bank not taken in. */
export type MoneyRefusal =
  | (Refusal & { readonly code: 'text_needed'; readonly what: 'holder' | 'bank' | 'source' | 'said_by' | 'material' | 'voucher' })
  /** No row that the caller sees goes to this payee, or its name is not known, so that no holder can be held against it. */
  | (Refusal & { readonly code: 'payee_not_found'; readonly entity: string; readonly key: string })
  | (Refusal & { readonly code: 'payee_name_unknown'; readonly entity: string; readonly key: string })
  | (Refusal & { readonly code: 'account_number_unfit'; readonly fault: 'not_digits' | 'too_short' | 'too_long'; readonly length: number })
  | (Refusal & { readonly code: 'bank_code_unfit'; readonly bankCode: string })
  | (Refusal & { readonly code: 'holder_differs'; readonly holder: string; readonly payee: string })
  | (Refusal & { readonly code: 'account_not_registered'; readonly payee: string })
  | (Refusal & { readonly code: 'account_not_found'; readonly account: string })
  /** Nobody but whoever entered them has looked at the accounts of some rows. */
  | (Refusal & { readonly code: 'accounts_unchecked'; readonly rows: number; readonly by: readonly string[] })
  | (Refusal & { readonly code: 'accounts_own'; readonly rows: number })
  | (Refusal & { readonly code: 'nothing_to_check' })
  /** It was corrected since; the entry that corrects it counts. */
  | (Refusal & { readonly code: 'account_replaced'; readonly account: string })
  /** Payment is approved, and the row has another account. */
  | (Refusal & { readonly code: 'account_settled'; readonly claim: string })
  /** What its payee asked of the account of a row waits to be entered, or was entered already. */
  | (Refusal & { readonly code: 'account_asked'; readonly request: string; readonly state: string })
  /** What a payee waives is no longer what it was shown. Fen. */
  | (Refusal & { readonly code: 'own_amount_changed'; readonly fen: bigint })
  | (Refusal & { readonly code: 'account_of_another'; readonly claim: string; readonly account: string })
  | (Refusal & { readonly code: 'account_damaged'; readonly account: string })
  | (Refusal & {
      readonly code: 'claim_in_other_state'
      readonly claim: string
      readonly state: string
      readonly needed: readonly string[]
    })
  | (Refusal & { readonly code: 'claim_twice'; readonly claim: string })
  /** It would be lowered by all that it comes to, or more. */
  | (Refusal & { readonly code: 'row_used_up'; readonly claim: string; readonly fen: bigint; readonly less: bigint })
  /** Papers of finance: not there, or not what the list holds. */
  | (Refusal & { readonly code: 'funds_paper_missing'; readonly paper: 'funds_plan' | 'funds_received' | 'treasury_request' })
  | (Refusal & {
      readonly code: 'funds_paper_differs'
      readonly paper: 'funds_plan' | 'funds_received' | 'treasury_request' | 'disbursement_order' | 'voucher'
      readonly rows: number
      readonly fen: bigint
      readonly listRows: number
      readonly listFen: bigint
    })
  | (Refusal & { readonly code: 'layout_not_found'; readonly layout: string; readonly known: readonly string[] })
  /** Nothing is ready: rows wait for a confirmed account, or for a file of another layout. */
  | (Refusal & { readonly code: 'nothing_to_hand_over'; readonly withoutAccount: number; readonly ofOtherKinds: number })
  | (Refusal & {
      readonly code: 'value_unfit'
      readonly claim: string
      readonly header: string
      readonly fault: 'too_wide' | 'separator' | 'not_in_encoding' | 'empty'
      readonly width: number
      readonly most: number
    })
  | AnswerRefusal
  | (Refusal & { readonly code: 'rows_unsettled'; readonly states: Readonly<Record<string, number>> })

/** Why an answer of a bank was not taken in; nothing of any of its files is. */
export type AnswerRefusal =
  | (Refusal & { readonly code: 'answer_not_encoded'; readonly part: number; readonly encoding: string })
  | (Refusal & AnswerPlace & { readonly code: 'answer_line_unfit'; readonly columns: number; readonly needed: number })
  | (Refusal & AnswerPlace & { readonly code: 'answer_value_unfit'; readonly header: string; readonly text: string })
  | (Refusal & { readonly code: 'answer_broken_off'; readonly part: number; readonly announced: number | undefined; readonly rows: number })
  | (Refusal & { readonly code: 'answer_sum_differs'; readonly part: number; readonly announced: bigint; readonly fen: bigint })
  | (Refusal & { readonly code: 'answer_empty'; readonly part: number })
  | (Refusal & AnswerPlace & { readonly code: 'answer_of_other_batch'; readonly reference: string; readonly batch: string })
  | (Refusal & AnswerPlace & { readonly code: 'answer_line_unknown'; readonly reference: string })
  | (Refusal & AnswerPlace & { readonly code: 'answer_amount_differs'; readonly paid: bigint; readonly said: bigint })
  | (Refusal & AnswerPlace & { readonly code: 'answer_account_differs'; readonly paid: string; readonly said: string })
  | (Refusal & AnswerPlace & { readonly code: 'answer_result_unknown'; readonly result: string })
  | (Refusal &
      AnswerPlace & { readonly code: 'answer_twice'; readonly reference: string; readonly firstPart: number; readonly firstLine: number })
  /** What was taken in before says otherwise, and is not older. */
  | (Refusal &
      AnswerPlace & { readonly code: 'answer_contradicts'; readonly reference: string; readonly was: string; readonly says: string })
  | (Refusal & AnswerPlace & { readonly code: 'answer_day_unfit'; readonly day: string; readonly from: string; readonly to: string })
