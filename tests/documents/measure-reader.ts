import { describe, expect, test } from 'vitest'
import { certaintyOf, falselySure, judgedFindings, keptSure } from './certainty.ts'
import type { Labelled } from './gold/load-gold.ts'
import { readForScoring } from './read-for-scoring.ts'
import { missList } from './report.ts'
import { addScores, f1, type Measure, type Reading, type Scores, scoreReading } from './score.ts'

/** What the reader reaches; raised whenever it does better, never lowered. */
const floors: readonly [Measure, number][] = [
  ['clause starts', 1],
  ['clauses', 1],
  ['clause kinds', 0.95],
  ['units', 1],
  ['inherited units', 0.95],
  ['figures', 0.99],
  ['indicators', 0.93],
  ['date', 1],
  ['cadence', 1],
  ['reference', 1],
  ['change', 1],
  ['discretion', 1],
  ['flaw', 1],
]

/** Fewer labels of a kind than this measure nothing. */
const FEWEST = 15

/** What is as sure as this is right nearly always, what is less sure than that is to be looked at. */
const sure = 0.9
const doubtful = 0.6

interface Read {
  readonly file: string
  readonly reading: Reading
  readonly scores: Scores
}

/** The tests of how well labelled texts are read: what is found of every kind of label, and how far the reader knows how sure it is. */
export function measureReader(labelled: readonly Labelled[]): void {
  const read = labelled.map(({ gold, text }): Read => {
    const reading = readForScoring(gold.file, text)
    return { file: gold.file, reading, scores: scoreReading(gold.documents, reading, text) }
  })

  describe('the reader', () => {
    test.each(floors)('finds %s with an F1 of at least %d', (measure, floor) => {
      const score = addScores(read.map(({ scores }) => scores)).get(measure)
      if (score === undefined) throw new Error(`no score for ${measure}`)
      const misses = read.flatMap(({ file, scores }) => missList(file, scores.get(measure) ?? score))
      // Few labels would reach any floor by chance.
      expect(score.gold, `labels of ${measure}`).toBeGreaterThanOrEqual(FEWEST)
      expect(f1(score), misses.join('\n')).toBeGreaterThanOrEqual(floor)
    })
  })

  describe('how sure the reader is', () => {
    const judged = judgedFindings(read)
    const shareRight = (from: number, to: number) => {
      const own = judged.filter(({ confidence }) => confidence >= from && confidence < to)
      return own.filter(({ isRight }) => isRight).length / own.length
    }

    test('is right where it says so', () => {
      expect(shareRight(sure, 2)).toBeGreaterThanOrEqual(0.95)
    })

    test('is hardly ever sure of what is wrong, and sure of most of what is right', () => {
      const certainty = certaintyOf(judged)
      expect(falselySure(certainty)).toBeLessThan(0.01)
      expect(keptSure(certainty)).toBeGreaterThanOrEqual(0.8)
    })

    test('is less often right the less sure it is', () => {
      expect(shareRight(sure, 2)).toBeGreaterThanOrEqual(shareRight(0, sure))
      expect(shareRight(doubtful, 2)).toBeGreaterThan(shareRight(0, doubtful))
    })
  })
}
