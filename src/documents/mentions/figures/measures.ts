import type { FigureRole } from '../../mention.ts'
import { scaled } from '../../words/han-numerals.ts'
import type { Lexicon } from '../../words/lexicon.ts'
import { anyOf, matchAt } from '../../words/pattern.ts'
import type { Reader } from '../../words/reader.ts'
import { HAN, PAUSE, STOP, WEEK } from '../../words/script.zh.ts'
import type { Numeral } from '../numerals.ts'
import { countWords } from './measure-words.ts'

/** A number with what it is measured in. */
export interface Measured extends Numeral {
  readonly unit: string
  readonly sort: Extract<FigureRole, 'rate' | 'amount' | 'count' | 'age' | 'duration'>
  /** Measured by a word that counts too much else to be sure. */
  readonly isWeak: boolean
  /** Tenths of a price to be paid. */
  readonly isPriceTenths?: boolean
}

interface MeasurePatterns {
  readonly inclusive: RegExp
  readonly percent: RegExp
  readonly money: RegExp
  readonly age: RegExp
  readonly duration: RegExp
  readonly count: RegExp
  readonly weak: RegExp
  /** What a number in figures is counted by, though nothing lists it: one character before a pause or a bound. */
  readonly unlisted: RegExp
  readonly points: RegExp
  readonly priceTenths: RegExp
  readonly percentBefore: RegExp
  readonly permilleBefore: RegExp
  readonly tenThousandthBefore: RegExp
}

const patternsOf = (lexicon: Lexicon): MeasurePatterns => {
  const { figures } = lexicon
  const per = anyOf(Object.keys(figures.per))
  const each = anyOf(figures.per_signs)
  const note = `(?:[(](?:${anyOf([...figures.inclusive_notes, ...figures.exclusive_notes])})[)])?`
  const behind = [...(figures.after.at_least ?? []), ...(figures.after.at_most ?? [])].filter((word) => word.length > 1)
  const sticky = (source: string) => new RegExp(source, 'y')
  return {
    inclusive: sticky(`[(](?:${anyOf(figures.inclusive_notes)})[)]`),
    percent: sticky(`(?:${anyOf(figures.percent)})${note}`),
    money: sticky(
      `(${anyOf([...figures.money, ...Object.keys(figures.currencies)])})(?:[/](${per})(?:[\u00B7./](${per}))?|${each}(${per})(?:${each}(${per}))?)?`,
    ),
    age: sticky(`(?:${anyOf(figures.age)})${note}`),
    duration: sticky(`(${anyOf(Object.keys(figures.durations))})${note}`),
    count: sticky(
      `(?!${anyOf(figures.no_classifiers)})(${anyOf(countWords(figures))})(?:/(${anyOf([...countWords(figures), ...Object.keys(figures.per), ...Object.keys(figures.durations)])}))?${note}`,
    ),
    weak: sticky(`(${anyOf(figures.weak_counts)})${note}`),
    unlisted: sticky(`(?!${anyOf(figures.no_measures)})([${HAN}])(?=[,;)${STOP}${PAUSE}]|$|${anyOf(behind)})`),
    points: sticky(`(${figures.points})(?!${anyOf(figures.not_points)})(?:/(${anyOf(countWords(figures))}))?${note}`),
    priceTenths: sticky(`(?:${figures.price_tenths})(?!${anyOf(figures.not_price_tenths)})`),
    percentBefore: new RegExp(`(?:${anyOf(figures.percent_before)})$`),
    permilleBefore: new RegExp(`(?:${anyOf(figures.permille_before)})$`),
    tenThousandthBefore: new RegExp(`(?:${anyOf(figures.ten_thousandth_before)})$`),
  }
}

