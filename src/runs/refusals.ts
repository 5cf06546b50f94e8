import type { Refusal } from '../kernel/result.ts'
import type { SnapshotRefusal } from '../registry/index.ts'

/** Why a screening that was asked for is not begun. */
export type RunStartRefusal =
  | (Refusal & { readonly code: 'snapshot_unknown'; readonly snapshot: string; readonly known: readonly string[] })
  | (Refusal & { readonly code: 'snapshot_damaged'; readonly snapshot: string; readonly refusal: SnapshotRefusal })
  | (Refusal & { readonly code: 'plan_unknown'; readonly plan: string; readonly known: readonly string[] })
  | (Refusal & { readonly code: 'plan_has_mistakes'; readonly plan: string })
  /** Nothing, or only what is broken, was chosen. */
  | (Refusal & { readonly code: 'no_plan' })
  /** No policy of the chosen plans is in force on the day: nobody would be decided. */
  | (Refusal & { readonly code: 'nothing_in_force'; readonly day: string; readonly plans: number })
  | (Refusal & { readonly code: 'year_missing'; readonly plan: string; readonly mask: string })
  | (Refusal & { readonly code: 'year_unfit'; readonly plan: string; readonly mask: string; readonly year: string })
