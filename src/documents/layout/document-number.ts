import type { Found } from '../document.ts'
import { type Readable, sourceSpan } from '../text/readable.ts'
import { NUMBER_SIGN, NUMBER_SIGNS, ORDINAL, YEAR } from '../words/script.zh.ts'

// Brackets of a year, as typed; after folding: ( ) [ ] and 0x3014 0x3015, 0xFE5D 0xFE5E, 0x3010 0x3011, 0x300A 0x300B.
const OPEN = '[(\\[\\u3014\\uFE5D\\u3010\\u300A\\u2985]'
const CLOSE = '[)\\]\\u3015\\uFE5E\\u3011\\u300B\\u2986]'
// Figures may be spread over the line.
const YEAR_FIGURES = '(?:(?:1 ?9|2 ?0) ?(?:\\d ?\\d|[xX]{2}|\\d[xX]|\\*{2})|[xX]{4})'
// An organ's code: Han characters, sometimes a mask or a letter in front; the ordinal sign may stand before the serial, the number sign after it.
const CODE =
  '(?:[xX*]{1,3}[\\u4E00-\\u9FFF]|[\\u4E00-\\u9FFF])(?: ?[\\u4E00-\\u9FFF]){0,15}(?: ?\\([\\u4E00-\\u9FFF]{1,4}\\)(?: ?[\\u4E00-\\u9FFF]){0,4})?'
const NUMBER = `(${CODE}) *${OPEN} *(${YEAR_FIGURES}) *${YEAR}? *${CLOSE} *${ORDINAL}? *(\\d(?: ?\\d){0,4}|[xX]{1,3})`
const SIGN = ` *[${NUMBER_SIGNS}]`
const WHOLE = new RegExp(`^[(]? *${NUMBER}(?:${SIGN})? *[)]?$`)
const AT_START = new RegExp(`^${NUMBER}(?:${SIGN}|(?=\\s))`)
const ORDER = new RegExp(`^(?:[\\u4E00-\\u9FFF]{2,20})? *${ORDINAL} *(\\d{1,4}) *${NUMBER_SIGN}$`)

export interface DocumentNumber {
  readonly canonical: string
  /** Length of what was printed. */
  readonly length: number
}

/** A document number that is the whole of a text, brackets around it allowed. */
export function wholeDocumentNumber(folded: string): DocumentNumber | undefined {
  if (folded.length > 48) return undefined
  const match = WHOLE.exec(folded)
  if (match !== null) return { canonical: canonical(match), length: folded.length }
  return ORDER.test(folded) ? { canonical: folded.replaceAll(' ', ''), length: folded.length } : undefined
}

/** A document number a text starts with. */
export function leadingDocumentNumber(folded: string): DocumentNumber | undefined {
  const match = AT_START.exec(folded.slice(0, 64))
  return match === null ? undefined : { canonical: canonical(match), length: match[0].length }
}

/** The number as the standard writes it: no blanks, one kind of brackets, with its sign. */
function canonical([, code = '', year = '', serial = '']: RegExpExecArray): string {
  const shown = code.replaceAll(' ', '').replaceAll('(', '\uFF08').replaceAll(')', '\uFF09')
  const own = serial.replaceAll(' ', '')
  return `${shown}\u3014${year.replaceAll(' ', '').toUpperCase()}\u3015${/^\d/.test(own) ? Number(own) : own.toUpperCase()}${NUMBER_SIGN}`
}

/** The number with its place in the source. */
export function foundNumber(readable: Readable, from: number, number: DocumentNumber, confidence: number): Found<string> {
  return { value: number.canonical, span: sourceSpan(readable, from, from + number.length), confidence }
}
