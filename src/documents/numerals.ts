// One to nine as Chinese numerals write them; 0x3007 and 0x96F6 are zero, 0x4E24 is the other two.
const digits = '\u3007\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D'
const TEN = '\u5341'
const HUNDRED = '\u767E'

/** Characters of Chinese ordinals, for character classes. */
export const HAN_NUMERAL = `[${digits}\u96F6\u4E24${TEN}${HUNDRED}]`

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
  if (character === '\u96F6') return 0
  if (character === '\u4E24') return 2
  const found = digits.indexOf(character)
  return found < 0 ? undefined : found
}
