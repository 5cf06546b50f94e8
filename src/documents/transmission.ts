import type { Clause, OfficialDocument, Span } from './document.ts'

/** Whether a lower document takes up what one sentence of the upper one says, and where. */
export interface Transmission {
  readonly clause: string
  readonly span: Span
  readonly status: 'taken_up' | 'partly' | 'not_taken_up'
  /** Share of the sentence's distinctive wording found in the best matching clause, 0 to 1. */
  readonly coverage: number
  /** Clauses of the lower document that speak of it, best first. */
  readonly taken: readonly { readonly clause: string; readonly span: Span; readonly coverage: number }[]
}

/** From which coverage on a sentence counts as taken up, and as partly so; chosen by reading a published pair side by side. */
const TAKEN = 0.42
const PARTLY = 0.24
const MOST_MATCHES = 3

/**
 * Lays a lower document beside the upper one it implements, sentence by sentence. Wording is compared by runs of two and three
 * characters, each weighted by how rare it is in both documents, so that set phrases everybody uses weigh next to nothing.
 * Headings and what `isFrame` recognises (lines that only name responsible units) ask for nothing and are left out.
 */
export function compareTransmission(
  upper: OfficialDocument,
  lower: OfficialDocument,
  isFrame: (sentence: string) => boolean,
): readonly Transmission[] {
  const asked = sentencesOf(upper, isFrame)
  const given = sentencesOf(lower, isFrame)
  const weights = weigh([...asked, ...given])
  const clauses = groupByClause(given)
  return asked.map((sentence) => transmissionOf(sentence, clauses, weights))
}

interface Sentence {
  readonly clause: string
  readonly span: Span
  readonly grams: ReadonlySet<string>
}

interface ClauseGrams {
  readonly clause: string
  readonly span: Span
  readonly grams: ReadonlySet<string>
}

function transmissionOf(sentence: Sentence, clauses: readonly ClauseGrams[], weights: Weights): Transmission {
  const matches = clauses
    .map((clause) => ({ clause: clause.clause, span: clause.span, coverage: coverageOf(sentence.grams, clause.grams, weights) }))
    .filter((match) => match.coverage >= PARTLY)
    .sort((a, b) => b.coverage - a.coverage)
    .slice(0, MOST_MATCHES)
  const coverage = matches[0]?.coverage ?? 0
  const status = coverage >= TAKEN ? 'taken_up' : coverage >= PARTLY ? 'partly' : 'not_taken_up'
  return { clause: sentence.clause, span: sentence.span, status, coverage, taken: matches }
}

type Weights = (gram: string) => number

/** Rarer runs of characters tell more; one that stands in most sentences tells nothing. */
function weigh(sentences: readonly Sentence[]): Weights {
  const seen = new Map<string, number>()
  for (const sentence of sentences) for (const gram of sentence.grams) seen.set(gram, (seen.get(gram) ?? 0) + 1)
  const total = Math.max(1, sentences.length)
  return (gram) => Math.log(total / (seen.get(gram) ?? total)) ** 2
}

function coverageOf(wanted: ReadonlySet<string>, found: ReadonlySet<string>, weights: Weights): number {
  let all = 0
  let covered = 0
  for (const gram of wanted) {
    const weight = weights(gram)
    all += weight
    if (found.has(gram)) covered += weight
  }
  return all === 0 ? 0 : covered / all
}

function groupByClause(sentences: readonly Sentence[]): readonly ClauseGrams[] {
  const groups = new Map<string, { span: Span; grams: Set<string> }>()
  for (const sentence of sentences) {
    const group = groups.get(sentence.clause)
    if (group === undefined) groups.set(sentence.clause, { span: sentence.span, grams: new Set(sentence.grams) })
    else {
      groups.set(sentence.clause, {
        span: { from: group.span.from, to: sentence.span.to },
        grams: new Set([...group.grams, ...sentence.grams]),
      })
    }
  }
  return [...groups].map(([clause, group]) => ({ clause, ...group }))
}

/** Sentences end at a full stop, a semicolon, or the end of a clause; shorter than this they are headings or remains. */
const SHORTEST = 8
const sentenceEnd = /[\u3002\uFF1B;]/g

function sentencesOf(document: OfficialDocument, isFrame: (sentence: string) => boolean): readonly Sentence[] {
  return document.clauses.flatMap((clause) => clauseSentences(clause, isFrame))
}

function clauseSentences(clause: Clause, isFrame: (sentence: string) => boolean): readonly Sentence[] {
  const { text, offsets } = clause.body
  const headingEnd = clause.heading?.span.to ?? 0
  const sentences: Sentence[] = []
  let from = 0
  const take = (to: number) => {
    const grams = gramsOf(text.slice(from, to))
    const first = offsets[from]
    const last = offsets[to - 1]
    const isAsked = last !== undefined && last > headingEnd && !isFrame(text.slice(from, to))
    if (to - from >= SHORTEST && grams.size > 0 && first !== undefined && isAsked) {
      sentences.push({ clause: clause.number, span: { from: first, to: last + 1 }, grams })
    }
    from = to
  }
  for (const match of text.matchAll(sentenceEnd)) take(match.index + 1)
  if (from < text.length) take(text.length)
  return [...sentences, ...clause.children.flatMap((child) => clauseSentences(child, isFrame))]
}

const han = /\p{Script=Han}/u

/** Runs of two and three Han characters; digits and signs differ between documents where the wording does not. */
function gramsOf(text: string): ReadonlySet<string> {
  const grams = new Set<string>()
  const characters = [...text]
  for (let i = 0; i < characters.length; i++) {
    for (const length of [2, 3]) {
      const run = characters.slice(i, i + length)
      if (run.length === length && run.every((character) => han.test(character))) grams.add(run.join(''))
    }
  }
  return grams
}
