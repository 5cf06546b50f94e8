import type { OfficialDocument, Span } from './document.ts'
import type { Lexicon } from './lexicon.ts'
import { compareCadences } from './transmission-cadences.ts'
import { findCitation } from './transmission-citation.ts'
import { compareDates, periodsMadeDays } from './transmission-dates.ts'
import { compareFigures } from './transmission-figures.ts'
import { findingOf, type TransmissionFinding } from './transmission-findings.ts'
import {
  answersOf,
  findMatches,
  type Matched,
  namesIn,
  PARTLY,
  passagesOf,
  rarityOf,
  TAKEN,
  type TransmissionMatch,
} from './transmission-matches.ts'
import { askedSentences, type NamedSubject, type ReadClause, readClauses, type Sentence } from './transmission-sentences.ts'
import { compareDiscretion, compareResponsible, findOffices } from './transmission-units.ts'
import type { SubjectKind, TransmissionWords } from './transmission-words.ts'

export type TransmissionStatus = 'taken_up' | 'partly' | 'not_taken_up'

/** Where a lower document names a subject of an upper sentence: where it takes the sentence up, only in other provisions, or nowhere. */
export interface SubjectTransmission {
  readonly name: string
  readonly kind: SubjectKind
  readonly span: Span
  readonly found: 'here' | 'elsewhere' | 'nowhere'
  /** Clauses of the lower document that name it, where it is taken up or else where it is not. */
  readonly clauses: readonly { readonly clause: string; readonly span: Span }[]
}

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
  lexicon: Lexicon,
): Transmission {
  const above = readClauses(upper, words, lexicon)
  const below = readClauses(lower, words, lexicon)
  const comparison: Comparison = {
    below,
    words,
    rarity: rarityOf([...above, ...below]),
    passages: passagesOf(below),
    answers: answersOf(above.flatMap(askedSentences), below),
  }
  const clauses = above.flatMap((clause) => {
    const compared = askedSentences(clause).map((sentence) => compareSentence(sentence, comparison))
    if (compared.length === 0) return []
    const { number, heading } = clause.clause
    const lowers = [...new Set(compared.flatMap(({ matched }) => matched.slice(0, 1).map((match) => match.clause)))]
    const sentences = compared.map(({ result }) => result)
    return [{ clause: number, heading: heading?.value, sentences, findings: compareResponsible(clause, lowers) }]
  })
  return { citation: findCitation(upper, lower, lexicon), clauses, own: ownClauses(below, clauses) }
}

/** Attached lists repeat provisions and set nothing themselves; nor do headings of sections. */
function ownClauses(below: readonly ReadClause[], clauses: readonly ClauseTransmission[]): Transmission['own'] {
  const led = new Set(clauses.flatMap(({ sentences }) => sentences.flatMap(({ taken }) => taken.map(({ clause }) => clause))))
  return below
    .filter((read) => !read.isAttachment && !led.has(read.clause.number) && askedSentences(read).length > 0)
    .map(({ clause }) => ({ clause: clause.number, span: clause.span }))
}

interface Comparison {
  readonly below: readonly ReadClause[]
  readonly words: TransmissionWords
  readonly rarity: ReturnType<typeof rarityOf>
  readonly passages: ReturnType<typeof passagesOf>
  readonly answers: ReturnType<typeof answersOf>
}

