import { hanValue, scaled } from '../words/han-numerals.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf, matchAt } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { POINT } from '../words/script.zh.ts'
import { countWords } from './figures/measure-words.ts'
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

const SEAMS = new RegExp(`[,${DOUBTFUL}]`, 'g')

interface NumberPatterns {
  readonly number: RegExp
  readonly power: RegExp
  /** The number behind a power, as in "one hundred-million 2000". */
  readonly rest: RegExp
}

const patternsOf = (lexicon: Lexicon): NumberPatterns => {
  const { digits, powers, half } = lexicon.characters
  const digit = `[${Object.keys(digits).join('')}]`
  const han = [...Object.keys(digits), ...Object.keys(powers), half].join('')
  const plural = anyOf(lexicon.figures.plural_signs)
  const power = powerSource(lexicon)
  return {
    number: new RegExp(
      `(?<![\\d.A-Za-z${DOUBTFUL}])(?:\\d{1,3}(?:,\\d{3}){1,4}(?!${DOUBTFUL})|\\d{1,15}(?:${DOUBTFUL}\\d{1,15}){0,6})(?:\\.\\d{1,8})?(?![\\d${DOUBTFUL}])|(?<![${han}])[${han}]{1,16}(?:${POINT}${digit}{1,4}${power}?(?![${han}]))?`,
      'g',
    ),
    power: new RegExp(`(${plural})?(${power})(?!${plural}?${digit}[${han}])(${plural})?|(${plural})`, 'y'),
    rest: /\d{1,12}(?:\.\d{1,8})?(?![\d.])/y,
  }
}

/** Powers of ten behind a number: a small one alone or before a large one, or large ones that rise; none that begins the name of a measure, as in kilowatt. */
function powerSource({ characters: { powers }, figures }: Lexicon): string {
  const sizeOf = (character: string) => Number(powers[character])
  const all = Object.keys(powers)
  const pairs = all.flatMap((first) => all.filter((next) => sizeOf(next) >= 4 && sizeOf(first) < sizeOf(next)).map((next) => first + next))
  const measures = [...countWords(figures), ...figures.weak_counts, ...figures.percent].filter((word) => sizeOf(word.charAt(0)) < 4)
  return `(?:${anyOf(pairs)}|(?!${anyOf(measures)})${anyOf(all)})`
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
    const exponent = exponentOf(after?.[2] ?? '', reader)
    const isOpen = after !== null && (after[1] ?? after[3] ?? after[4]) !== undefined
    const to = end + (after?.[0].length ?? 0)
    const rest = isHan || isOpen || exponent < 3 ? undefined : restAt(text, to, exponent, reader)
    done = rest?.to ?? to
    found.push({
      from,
      to: done,
      value: rest === undefined ? scaled(value, exponent) : sum(scaled(value, exponent), rest.value),
      power: exponent,
      isHan,
      isOpen,
      isTorn: match[0].includes(DOUBTFUL),
    })
  }
  return found
}

/** What is left of a number whose first part was counted in a power of ten: "three ten-thousands and 5 thousands". */
function restAt(text: string, at: number, exponent: number, reader: Reader): { readonly value: string; readonly to: number } | undefined {
  const { rest, power } = reader.part(patternsOf)
  const number = matchAt(rest, text, at)
  if (number === undefined) return undefined
  const end = at + number[0].length
  const after = matchAt(power, text, end)
  const size = exponentOf(after?.[2] ?? '', reader)
  const value = scaled(number[0], size)
  const isYear = reader.lexicon.time.year.some((word) => text.startsWith(word, end))
  const isTooLarge = size >= exponent || (value.split('.')[0] ?? '').length > exponent
  return isTooLarge || isYear ? undefined : { value, to: end + (after?.[0].length ?? 0) }
}

function exponentOf(powers: string, reader: Reader): number {
  return [...powers].reduce((total, character) => total + Number(reader.lexicon.characters.powers[character] ?? 0), 0)
}

/** The sum of a whole number and a decimal, exactly. */
function sum(whole: string, decimal: string): string {
  const places = Math.max(whole.split('.')[1]?.length ?? 0, decimal.split('.')[1]?.length ?? 0)
  return scaled(String(BigInt(scaled(whole, places)) + BigInt(scaled(decimal, places))), -places)
}
