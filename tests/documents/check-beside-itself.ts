import { describe, expect, test } from 'vitest'
import type { OfficialDocument } from '../../src/documents/index.ts'
import { allSentences, compare } from './transmission-words.ts'

/** The tests of comparing a document with itself. */
export function checkBesideItself(documents: readonly OfficialDocument[]): void {
  describe('a document beside itself', () => {
    test.each(documents.map((document) => [document.source.name, document] as const))(
      '%s is taken up whole and changes nothing',
      (_, document) => {
        const found = compare(document, document)
        const sentences = allSentences(found)
        expect(sentences.length).toBeGreaterThan(3)
        for (const { status, coverage, clause, taken } of sentences) {
          expect({ status, clause }).toEqual({ status: 'taken_up', clause })
          expect(coverage).toBeGreaterThan(0.99)
          expect(taken.map((match) => match.clause)).toContain(clause)
        }
        // Due on the very same day below as above is a difference in time, the one thing sameness brings about.
        const changes = found.clauses.flatMap((clause) => [...clause.findings, ...clause.sentences.flatMap(({ findings }) => findings)])
        expect(changes.map(({ change }) => change).filter((change) => change !== 'cadence_same_day')).toEqual([])
      },
    )
  })
}
