import { describe, expect, test } from 'vitest'
import { type Labelled, loadGold } from './gold/load-gold.ts'
import { readForScoring } from './read-for-scoring.ts'
import { missList } from './report.ts'
import { addScores, f1, type Measure, type Scores, scoreReading } from './score.ts'

const labelled = loadGold()
const present = labelled.filter((entry): entry is Labelled & { readonly text: string } => entry.text !== undefined)
const absent = labelled.length - present.length

/** What the reader reaches; raised whenever it does better, never lowered. */
const floors: readonly [Measure, number][] = [
  ['clause starts', 0.995],
  ['clauses', 0.995],
  ['clause kinds', 0.9],
  ['units', 0.99],
  ['inherited units', 0.95],
  ['figures', 0.985],
  ['indicators', 0.92],
  ['date', 0.985],
  ['cadence', 0.97],
  ['reference', 0.97],
  ['change', 0.98],
  ['discretion', 0.98],
  ['flaw', 0.98],
]

const scores: readonly (readonly [string, Scores])[] = present.map(({ gold, text }) => [
  gold.file,
  scoreReading(gold.documents, readForScoring(gold.file, text), text),
])

describe(
  absent === 0
    ? 'the reader on all labelled texts'
    : `the reader on the texts written for the project (${absent} official ones are not here)`,
  () => {
    test.each(floors)('finds %s with an F1 of at least %d', (measure, floor) => {
      const score = addScores(scores.map(([, each]) => each)).get(measure)
      if (score === undefined) throw new Error(`no score for ${measure}`)
      const misses = scores.flatMap(([file, each]) => missList(file, each.get(measure) ?? score))
      expect(f1(score), misses.join('\n')).toBeGreaterThanOrEqual(floor)
    })
  },
)
