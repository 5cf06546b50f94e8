import type { NamedSubject, ReadClause, Sentence } from './sentences.ts'
import type { SubjectKind } from './words.ts'

/** Rarity of runs of characters and of subjects in the two documents together. */
export interface Rarity {
  gram(gram: string): number
  subject(subject: NamedSubject): number
}

const LONGEST_PASSAGE = 3

/** What subjects of each kind weigh: those that stand for themselves carry a provision, whom it is for stands in many. */
const kindWeight: Readonly<Record<SubjectKind, number>> = { instrument: 1, way: 0.8, insurance: 0.25, group: 0.2 }

/** Rarer runs tell more; what stands in most sentences tells nothing. */
export function rarityOf(clauses: readonly ReadClause[]): Rarity {
  const grams = new Map<string, number>()
  const subjects = new Map<string, number>()
  const sentences = clauses.flatMap((clause) => clause.sentences)
  const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)
  for (const sentence of sentences) for (const gram of sentence.grams.keys()) add(grams, gram)
  for (const clause of clauses) for (const name of namesIn(clause.sentences)) add(subjects, name)
  const total = Math.max(2, sentences.length)
  const totalClauses = Math.max(4, clauses.length)
  return {
    gram: (gram) => Math.log(total / (grams.get(gram) ?? total)) ** 2,
    subject: ({ name, kind }) =>
      kindWeight[kind] * Math.max(0.1, 1 - Math.log(Math.max(1, (subjects.get(name) ?? 1) / 2)) / Math.log(totalClauses / 2)),
  }
}

/** A run of up to three sentences of one clause. */
export interface Passage {
  readonly clause: ReadClause
  readonly sentences: readonly Sentence[]
  readonly grams: ReadonlySet<string>
  readonly names: ReadonlySet<string>
}

/** All passages of a document that say something; sections that only head others say nothing themselves. */
export function passagesOf(clauses: readonly ReadClause[]): readonly Passage[] {
  return clauses.flatMap((clause) => {
    const said = clause.sentences.filter(({ isFrame }) => !isFrame)
    if (clause.clause.children.length > 0 && said.every(({ isHeading }) => isHeading)) return []
    return said.flatMap((_, first) =>
      Array.from({ length: Math.min(LONGEST_PASSAGE, said.length - first) }, (__, more) => {
        const sentences = said.slice(first, first + more + 1)
        return {
          clause,
          sentences,
          grams: new Set(sentences.flatMap((sentence) => [...sentence.grams.keys()])),
          names: namesIn(sentences),
        }
      }),
    )
  })
}

/** The subjects some sentences name. */
export function namesIn(sentences: readonly Sentence[]): ReadonlySet<string> {
  return new Set(sentences.flatMap(({ subjects }) => subjects.map(({ name }) => name)))
}
