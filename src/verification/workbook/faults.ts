import type { Refusal } from '../../kernel/result.ts'
import type { FormRefusal, SheetRefusal } from '../../sheets/index.ts'

/** Why a workbook as a whole is no answer to a letter. */
export type WorkbookRefusal =
  | SheetRefusal
  /** It has no sheet with the head of a letter. */
  | (Refusal & { readonly code: 'no_letter_in_it' })
  | (Refusal & { readonly code: 'letter_of_another'; readonly inquiry: string; readonly wanted: string })
  | FormRefusal
  /** What was shown is not what there is now. */
  | (Refusal & { readonly code: 'rows_changed'; readonly seen: number; readonly now: number })
  | (Refusal & { readonly code: 'nothing_to_do' })

/** Why one row of a workbook, or one of many rows, is not carried out; `cell` is where in the sheet. */
export type RowFault = RowRefusal & { readonly cell: string }

export type RowRefusal =
  | (Refusal & { readonly code: 'finding_missing' })
  | (Refusal & { readonly code: 'finding_unknown'; readonly typed: string })
  | (Refusal & { readonly code: 'value_missing' })
  | (Refusal & { readonly code: 'value_unneeded' })
  | (Refusal & { readonly code: 'value_of_wrong_form'; readonly typed: string; readonly expected: string })
  /** True to what stands there, with another value beside it; or the reverse. */
  | (Refusal & { readonly code: 'value_differs'; readonly present: string; readonly typed: string })
  | (Refusal & { readonly code: 'value_same'; readonly present: string })
  | (Refusal & { readonly code: 'nothing_to_deny' })
  | (Refusal & { readonly code: 'source_missing' })
  | (Refusal & { readonly code: 'day_unreadable'; readonly typed: string })
  | (Refusal & { readonly code: 'day_too_early'; readonly day: string; readonly earliest: string })
  | (Refusal & { readonly code: 'day_to_come'; readonly day: string; readonly today: string })
  | (Refusal & { readonly code: 'text_too_long'; readonly most: number })
  | (Refusal & { readonly code: 'cell_in_error'; readonly shown: string })
  | (Refusal & { readonly code: 'row_added' })
  | (Refusal & { readonly code: 'row_twice'; readonly line: number })
  | (Refusal & { readonly code: 'row_of_another' })
  | (Refusal & { readonly code: 'key_changed' })
  | (Refusal & { readonly code: 'version_passed' })
  | (Refusal & { readonly code: 'no_longer_asked' })