function compareSentence(
  sentence: Sentence,
  comparison: Comparison,
): { readonly result: SentenceTransmission; readonly matched: readonly Matched[] } {
  const { coverage, matched, aside } = findMatches(sentence, comparison.passages, comparison.answers, comparison.rarity)
  const subjects = sentence.subjects.map((subject) => locate(sentence, subject, matched, comparison.below))
  const result: SentenceTransmission = {
    clause: sentence.clause,
    span: sentence.span,
    status: statusOf(coverage, matched, subjects),
    coverage,
    taken: [...matched, ...aside].map(({ match }) => match),
    subjects,
    findings: findingsOf(sentence, { matched, aside }, subjects, comparison),
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

function standsAlone(kind: SubjectKind): boolean {
  return kind === 'instrument' || kind === 'way'
}

function locate(sentence: Sentence, subject: NamedSubject, matched: readonly Matched[], below: readonly ReadClause[]): SubjectTransmission {
  const { name, kind } = subject
  const names = (sentences: readonly Sentence[]) => namesIn(sentences.filter(({ isFrame }) => !isFrame)).has(name)
  const here = matched.map(({ clause }) => clause).filter(({ sentences }) => names(sentences))
  const named = here.length > 0 ? here : below.filter(({ sentences }) => names(sentences))
  const from = sentence.offsets[subject.from] ?? sentence.span.from
  const to = (sentence.offsets[subject.to - 1] ?? from) + 1
  const found = here.length > 0 ? 'here' : named.length > 0 ? 'elsewhere' : 'nowhere'
  const clauses = named.map(({ clause }) => ({ clause: clause.number, span: clause.span }))
  return { name, kind, span: { from, to }, found, clauses }
}

function findingsOf(
  sentence: Sentence,
  { matched, aside }: { readonly matched: readonly Matched[]; readonly aside: readonly Matched[] },
  subjects: readonly SubjectTransmission[],
  { words, answers }: Comparison,
): readonly TransmissionFinding[] {
  const shown = new Set(aside.flatMap(({ match }) => match.subjects))
  const gaps = subjects.filter(({ name }) => !shown.has(name)).flatMap((subject) => gapOf(sentence, subject, matched.length > 0))
  const [best] = matched
  if (best === undefined) return gaps
  const given = speakingOf(sentence, matched, answers)
  const near = best.match.wordingCoverage >= LIKE_ENOUGH ? nearOf(sentence, best, answers) : []
  return [
    ...gaps,
    ...periodsMadeDays(compareFigures(sentence, given, near, words), sentence, given, words),
    ...compareDates(sentence, given, near, words),
    ...compareCadences(sentence, given, near),
    ...findOffices(sentence, near, words),
    ...compareDiscretion(sentence, near, words),
  ]
}

/** From which likeness of wording on what a passage adds is an addition to this sentence and no other matter. */
const LIKE_ENOUGH = 0.15

/** The sentences of the best passage that name the same, all where the sentence names nothing; never those that answer another one. */
function nearOf(sentence: Sentence, best: Matched, answers: Comparison['answers']): readonly Sentence[] {
  const said = best.sentences.filter((one) => !one.isHeading && (answers.get(one) ?? sentence) === sentence)
  const names = new Set(sentence.subjects.filter(({ kind }) => standsAlone(kind)).map(({ name }) => name))
  return names.size === 0 ? said : said.filter((one) => one.subjects.some(({ name }) => names.has(name)))
}

/**
 * The sentences below whose figures and days may answer those of a sentence above: the best passage but for what speaks of another
 * instrument, and other sentences of the same one.
 */
function speakingOf(sentence: Sentence, matched: readonly Matched[], answers: Comparison['answers']): readonly Sentence[] {
  const instruments = new Set(sentence.subjects.filter(({ kind }) => kind === 'instrument').map(({ name }) => name))
  const [best, ...others] = matched
  const isSame = (one: Sentence) => one.subjects.some(({ name }) => instruments.has(name))
  const further = others.flatMap((match) => match.sentences.filter(isSame))
  const around = (best?.clause.sentences ?? []).filter((one) => !one.isFrame && isSame(one))
  const isOther = (one: Sentence) => !isSame(one) && one.subjects.some(({ kind }) => kind === 'instrument')
  const passage = (best?.sentences ?? []).filter((one) => instruments.size === 0 || !isOther(one) || answers.get(one) === sentence)
  const all = [...new Set([...passage, ...around, ...further])]
  // What says the sentence over again goes first where several are equally like it.
  const isAnswer = (one: Sentence) => answers.get(one) === sentence
  return [...all.filter(isAnswer), ...all.filter((one) => !isAnswer(one))]
}

/**
 * A thing named above and not where the sentence is taken up. Groups are told in too many ways for another place of theirs to mean
 * anything; whether one is lost altogether does. Of several branches of insurance named together each must be named again.
 */
function gapOf(sentence: Sentence, subject: SubjectTransmission, isTaken: boolean): TransmissionFinding[] {
  const { name, kind, span, found, clauses } = subject
  const [first] = clauses
  const place = { clause: sentence.clause, span, value: name }
  const lower = first === undefined ? undefined : { ...first, value: clauses.map(({ clause }) => clause).join(' ') }
  if (found === 'here') return []
  if (kind === 'insurance' && isTaken && sentence.subjects.filter((one) => one.kind === 'insurance').length > 1)
    return [findingOf('branch_left_out', place, lower, 0.75)]
  if (found === 'nowhere') return [findingOf('subject_missing', place, undefined, standsAlone(kind) ? 0.85 : 0.6)]
  // One branch alone only says which fund or which insured are meant.
  return kind === 'group' || kind === 'insurance' ? [] : [findingOf('subject_elsewhere', place, lower, standsAlone(kind) ? 0.6 : 0.5)]
}
