import type { Outcome } from '../../kernel/outcome.ts'
import type { Value } from './values.ts'

/** One decision on one subject. Masks count bits from 0 in the program's order: conditions, then reviews, then the result. */
export interface Decision {
  readonly outcome: Outcome
  readonly failed: number
  readonly unknown: number
  readonly flags: number
  readonly missing: bigint
  /** Fen; for a schedule the contributions put off, for a rate the saving a month. Absent unless something may be paid. */
  readonly amount: bigint | null
  /** For an obligation the day it is due, as a day number. */
  readonly due: number | null
  /** The value of every node seen, by slot. */
  readonly trace: readonly (Value | undefined)[]
  /** Where questions are open: what each reading makes of it, and the one that outcome, masks and amount are taken from. */
  readonly readings?: { readonly of: readonly Decision[]; readonly taken: number }
}
