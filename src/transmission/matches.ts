import type { Span } from '../documents/index.ts'
import type { Passage, Rarity } from './passages.ts'
import type { NamedSubject, ReadClause, Sentence } from './sentences.ts'
import { han, likenessOf, runsOf } from './wording.ts'

/** A place of the lower document that speaks of what a sentence of the upper one asks, and what shows it. */
export interface TransmissionMatch {
  readonly clause: string
  readonly span: Span
  /** Share of what the sentence says that stands there, 0 to 1: subjects and wording together. */
  readonly coverage: number
  /** Share of its wording alone. */
  readonly wordingCoverage: number
  /** Subjects both name. */
  readonly subjects: readonly string[]
  /** The longest runs of words both share, rarest first. */
  readonly wording: readonly string[]
}

/** A match with the sentences it was made of. */
export interface Matched {
  readonly match: TransmissionMatch
  readonly clause: ReadClause
  readonly sentences: readonly Sentence[]
}

/** From which coverage on a sentence counts as taken up, and as partly so; chosen on published pairs read side by side. */
export const TAKEN = 0.4
export const PARTLY = 0.24

const MOST_MATCHES = 5
/** An attached list repeats the provisions in brief, so that the provision itself goes first. */
const ATTACHMENT_FACTOR = 0.7

/** From which likeness on a sentence below is one above said over again. */
const SAME_SENTENCE = 0.65
/** What answers another sentence word for word answers this one in passing at best. */
const ANSWERED_FACTOR = 0.55

/** For each sentence below the one above it says over again. */
export function answersOf(asked: readonly Sentence[], clauses: readonly ReadClause[]): ReadonlyMap<Sentence, Sentence> {
  const answers = new Map<Sentence, Sentence>()
  const answered = new Set<Sentence>()
  for (const given of clauses.flatMap(({ sentences }) => sentences)) {
    let best = SAME_SENTENCE
    for (const sentence of asked) {
      // Of tiers that differ in their figures alone, the first answers the first.
      const tie = (sentence.text === given.text ? 0.02 : 0) + (answered.has(sentence) ? 0 : 0.01)
      const alike = likenessOf(sentence.grams, given.grams) + tie
      if (alike <= best) continue
      best = alike
      answers.set(given, sentence)
    }
    const answer = answers.get(given)
    if (answer !== undefined) answered.add(answer)
  }
  return answers
}

/** True when all that a passage has of what is asked stands in sentences that answer others. */
function isSpokenFor(asked: Sentence, { sentences }: Passage, answers: ReadonlyMap<Sentence, Sentence>): boolean {
  const names = new Set(asked.subjects.map(({ name }) => name))
  const speaking = sentences.filter((sentence) => names.size === 0 || sentence.subjects.some(({ name }) => names.has(name)))
  const relevant = speaking.length > 0 ? speaking : sentences
  return relevant.every((sentence) => (answers.get(sentence) ?? asked) !== asked)
}

/** What a lower document has of one sentence. */
export interface Found {
  /** Share of it found in all places together. */
  readonly coverage: number
  /** Clauses that take up the sentence, the best first. */
  readonly matched: readonly Matched[]
  /** Clauses that speak of one thing it names which those do not. */
  readonly aside: readonly Matched[]
}

/** How rare a subject must be for the clauses that name it to be places to look at, and how much of the sentence must be there. */
const RARE = 0.4
const ASIDE = 0.1

/** The clauses that speak of what a sentence asks, and how much of it they cover together. */
export function findMatches(
  asked: Sentence,
  passages: readonly Passage[],
  answers: ReadonlyMap<Sentence, Sentence>,
  rarity: Rarity,
): Found {
  const scored = passages.map((passage) => {
    const isAnswer = passage.sentences.some((sentence) => answers.get(sentence) === asked)
    const place = passage.clause.isAttachment && !isAnswer ? ATTACHMENT_FACTOR : 1
    const factor = place * (isSpokenFor(asked, passage, answers) ? ANSWERED_FACTOR : 1)
    return { passage, score: scoreOf(asked, passage.grams, passage.names, rarity, factor) }
  })
  const best = bestPerClause(scored.filter(({ score }) => isMatch(score))).slice(0, MOST_MATCHES)
  const kept = best.filter(({ score }) => score.coverage >= 0.45 * (best[0]?.score.coverage ?? 0))
  const aside = kept.length === 0 ? [] : placesAside(asked, scored, kept, rarity)
  const all = [...kept, ...aside]
  const together = scoreOf(
    asked,
    new Set(all.flatMap(({ passage }) => [...passage.grams])),
    new Set(all.flatMap(({ passage }) => [...passage.names])),
    rarity,
    Math.max(0, ...all.map(({ score }) => score.factor)),
  )
  const isNothing = all.length === 0 || together.coverage < PARTLY
  const told = (places: readonly Scored[]) =>
    isNothing ? [] : places.map(({ passage, score }) => matchedOf(asked, passage, score, rarity))
  return { coverage: isNothing ? 0 : together.coverage, matched: told(kept), aside: told(aside) }
}

