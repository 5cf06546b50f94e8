import type { FigureMention } from '../../mention.ts'
import type { Lexicon } from '../../words/lexicon.ts'
import { anyOf, literal, matchAt } from '../../words/pattern.ts'
import type { Reader } from '../../words/reader.ts'
import { OF, STOP } from '../../words/script.zh.ts'
import type { Measured } from './measures.ts'

type Bound = FigureMention['bound']

interface BoundPatterns {
  readonly before: RegExp
  readonly after: RegExp
  readonly afar: RegExp
  readonly exclusive: RegExp
  readonly none: RegExp
  readonly boundBefore: ReadonlyMap<string, Bound>
  readonly boundAfter: ReadonlyMap<string, Bound>
}

const kinds: readonly Bound[] = ['at_most', 'ceiling', 'at_least', 'more_than', 'less_than', 'about']

const patternsOf = (lexicon: Lexicon): BoundPatterns => {
  const { figures } = lexicon
  const boundBefore = new Map([...negated(figures), ...mapOf(figures.before)])
  const boundAfter = mapOf(figures.after)
  // Between a bound and its number words such as "for each person" may stand, but no other number and no pause.
  const between = `[^\\d,\\u3002;:\\u3001]{0,4}?(?:${anyOf(figures.per_signs)}[^\\d,\\u3002;:\\u3001]{1,8})?`
  const words = [...boundBefore.keys()]
  const long = anyOf(words.filter((word) => word.length > 1))
  const reaching = figures.before_from_afar.filter((word) => ['at_least', 'more_than'].includes(boundBefore.get(word) ?? ''))
  const lasting = [...figures.before_from_afar.filter((word) => !reaching.includes(word)), ...negated(figures).keys()]
  // A short word for a bound may be the last character of another word.
  const short = words
    .filter((word) => word.length === 1)
    .map(
      (word) =>
        `(?<!${anyOf(figures.words_with_bounds.filter((each) => each.endsWith(word)).map((each) => each.slice(0, -1)))})${literal(word)}`,
    )
    .join('|')
  return {
    before: new RegExp(`(?:(?<long>${long})${between}|(?<short>${short}))$`, 'y'),
    // The note may say the number again: "3 persons (3 included) and fewer".
    after: new RegExp(`^(?:[(](?:${anyOf(figures.inclusive_notes)})(?:\\d[^(),\\u3002]{0,5}[)]|[)]?))?(${anyOf(boundAfter.keys())})`),
    // What reaches something is an attribute where it goes on with one: another number is not bounded by it.
    afar: new RegExp(`(?<long>(?:${anyOf(lasting)})(?=[^,${STOP};:\\n]*$)|(?:${anyOf(reaching)})(?=[^,${STOP};:\\n${OF}]*$))`, 'y'),
    exclusive: new RegExp(`[(](?:${anyOf(figures.exclusive_notes)})[)]`),
    none: new RegExp(anyOf(figures.not_bounds), 'y'),
    boundBefore,
    boundAfter,
  }
}

function mapOf(groups: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, Bound> {
  return new Map(kinds.flatMap((bound) => (groups[bound] ?? []).map((word) => [word, bound] as const)))
}

/** "Not less than", "must not exceed": every negation before every word that compares. */
function negated({ negations, over, under }: Lexicon['figures']): ReadonlyMap<string, Bound> {
  const pairs = (words: readonly string[], bound: Bound) =>
    negations.flatMap((not) => words.map((word) => [`${not}${word}`, bound] as const))
  return new Map([...pairs(over, 'at_most'), ...pairs(under, 'at_least')])
}

/** A bound and the words that say it. */
export interface BoundFound {
  readonly bound: Bound
  /** Where the words before the number start, where those after it end. */
  readonly from: number
  readonly to: number
}

/** A note that a number is not included stands behind the number or behind its bound. */
const EXCLUSIVE_REACH = 8

/** How the words around a number bound it; `earliest` is where the figure before it ends, past which no bound reaches. */
export function boundOf(text: string, figure: Measured, earliest: number, reader: Reader): BoundFound {
  const patterns = reader.part(patternsOf)
  const before = text.slice(Math.max(earliest, figure.from - 16), figure.from)
  const after = text.slice(figure.to, figure.to + 14)
  const near = lastMatch(patterns.before, before, patterns.none, patterns.boundBefore)
  const behind = patterns.after.exec(after)?.[1]
  const isForDurationOnly = behind !== undefined && reader.lexicon.figures.after_duration_only.includes(behind)
  const afterBound = behind === undefined || (isForDurationOnly && figure.sort !== 'duration') ? undefined : patterns.boundAfter.get(behind)
  const isExclusive = patterns.exclusive.test(text.slice(figure.from, figure.to + EXCLUSIVE_REACH))
  const to = figure.to + (afterBound === undefined ? 0 : (patterns.after.exec(after)?.[0].length ?? 0))
  const from = near === undefined ? figure.from : figure.from - before.length + near.at
  const beforeBound = near === undefined ? undefined : patterns.boundBefore.get(near.word)
  // "Two points below the province" says how far, exactly.
  if (near !== undefined && isDifference(near, before, figure, reader)) return { bound: 'exactly', from: figure.from, to }
  const combined = combine(beforeBound, afterBound) ?? (figure.isOpen ? 'more_than' : undefined)
  if (combined !== undefined) return { bound: isExclusive ? strict(combined) : combined, from, to }
  const far = lastMatch(patterns.afar, text.slice(Math.max(earliest, figure.from - 40), figure.from), patterns.none, patterns.boundBefore)
  const farBound = far === undefined ? undefined : patterns.boundBefore.get(far.word)
  return { bound: farBound ?? 'exactly', from, to }
}

function isDifference(near: { readonly word: string; readonly at: number }, before: string, { unit }: Measured, reader: Reader): boolean {
  const { differences, points_of_rate } = reader.lexicon.figures
  return points_of_rate.includes(unit) && differences.includes(near.word) && near.at + near.word.length < before.length
}

/** "Reaches 30 people and more": what stands behind the number is the sharper of two; "at most" before it always holds. */
function combine(before: Bound | undefined, after: Bound | undefined): Bound | undefined {
  if (after === undefined || after === 'about') return after ?? before
  if (before === undefined || before === 'at_least' || before === 'about') return after
  return before === 'ceiling' && after === 'at_most' ? 'at_most' : before
}

function strict(bound: Bound): Bound {
  return bound === 'at_least' ? 'more_than' : bound === 'at_most' ? 'less_than' : bound
}

/** The last word that reaches the number, taken whole: "not more than" rather than the "more than" inside it. */
function lastMatch(
  pattern: RegExp,
  text: string,
  none: RegExp,
  bounds: ReadonlyMap<string, Bound>,
): { word: string; at: number } | undefined {
  let found: { word: string; at: number } | undefined
  for (let at = 0; at < text.length; at++) {
    const match = matchAt(pattern, text, at)
    const word = match?.groups?.long ?? match?.groups?.short
    if (word === undefined || matchAt(none, text, at) !== undefined || (found !== undefined && at < found.at + found.word.length)) continue
    // "At most, reaching so much": what only says that a number is reached lifts no ceiling.
    if (found !== undefined && isCeiling(found.word, bounds) && bounds.get(word) === 'at_least') continue
    found = { word, at }
  }
  return found
}

function isCeiling(word: string, bounds: ReadonlyMap<string, Bound>): boolean {
  return bounds.get(word) === 'ceiling' || bounds.get(word) === 'at_most'
}
