import type { OfficialDocument, Reader, Span } from '../documents/index.ts'
import { type Answers, compareSaid } from './changes.ts'
import { findAdoption, findCitation } from './citation.ts'
import type { TransmissionFinding } from './findings.ts'
import { gapOf, locate, type SubjectTransmission, standsAlone, uncoveredParts, waysApart } from './gaps.ts'
import { answersOf, findMatches, type Matched, PARTLY, TAKEN, type TransmissionMatch } from './matches.ts'
import { type Passage, passagesOf, type Rarity, rarityOf } from './passages.ts'
import { askedSentences, type ReadClause, readClauses, type Sentence } from './sentences.ts'
import { compareResponsible } from './units.ts'
import type { TransmissionWords } from './words.ts'

export type TransmissionStatus = 'taken_up' | 'partly' | 'by_reference' | 'not_taken_up'

/** Whether a lower document takes up what one sentence of the upper one says, where, by what, and what it changed. */
export interface SentenceTransmission {
  readonly clause: string
  readonly span: Span
  readonly status: TransmissionStatus
  /** Share of the sentence found in all matching clauses together, 0 to 1. */
  readonly coverage: number
  /** Clauses of the lower document that speak of it, best first. */
  readonly taken: readonly TransmissionMatch[]
  readonly subjects: readonly SubjectTransmission[]
  /** Parts of a sentence taken up that the matching clauses have no words of. */
  readonly uncovered: readonly Span[]
  readonly findings: readonly TransmissionFinding[]
}

/** One clause of the upper document, sentence by sentence. */
export interface ClauseTransmission {
  readonly clause: string
  readonly heading: string | undefined
  readonly sentences: readonly SentenceTransmission[]
  /** What concerns the clause as a whole: who answers for it. */
  readonly findings: readonly TransmissionFinding[]
}

/** A lower document laid beside an upper one. */
export interface Transmission {
  /** Where the lower document names the upper one. */
  readonly citation: Span | undefined
  /** Where the lower document has the rest of the upper one carried out as it stands. */
  readonly adoption: Span | undefined
  readonly clauses: readonly ClauseTransmission[]
  /** Clauses of the lower document that no sentence of the upper one led to: what it sets itself. */
  readonly own: readonly { readonly clause: string; readonly span: Span }[]
}

/**
 * Lays a lower document beside the upper one it implements, clause by clause and sentence by sentence. Two things show that a sentence
 * is taken up: the subjects it names, in whatever words, and its wording, each weighted by how rare it is in both documents, so that
 * set phrases weigh next to nothing. What is taken up is then compared by its figures, days, rhythms, groups and units.
 */
export function compareTransmission(
  upper: OfficialDocument,
  lower: OfficialDocument,
  words: TransmissionWords,
  reader: Reader,
): Transmission {
  const above = readClauses(upper, words, reader)
  const below = readClauses(lower, words, reader)
  const adoption = findAdoption(upper, lower, words, reader)
  const comparison: Comparison = {
    below,
    words,
    rarity: rarityOf([...above, ...below]),
    passages: passagesOf(below),
    answers: answersOf(above.flatMap(askedSentences), below),
    isAdopted: adoption !== undefined,
  }
  const clauses = above.flatMap((clause) => compareClause(clause, comparison))
  return { citation: findCitation(upper, lower, reader), adoption, clauses, own: ownClauses(below, clauses) }
}

interface Comparison {
  readonly below: readonly ReadClause[]
  readonly words: TransmissionWords
  readonly rarity: Rarity
  readonly passages: readonly Passage[]
  readonly answers: Answers
  readonly isAdopted: boolean
}

function compareClause(clause: ReadClause, comparison: Comparison): readonly ClauseTransmission[] {
  const compared = askedSentences(clause).map((sentence) => compareSentence(sentence, comparison))
  if (compared.length === 0) return []
  const { number, heading } = clause.clause
  const bestOf = ({ matched }: Compared) => matched.slice(0, 1).map((match) => match.clause)
  const sentences = compared.map((one) => {
    const around = new Set(compared.filter((other) => other !== one).flatMap((other) => bestOf(other).map((best) => best.clause.number)))
    const { result, matched } = one
    return { ...result, findings: [...waysApart(result.subjects, matched, around, number), ...result.findings] }
  })
  const lowers = [...new Set(compared.flatMap(bestOf))]
  return [{ clause: number, heading: heading?.value, sentences, findings: compareResponsible(clause, lowers) }]
}

interface Compared {
  readonly result: SentenceTransmission
  readonly matched: readonly Matched[]
}

function compareSentence(sentence: Sentence, { passages, answers, rarity, below, words, isAdopted }: Comparison): Compared {
  const { coverage, matched, aside } = findMatches(sentence, passages, answers, rarity)
  const subjects = sentence.subjects.map((subject) => locate(sentence, subject, matched, below))
  const shown = new Set(aside.flatMap(({ match }) => match.subjects))
  const gaps = subjects.filter(({ name }) => !shown.has(name)).flatMap((subject) => gapOf(sentence, subject, subjects))
  const all = [...matched, ...aside]
  const status = statusOf(coverage, matched, subjects)
  // What the lower document does not say again and has carried out as it stands is not left out.
  const isByReference = isAdopted && status === 'not_taken_up'
  const result: SentenceTransmission = {
    clause: sentence.clause,
    span: sentence.span,
    status: isByReference ? 'by_reference' : status,
    coverage,
    taken: all.map(({ match }) => match),
    subjects,
    uncovered: uncoveredParts(sentence, all),
    findings: isByReference ? [] : [...gaps, ...compareSaid(sentence, matched, answers, words)],
  }
  return { result, matched }
}

/** One name in common is not yet the same provision; this share of its wording must stand there as well. */
const ONE_NAME_NEEDS = 0.1

/** What stands for itself and is named nowhere below is a gap, however much of the rest is there. */
function statusOf(coverage: number, matched: readonly Matched[], subjects: readonly SubjectTransmission[]): TransmissionStatus {
  if (coverage < PARTLY) return 'not_taken_up'
  const hasGap = subjects.some(({ kind, found }) => standsAlone(kind) && found === 'nowhere')
  const named = new Set(matched.flatMap(({ match }) => match.subjects))
  const shared = subjects.filter(({ name, kind }) => standsAlone(kind) && named.has(name)).length
  const isSaid = shared > 1 || matched.some(({ match }) => match.wordingCoverage >= ONE_NAME_NEEDS)
  return coverage >= TAKEN && !hasGap && isSaid ? 'taken_up' : 'partly'
}

/** Attached lists repeat provisions and set nothing themselves; nor do headings of sections. */
function ownClauses(below: readonly ReadClause[], clauses: readonly ClauseTransmission[]): Transmission['own'] {
  const led = new Set(clauses.flatMap(({ sentences }) => sentences.flatMap(({ taken }) => taken.map(({ clause }) => clause))))
  return below
    .filter((read) => !read.isAttachment && !led.has(read.clause.number) && askedSentences(read).length > 0)
    .map(({ clause }) => ({ clause: clause.number, span: clause.span }))
}
