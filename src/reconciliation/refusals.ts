import type { SheetRefusal } from '../files/index.ts'
import type { Refusal } from '../kernel/result.ts'
import type { ColumnValue, HeadValue } from './statement-layout.ts'

/** What has to be said in words. */
export type NeededText = 'name' | 'bank' | 'number' | 'basis' | 'reason' | 'opening_note'

/** Why a file is no statement that can be taken in. */
export type StatementRefusal =
  | SheetRefusal
  | (Refusal & { readonly code: 'statement_headings_missing'; readonly lacks: readonly ColumnValue[] })
  | (Refusal & { readonly code: 'statement_line_unfit'; readonly line: number; readonly column: ColumnValue; readonly text: string })
  | (Refusal & { readonly code: 'statement_line_broken'; readonly line: number })
  | (Refusal & { readonly code: 'statement_head_unfit'; readonly value: HeadValue; readonly text: string })
  | (Refusal & { readonly code: 'statement_balance_breaks'; readonly line: number; readonly stated: bigint; readonly reckoned: bigint })
  | (Refusal & {
      readonly code: 'statement_sum_differs'
      readonly what: 'in' | 'out' | 'opening' | 'closing'
      readonly stated: bigint
      readonly found: bigint
    })
  | (Refusal & { readonly code: 'statement_without_balance' })
  | (Refusal & { readonly code: 'statement_too_long'; readonly most: number })
  | (Refusal & { readonly code: 'statement_period_missing' })
  | (Refusal & { readonly code: 'statement_period_unfit'; readonly from: string; readonly to: string; readonly today: string })
  | (Refusal & {
      readonly code: 'statement_outside_period'
      readonly line: number
      readonly day: string
      readonly from: string
      readonly to: string
    })
  | (Refusal & { readonly code: 'statement_account_differs'; readonly stated: string; readonly expected: string })
  | (Refusal & { readonly code: 'statement_before_opening'; readonly from: string; readonly openedOn: string })
  | (Refusal & {
      readonly code: 'statement_overlaps'
      readonly from: string
      readonly to: string
      readonly otherFrom: string
      readonly otherTo: string
    })
  | (Refusal & { readonly code: 'statement_opening_differs'; readonly stated: bigint; readonly expected: bigint; readonly before: string })
  | (Refusal & { readonly code: 'statement_layout_unknown'; readonly layout: string; readonly known: readonly string[] })
  | (Refusal & { readonly code: 'statement_layout_of_other'; readonly layout: string })

/** Why an account, a rhythm or a match was not entered. */
export type ReconciliationRefusal =
  | StatementRefusal
  | (Refusal & { readonly code: 'settlement_account_not_found' })
  | (Refusal & { readonly code: 'settlement_account_there'; readonly fund: string; readonly name: string })
  | (Refusal & { readonly code: 'settlement_fund_unknown'; readonly fund: string; readonly known: readonly string[] })
  | (Refusal & { readonly code: 'reconciliation_text_needed'; readonly what: NeededText })
  | (Refusal & { readonly code: 'settlement_day_ahead'; readonly day: string; readonly today: string })
  | (Refusal & { readonly code: 'match_too_few' })
  | (Refusal & { readonly code: 'match_sums_differ'; readonly lines: bigint; readonly entries: bigint })
  | (Refusal & { readonly code: 'match_item_not_open'; readonly asked: number; readonly open: number })
  | (Refusal & { readonly code: 'match_not_found' })
  | (Refusal & { readonly code: 'match_not_waiting' })
  | (Refusal & { readonly code: 'match_not_counted' })
  | (Refusal & { readonly code: 'own_match'; readonly by: string })
  | (Refusal & { readonly code: 'request_reused'; readonly requestId: string })
