import { type Dialect, plain } from '../../rules/index.ts'

/** Sums of fen as text, so that no reader rounds them; of all rows, or of those that meet a condition. */
export function fenIn(dialect: Dialect): (column: string, rows?: string) => string {
  return (column, rows = 'true') => `cast(coalesce(${dialect.total(plain(column)).text} filter (where ${rows}), 0) as ${dialect.textType})`
}
