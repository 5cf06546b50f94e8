import type { Refusal } from '../../kernel/result.ts'
import type { FormRefusal, SheetRefusal } from '../../sheets/index.ts'

/** Why a workbook as a whole is no answer to a list that a body was asked about. */
export type ReplyRefusal =
  | SheetRefusal
  | FormRefusal
  /** No sheet has the titles of the list. */
  | (Refusal & { readonly code: 'reply_not_found' })
  /** Another sheet that says something: nobody knows whether it is meant. */
  | (Refusal & { readonly code: 'reply_sheet_extra'; readonly sheet: string })
  /** Not one of its rows is of this batch. */
  | (Refusal & { readonly code: 'reply_of_another'; readonly cell: string; readonly row: string })
  | (Refusal & { readonly code: 'reply_empty' })
  /** Rows that cannot be taken, so that none is; the first of them, in words, with its cell. */
  | (Refusal & { readonly code: 'reply_rows_refused'; readonly rows: number; readonly first: string })
  /** The list changed while the workbook was read. */
  | (Refusal & { readonly code: 'reply_list_changed' })

/** Why one row of it is not taken; `cell` is where in the sheet. */
export type ReplyFault = ReplyRowRefusal & { readonly cell: string }

type ReplyRowRefusal =
  | (Refusal & { readonly code: 'number_missing' })
  | (Refusal & { readonly code: 'row_unknown'; readonly row: string })
  | (Refusal & { readonly code: 'row_twice'; readonly line: number })
  /** It left the list since the letter was sent, and is objected to. */
  | (Refusal & { readonly code: 'row_left' })
  /** On the list and not in the workbook; the cell is that of the titles. */
  | (Refusal & { readonly code: 'rows_missing'; readonly rows: readonly string[]; readonly all: number })
  | (Refusal & { readonly code: 'key_changed'; readonly title: string; readonly shown: string; readonly known: string })
  | (Refusal & { readonly code: 'opinion_missing' })
  | (Refusal & { readonly code: 'opinion_unknown'; readonly shown: string })
  | (Refusal & { readonly code: 'reason_missing' })
  | (Refusal & { readonly code: 'reason_too_long'; readonly most: number })
  | (Refusal & { readonly code: 'cell_formula' })
  | (Refusal & { readonly code: 'cell_merged' })
  | (Refusal & { readonly code: 'cell_in_error'; readonly shown: string })
