import type { PathRefusal, SheetRefusal } from '../files/index.ts'
import type { LinkRefusal } from '../plans/index.ts'
import type { SnapshotRefusal } from '../registry/index.ts'
import type { ClusterRefusal } from './cluster/refusals.ts'
import type { ListRefusal } from './lists/list-refusals.ts'
import type { RowFault } from './paid/read-rows.ts'
import type { FileDamage } from './runs/made-files.ts'

/** Why screening did not do what it was asked to. Returned, never thrown; `describeScreeningRefusal` says it in a sentence. */
export type ScreeningRefusal =
  | RunRefusal
  /** The registry refuses the snapshot that was to be screened. */
  | { readonly code: 'snapshot_unusable'; readonly refusal: SnapshotRefusal }
  /** Another process makes the same run; `file` is its claim. */
  | { readonly code: 'run_in_progress'; readonly process: number; readonly host: string; readonly file: string }
  /** Plans that were asked for cannot be used, or nothing tells which of two decides. */
  | { readonly code: 'plans_unusable'; readonly refusals: readonly LinkRefusal[] }
  | YearRefusal
  /** The subject is there, but nothing says which document decides for it. */
  | { readonly code: 'region_unknown'; readonly entity: string; readonly subject: bigint }
  | { readonly code: 'subject_not_found'; readonly entity: string; readonly subject: bigint }
  /** No plan in force states the policy. */
  | { readonly code: 'policy_not_found'; readonly policy: string; readonly known: readonly string[] }
  | PaidRefusal
  | ListRefusal
  | BundleRefusal
  | ClusterRefusal
  /** Something stands on the run. */
  | { readonly code: 'run_pinned'; readonly folder: string; readonly by: readonly string[] }

/** A folder that is no run, or a run that is not what its record says. */
export type RunRefusal =
  | { readonly code: 'not_a_run'; readonly folder: string }
  /** What stands in the place of its record. */
  | PathRefusal
  | { readonly code: 'run_unreadable'; readonly file: string }
  /** An earlier run has no lists. */
  | { readonly code: 'run_of_other_format'; readonly file: string; readonly isEarlier: boolean }
  | { readonly code: 'run_edited'; readonly file: string }
  | RunDamage

/** A file of a run that is not as it was made. */
export interface RunDamage {
  readonly code: 'run_damaged'
  readonly folder: string
  readonly file: string
  readonly damage: FileDamage
}

/** The plans that a run was decided with cannot be opened. */
export type BundleRefusal =
  /** It was made before runs kept them. */
  | { readonly code: 'run_without_bundle'; readonly folder: string }
  /** Today's program no longer reads these plans as they were; none named where it reads nothing of them. */
  | { readonly code: 'bundle_outgrown'; readonly folder: string; readonly plans: readonly string[] }
  | RunDamage

/** Plans mask a year that nobody gave, or were given one that lacks a day they name. */
export type YearRefusal =
  | { readonly code: 'year_needed'; readonly plans: readonly string[]; readonly mask: string }
  | { readonly code: 'day_absent'; readonly plans: readonly string[]; readonly day: string }

/** A list of payments that nothing can be laid beside. */
export type PaidRefusal =
  | PathRefusal
  | SheetRefusal
  | { readonly code: 'paid_not_parquet'; readonly file: string }
  /** Headings one column goes by, none of which is there, and those that are. */
  | { readonly code: 'paid_columns_missing'; readonly file: string; readonly missing: readonly string[]; readonly found: readonly string[] }
  | { readonly code: 'paid_column_twice'; readonly file: string; readonly column: string }
  /** How many lines cannot be read, and what is wrong with the first of them. */
  | { readonly code: 'paid_rows_bad'; readonly file: string; readonly count: number; readonly faults: readonly RowFault[] }
  | {
      readonly code: 'paid_policies_unknown'
      readonly file: string
      readonly policies: readonly string[]
      readonly known: readonly string[]
    }
  /** No line has an amount; so many say that nothing is due. */
  | { readonly code: 'paid_nothing'; readonly file: string; readonly withoutAmount: number }

/** The refusals with one of these codes. */
export type RefusalWith<C extends ScreeningRefusal['code']> = Extract<ScreeningRefusal, { readonly code: C }>
