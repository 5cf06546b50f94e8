import type { Span } from '../document.ts'
import type { DateMention, FigureMention } from '../mention.ts'
import { hanValue } from '../words/han-numerals.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { CALENDAR, CONJUNCTIONS, EACH } from '../words/script.zh.ts'
import { type BoundFound, boundOf } from './bounds.ts'
import { candidatesIn } from './figure-candidates.ts'
import { isOnlyListed, namesAchievement, roleOf } from './figure-role.ts'
import type { Measured } from './measures.ts'
import { byWhen, indicatorOf } from './target-words.ts'

/** What is known of a text before its figures are read. */
export interface FigureContext {
  readonly year: number | undefined
  readonly dates: readonly DateMention[]
  /** Spans whose numbers have already been read as something else, in order. */
  readonly taken: readonly Span[]
  /** Whether the heading above announces conditions. */
  readonly isCriteria?: boolean
}

/** The figures of a text with what they count and how they bound; spans are places in the text. */
export function findFigures(text: string, reader: Reader, context: FigureContext): FigureMention[] {
  const found: FigureMention[] = []
  let earliest = 0
  let previous:
    | { readonly to: number; readonly sort: Measured['sort']; readonly role: FigureMention['role']; readonly bound: FigureMention['bound'] }
    | undefined
  for (const { figure, range, rangeTo, isDamaged } of candidatesIn(text, context.taken, reader)) {
    const printed = boundOf(text, figure, earliest, reader)
    const own =
      printed.bound === 'exactly' && previous !== undefined && isJoined(text, previous, figure)
        ? { ...printed, bound: previous.bound }
        : printed
    const bound = range === undefined ? own : withinRange(own, range)
    earliest = figure.to
    if (isRoundTheClock(figure, bound)) continue
    if (figure.isHan && !isTrusted(text, figure, bound, reader)) continue
    const listed = previous !== undefined && previous.sort === figure.sort && /^[/\u3001]$/.test(text.slice(previous.to, figure.from))
    const isCriteria = context.isCriteria === true
    const role = listed ? previous?.role : roleOf(text, figure, own, reader, { rangeTo, isCriteria })
    if (role === undefined || (figure.isWeak && role !== 'target')) continue
    previous = { to: figure.to, sort: figure.sort, role, bound: own.from < figure.from ? own.bound : 'exactly' }
    found.push({
      kind: 'figure',
      span: { from: figure.from, to: figure.to },
      role,
      value: isDamaged ? undefined : figure.value,
      unit: role === 'threshold' ? withoutPer(text, figure) : figure.unit,
      bound: bound.bound,
      indicator: role === 'target' ? indicatorOf(text, figure, own, reader) : undefined,
      by: role === 'target' ? byWhen(text, figure, reader, context) : undefined,
      confidence: isDamaged
        ? 0.5
        : role === 'threshold' && !isCriteria && isOnlyListed(text, figure, own, reader)
          ? 0.55
          : confidenceOf(text, figure, role, own, reader),
    })
  }
  return [...found, ...fractionsIn(text, reader), ...baselinesIn(text, reader, context)].sort((a, b) => a.span.from - b.span.from)
}

const JOINED = new RegExp(`^[\\u4E00-\\u9FFF]{1,10}[${CONJUNCTIONS}]$`)

/** "At least five of these and ten of those": words that bound the first hold for the second too. */
function isJoined(text: string, previous: { readonly to: number; readonly sort: Measured['sort'] }, figure: Measured): boolean {
  return previous.sort === figure.sort && figure.sort === 'count' && JOINED.test(text.slice(previous.to, figure.from))
}

/** Twenty-four hours without a bound say that something never closes. */
function isRoundTheClock(figure: Measured, { bound }: BoundFound): boolean {
  return figure.sort === 'duration' && figure.value === '24' && bound === 'exactly'
}

const PER = new RegExp(`[/${EACH}]`)

/** What a sum is compared with is had by one; "for each" before it says for whom something else is paid. */
function withoutPer(text: string, figure: Measured): string {
  const [unit = '', per] = figure.unit.split('/')
  return per === undefined || figure.sort !== 'amount' || PER.test(text.slice(figure.from, figure.to)) ? figure.unit : unit
}

/**
 * Shares of figures read right, measured on texts the reader had not seen: lengths of time, rates and sums are told by their measure;
 * a goal is sure where its sentence names an achievement, a condition where its bound makes it an attribute.
 */
function confidenceOf(text: string, figure: Measured, role: FigureMention['role'], bound: BoundFound, reader: Reader): number {
  const isNamed = role !== 'target' || namesAchievement(text, figure, reader)
  if (figure.unit === '' || figure.isWeak) return isNamed ? 0.6 : 0.5
  if (figure.isHan && figure.sort === 'count') return 0.65
  if (role === 'count') return 0.65
  if (role === 'target') return isNamed ? 0.95 : 0.55
  if (role === 'threshold') return bound.to > figure.to ? 0.92 : 0.85
  return 0.97
}

