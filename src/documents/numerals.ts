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
