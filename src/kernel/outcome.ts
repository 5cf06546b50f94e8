/** Every outcome a decision can have, in order of precedence: the first that applies wins. */
export const outcomes = ['ineligible', 'undetermined', 'needs_local_standard', 'needs_review', 'eligible'] as const

/** What screening says about one subject under one policy. */
export type Outcome = (typeof outcomes)[number]

/** The small integer stored for each outcome; a higher code takes precedence, so the largest code of several is the joint outcome. */
export const outcomeCodes: Readonly<Record<Outcome, OutcomeCode>> = {
  ineligible: 5,
  undetermined: 4,
  needs_local_standard: 3,
  needs_review: 2,
  eligible: 1,
}

export type OutcomeCode = 1 | 2 | 3 | 4 | 5

/** The outcome a stored code stands for, or undefined for any other number. */
export function outcomeOf(code: number): Outcome | undefined {
  return outcomes[outcomes.length - code]
}
