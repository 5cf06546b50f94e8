import type { Span } from '../documents/index.ts'
import type { TransmissionPlace } from './findings.ts'
import { type Sentence, subjectsWithin } from './sentences.ts'
import type { SubjectKind, TransmissionWords } from './words.ts'

/** A mention with the sentence it stands in. */
export interface Standing<M> {
  readonly mention: M
  readonly sentence: Sentence
}

/** The mentions of some sentences that pass a test. */
export function standing<M>(
  sentences: readonly Sentence[],
  pick: (mention: Sentence['mentions'][number], sentence: Sentence) => M | undefined,
): readonly Standing<M>[] {
  return sentences.flatMap((sentence) =>
    sentence.mentions.flatMap((each) => {
      const mention = pick(each, sentence)
      return mention === undefined ? [] : [{ mention, sentence }]
    }),
  )
}

const pause = /[,\u3002;:\uFF0C\uFF1A]/

/** The part of a sentence between two pauses that a mention stands in. */
export function segmentAround(sentence: Sentence, span: Span): string {
  const { from, to } = boundsOf(sentence, span)
  return sentence.text.slice(from, to)
}

const CLOSE = 9

/** The few words right before and after a mention, which say what exactly is counted. */
export function wordsBeside({ text, offsets }: Sentence, span: Span): string {
  const at = Math.max(
    0,
    offsets.findIndex((offset) => offset >= span.from),
  )
  const end = offsets.findIndex((offset) => offset >= span.to)
  return text.slice(Math.max(0, at - CLOSE), (end < 0 ? text.length : end) + CLOSE)
}

/**
 * The subjects of some kinds that hold for a mention: those of the part between two pauses it stands in,
 * or where that names none, of the nearest part before it.
 */
export function subjectsAround(
  sentence: Sentence,
  span: Span,
  kinds: readonly SubjectKind[],
  words: TransmissionWords,
): ReadonlySet<string> {
  let { from, to } = boundsOf(sentence, span)
  for (;;) {
    const names = subjectsWithin(sentence.text.slice(from, to), kinds, words)
    if (names.length > 0 || from <= 0) return new Set(names)
    to = from
    from = startOf(sentence.text, from - 1)
  }
}

function boundsOf({ text, offsets }: Sentence, span: Span): { from: number; to: number } {
  const at = Math.max(
    0,
    offsets.findIndex((offset) => offset >= span.from),
  )
  const end = offsets.findIndex((offset) => offset >= span.to)
  const rest = text.slice(end < 0 ? text.length : end)
  const next = rest.search(pause)
  return { from: startOf(text, at), to: text.length - rest.length + (next < 0 ? rest.length : next) }
}

function startOf(text: string, at: number): number {
  let from = at
  while (from > 0 && !pause.test(text[from - 1] ?? '')) from--
  return from
}

/** Where a mention stands, with its own words. */
export function placeOf({ mention, sentence }: Standing<{ readonly span: Span }>): TransmissionPlace {
  const from = Math.max(
    0,
    sentence.offsets.findIndex((offset) => offset >= mention.span.from),
  )
  const end = sentence.offsets.findIndex((offset) => offset >= mention.span.to)
  return {
    clause: sentence.clause,
    span: mention.span,
    value: sentence.text.slice(from, end < 0 ? undefined : end).replaceAll(/\s/g, ''),
  }
}

/** True when two sets of names have none in common though both have some. */
export function areApart(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size > 0 && other.size > 0 && ![...one].some((name) => other.has(name))
}
