import { parseDate, parseMonth } from '../../kernel/calendar.ts'
import { canonicalDimension, type Vocabulary } from '../../rules/index.ts'
import { MULTIPLIERS } from '../script.zh.ts'
import type { MaskedDate } from './masked-date.ts'
import { sampleYears } from './sample-years.ts'

/** A decimal as written, `60%`, `1,000` or `5.5`: its digits as an integer and how many of them are decimals. */
export function readDecimal(text: string): { readonly digits: bigint; readonly scale: number } | undefined {
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s*(%?)$/.exec(text.trim())
  if (match === null) return undefined
  const [, sign = '', whole = '', decimals = '', percent = ''] = match
  const digits = BigInt(sign + whole.replaceAll(',', '') + decimals)
  return { digits, scale: decimals.length + (percent === '' ? 0 : 2) }
}

/** The decimal as an integer at a scale, or undefined when it has more decimals than that. */
export function atScale(decimal: { readonly digits: bigint; readonly scale: number }, scale: number): bigint | undefined {
  if (decimal.scale <= scale) return decimal.digits * 10n ** BigInt(scale - decimal.scale)
  const extra = 10n ** BigInt(decimal.scale - scale)
  return decimal.digits % extra === 0n ? decimal.digits / extra : undefined
}

/** A scaled integer as a decimal without trailing zeros. */
export function decimal(value: bigint, scale: number): string {
  if (scale === 0) return String(value)
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  const fraction = digits.slice(-scale).replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}${fraction === '' ? '' : `.${fraction}`}`
}

const MASK = /X/

/** A day, a day with a masked year, or open; undefined when it is none of these. */
export function readMaskedDate(text: string | undefined, open: MaskedDate): MaskedDate | undefined {
  if (text === undefined) return open
  if (MASK.test(text)) return isMasked('date', text) ? { kind: 'masked', text } : undefined
  const day = parseDate(text)
  return day === undefined ? undefined : { kind: 'day', day }
}

/** Is it a day or month of some year that the mask hides. */
export function isMasked(kind: 'date' | 'month', text: string): boolean {
  const sample = /^[0-9X]{4}-/.test(text) && MASK.test(text) ? unmask(text, sampleYears.years()) : undefined
  return sample !== undefined && readDateValue(kind, sample) !== undefined
}

/** The year mask inside a masked date or month, e.g. `20XX`. */
export function maskOf(text: string): string | undefined {
  return MASK.test(text) ? text.slice(0, 4) : undefined
}

/** A masked date or month with the year put in. */
export function unmask(text: string, years: ReadonlyMap<string, string>): string | undefined {
  const mask = maskOf(text)
  if (mask === undefined) return text
  const year = years.get(mask)
  return year === undefined ? undefined : year + text.slice(4)
}

/** The scaled integer of a date (day number) or month as written. */
export function readDateValue(kind: 'date' | 'month', text: string): bigint | undefined {
  const value = kind === 'date' ? parseDate(text) : parseMonth(text)
  return value === undefined ? undefined : BigInt(value)
}

/** How a date written another way should be written; empty when it is none. */
export function suggestDate(text: string): string {
  const match = /^(\d{4})\D+(\d{1,2})(?:\D+(\d{1,2}))?\D*$/.exec(text.normalize('NFKC').trim())
  if (match === null) return ''
  const [, year = '', month = '', day] = match
  const write = [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-')
  return write !== text && (day === undefined ? parseMonth(write) : parseDate(write)) !== undefined ? write : ''
}

/** How a number with full-width signs, a multiplier or a unit behind it should be written; empty when it is none. */
export function suggestNumber(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/\u3002/g, '.')
    .trim()
  const [, number = '', behind = ''] = /^(.*?[\d%])\s*(\p{Script=Han}*)$/u.exec(plain) ?? []
  const read = readDecimal(number)
  if (read === undefined) return ''
  const multiplier = multipliers.find((word) => behind.startsWith(word))
  const noughts = multiplier === undefined ? 0 : (MULTIPLIERS[multiplier] ?? 0)
  const write = noughts === 0 ? number : decimal(read.digits * 10n ** BigInt(noughts), read.scale)
  return write === text ? '' : write
}

/** The longest first, since a shorter one may be its beginning. */
const multipliers = Object.keys(MULTIPLIERS).sort((a, b) => b.length - a.length)

/** A unit as officials write it, yuan per person or person-months, as a dimension; undefined when a unit is unknown. */
export function readUnit(text: string, vocabulary: Vocabulary): string | undefined {
  const ids = new Map([...vocabulary.units.values()].map((unit) => [unit.zh, unit.id]))
  let known = true
  const written = text.replace(/[^/\u00B7.]+/g, (zh) => {
    const id = ids.get(zh.trim())
    known &&= id !== undefined
    return id ?? ''
  })
  return known ? canonicalDimension(written.replaceAll('\u00B7', '.')) : undefined
}

/** A six-digit region code; 0 means the whole country. */
export function readRegion(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{6}$/.test(text) ? Number(text) : undefined
}

/** The closed range of codes inside a region: trailing pairs of zeros stand for every part of it. */
export function regionRange(code: number): { readonly from: number; readonly to: number } {
  if (code === 0) return { from: 0, to: 999_999 }
  if (code % 10_000 === 0) return { from: code, to: code + 9_999 }
  if (code % 100 === 0) return { from: code, to: code + 99 }
  return { from: code, to: code }
}
