import { describe, expect, test } from 'vitest'
import { scoreDrafts } from '../drafting/against-plans.ts'
import { checkBesideTexts } from '../drafting/check-beside-texts.ts'
import { checkDrafts, type NamedText } from '../drafting/check-drafts.ts'
import { shippedFolders } from '../plans/shipped-plans.ts'
import { theSeven } from '../plans/the-seven.ts'
import { officialText, textFiles } from './official-texts.ts'
import { documentOfPlan } from './text-of-plan.ts'

const texts = Object.values(textFiles).map((file): NamedText => [file, officialText(file)])

checkDrafts(texts)
checkBesideTexts(texts)

/** What drafts hold of the plans corrected by hand; raised whenever they do better. */
const floors: readonly (readonly [what: string, recall: number, precision: number])[] = [
  ['units with role', 0.96, 0.97],
  ['targets with value', 0.96, 0.99],
  ['reports with rhythm', 0.99, 0.96],
  ['policies proposed', 0.88, 0.93],
]

describe('drafts beside the plans people made of them', () => {
  const scores = scoreDrafts(
    theSeven.map((id) => ({ id, document: documentOfPlan(id) })),
    shippedFolders,
  )

  test.each(floors)('%s', (what, recall, precision) => {
    const score = scores.find((each) => each.what === what)
    if (score === undefined) throw new Error(`no score for ${what}`)
    expect(score.right / score.wanted).toBeGreaterThanOrEqual(recall)
    expect(score.right / score.found).toBeGreaterThanOrEqual(precision)
  })
})
