import type { Policy } from '../plan.ts'
import type { Hit, Passage } from './passage.ts'

/**
 * A passage as one policy of several that share a clause may rest on it: without the sentences that plainly speak of another of
 * them. A sentence speaks of the policies it has most of the names of, or else of those it has a part of that no other has; one that
 * names none is everybody's. What a sentence leans on, by leaving out who it is about, belongs to it.
 */
export function ownSentences(
  passage: Passage,
  policy: Policy,
  sharing: readonly Policy[],
  words: Readonly<Record<'leaning' | 'referring' | 'common', readonly string[]>>,
): Passage {
  if (sharing.length < 2) return passage
  const names = sharing.map(({ program }) => program.zh)
  const marks = names.map((name, i) => marksOf(name, names.toSpliced(i, 1)).filter((mark) => !words.common.includes(mark)))
  const sentences = sentencesOf(passage)
  const textAt = ({ from, to }: Hit) => passage.text.slice(from, to)
  const alone = sentences.map((sentence) => spokenOf(textAt(sentence), names, marks))
  // Those among them are those of the sentence before.
  const refers = (at: number) => words.referring.some((word) => textAt(sentences[at] ?? { from: 0, to: 0 }).startsWith(word))
  const heard = alone.map((each, at) => (refers(at) ? new Set([...each, ...(alone[at - 1] ?? [])]) : each))
  const own = sharing.indexOf(policy)
  // Of a policy that no sentence names nothing can be told.
  if (!heard.some((each) => each.has(own))) return passage
  const leans = (at: number) => words.leaning.some((word) => textAt(sentences[at] ?? { from: 0, to: 0 }).startsWith(word))
  const isKept = (at: number): boolean => {
    const each = heard[at]
    return each === undefined || each.size === 0 || each.has(own) || (leans(at + 1) && heard[at + 1]?.has(own) === true)
  }
  const strangers = sentences.filter((_, at) => !isKept(at))
  return strangers.length === 0 ? passage : without(passage, strangers)
}

function piecesHeard(text: string, name: string): number {
  return piecesOf(name).filter((piece) => text.includes(piece)).length
}

/** Of which of some names a sentence speaks. */
function spokenOf(sentence: string, names: readonly string[], marks: readonly (readonly string[])[]): ReadonlySet<number> {
  const heard = names.map((name) => piecesHeard(sentence, name))
  const isNamed = (at: number) => (heard[at] ?? 0) >= piecesOf(names[at] ?? '').length * MOST_OF_A_NAME
  const named = [...names.keys()].filter(isNamed)
  // The longer name is the one that is meant, unless it holds the shorter.
  const isOutdone = (at: number) =>
    named.some((other) => (heard[at] ?? 0) < (heard[other] ?? 0) * NEARLY && names[other]?.includes(names[at] ?? '') !== true)
  const isMarked = (at: number) => (marks[at] ?? []).some((mark) => sentence.includes(mark))
  // A name inside another has no mark of its own: it is heard with the longer.
  const isInMarked = (at: number) => [...names.keys()].some((other) => isMarked(other) && names[other]?.includes(names[at] ?? '') === true)
  const isHeard = named.length > 0 ? (at: number) => isNamed(at) && !isOutdone(at) : (at: number) => isMarked(at) || isInMarked(at)
  return new Set([...names.keys()].filter(isHeard))
}

/** Characters a part of a name needs to tell it from the others. */
const MARK_LENGTH = 2

/** So much of a name in a sentence names it, whatever it shares with others. */
const MOST_OF_A_NAME = 0.6

/** A name is named beside a longer one where nearly as much of it is heard. */
const NEARLY = 0.8

function piecesOf(name: string): readonly string[] {
  return Array.from({ length: Math.max(1, name.length - MARK_LENGTH + 1) }, (_, at) => name.slice(at, at + MARK_LENGTH))
}

/** Pieces of a name that stand in no other name. */
function marksOf(name: string, others: readonly string[]): readonly string[] {
  return [...new Set(piecesOf(name))].filter((piece) => !others.some((other) => other.includes(piece)))
}

function sentencesOf({ text }: Passage): readonly Hit[] {
  return [...text.matchAll(/[^\u3002;\n]+/g)].map((match) => ({ from: match.index, to: match.index + match[0].length }))
}

function without(passage: Passage, strangers: readonly Hit[]): Passage {
  const isGone = (hit: Hit) => strangers.some(({ from, to }) => from <= hit.from && hit.from < to)
  const text = strangers.reduce((left, { from, to }) => left.slice(0, from) + BLANK.repeat(to - from) + left.slice(to), passage.text)
  const left = <T extends Hit>(hits: readonly T[]) => hits.filter((hit) => !isGone(hit))
  return { text, figures: left(passage.figures), dates: left(passage.dates), cadences: left(passage.cadences) }
}

/** Ends a part of a sentence without being one of its words. */
const BLANK = ';'
