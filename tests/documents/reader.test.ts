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
  ['clause starts', 0.99],
  ['clauses', 0.99],
  ['clause kinds', 0.85],
  ['units', 0.9],
  ['inherited units', 0.4],
  ['figures', 0.96],
  ['indicators', 0.88],
  ['date', 0.96],
  ['cadence', 0.9],
  ['reference', 0.95],
  ['change', 0.95],
  ['discretion', 0.95],
  ['flaw', 0.95],
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
