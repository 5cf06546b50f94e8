/** A cell as a table of people holds it. */
export interface SheetCell {
  /** As it reads: a number in the fifteen digits that spreadsheets keep, a day as YYYY-MM-DD. */
  readonly text: string
  /** It was a number with more digits than a spreadsheet keeps; what stands there is no longer what was typed. */
  readonly isCutShort: boolean
}

/** One line of a table: its number, counted from 1 as the file shows it, and its cells; or why it is none. */
export type SheetLine =
  | { readonly line: number; readonly cells: readonly SheetCell[] }
  | { readonly line: number; readonly fault: SheetFault }

/** Why a line of a text is no row: a quote that swallows what stands below, or one in the wrong place. */
export type SheetFault = 'stray_quote' | 'line_break_in_quotes'

/** One table of a file. It can be gone through several times. */
export interface Sheet {
  /** Empty where the file holds one table without a name. */
  readonly name: string
  /** Whether the file leaves the empty cells at the end of a line away, as workbooks do; a text that does has lost something. */
  readonly isRagged: boolean
  readonly lines: () => AsyncIterable<SheetLine>
}

/** The letters over a column: A, B, …, AA; the first is 0. */
export function columnLetters(at: number): string {
  const rest = Math.floor(at / 26) - 1
  return (rest < 0 ? '' : columnLetters(rest)) + String.fromCharCode(65 + (at % 26))
}

/** A text as a cell. */
export const textCell = (text: string): SheetCell => ({ text, isCutShort: false })

/** Digits that a number of a spreadsheet keeps. */
const digitsKept = 15
const largestKept = 10 ** digitsKept

/** A value of a workbook as a cell. */
export function cellOf(value: string | number | boolean | Date | null): SheetCell {
  if (value === null) return textCell('')
  if (typeof value === 'string') return textCell(value)
  if (typeof value === 'boolean') return textCell(value ? 'TRUE' : 'FALSE')
  if (value instanceof Date) return textCell(value.toISOString().slice(0, 10))
  return { text: plainDigits(value), isCutShort: Math.abs(value) >= largestKept }
}

/** What a spreadsheet shows of a number when it shows all it has: fifteen digits, without an exponent. */
function plainDigits(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  if (Math.abs(value) >= largestKept) return BigInt(Math.round(value)).toString()
  const rounded = Number(value.toPrecision(digitsKept))
  const text = String(rounded)
  return text.includes('e') ? rounded.toFixed(20).replace(/\.?0+$/, '') : text
}
