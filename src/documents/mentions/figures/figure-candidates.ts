import type { Span } from '../../document.ts'
import { scaled } from '../../words/han-numerals.ts'
import type { Lexicon } from '../../words/lexicon.ts'
import { anyOf } from '../../words/pattern.ts'
import type { Reader } from '../../words/reader.ts'
import { OF, STOP } from '../../words/script.zh.ts'
import { type Numeral, numeralsIn } from '../numerals.ts'
import { fineBehind } from './figure-patterns.ts'
import { type Measured, measuredOf } from './measures.ts'

/** A measured number as it stands among others: the end of a range or damaged, where it is. */
export interface Candidate {
  readonly figure: Measured
  readonly range: 'low' | 'high' | undefined
  /** Where the whole of a range ends. */
  readonly rangeTo: number | undefined
  readonly isDamaged: boolean
}

const patternsOf = (lexicon: Lexicon) => {
  const { figures, provisions, characters } = lexicon
  return {
    range: new RegExp(`^(?:[(](?:${anyOf(figures.inclusive_notes)})[)])?(?:${anyOf(figures.range_signs)})$`),
    bracket: new RegExp(
      `^(?:${anyOf([...(figures.after.at_least ?? []), ...(figures.after.at_most ?? [])])})?(?:${anyOf([...(figures.before.less_than ?? []), ...(figures.before.at_most ?? [])])})$`,
    ),
    // The fourth, and the second to fourth, count nothing.
    ordinal: new RegExp(`${figures.ordinal}(?:\\d{1,2}(?:${anyOf(figures.range_signs)}))?$`),
    bounded: new RegExp(
      `(?:${anyOf([...(figures.before.more_than ?? []), ...(figures.before.less_than ?? []), ...(figures.before.at_least ?? [])])})$`,
    ),
    saidAgain: new RegExp(`[(](?:${anyOf([...figures.inclusive_notes, ...figures.exclusive_notes])})$`),
    fine: fineBehind(figures),
    rankBefore: new RegExp(`^(?:${anyOf(figures.ranks_before)})$`),
    rank: new RegExp(`^(?:${anyOf(figures.ranks)})`),
    sharing: new RegExp(`^(?:${anyOf(figures.sharing_signs)})$`),
    source: new RegExp(`(?:${anyOf(provisions.change_sources)})[^,\\u3002;\\d]{0,30}$`),
    // A full stop where the decimal point should be, before a measure.
    damaged: new RegExp(`(?<![\\d.])(\\d{1,3})\\u3002(\\d{1,2})(?=${anyOf([...figures.percent, ...Object.keys(characters.powers)])})`, 'g'),
    benefit: new RegExp(`(?:${anyOf(figures.benefit_nouns)})[^,\\u3002;\\n]{0,16}$`),
  }
}

