import type { Fragment } from './fragment.ts'

/** What is decided of one program, as columns of the subject's row. */
export interface DecisionColumns {
  readonly outcome: Fragment
  readonly failed: Fragment
  readonly unknown: Fragment
  readonly flags: Fragment
  readonly missing: Fragment
  readonly amount: Fragment | undefined
  readonly due: Fragment | undefined
}
