import { scoreDrafts } from '../tests/drafting/against-plans.ts'
import { shippedFolders } from '../tests/plans/shipped-plans.ts'
import { theSeven } from '../tests/plans/the-seven.ts'
import { areTextsNamed } from '../tests/texts/official-texts.ts'
import { documentOfPlan } from '../tests/texts/text-of-plan.ts'
import type { Line } from './report.ts'

/** How much of the plans corrected by hand their drafts held already; nothing where the texts they were made of are not named. */
export function benchDrafts(): readonly Line[] {
  if (!areTextsNamed()) return []
  const made = theSeven.map((id) => ({ id, document: documentOfPlan(id) }))
  return scoreDrafts(made, shippedFolders).map(({ what, right, wanted, found }) => ({
    what: `drafts: ${what}, recall`,
    measured: (right / Math.max(1, wanted)).toFixed(3),
    goal: '',
    isMet: undefined,
    beside: `${right} of ${wanted} in ${made.length} plans, ${found} drafted`,
  }))
}
