import type { Column } from '../schema.ts'

/** What a column of a Parquet file may be typed as to hold a field exactly; text always may. */
export type ParquetType =
  | { readonly kind: 'boolean' | 'date' | 'text' | 'integer' }
  /** An integer in units of 10^-scale (money in fen), or a decimal in the unit itself. */
  | { readonly kind: 'scaled'; readonly scale: number }

/** The types a column may have in a Parquet file. */
export function parquetTypeOf({ field }: Column): ParquetType {
  const type = field?.type
  switch (type?.kind) {
    case 'boolean':
    case 'date':
    case 'text':
      return { kind: type.kind }
    case 'number':
      return type.scale === 0 ? { kind: 'integer' } : { kind: 'scaled', scale: type.scale }
    case 'region':
    case 'month':
    case 'enumeration':
    case 'reference':
    case 'relation':
    case undefined:
      return { kind: 'integer' }
  }
}
