/** A code of ours as text. Letters, digits and a few signs: no database makes anything else of them. */
export function codeText(code: string): string {
  if (!/^[\w@.:/-]*$/.test(code)) throw new Error(`a settlement goes by codes, and ${code} is none`)
  return `'${code}'`
}

/** A text that is not known. Databases differ in what they call texts; this is one in each. */
export const noText = `nullif('', '')`

/** A list of codes for `in`. */
export function listOf(texts: readonly string[]): string {
  return `(${texts.map(codeText).join(', ')})`
}

/** Is a region's code in a closed range; the whole country needs no test. */
export function within(region: string, { from, to }: { readonly from: number; readonly to: number }): string {
  return from === 0 && to === 999_999 ? 'true' : `${region} between ${from} and ${to}`
}

/** Event date, then subject: who comes first where not all can have it. */
export function eventOrder(alias: string): string {
  return `${alias}.event_date nulls last, ${alias}.subject_id`
}
