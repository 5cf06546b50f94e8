import type { ClauseView, Sentence } from './clause-view.ts'
import { ofKind } from './clause-view.ts'
import type { DraftingWords } from './drafting-words.ts'
import { shorten } from './shorten.ts'

/** A piece of work a clause orders, and where it stands. */
export interface MeasureFound {
  readonly what: string
  readonly from: number
  /** End of the part of the sentence it is taken from. */
  readonly to: number
  readonly sentence: Sentence
}

export const LONGEST_MEASURE = 24
/** What comes after is left to the person who reads the draft. */
export const MOST_MEASURES = 12

/** The phrases of a clause that begin with a verb of action, in order, each once. */
export function findMeasures(view: ClauseView, words: DraftingWords): readonly MeasureFound[] {
  const hidden = responsibilityRanges(view)
  const found: MeasureFound[] = []
  for (const sentence of view.sentences) {
    for (const part of partsOf(view.text, sentence, hidden)) {
      const what = measureOf(part.text, words)
      if (what !== undefined && !found.some((measure) => measure.what === what))
        found.push({ what, from: part.from, to: part.from + part.text.length, sentence })
    }
  }
  return found
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

/** The parts of a sentence between commas, what is hidden taken out. */
function partsOf(
  text: string,
  sentence: Sentence,
  hidden: readonly { readonly from: number; readonly to: number }[],
): readonly { readonly text: string; readonly from: number }[] {
  const characters = [...text.slice(sentence.from, sentence.to).split('')]
  for (const range of hidden)
    for (let at = Math.max(range.from, sentence.from); at < Math.min(range.to, sentence.to); at++) characters[at - sentence.from] = '\n'
  return [...characters.join('').matchAll(/[^\uFF0C,:\uFF1A\n]+/g)].map((match) => ({ text: match[0], from: sentence.from + match.index }))
}

function measureOf(part: string, words: DraftingWords): string | undefined {
  let rest = part.trim()
  const plain = rest
  for (let match = words.openers.exec(rest); match !== null && match[0] !== ''; match = words.openers.exec(rest))
    rest = rest.slice(match[0].length)
  if (words.means.test(rest)) return undefined
  const manner = words.keptManner.exec(rest)?.[0] ?? ''
  if (!words.verbs.test(rest.slice(manner.length))) return undefined
  if (words.notMeasures.test(plain) || words.notMeasures.test(rest)) return undefined
  const what = shorten(rest, LONGEST_MEASURE, words.cutAt)
  return [...what].length < 4 ? undefined : what
}
