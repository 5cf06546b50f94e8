import type { Fen } from './money.ts'

export type SizeClass = 'large' | 'medium' | 'small' | 'micro' | 'not_classified'

/** Inclusive lower bounds of large, medium and small. */
export type LowerBounds<T> = readonly [large: T, medium: T, small: T]

/** The standard for a group of industries; an indicator that has no bounds does not count there. */
export interface SizeClassRow {
  readonly id: string
  readonly prefixes: readonly string[]
  readonly employees?: LowerBounds<number>
  readonly revenueFen?: LowerBounds<Fen>
  readonly assetsFen?: LowerBounds<Fen>
}

/** Rows do not overlap; an industry that no row and no exclusion names falls under `otherwise`. */
export interface SizeClassTable {
  readonly rows: readonly SizeClassRow[]
  readonly outOfScope: readonly string[]
  readonly otherwise: SizeClassRow
}
