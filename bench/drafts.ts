import { scoreDrafts } from '../tests/drafting/against-plans.ts'
import type { Line } from './report.ts'

/** How much of the plans corrected by hand their drafts held already. */
export function benchDrafts(): readonly Line[] {
  const { plans, scores } = scoreDrafts()
  return scores.map(({ what, right, wanted, found }) => ({
    what: `drafts: ${what}, recall`,
    measured: plans === 0 ? '-' : (right / Math.max(1, wanted)).toFixed(3),
    goal: '',
    isMet: undefined,
    beside: `${right} of ${wanted} in ${plans} plans, ${found} drafted`,
  }))
}
