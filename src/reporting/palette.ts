import type { Outcome } from '../kernel/outcome.ts'

/** Outcomes from the best to the worst, as every table and chart of the report lists them. */
export const outcomesInOrder = [
  'eligible',
  'needs_review',
  'needs_local_standard',
  'undetermined',
  'ineligible',
] as const satisfies readonly Outcome[]

/** Told apart by hue without red and green, and by lightness when printed in grey: neighbours alternate dark and light. */
export const outcomeColours: Readonly<Record<Outcome, string>> = {
  eligible: '#14508c',
  needs_review: '#8cc4ea',
  needs_local_standard: '#b8720a',
  undetermined: '#f2dc8c',
  ineligible: '#6b6f76',
}

export const moneyColours = { net: '#9b1c1f', held: '#e6b8b0' } as const