interface Scored {
  readonly passage: Passage
  readonly score: Score
}

function bestPerClause(scored: readonly Scored[]): readonly Scored[] {
  const best = new Map<string, Scored>()
  for (const one of scored) {
    const { number } = one.passage.clause.clause
    const known = best.get(number)
    // A longer passage must bring something: by a hair more it is only longer.
    const step = known === undefined ? 0 : 0.03 * (one.passage.sentences.length - known.passage.sentences.length)
    if (known === undefined || one.score.coverage > known.score.coverage + step) best.set(number, one)
  }
  return [...best.values()].sort((a, b) => b.score.coverage - a.score.coverage)
}

function isHeadedBy({ clause }: Passage, name: string): boolean {
  return clause.sentences.some(({ isHeading, subjects }) => isHeading && subjects.some((subject) => subject.name === name))
}

/** For each rare thing the sentence names and its matches do not, the clause that says most of it. */
function placesAside(asked: Sentence, scored: readonly Scored[], kept: readonly Scored[], rarity: Rarity): readonly Scored[] {
  const places = asked.subjects.flatMap((subject) => {
    const standsAlone = subject.kind === 'instrument' || subject.kind === 'way'
    if (!standsAlone || rarity.subject(subject) < RARE) return []
    if (kept.some(({ passage }) => passage.names.has(subject.name))) return []
    const naming = bestPerClause(scored.filter(({ passage, score }) => passage.names.has(subject.name) && score.coverage >= ASIDE))
    // A clause that names it in its heading is about it; another only mentions it.
    return [naming.find(({ passage }) => isHeadedBy(passage, subject.name)) ?? naming[0] ?? []].flat()
  })
  return places.filter(
    (place, index) => places.findIndex((other) => other.passage.clause.clause.number === place.passage.clause.clause.number) === index,
  )
}

interface Score {
  readonly coverage: number
  readonly wording: number
  readonly shared: readonly NamedSubject[]
  readonly factor: number
}

function scoreOf(asked: Sentence, grams: ReadonlySet<string>, names: ReadonlySet<string>, rarity: Rarity, factor: number): Score {
  const shared = asked.subjects.filter(({ name }) => names.has(name))
  const all = sum(asked.subjects.map(rarity.subject))
  const covered = sum(shared.map(rarity.subject))
  const wording = wordingOf(asked, grams, shared, rarity)
  // The more a sentence names, the more its names decide, and the less its wording.
  const share = Math.min(0.6, all / (all + 1.2))
  const coverage = share * (all === 0 ? 0 : covered / all) + (1 - share) * wording
  return { coverage: coverage * factor, wording, shared, factor }
}

/** Common groups and branches of insurance alone make no match. */
function isMatch({ coverage, wording, shared }: Score): boolean {
  const isNamed = shared.some(({ kind }) => kind === 'instrument' || kind === 'way')
  return coverage >= PARTLY && (isNamed || wording >= PARTLY)
}

/** Share of the distinctive wording found; what stands inside a shared subject's name counts as found, however it is said there. */
function wordingOf(asked: Sentence, grams: ReadonlySet<string>, shared: readonly NamedSubject[], rarity: Rarity): number {
  let all = 0
  let covered = 0
  for (const [gram, at] of asked.grams) {
    const weight = rarity.gram(gram)
    all += weight
    const isInside = shared.some(({ kind, from, to }) => kind !== 'group' && to - from <= 12 && from <= at && at + gram.length <= to)
    if (grams.has(gram) || isInside) covered += weight
  }
  return all === 0 ? 0 : covered / all
}

function matchedOf(asked: Sentence, passage: Passage, score: Score, rarity: Rarity): Matched {
  const first = passage.sentences[0]?.span.from ?? 0
  const last = passage.sentences.at(-1)?.span.to ?? first
  const match = {
    clause: passage.clause.clause.number,
    span: { from: first, to: last },
    coverage: score.coverage,
    wordingCoverage: score.wording,
    subjects: [...score.shared].sort((a, b) => rarity.subject(b) - rarity.subject(a)).map(({ name }) => name),
    wording: sharedRuns(asked, passage, rarity),
  }
  return { match, clause: passage.clause, sentences: passage.sentences }
}

const MOST_RUNS = 4
const SHORTEST_RUN = 4

/** The longest runs of characters of a sentence that stand in the passage as well, those that weigh most first. */
function sharedRuns(asked: Sentence, { sentences }: Passage, rarity: Rarity): readonly string[] {
  const runs = new Map<string, number>()
  const { text } = asked
  let from = 0
  while (from < text.length) {
    let to = from
    while (to < text.length && han.test(text[to] ?? '') && sentences.some((sentence) => sentence.text.includes(text.slice(from, to + 1))))
      to++
    if (to - from >= SHORTEST_RUN) runs.set(text.slice(from, to), weightOf(text.slice(from, to), rarity))
    from = Math.max(to, from + 1)
  }
  return [...runs]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_RUNS)
    .map(([run]) => run)
}

function weightOf(run: string, rarity: Rarity): number {
  return sum([...runsOf(run).keys()].map(rarity.gram))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
