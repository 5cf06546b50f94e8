import type { FigureMention } from '../../mention.ts'
import type { Lexicon } from '../../words/lexicon.ts'
import { anyOf } from '../../words/pattern.ts'
import type { Reader } from '../../words/reader.ts'
import { CONJUNCTIONS, EACH, HAN, PAUSE } from '../../words/script.zh.ts'
import { indexFrom } from '../index-from.ts'
import { sentenceAround } from '../part.ts'
import { type BoundFound, boundOf } from './bounds.ts'
import { type Candidate, candidatesIn } from './figure-candidates.ts'
import type { FigureContext } from './figure-context.ts'
import { type FigureJudged, judge, judgeListed } from './figure-role.ts'
import { baselinesIn, fractionsIn } from './figures-in-words.ts'
import type { Measured } from './measures.ts'
import { surroundingsOf } from './surroundings.ts'
import { byWhen, indicatorOf } from './target-words.ts'

/** The figures of a text with what they count and how they bound; spans are places in the text. */
export function findFigures(text: string, reader: Reader, context: FigureContext): FigureMention[] {
  const found = judgedFigures(text, reader, context).flatMap((each) => {
    // Of what is counted by a word that counts too much else only goals are believed.
    const { role } = each.judged
    if (role === 'none' || (each.figure.isWeak && role !== 'target')) return []
    const mention = mentionOf(text, each, role, reader, context)
    context.onJudged?.(mention, each.judged.doubt ?? each.judged.rule)
    return [mention]
  })
  return [...found, ...fractionsIn(text, reader, context), ...baselinesIn(text, reader, context)].sort((a, b) => a.span.from - b.span.from)
}

/** A number as the rules judge it. */
export interface JudgedFigure extends Pick<Candidate, 'figure' | 'isDamaged'> {
  /** How the words around the number bound it. */
  readonly own: BoundFound
  /** The same, or its end of a range. */
  readonly bound: BoundFound
  readonly judged: FigureJudged
}

/** The numbers of a text as the rules judge them, in order. */
export function judgedFigures(text: string, reader: Reader, context: FigureContext): readonly JudgedFigure[] {
  const found: JudgedFigure[] = []
  let earliest = 0
  let previous: Previous | undefined
  for (const { figure, range, rangeTo, isDamaged } of candidatesIn(text, context.taken, reader)) {
    const printed = boundOf(text, figure, earliest, reader)
    const isSame = printed.bound === 'exactly' && previous !== undefined && isJoined(text, previous, figure)
    const own = isSame && previous !== undefined ? { ...printed, bound: previous.bound } : printed
    const bound = range === undefined ? own : withinRange(own, range)
    earliest = figure.to
    if (isRoundTheClock(figure, bound)) continue
    if (figure.isHan && !isTrusted(text, figure, bound, reader)) continue
    const around = surroundingsOf(text, figure, own, reader, {
      rangeTo,
      isCriteria: context.isCriteria === true,
      isReview: context.isReview === true,
      isGoals: context.isGoals === true,
      isOfPastYear: isOfPastYear(text, figure.from, context, reader),
    })
    const isListed = previous !== undefined && previous.sort === figure.sort && /^[/\u3001]$/.test(text.slice(previous.to, figure.from))
    // "So much and more, less than so much": two bounds in a row are one bracket.
    const isBracketEnd = previous !== undefined && previous.sort === figure.sort && own.from < figure.from && own.from === previous.end
    const judged = (isListed || isBracketEnd) && previous !== undefined ? judgeListed(around, previous.role) : judge(around)
    found.push({ figure, isDamaged, own, bound: reachedAlready(text, own, bound, figure, judged.rule, reader), judged })
    const { role } = judged
    if (role !== 'none' && !(figure.isWeak && role !== 'target'))
      previous = {
        to: figure.to,
        end: own.to > figure.to ? own.to : -1,
        sort: figure.sort,
        role,
        bound: own.from < figure.from ? own.bound : 'exactly',
      }
  }
  return found
}

/** The figure before another. */
interface Previous {
  readonly to: number
  /** Where the bound behind it ends; before the text where it has none. */
  readonly end: number
  readonly sort: Measured['sort']
  readonly role: FigureMention['role']
  readonly bound: FigureMention['bound']
}

const comparedWith = ({ figures }: Lexicon) => new RegExp(`(?:${anyOf(figures.compared_with)})$`)