/** What a number is measured in; undefined for a number that counts nothing known. */
export function measuredOf(text: string, numeral: Numeral, reader: Reader): Measured | undefined {
  const patterns = reader.part(patternsOf)
  const before = text.slice(Math.max(0, numeral.from - 4), numeral.from)
  const scaledBefore = patterns.percentBefore.exec(before) ?? patterns.permilleBefore.exec(before)
  if (scaledBefore !== null) {
    const unit = patterns.percentBefore.test(before) ? '%' : '\u2030'
    return { ...numeral, from: numeral.from - scaledBefore[0].length, unit, sort: 'rate', isWeak: false }
  }
  const small = patterns.tenThousandthBefore.exec(before)
  if (small !== null)
    return { ...numeral, from: numeral.from - small[0].length, value: scaled(numeral.value, -2), unit: '%', sort: 'rate', isWeak: false }
  const at = numeral.to + (matchAt(patterns.inclusive, text, numeral.to)?.[0].length ?? 0)
  const percent = matchAt(patterns.percent, text, at)
  if (percent !== undefined)
    return { ...numeral, to: at + percent[0].length, unit: percent[0].replace(/[(].*$/, ''), sort: 'rate', isWeak: false }
  const tenths = tenthsOf(text, numeral, at, reader)
  if (tenths !== undefined) return tenths
  const price = matchAt(patterns.priceTenths, text, at)
  if (price !== undefined) return priceTenthsOf(numeral, at + price[0].length)
  const money = matchAt(patterns.money, text, at)
  if (money !== undefined) return moneyOf(text, numeral, at + money[0].length, money, reader)
  const age = matchAt(patterns.age, text, at)
  if (age !== undefined)
    return { ...numeral, to: at + age[0].length, unit: reader.lexicon.figures.age.at(-1) ?? '', sort: 'age', isWeak: false }
  const duration = matchAt(patterns.duration, text, at)
  if (duration?.[1] !== undefined) return durationOf(text, numeral, at + duration[0].length, duration[1], reader)
  const count = matchAt(patterns.count, text, at)
  if (count?.[1] !== undefined) return countOf(numeral, at + count[0].length, count[1], reader, false, count[2])
  const points = matchAt(patterns.points, text, at)
  if (points?.[1] !== undefined) return countOf(numeral, at + points[0].length, points[1], reader, false)
  const weak = matchAt(patterns.weak, text, at)
  if (weak?.[1] !== undefined) return countOf(numeral, at + weak[0].length, weak[1], reader, true)
  const unlisted = numeral.isHan || numeral.power > 0 ? undefined : matchAt(patterns.unlisted, text, at)
  return unlisted?.[1] === undefined ? undefined : countOf(numeral, at + unlisted[0].length, unlisted[1], reader, true)
}

/** Tenths, as in "six tenths", are written as percent. */
function tenthsOf(text: string, numeral: Numeral, at: number, reader: Reader): Measured | undefined {
  const { tenths, after_tenths } = reader.lexicon.figures
  if (!text.startsWith(tenths, at) || Number(numeral.value) >= 10) return undefined
  const to = at + tenths.length
  if (to < text.length && !after_tenths.some((word) => text.startsWith(word, to))) return undefined
  const isOpen = numeral.isOpen || reader.lexicon.figures.plural_signs.some((word) => text.startsWith(word, to))
  return { ...numeral, to, unit: '%', value: scaled(numeral.value, 1), sort: 'rate', isWeak: false, isOpen }
}

/** Tenths of a price, as in "8.5 tenths", and in characters "eight five tenths" for 85 per cent. */
function priceTenthsOf(numeral: Numeral, to: number): Measured | undefined {
  const value = Number(numeral.value) < 10 ? scaled(numeral.value, 1) : numeral.value
  return Number(value) >= 100 || value.includes('.')
    ? undefined
    : { ...numeral, to, unit: '%', value, sort: 'rate', isWeak: false, isPriceTenths: true }
}

function moneyOf(text: string, numeral: Numeral, to: number, match: RegExpExecArray, reader: Reader): Measured {
  const { per } = reader.lexicon.figures
  const named = [match[2] ?? match[4], match[3] ?? match[5]].filter((word) => word !== undefined)
  const unit = named.length > 0 ? named : perBefore(text, numeral.from, reader)
  const words = [...new Set(unit.map((word) => per[word] ?? word))]
  // Dollars are no yuan: what is printed in other money keeps its name.
  const base = reader.lexicon.figures.currencies[match[1] ?? ''] ?? reader.lexicon.figures.money[0] ?? ''
  return { ...numeral, to, unit: words.length === 0 ? base : `${base}/${words.join('\u00B7')}`, sort: 'amount', isWeak: false }
}

/** What a sum is paid per, where that is said before it in the same part of the sentence. */
function perBefore(text: string, from: number, reader: Reader): string[] {
  const { clause, each } = reader.part(perPatternsOf)
  const part = clause.exec(text.slice(Math.max(0, from - 22), from))?.[0] ?? ''
  return [...part.matchAll(each)].map((match) => match[1] ?? '').slice(-2)
}

const perPatternsOf = (lexicon: Lexicon) => ({
  clause: /[^,\u3002;:\n\u3001]*$/,
  each: new RegExp(
    `${anyOf(lexicon.figures.per_signs)}[^${lexicon.figures.per_signs.join('')}]{0,6}?(${anyOf(Object.keys(lexicon.figures.per))})`,
    'g',
  ),
})

function durationOf(text: string, numeral: Numeral, to: number, word: string, reader: Reader): Measured | undefined {
  const { figures, characters } = reader.lexicon
  const unit = figures.durations[word] ?? word
  const before = text.charAt(numeral.from - 1)
  const after = text.slice(to, to + 3)
  if (figures.duration_names_before.includes(before)) return undefined
  const isWithin = figures.within.some((bound) => text.startsWith(bound, to))
  if (figures.duration_names_unless_within.includes(before) && !isWithin) return undefined
  // The day of a month or the number of a year is no length of time.
  if (reader.lexicon.time.month.some((month) => month.endsWith(before)) && before !== '' && reader.lexicon.time.day.includes(word))
    return undefined
  if (word.startsWith(reader.lexicon.time.year.at(-1) ?? '') && Number(numeral.value) > 100) return undefined
  if (figures.duration_names_after.some((name) => after.startsWith(name))) return undefined
  if (word === WEEK && figures.not_weeks.some((name) => after.startsWith(name))) return undefined
  if (numeral.isHan && text.slice(numeral.from, numeral.to) === characters.half && unit === (reader.lexicon.time.year.at(-1) ?? '')) {
    return { ...numeral, to, value: '6', unit: figures.durations[monthWord(reader)] ?? unit, sort: 'duration', isWeak: false }
  }
  return { ...numeral, to, unit, sort: 'duration', isWeak: false }
}

function monthWord(reader: Reader): string {
  const month = reader.lexicon.time.month.at(-1) ?? ''
  return Object.keys(reader.lexicon.figures.durations).find((word) => word.endsWith(month) && word.length > 1) ?? month
}

function countOf(numeral: Numeral, to: number, word: string, reader: Reader, isWeak: boolean, per?: string): Measured {
  const unit = reader.lexicon.figures.same_counts[word] ?? word
  return { ...numeral, to, unit: per === undefined ? unit : `${unit}/${per}`, sort: 'count', isWeak }
}
