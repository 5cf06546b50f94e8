import { ordinalOf } from '../words/han-numerals.ts'
import { CIRCLES, DAYS, DIGITS, MONTH, TEN, YEAR, ZERO } from '../words/script.zh.ts'

// Zero of a Chinese year is by mistake written O, o, 0 or a circle. Figures and numerals may be spread over the line.
const YEAR_NUMERAL = `[${DIGITS}${ZERO}${CIRCLES}Oo0]`
const HAN_YEAR = `(?:${YEAR_NUMERAL} ?){3}${YEAR_NUMERAL}`
const NUMERAL = `[${DIGITS}${ZERO}${TEN}]`
const PRINTED_YEAR = `(?:(?:1 ?9|2 ?0) ?(?:\\d ?\\d|[xX]{2}|\\d[xX]|\\*{2})|[xX]{4}|${HAN_YEAR})`
const PART = `(\\d ?\\d?|[xX]{1,2}|(?:${NUMERAL} ?){0,2}${NUMERAL})`
const WRITTEN = new RegExp(`(${PRINTED_YEAR}) *${YEAR} *${PART} *${MONTH}(?: *${PART} *[${DAYS}])?`)
const FIGURES = /((?:19|20)\d{2}) *([-/.]) *(\d{1,2}) *\2 *(\d{1,2})(?!\d)/

const MISTAKEN_ZEROS = new RegExp(`[${CIRCLES}O0]`, 'g')

export interface PrintedDate {
  /** YYYY-MM-DD, or YYYY-MM where no day is printed; XX where masked. */
  readonly value: string
  readonly from: number
  readonly to: number
}

/** The first date of a folded text. */
export function dateIn(folded: string): PrintedDate | undefined {
  const written = WRITTEN.exec(folded)
  const digits = FIGURES.exec(folded)
  if (written !== null && (digits === null || written.index <= digits.index)) {
    const [whole, year = '', month = '', day] = written
    const value = isoDate(year, month, day)
    return value === undefined ? undefined : { value, from: written.index, to: written.index + whole.length }
  }
  if (digits === null) return undefined
  const [whole, year = '', , month = '', day = ''] = digits
  const value = isoDate(year, month, day)
  return value === undefined ? undefined : { value, from: digits.index, to: digits.index + whole.length }
}

/** The date a line consists of, brackets around it allowed. */
export function wholeDate(folded: string): PrintedDate | undefined {
  if (folded.length > 30) return undefined
  const found = dateIn(folded)
  const rest = found === undefined ? folded : folded.slice(0, found.from) + folded.slice(found.to)
  return found !== undefined && /^[()[\] ]*$/.test(rest) ? found : undefined
}

function isoDate(year: string, month: string, day: string | undefined): string | undefined {
  const parts = [yearOf(year), twoDigits(month, 12), ...(day === undefined ? [] : [twoDigits(day, 31)])]
  return parts.includes(undefined) ? undefined : parts.join('-')
}

function yearOf(printed: string): string | undefined {
  const year = printed.replaceAll(' ', '').toUpperCase()
  if (/^(?:\d{4}|\d{2}(?:XX|\dX|\*\*)|XXXX)$/.test(year)) return year.replaceAll('*', 'X')
  const value = ordinalOf(year.replace(MISTAKEN_ZEROS, DIGITS.charAt(0)))
  return value === undefined ? undefined : String(value).padStart(4, '0')
}

function twoDigits(printed: string, most: number): string | undefined {
  if (/^[xX]+$/.test(printed)) return 'XX'
  const value = ordinalOf(printed.replaceAll(' ', ''))
  return value === undefined || value < 1 || value > most ? undefined : String(value).padStart(2, '0')
}
