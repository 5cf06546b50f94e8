import { describe, expect, test } from 'vitest'
import type { PlanFolders } from '../plans/shipped-plans.ts'
import { type HandMade, scoreDrafts } from './against-plans.ts'

/** What drafts hold of the plans people made of the same texts; raised whenever they do better. */
export type DraftFloors = readonly (readonly [what: string, recall: number, precision: number])[]

/** The tests of how much of plans made by hand the drafts of their texts hold, and how little else. */
export function checkAgainstPlans(made: readonly HandMade[], folders: PlanFolders, floors: DraftFloors): void {
  describe('drafts beside the plans people made of them', () => {
    const scores = scoreDrafts(made, folders)

    test.each(floors)('%s', (what, recall, precision) => {
      const score = scores.find((each) => each.what === what)
      if (score === undefined) throw new Error(`no score for ${what}`)
      const { right, wanted, found, differences } = score
      expect(wanted).toBeGreaterThan(0)
      expect(right / wanted, differences.join('\n')).toBeGreaterThanOrEqual(recall)
      expect(right / found, differences.join('\n')).toBeGreaterThanOrEqual(precision)
    })
  })
}
