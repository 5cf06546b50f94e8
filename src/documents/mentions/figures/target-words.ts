import type { Found } from '../../document.ts'
import type { DateMention } from '../../mention.ts'
import type { Lexicon } from '../../words/lexicon.ts'
import { anyOf } from '../../words/pattern.ts'
import type { Reader } from '../../words/reader.ts'
import { indexFrom } from '../index-from.ts'
import { partAround, sentenceAround } from '../part.ts'
import type { BoundFound } from './bounds.ts'
import type { Measured } from './measures.ts'

const patternsOf = (lexicon: Lexicon) => {
  const { figures } = lexicon
  return {
    edge: new RegExp(`^(?:${anyOf(figures.indicator_edges)})`),
    tail: new RegExp(`(?:${anyOf(figures.indicator_tails)})$`),
    verb: new RegExp(`(?:${anyOf(figures.goals)})$`),
    after: /^[^,\u3002;:\u3001\d()\n]{2,24}/,
    wholeYear: new RegExp(anyOf(figures.whole_year)),
  }
}

/** What a goal counts: the words before its number, or behind it where only a verb stands before. */
export function indicatorOf(text: string, figure: Measured, bound: BoundFound, reader: Reader): Found<string> | undefined {
  const patterns = reader.part(patternsOf)
  const part = partAround(text, figure.from, figure.from)
  // Enumerations put commas of their own kind between goals.
  let from = part.from + part.text.slice(0, Math.max(0, bound.from - part.from)).lastIndexOf('\u3001') + 1
  let to = bound.from
  for (let match = patterns.edge.exec(text.slice(from, to)); match !== null; match = patterns.edge.exec(text.slice(from, to)))
    from += match[0].length
  for (let match = patterns.tail.exec(text.slice(from, to)); match !== null; match = patterns.tail.exec(text.slice(from, to)))
    to -= match[0].length
  const before = text.slice(from, to)
  const isVerb = before.length < 2 || patterns.verb.test(before)
  const after = isVerb ? patterns.after.exec(text.slice(bound.to, bound.to + 30))?.[0] : undefined
  if (after !== undefined) return { value: after, span: { from: bound.to, to: bound.to + after.length }, confidence: 0.7 }
  return before === '' ? undefined : { value: before, span: { from, to }, confidence: 0.7 }
}

/** By when a goal is to be met: the deadline its sentence names, or the end of the year it speaks of. */
export function byWhen(
  text: string,
  figure: Measured,
  reader: Reader,
  context: { readonly year: number | undefined; readonly dates: readonly DateMention[] },
): string | undefined {
  const sentence = sentenceAround(text, figure.from, figure.to)
  const startOf = ({ span }: DateMention) => span.from
  const { dates } = context
  const inside = dates
    .slice(indexFrom(dates, sentence.from, startOf), indexFrom(dates, figure.from, startOf))
    .filter((date) => date.span.to <= figure.from)
  const deadline = inside.findLast((date) => date.role === 'deadline' || date.role === 'to')
  if (deadline !== undefined) return deadline.value
  if (!reader.part(patternsOf).wholeYear.test(text.slice(sentence.from, figure.from))) return undefined
  // A year that the sentence prints is meant before that of the document.
  const year = inside.findLast((date) => /^\d{4}$/.test(date.value))?.value ?? context.year
  return year === undefined ? undefined : `${year}-12-31`
}
