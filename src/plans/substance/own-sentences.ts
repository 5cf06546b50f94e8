import type { Policy } from '../plan.ts'
import type { Hit, Passage } from './passage.ts'

/**
 * A passage as one policy of several that share a clause may rest on it: without the sentences that plainly speak of another of
 * them. A sentence speaks of a policy by the part of its name that no other of them has; one that names none is everybody's.
 */
export function ownSentences(passage: Passage, policy: Policy, sharing: readonly Policy[]): Passage {
  if (sharing.length < 2) return passage
  const names = sharing.map(({ program }) => program.zh)
  const marks = new Map(sharing.map((each, i) => [each, marksOf(names[i] ?? '', names.toSpliced(i, 1))]))
  const others = sharing.filter((each) => each !== policy)
  const sentences = sentencesOf(passage)
  const speaks = (each: Policy, { from, to }: Hit) => {
    const sentence = passage.text.slice(from, to)
    const pieces = piecesOf(each.program.zh)
    const heard = pieces.filter((piece) => sentence.includes(piece)).length
    return heard >= pieces.length * MOST_OF_A_NAME || (marks.get(each) ?? []).some((mark) => sentence.includes(mark))
  }
  // Of a policy that no sentence names nothing can be told.
  if (!sentences.some((sentence) => speaks(policy, sentence))) return passage
  const strangers = sentences.filter((sentence) => !speaks(policy, sentence) && others.some((each) => speaks(each, sentence)))
  return strangers.length === 0 ? passage : without(passage, strangers)
}

/** Characters a part of a name needs to tell it from the others. */
const MARK_LENGTH = 2

/** So much of a name in a sentence names it, whatever it shares with others. */
const MOST_OF_A_NAME = 0.6

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
  return { text, figures: passage.figures.filter((hit) => !isGone(hit)), dates: passage.dates.filter((hit) => !isGone(hit)) }
}

/** Ends a part of a sentence without being one of its words. */
const BLANK = ';'
