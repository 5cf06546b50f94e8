import { hanValue } from '../words/han-numerals.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { DOUBTFUL } from './split-numbers.ts'

/** A number standing in a text, its value an exact decimal. */
export interface Numeral {
  readonly from: number
  readonly to: number
  readonly value: string
  /** Power of ten written behind it, already in the value. */
  readonly power: number
  /** Written in Chinese characters. */
  readonly isHan: boolean
  /** A word for "more" or "several" stands inside or behind it. */
  readonly isOpen: boolean
  /** It may be two numbers, and its value is that of one. */
  readonly isTorn: boolean
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

const SEAMS = new RegExp(`[,${DOUBTFUL}]`, 'g')

interface NumberPatterns {
  readonly number: RegExp
  readonly power: RegExp
}

const patternsOf = (lexicon: Lexicon): NumberPatterns => {
  const { digits, powers, half } = lexicon.characters
  const han = [...Object.keys(digits), ...Object.keys(powers), half].join('')
  const plural = anyOf(lexicon.figures.plural_signs)
  return {
    number: new RegExp(
      `(?<![\\d.A-Za-z${DOUBTFUL}])(?:\\d{1,3}(?:,\\d{3}){1,4}(?!${DOUBTFUL})|\\d{1,15}(?:${DOUBTFUL}\\d{1,15}){0,6})(?:\\.\\d{1,8})?(?![\\d${DOUBTFUL}])|(?<![${han}])[${han}]{1,16}`,
      'g',
    ),
    power: new RegExp(
      `(${plural})?(${anyOf(Object.keys(powers))}{1,2})(?!${plural}?[${Object.keys(digits).join('')}])(${plural})?|(${plural})`,
      'y',
    ),
  }
}

/** All numbers of a text, in order. */
export function numeralsIn(text: string, reader: Reader): Numeral[] {
  const { number, power } = reader.part(patternsOf)
  const found: Numeral[] = []
  let done = 0
  for (const match of text.matchAll(number)) {
    // The power of a number in figures, read with it, is no number of its own.
    if (match.index < done) continue
    const isHan = !/^\d/.test(match[0])
    const value = isHan ? hanValue(match[0], reader) : scaled(match[0].replaceAll(SEAMS, ''), 0)
    if (value === undefined) continue
    const from = match.index
    const end = from + match[0].length
    power.lastIndex = end
    const after = power.exec(text)
    const exponent = [...(after?.[2] ?? '')].reduce((sum, character) => sum + Number(reader.lexicon.characters.powers[character] ?? 0), 0)
    const isOpen = after !== null && (after[1] ?? after[3] ?? after[4]) !== undefined
    done = end + (after?.[0].length ?? 0)
    found.push({
      from,
      to: end + (after?.[0].length ?? 0),
      value: scaled(value, exponent),
      power: exponent,
      isHan,
      isOpen,
      isTorn: match[0].includes(DOUBTFUL),
    })
  }
  return found
}
