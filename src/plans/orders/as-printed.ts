import type { CadenceMention, FigureMention } from '../../documents/index.ts'
import { WITHIN } from '../script.zh.ts'
import type { Cadence, Target } from './orders.ts'

/** Whether what an order says is what a clause prints: one judgement for the lines of a block and for what stands beside the text. */

type Side = 'low' | 'high' | 'about' | 'exactly'

const sideOf: Readonly<Record<Target['comparison'], Side>> = {
  at_least: 'low',
  more_than: 'low',
  at_most: 'high',
  less_than: 'high',
  about: 'about',
  exactly: 'exactly',
  all: 'exactly',
}

const sides: Readonly<Record<FigureMention['bound'], readonly Side[]>> = {
  at_least: ['low'],
  more_than: ['low'],
  at_most: ['high'],
  less_than: ['high'],
  ceiling: ['high'],
  about: ['about'],
  exactly: ['low', 'high', 'exactly'],
}

/**
 * Whether a goal bounds the way a printed figure does. A bare figure is one to reach where more is better, one to keep to where less is,
 * or the figure as it is; where nobody says what is better, it may be either.
 */
export function boundsAsPrinted(comparison: Target['comparison'], bound: FigureMention['bound'], better?: 'higher' | 'lower'): boolean {
  const side = sideOf[comparison]
  const worse = better === undefined ? undefined : better === 'higher' ? 'high' : 'low'
  return sides[bound].includes(side) && !(bound === 'exactly' && side === worse)
}

/** Whether a rhythm is printed with the days in it that the order gives. */
export function isRhythmPrinted(
  { every, dueDay, dueAfterEnd }: Pick<Cadence, 'every' | 'dueDay' | 'dueAfterEnd'>,
  printed: readonly CadenceMention[],
): boolean {
  return printed.some(
    (mention) =>
      mention.every === every &&
      (dueDay === undefined || mention.dueDay === dueDay) &&
      (dueAfterEnd === undefined || mention.dueDaysAfterEnd === dueAfterEnd),
  )
}

/** Whether words without spaces give a time allowed as one within which something is done. */
export const isTermPrinted = (term: number, words: string): boolean =>
  new RegExp(`(?<![\\d.])${term}[^\\d,\\u3002;]{0,4}${WITHIN}`).test(words)

/** Whether a count is printed, as a figure or in words without spaces; one time often goes without a number. */
export const isCountPrinted = (times: number, figures: readonly FigureMention[], words: string): boolean =>
  times === 1 ||
  figures.some(({ value }) => value !== undefined && Number(value) === times) ||
  new RegExp(`(?<![\\d.])${times}(?![\\d.])`).test(words)

/** Whether most of the name of whom a report goes to stands in the words, or it is whoever issued the document. */
export function isRecipientPrinted(name: string, issuer: string, words: string): boolean {
  const isIssuer = isMostlyIn(name, issuer) && isMostlyIn(issuer, name)
  return isIssuer || name.split(/[\u3001,]/).every((part) => isMostlyIn(part, words))
}

/** The share of a name that has to stand somewhere for it to be spoken of there, shortened or not. */
export const MOST = 0.6

/** Pairs of characters of a text that follow each other. */
export const pairsOf = (text: string): readonly string[] =>
  Array.from({ length: Math.max(1, text.length - 1) }, (_, at) => text.slice(at, at + 2))

function isMostlyIn(name: string, words: string): boolean {
  const pairs = pairsOf(name)
  return pairs.filter((pair) => words.includes(pair)).length >= pairs.length * MOST
}
