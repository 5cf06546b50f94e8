import type { FigureRole } from '../../mention.ts'
import type { Measured } from './measures.ts'
import type { Surroundings } from './surroundings.ts'

/** A rule for figures of some sorts: where it holds, what the figure then is to its provision, and how surely. */
export interface FigureRule {
  readonly id: string
  readonly sorts: readonly Measured['sort'][]
  /** In a sentence, for whoever reads the table. */
  readonly says: string
  readonly when: (around: Surroundings) => boolean
  /** `none` for a figure that only says what another is counted by. */
  readonly role: FigureRole | 'none'
  readonly confidence: number
}

/** What takes from the sureness of a figure of some role: the first that holds counts. */
export interface FigureDoubt {
  readonly id: string
  readonly says: string
  readonly when: (around: Surroundings, role: FigureRole) => boolean
  readonly confidence: number
}

/**
 * Shares of figures read right, measured on texts the reader had not seen: lengths of time, rates and sums are told by their measure;
 * a goal is sure where its sentence names an achievement, a condition where its bound makes it an attribute.
 */
export const sureness: Readonly<Record<FigureRole, number>> = {
  age: 0.97,
  duration: 0.97,
  rate: 0.97,
  amount: 0.97,
  target: 0.95,
  threshold: 0.92,
  count: 0.65,
}

/** What is told of the past is nothing to be reached, met or paid: its heading or the first words of its sentence say so. */
export const TOLD = 0.92
