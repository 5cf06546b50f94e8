/** Why a file is no table that can be read. */
export type SheetRefusal =
  /** Text in none of the encodings that offices use, or no text at all. */
  | { readonly code: 'sheet_not_text'; readonly file: string }
  /** A page of the web under the name of a workbook, as some systems export. */
  | { readonly code: 'sheet_is_page'; readonly file: string }
  | { readonly code: 'sheet_locked'; readonly file: string }
  | { readonly code: 'sheet_damaged'; readonly file: string }
  | { readonly code: 'sheet_empty'; readonly file: string }
