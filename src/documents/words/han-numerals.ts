import type { Reader } from './reader.ts'
import { DIGITS, HUNDRED, TEN, TWO, ZERO } from './script.zh.ts'

/** Characters of Chinese ordinals, for character classes. */
export const HAN_NUMERAL = `[${DIGITS}${ZERO}${TWO}${TEN}${HUNDRED}]`

/** The value of an ordinal written in Chinese or Arabic numerals; undefined when it is none. */
export function ordinalOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text)
  if (text === '') return undefined
  if (!text.includes(TEN) && !text.includes(HUNDRED)) return positional(text)
  let total = 0
  let digit = 0
  for (const character of text) {
    const value = digitOf(character)
    if (value !== undefined) digit = value
    else if (character === TEN || character === HUNDRED) {
      total += (digit === 0 ? 1 : digit) * (character === TEN ? 10 : 100)
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
        section = (section + (digit ?? (section === 0n && total === 0n ? 1n : 0n))) * size
        total += section
        section = 0n
      } else section += (digit ?? 1n) * size
      digit = undefined
    } else return undefined
  }
  // In a number such as "two thousand five" said short the last digit counts the power below the one before it.
  const isShort = digit !== undefined && last >= 100n && !characters.some((character) => digits[character] === '0')
  return String(total + section + (digit ?? 0n) * (isShort ? last / 10n : 1n))
}