/** Whether the last year that a sentence names before a figure lies before the document's first, and neither begins a time nor is compared with. */
function isOfPastYear(text: string, at: number, { year, plannedFrom, dates }: FigureContext, reader: Reader): boolean {
  const first = plannedFrom ?? year
  if (first === undefined) return false
  const sentence = sentenceAround(text, at, at)
  const start = indexFrom(dates, sentence.from, ({ span }) => span.from)
  const last = dates
    .slice(
      start,
      indexFrom(dates, at, ({ span }) => span.from),
    )
    .at(-1)
  if (last === undefined || last.role === 'from' || !(Number(last.value.slice(0, 4)) < first)) return false
  return !reader.part(comparedWith).test(text.slice(Math.max(0, last.span.from - 4), last.span.from))
}

/** What cannot be read whole is pointed at and never sure. */
const DAMAGED = 0.5

function mentionOf(
  text: string,
  { figure, isDamaged, own, bound, judged: { confidence } }: JudgedFigure,
  role: FigureMention['role'],
  reader: Reader,
  context: FigureContext,
): FigureMention {
  return {
    kind: 'figure',
    span: { from: figure.from, to: figure.to },
    role,
    value: isDamaged ? undefined : figure.value,
    unit: role === 'threshold' ? withoutPer(text, figure) : figure.unit,
    bound: bound.bound,
    indicator: role === 'target' ? indicatorOf(text, figure, own, reader) : undefined,
    by: role === 'target' ? byWhen(text, figure, reader, context) : undefined,
    confidence: isDamaged ? DAMAGED : confidence,
  }
}

const told = new Set<FigureJudged['rule']>(['count_told', 'rate_told', 'sum_told'])
const reached = ({ figures }: Lexicon) => new RegExp(`(?:${anyOf(figures.told_reached)})$`)

/** What was reached already is so much, and no less. */
function reachedAlready(
  text: string,
  own: BoundFound,
  bound: BoundFound,
  figure: Measured,
  rule: FigureJudged['rule'],
  reader: Reader,
): BoundFound {
  if (!told.has(rule) || own.bound !== 'at_least' || own.to > figure.to) return bound
  return reader.part(reached).test(text.slice(Math.max(0, figure.from - 4), figure.from)) ? { ...bound, bound: 'exactly' } : bound
}

const JOINED = new RegExp(`^(?:[${HAN}]{1,10}[${CONJUNCTIONS}]|[${HAN}]{0,10}[${PAUSE}/])$`)

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

/** Of numbers in Chinese characters ordinary words are full: only measured lengths of time, rates, sums and bounded counts are believed. */
function isTrusted(text: string, figure: Measured, bound: BoundFound, reader: Reader): boolean {
  // "Energy per ten thousand yuan of output": a power alone, without a bound, is what something is measured by.
  const isPowerAlone =
    isNamePower(text.charAt(figure.from), reader) && text.startsWith(reader.lexicon.figures.money[0] ?? '', figure.from + 1)
  if (figure.sort === 'amount' && isPowerAlone && bound.bound === 'exactly') return false
  if (figure.sort === 'rate' || figure.sort === 'amount' || figure.sort === 'age') return true
  // "A hundred days" without a numeral before the power is part of a name.
  if (isNamePower(text.charAt(figure.from), reader) || /[\u201C"]/.test(text.charAt(figure.from - 1))) return false
  if (figure.value === '1' && reader.lexicon.figures.vague_counts.includes(figure.unit)) return false
  if (bound.bound !== 'exactly') return true
  // "Three times in all" is counted.
  if (reader.lexicon.figures.counted.some((word) => text.startsWith(word, figure.from - word.length))) return true
  // "Every month four times."
  if (
    figure.sort === 'count' &&
    figure.value !== '1' &&
    reader.part(rhythm).test(text.slice(Math.max(0, figure.from - 10), figure.from)) &&
    reader.lexicon.time.times.includes(figure.unit)
  )
    return true
  return figure.sort === 'duration' || (figure.sort === 'count' && figure.value.length >= 3 && !figure.isWeak)
}

const rhythm = ({ figures, time }: Lexicon) =>
  new RegExp(
    `(?:${anyOf(figures.per_signs)})(?:${anyOf([...Object.keys(time.rhythm_signs), ...Object.keys(figures.durations)])})[${HAN}]{0,5}$`,
  )

function isNamePower(character: string, reader: Reader): boolean {
  return Number(reader.lexicon.characters.powers[character] ?? 0) > 1
}

function withinRange(bound: BoundFound, range: 'low' | 'high'): BoundFound {
  return { ...bound, bound: range === 'low' ? 'at_least' : 'at_most' }
}
