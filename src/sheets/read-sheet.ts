/** A cell as the sheet holds it: a formula is what it came to, a day is YYYY-MM-DD. */
export type ReadCell = null | string | number | boolean | { readonly day: string } | { readonly error: string }

/** Where a cell stands, counted from 0. */
export interface CellPlace {
  readonly row: number
  readonly column: number
}

export interface ReadSheet {
  readonly name: string
  readonly rows: readonly (readonly ReadCell[])[]
  /** Cells that hold a formula. */
  readonly formulas: readonly CellPlace[]
  /** Cells that are merged, from the first to the last of each. */
  readonly merges: readonly { readonly from: CellPlace; readonly to: CellPlace }[]
}
