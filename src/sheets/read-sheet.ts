/** A cell as the sheet holds it: a formula is what it came to, a day is YYYY-MM-DD. */
export type ReadCell = null | string | number | boolean | { readonly day: string } | { readonly error: string }

export interface ReadSheet {
  readonly name: string
  readonly rows: readonly (readonly ReadCell[])[]
}
