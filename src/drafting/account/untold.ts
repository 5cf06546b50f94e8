import type { Mention } from '../../documents/index.ts'
import { PART_SIGNS, stretchesOf } from '../brackets.ts'
import { type ClauseView, type Sentence, sentencesOf } from '../clause-view.ts'
import type { DraftingWords } from '../drafting-words.ts'
import { type Claim, isLetter, toldBy } from './claim.ts'

/** What of a sentence no part of the draft took. */
export interface Untold {
  readonly sentence: Sentence
  /** The sentence as it stands, or those of its parts that were left. */
  readonly text: string
  readonly from: number
  /** Something was drafted of the sentence: what is left says more of it. */
  readonly isDrafted: boolean
  /** What is left holds a figure, a day or a rhythm that stands nowhere. */
  readonly hasNumber: boolean
}

type Stretch = Pick<Sentence, 'from' | 'to'>

/** A sentence no longer than this is quoted whole. */
const SHORT_SENTENCE = 60
/** A single letter left over says nothing, unless it denies. */
const FEWEST_LETTERS = 2

/** What is left of every sentence of a clause, heading included, when all that was taken is told. */
export function untoldIn(view: ClauseView, claims: readonly Claim[], words: DraftingWords): readonly Untold[] {
  const numbers = view.mentions.flatMap(({ mention, from, to }) => (isNumber(mention) && from !== undefined ? [{ from, to }] : []))
  const told = toldBy(view.text, claims, numbers)
  const drafted = toldBy(
    view.text,
    claims.filter(({ isUnit }) => isUnit !== true),
    numbers,
  )
  const left = numbers.filter(({ from, to }) => told.subarray(from, to).includes(0))
  return sentencesOf(view.text).flatMap((sentence) => leftOf(view, sentence, { told, drafted, numbers: left }, words))
}

/** Figures, days and rhythms. */
export function isNumber({ kind }: Mention): boolean {
  return kind === 'figure' || kind === 'date' || kind === 'cadence'
}

function leftOf(
  view: ClauseView,
  sentence: Sentence,
  { told, drafted, numbers }: { readonly told: Uint8Array; readonly drafted: Uint8Array; readonly numbers: readonly Stretch[] },
  words: DraftingWords,
): readonly Untold[] {
  const parts = stretchesOf(sentence.text, PART_SIGNS).map((part) => ({ from: sentence.from + part.from, to: sentence.from + part.to }))
  const left = parts.filter((part) => weightOf(view.text, part, told, words) >= FEWEST_LETTERS)
  if (left.length === 0) return []
  const count = (stretches: readonly Stretch[]) => stretches.reduce((sum, { from, to }) => sum + to - from, 0)
  const isDrafted = drafted.subarray(sentence.from, sentence.to).includes(1)
  // Half a sentence is hard to understand without the rest of it.
  const isWhole = count(left) * 2 >= count(parts) || count(parts) <= SHORT_SENTENCE
  return (isWhole ? [sentence] : runsOf(left, parts)).map(({ from, to }) => ({
    sentence,
    text: view.text.slice(from, to).trim(),
    from,
    isDrafted,
    hasNumber: numbers.some((number) => number.from >= from && number.from < to),
  }))
}

/** Parts side by side are one stretch. */
function runsOf(left: readonly Stretch[], parts: readonly Stretch[]): readonly Stretch[] {
  const runs: { from: number; to: number }[] = []
  for (const part of left) {
    const last = runs.at(-1)
    const before = parts[parts.indexOf(part) - 1]
    if (last !== undefined && before?.to === last.to) last.to = part.to
    else runs.push({ ...part })
  }
  return runs
}

/** How many letters of a part are left when what need not be told is taken out of it. */
function weightOf(text: string, { from, to }: Stretch, told: Uint8Array, { needNotBeTold, denials }: DraftingWords): number {
  let weight = 0
  for (let at = from; at < to; ) {
    let end = at
    while (end < to && told[end] !== 1) end++
    const rest = text.slice(at, end)
    if (denials.test(rest)) weight += FEWEST_LETTERS
    weight += [...rest.replaceAll(needNotBeTold, '')].filter(isLetter).length
    at = end + 1
  }
  return weight
}
