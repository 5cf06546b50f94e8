import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkLabels } from './check-labels.ts'
import { checkShortForms } from './check-short-forms.ts'
import type { Labelled } from './gold/load-gold.ts'
import { genreOf, loadBlindGold } from './gold-blind/load-blind.ts'
import { loadSecondBlindGold } from './gold-blind-2/load-second.ts'
import { loadThirdBlindGold } from './gold-blind-3/load-third.ts'
import { loadFourthBlindGold } from './gold-blind-4/load-fourth.ts'
import { readForScoring } from './read-for-scoring.ts'
import { missList } from './report.ts'
import { addScores, f1, type Measure, scoreReading } from './score.ts'

/** What the reader reaches on them; raised whenever it does better, never lowered. */
type Floors = readonly (readonly [Measure, number])[]

const sets: readonly { readonly name: string; readonly labelled: readonly Labelled[]; readonly floors: Floors }[] = [
  {
    name: 'gold-blind',
    labelled: loadBlindGold(),
    floors: [
      ['clauses', 1],
      ['units', 1],
      ['figures', 0.995],
      ['date', 1],
      ['cadence', 1],
    ],
  },
  {
    name: 'gold-blind-2',
    labelled: loadSecondBlindGold(),
    floors: [
      ['clauses', 1],
      ['units', 1],
      ['figures', 0.99],
      ['date', 0.87],
      ['cadence', 1],
    ],
  },
  // At first sight: units .770, figures .904.
  {
    name: 'gold-blind-3',
    labelled: loadThirdBlindGold(),
    floors: [
      ['clauses', 0.98],
      ['units', 0.989],
      ['figures', 0.98],
      ['date', 0.99],
      ['cadence', 1],
    ],
  },
  // First sight, not mended from.
  {
    name: 'gold-blind-4',
    labelled: loadFourthBlindGold(),
    floors: [
      ['clauses', 0.99],
      ['units', 0.86],
      ['figures', 0.93],
      ['date', 0.94],
      ['cadence', 0.95],
    ],
  },
]

describe.each(sets)('the blind texts of $name', ({ name, labelled, floors }) => {
  const folder = join(import.meta.dirname, name)
  checkLabels(labelled)
  checkShortForms(labelled, { texts: folder, labels: folder, prefix: '' })

  test.each(labelled)('name the genre of $gold.file', ({ gold }) => {
    expect(() => genreOf(gold.file)).not.toThrow()
  })

  const read = labelled.map(({ gold, text }) => ({
    file: gold.file,
    scores: scoreReading(gold.documents, readForScoring(gold.file, text), text),
  }))

  test.each(floors)('give %s with an F1 of at least %d', (measure, floor) => {
    const score = addScores(read.map(({ scores }) => scores)).get(measure)
    if (score === undefined) throw new Error(`no score for ${measure}`)
    const misses = read.flatMap(({ file, scores }) => missList(file, scores.get(measure) ?? score))
    expect(f1(score), misses.join('\n')).toBeGreaterThanOrEqual(floor)
  })
})