/** Of numbers in Chinese characters ordinary words are full: only measured lengths of time, rates, sums and bounded counts are believed. */
function isTrusted(text: string, figure: Measured, bound: BoundFound, reader: Reader): boolean {
  // "Energy per ten thousand yuan of output": a power alone, without a bound, is what something is measured by.
  const isPowerAlone =
    isNamePower(text.charAt(figure.from), reader) && text.startsWith(reader.lexicon.figures.money[0] ?? '', figure.from + 1)
  if (figure.sort === 'amount' && isPowerAlone && bound.bound === 'exactly') return false
  if (figure.sort === 'rate' || figure.sort === 'amount' || figure.sort === 'age') return true
  // "A hundred days" without a numeral before the power is part of a name.
  if (isNamePower(text.charAt(figure.from), reader) || /[\u201C"]/.test(text.charAt(figure.from - 1))) return false
  if (bound.bound !== 'exactly') return true
  return figure.sort === 'duration' || (figure.sort === 'count' && figure.value.length >= 3 && !figure.isWeak)
}

function isNamePower(character: string, reader: Reader): boolean {
  return Number(reader.lexicon.characters.powers[character] ?? 0) > 1
}

function withinRange(bound: BoundFound, range: 'low' | 'high'): BoundFound {
  return { ...bound, bound: range === 'low' ? 'at_least' : 'at_most' }
}

const patternsOf = (lexicon: Lexicon) => {
  const { figures, characters } = lexicon
  const han = [...Object.keys(characters.digits), ...Object.keys(characters.powers).slice(0, 1)].join('')
  return {
    fraction: new RegExp(`(?<![${han}\\d])([${han}\\d]{1,3})${figures.fraction}([${han}\\d]{1,3})`, 'g'),
    stroke: new RegExp(`(?<![\\d/.])([1-9])/([1-9]\\d?)(?=[\\u4E00-\\u9FFF,\\u3002;)]|$)(?![${CALENDAR}])`, 'g'),
    baseline: new RegExp(
      `(?:${anyOf(figures.baselines)})(?=(?:${anyOf(Object.keys(lexicon.time.relative_years))}|\\d{4}|${anyOf(lexicon.time.year_ends)}))`,
      'g',
    ),
  }
}

/** "Two thirds": a share that may have no exact decimal, and then bears it as its unit. */
function fractionsIn(text: string, reader: Reader): FigureMention[] {
  const { fraction, stroke } = reader.part(patternsOf)
  const printed = [
    ...[...text.matchAll(fraction)].map((match) => ({ match, whole: match[1], part: match[2] })),
    ...[...text.matchAll(stroke)].map((match) => ({ match, whole: match[2], part: match[1] })),
  ]
  return printed.flatMap(({ match, ...each }) => {
    const [whole, part] = [each.whole, each.part].map((numeral) => Number(hanValue(numeral ?? '', reader) ?? numeral))
    if (whole === undefined || part === undefined || !(whole > 1 && whole < 100 && part > 0 && part < whole)) return []
    const isExact = (part * 10_000) % whole === 0
    const figure = {
      from: match.index,
      to: match.index + match[0].length,
      power: 0,
      isHan: true,
      isOpen: false,
      isTorn: false,
      sort: 'rate',
      isWeak: false,
    } as const
    const measured: Measured = { ...figure, value: isExact ? String((part * 100) / whole) : '', unit: isExact ? '%' : `${part}/${whole}` }
    const bound = boundOf(text, measured, 0, reader)
    const role = roleOf(text, measured, bound, reader) ?? 'rate'
    const common = { kind: 'figure', span: { from: figure.from, to: figure.to }, role, indicator: undefined, by: undefined } as const
    return [{ ...common, value: isExact ? measured.value : undefined, unit: measured.unit, bound: bound.bound, confidence: 0.9 }]
  })
}

/** A goal set by what was reached before, "not below the end of 2021": it has a bound but no number of its own. */
function baselinesIn(text: string, reader: Reader, context: FigureContext): FigureMention[] {
  return [...text.matchAll(reader.part(patternsOf).baseline)].flatMap((match) => {
    const from = match.index + match[0].length
    const date = context.dates.find((each) => each.span.from === from)
    // Behind a year a rate or a number may still come, and then the year only says of when it is.
    const isRule = date !== undefined && reader.lexicon.figures.not_baselines.some((word) => text.startsWith(word, date.span.to))
    if (date === undefined || isRule || /^[^,\u3002;]{0,30}[\d%]/.test(text.slice(date.span.to, date.span.to + 30))) return []
    const figure = {
      from,
      to: date.span.to,
      value: '',
      power: 0,
      isHan: false,
      isOpen: false,
      isTorn: false,
      unit: '',
      sort: 'count',
      isWeak: false,
    } as const
    const bound = boundOf(text, figure, 0, reader)
    return [
      {
        kind: 'figure' as const,
        span: { from, to: date.span.to },
        role: 'target' as const,
        value: undefined,
        unit: '',
        bound: bound.bound,
        indicator: indicatorOf(text, figure, bound, reader),
        by: undefined,
        confidence: 0.7,
      },
    ]
  })
}
