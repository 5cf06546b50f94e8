import type { Reader } from './reader.ts'
import { DIGITS, HUNDRED, POINT, TEN, THOUSAND, TWO, ZERO } from './script.zh.ts'

/** Characters of Chinese ordinals, for character classes. */
export const HAN_NUMERAL = `[${DIGITS}${ZERO}${TWO}${TEN}${HUNDRED}]`
/** The same of articles. */
export const HAN_ARTICLE = `[${DIGITS}${ZERO}${TWO}${TEN}${HUNDRED}${THOUSAND}]`

/** The value of an ordinal written in Chinese or Arabic numerals; undefined when it is none. */
export function ordinalOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text)
  if (text === '') return undefined
  if (![TEN, HUNDRED, THOUSAND].some((power) => text.includes(power))) return positional(text)
  let total = 0
  let digit = 0
  for (const character of text) {
    const value = digitOf(character)
    if (value !== undefined) digit = value
    else if (character === TEN || character === HUNDRED || character === THOUSAND) {
      total += (digit === 0 ? 1 : digit) * (character === TEN ? 10 : character === HUNDRED ? 100 : 1000)
      digit = 0
    } else return undefined
  }
  return total + digit
}

function positional(text: string): number | undefined {
  let total = 0
  for (const character of text) {
    const value = digitOf(character)
    if (value === undefined) return undefined
    total = total * 10 + value
  }
  return total
}

function digitOf(character: string): number | undefined {
  if (character === ZERO) return 0
  if (character === TWO) return 2
  const found = DIGITS.indexOf(character)
  return found < 0 ? undefined : found
}

/** Value of a number in Chinese characters, either digit by digit or with powers of ten; undefined when it is none. */
export function hanValue(text: string, reader: Reader): string | undefined {
  const { digits, powers, half } = reader.lexicon.characters
  if (text === half) return '0.5'
  const characters = [...text]
  if (characters.length === 0) return undefined
  if (characters.every((character) => digits[character] !== undefined)) {
    return characters
      .map((character) => digits[character])
      .join('')
      .replace(/^0+(?=\d)/, '')
  }
  const [whole = '', fraction] = text.split(POINT)
  if (fraction !== undefined) return decimalValue(whole, fraction, reader)
  let total = 0n
  let section = 0n
  let digit: bigint | undefined
  let last = 0n
  for (const character of characters) {
    const value = digits[character]
    const power = powers[character]
    if (value !== undefined) digit = BigInt(value)
    else if (power !== undefined) {
      const size = 10n ** BigInt(power)
      last = size
      if (size >= 10_000n) {
        // What is counted in smaller powers is multiplied again: thirty ten-thousand hundred-millions.
        const low = total % size
        const counted = low + section + (digit ?? 0n)
        total += (counted === 0n ? 1n : counted) * size - low
        section = 0n
      } else section += (digit ?? 1n) * size
      digit = undefined
    } else return undefined
  }
  // In a number such as "two thousand five" said short the last digit counts the power below the one before it.
  const isShort = digit !== undefined && last >= 100n && !characters.some((character) => digits[character] === '0')
  return String(total + section + (digit ?? 0n) * (isShort ? last / 10n : 1n))
}

/** Digits behind the point, and the powers of ten behind those: "one point five ten-thousand hundred-millions". */
function decimalValue(whole: string, fraction: string, reader: Reader): string | undefined {
  const { digits, powers } = reader.lexicon.characters
  const before = hanValue(whole, reader)
  const written = [...fraction]
  const end = written.findIndex((character) => digits[character] === undefined)
  const places = end < 0 ? written : written.slice(0, end)
  const behind = end < 0 ? [] : written.slice(end)
  if (before === undefined || places.length === 0 || behind.some((character) => powers[character] === undefined)) return undefined
  const decimal = `${before}.${places.map((character) => digits[character]).join('')}`
  return scaled(
    decimal,
    behind.reduce((sum, character) => sum + Number(powers[character]), 0),
  )
}

/** Moves the decimal point of an exact decimal to the right (or left). */
export function scaled(decimal: string, power: number): string {
  const [whole = '', fraction = ''] = decimal.split('.')
  const digits = whole + fraction
  const point = whole.length + power
  const padded = point > digits.length ? digits.padEnd(point, '0') : point < 1 ? '0'.repeat(1 - point) + digits : digits
  const at = point < 1 ? 1 : point
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  const right = padded.slice(at).replace(/0+$/, '')
  return right === '' ? left : `${left}.${right}`
}