/** The measured numbers of a text outside the spans already read as something else, in order. */
export function candidatesIn(text: string, taken: readonly Span[], reader: Reader): readonly Candidate[] {
  const patterns = reader.part(patternsOf)
  const damaged = [...text.matchAll(patterns.damaged)].map((match) => ({ from: match.index, to: match.index + match[0].length }))
  const isFree = freeOf(taken)
  const { rankBefore, rank, saidAgain } = patterns
  // "Two and more (2 included)".
  const isSaidAgain = (at: number) => saidAgain.test(text.slice(Math.max(0, at - 4), at))
  const isRank = (at: number, end: number) => rankBefore.test(text.charAt(at - 1)) && rank.test(text.slice(end, end + 2))
  const isOrdinal = (at: number) => patterns.ordinal.test(text.slice(Math.max(0, at - 8), at))
  const numerals = numeralsIn(text, reader).filter(
    ({ from, to }) => isFree(from, to) && !isOrdinal(from) && !isInRatio(text, from, to) && !isRank(from, to) && !isSaidAgain(from),
  )
  const found: Candidate[] = []
  // From the end, so that a number without a measure can take the one of the number after it.
  let next: { readonly from: number; readonly figure: Measured | undefined } | undefined
  for (const numeral of numerals.toReversed()) {
    if (damaged.some((span) => span.from === numeral.from && numeral.to < span.to)) continue
    const damage = damaged.find((span) => numeral.from > span.from && numeral.from < span.to)
    const own = measuredOf(text, numeral, reader)
    const between = next === undefined ? '' : text.slice(own?.to ?? numeral.to, next.from)
    const isChange = patterns.source.test(text.slice(Math.max(0, numeral.from - 40), numeral.from))
    const isRange = patterns.range.test(between) && !isChange
    const isSized = numeral.power >= 4 && patterns.bracket.test(between)
    const isShared = isRange || isSized || (patterns.sharing.test(between) && isAlike(numeral, next?.figure))
    const figure =
      own ?? (isShared && next?.figure !== undefined ? shared(numeral, next.figure) : undefined) ?? bareCount(text, numeral, reader)
    if (figure !== undefined) {
      const high = isRange && figure.sort === next?.figure?.sort ? found.pop() : undefined
      if (high !== undefined) found.push({ ...high, range: 'high', rangeTo: high.figure.to })
      found.push({
        figure: damage === undefined ? figure : { ...figure, from: damage.from },
        range: high === undefined ? undefined : 'low',
        rangeTo: high?.figure.to,
        isDamaged: damage !== undefined || figure.isTorn,
      })
    }
    next = { from: figure?.from ?? numeral.from, figure }
  }
  return found.toReversed()
}

/** "At 6:4", "at 9:30": two numbers and a colon are a ratio or the time of day, and neither counts anything. */
function isInRatio(text: string, from: number, to: number): boolean {
  return /\d:$/.test(text.slice(Math.max(0, from - 2), from)) || /^:\d/.test(text.slice(to, to + 2))
}

/** A number that takes its measure from the next: its power of ten too, as in "5 to 10 ten-thousands", where it is the smaller as printed. */
function shared(numeral: Numeral, next: Measured): Measured {
  const mantissa = Number(scaled(next.value, -next.power))
  const takesPower = numeral.power === 0 && next.power > 0 && Number(numeral.value) < mantissa
  return takesPower ? { ...next, ...numeral, value: scaled(numeral.value, next.power), power: next.power } : { ...next, ...numeral }
}

/** Numbers listed side by side are of a size; a telephone number is not. */
function isAlike(numeral: Numeral, next: Measured | undefined): boolean {
  return (
    next !== undefined &&
    !numeral.isHan &&
    Math.abs(scaled(numeral.value, -numeral.power).length - scaled(next.value, -next.power).length) <= 2
  )
}

/** Something whose measure word is left out: in ten thousands of what is counted, or of money where something is paid; or bounded as an attribute. */
function bareCount(text: string, numeral: Numeral, reader: Reader): Measured | undefined {
  if (numeral.isHan) return undefined
  const isBounded =
    text.startsWith(OF, numeral.to) && reader.part(patternsOf).bounded.test(text.slice(Math.max(0, numeral.from - 6), numeral.from))
  if (isBounded) return { ...numeral, unit: '', sort: 'count', isWeak: false }
  if (numeral.power < 4) return undefined
  const isPaid = reader.part(patternsOf).benefit.test(text.slice(Math.max(0, numeral.from - 24), numeral.from))
  const isFine = reader.part(patternsOf).fine.test(text.slice(numeral.to, numeral.to + 34))
  if (isFine || (isPaid && (numeral.to === text.length || `,${STOP};)\n`.includes(text.charAt(numeral.to)))))
    return { ...numeral, unit: '', sort: 'amount', isWeak: false }
  return /[\u4E00-\u9FFF]/.test(text.charAt(numeral.to)) ? { ...numeral, unit: '', sort: 'count', isWeak: false } : undefined
}

/** Whether a place is free of spans in order, asked from left to right. */
function freeOf(spans: readonly Span[]): (from: number, to: number) => boolean {
  let at = 0
  return (from, to) => {
    while (at < spans.length && (spans[at]?.to ?? 0) <= from) at++
    const span = spans[at]
    return span === undefined || span.from >= to
  }
}
