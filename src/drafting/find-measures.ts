import { withoutInsides } from './brackets.ts'
import { type ClauseView, ofKind, type Sentence } from './clause-view.ts'
import { condense } from './condense.ts'
import type { DraftingWords } from './drafting-words.ts'

/** A piece of work a clause orders, and where it stands. */
export interface MeasureFound {
  readonly what: string
  readonly from: number
  /** End of the part of the sentence it is taken from. */
  readonly to: number
  readonly sentence: Sentence
}

export const LONGEST_MEASURE = 20
/** What comes after is left to the person who reads the draft. */
export const MOST_MEASURES = 12
/** Purposes told where a clause orders nothing else. */
const MOST_SLOGANS = 3

/**
 * The pieces of work a clause orders, in order, each once. Purposes, praise and calls upon somebody to act are left out where there is
 * anything else.
 */
export function findMeasures(view: ClauseView, words: DraftingWords): readonly MeasureFound[] {
  const hidden = responsibilityRanges(view)
  const found: (MeasureFound & { readonly isSlogan: boolean })[] = []
  for (const sentence of view.sentences) {
    let caller = ''
    for (const part of partsOf(view.text, sentence, hidden, words)) {
      const plain = measureOf(part.text, words)
      if (plain === undefined) continue
      const isCall = words.actorsAlone.test(plain)
      const what = called(caller, plain, words)
      caller = isCall ? (words.pivots.exec(plain)?.[0] ?? '') : ''
      const isSlogan = isCall || (words.slogans.test(plain) && !words.notSlogans.test(part.text) && !hasDay(view, part))
      const known = found.some((measure) => measure.what === what)
      if (!known) found.push({ what, from: part.from, to: part.to, sentence, isSlogan })
    }
  }
  const work = found.filter(({ isSlogan }) => !isSlogan)
  return work.length > 0 ? work : found.slice(0, MOST_SLOGANS)
}

/** "Direct the schools, draw up plans" is directing them to draw up plans. */
function called(caller: string, what: string, words: DraftingWords): string {
  const whole = `${caller}${what}`
  return caller === '' || words.pivots.test(what) || [...whole].length > LONGEST_MEASURE ? what : whole
}

interface Part {
  readonly text: string
  readonly from: number
  readonly to: number
}

function hasDay(view: ClauseView, part: Part): boolean {
  return ofKind(view, 'date').some(
    ({ mention, from }) => mention.role === 'deadline' && from !== undefined && from >= part.from && from < part.to,
  )
}

/** Brackets and lines that only name who is responsible. */
function responsibilityRanges(view: ClauseView): readonly { readonly from: number; readonly to: number }[] {
  return ofKind(view, 'unit').flatMap(({ from, to }) => {
    if (from === undefined) return []
    const open = lastOpen(view.text, from)
    if (open !== undefined) {
      const close = view.text.slice(to).search(/[)\uFF09\u3011\u3015]/)
      return [{ from: open, to: close < 0 ? view.text.length : to + close + 1 }]
    }
    const sentence = view.sentences.find((each) => each.from <= from && from < each.to)
    const label = sentence === undefined ? -1 : sentence.text.slice(0, from - sentence.from).search(/[:\uFF1A][^:\uFF1A]*$/)
    if (sentence === undefined || label < 0) return [{ from, to }]
    // The label before the colon goes with the list behind it.
    const start = Math.max(sentence.text.lastIndexOf('\uFF0C', label), sentence.text.lastIndexOf(' ', label), -1) + 1
    return [{ from: sentence.from + start, to: sentence.to }]
  })
}

/** The bracket a place stands in. */
function lastOpen(text: string, at: number): number | undefined {
  for (let place = at - 1; place >= 0 && at - place < 120; place--) {
    if (/[)\uFF09\u3011\u3015\u3002]/.test(text.charAt(place))) return undefined
    if (/[(\uFF08\u3010\u3014]/.test(text.charAt(place))) return place
  }
  return undefined
}

/** Stands for a character that does not count. */
const left = '\u0000'

/** The parts of a sentence between commas; what is hidden ends a part, what only says who or by what is taken out of it. */
function partsOf(
  text: string,
  sentence: Sentence,
  hidden: readonly { readonly from: number; readonly to: number }[],
  words: DraftingWords,
): readonly Part[] {
  const characters = [...text.slice(sentence.from, sentence.to).split('')]
  for (const match of sentence.text.matchAll(new RegExp(words.leftOut.source, 'gu')))
    characters.fill(left, match.index, match.index + match[0].length)
  for (const range of hidden)
    for (let at = Math.max(range.from, sentence.from); at < Math.min(range.to, sentence.to); at++) characters[at - sentence.from] = '\n'
  const insides = withoutInsides(sentence.text)
  const parted = characters.map((sign, at) => (sign === '\n' || sign === left ? sign : insides.charAt(at)))
  return [...parted.join('').matchAll(/[^\uFF0C,:\uFF1A\n]+/g)].map(({ 0: { length }, index }) => ({
    text: characters
      .slice(index, index + length)
      .join('')
      .replaceAll(left, ''),
    from: sentence.from + index,
    to: sentence.from + index + length,
  }))
}

function measureOf(part: string, words: DraftingWords): string | undefined {
  const plain = part.trim()
  let rest = withoutOpeners(plain, words)
  const means = words.meansBefore.exec(rest)?.[0] ?? ''
  rest = withoutOpeners(rest.slice(means.length), words)
  if (words.means.test(rest)) return undefined
  const manner = words.keptManner.exec(rest)?.[0] ?? ''
  const isDirect = words.verbs.test(rest.slice(manner.length))
  const verb =
    isDirect || !words.preposed.test(rest) || words.preposedAlone.test(rest)
      ? null
      : (words.preposedVerbs.exec(rest) ?? words.preposedVerbsElse.exec(rest))
  if (!isDirect && verb === null) return undefined
  if ((means === '' && words.notMeasures.test(plain)) || words.notMeasures.test(rest)) return undefined
  const told = rest.replace(words.figureBehind, '')
  const whole = condense([...told].length < shortest ? rest : told, LONGEST_MEASURE, words)
  // An object put first is left out where the phrase would be too long with it.
  const what = verb === null || [...whole].length <= LONGEST_MEASURE ? whole : condense(rest.slice(verb.index), LONGEST_MEASURE, words)
  return [...what].length < shortest ? undefined : what
}

const shortest = 4

function withoutOpeners(text: string, words: DraftingWords): string {
  // "Will" and "take ... into" are one character.
  const isPreposed = (part: string) => words.preposed.test(part) && words.preposedVerbs.test(part)
  let rest = text
  for (let match = words.openers.exec(rest); !isPreposed(rest) && match !== null && match[0] !== ''; match = words.openers.exec(rest))
    rest = rest.slice(match[0].length)
  return rest
}
