import { describe, expect, test } from 'vitest'
import { scoreDrafts } from './against-plans.ts'

/** What drafts of the texts beside the project hold of the plans corrected by hand; raised whenever they do better. */
const floors: readonly (readonly [what: string, recall: number, precision: number])[] = [
  ['units with role', 0.96, 0.97],
  ['targets with value', 0.96, 0.99],
  ['reports with rhythm', 0.99, 0.96],
  ['policies proposed', 0.88, 0.93],
]

const { plans, scores } = scoreDrafts()

describe(plans === 0 ? 'drafts and plans (no official text is here)' : `drafts beside the plans people made of them (${plans})`, () => {
  test.each(floors)('%s', (what, recall, precision) => {
    const score = scores.find((each) => each.what === what)
    if (score === undefined) throw new Error(`no score for ${what}`)
    if (plans === 0) {
      expect(score).toEqual({ what, right: 0, wanted: 0, found: 0 })
      return
    }
    expect(score.right / score.wanted).toBeGreaterThanOrEqual(recall)
    expect(score.right / score.found).toBeGreaterThanOrEqual(precision)
  })
})
