import type { Outcome } from '../kernel/outcome.ts'

/** Outcomes from the best to the worst, as every table and chart of the report lists them. */
export const outcomesInOrder = [
  'eligible',
  'needs_review',
  'needs_local_standard',
  'undetermined',
  'ineligible',
] as const satisfies readonly Outcome[]

/** Told apart without red and green, and by lightness when printed in grey; palest is what most subjects are and nobody acts on. */
export const outcomeColours: Readonly<Record<Outcome, string>> = {
  eligible: '#14508c',
  needs_review: '#7db9e8',
  needs_local_standard: '#c77f12',
  undetermined: '#4a4a4a',
  ineligible: '#d3d7dc',
}

export const moneyColours = { net: '#9b1c1f', held: '#e6b8b0' } as const

/** What a part of a bar can stand for; each has its colour. */
export type BarKind = Outcome | keyof typeof moneyColours
