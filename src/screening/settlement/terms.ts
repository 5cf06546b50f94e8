import { sqlText } from '../../store/index.ts'

/** A list of texts for `in`. */
export function listOf(texts: readonly string[]): string {
  return `(${texts.map(sqlText).join(', ')})`
}

/** Is a region's code in a closed range; the whole country needs no test. */
export function within(region: string, { from, to }: { readonly from: number; readonly to: number }): string {
  return from === 0 && to === 999_999 ? 'true' : `${region} between ${from} and ${to}`
}

/** Event date, then subject: who comes first where not all can have it. */
export function eventOrder(alias: string): string {
  return `${alias}.event_date nulls last, ${alias}.subject_id`
}
