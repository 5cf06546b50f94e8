import type { SizeClassRow, SizeClassTable } from '../kernel/size-class.ts'
import type { Vocabulary } from '../rules/index.ts'
import { sqlText } from '../store/index.ts'
import { codeOf } from './schema.ts'

/** SQL names of the columns the class is computed from. */
export interface SizeClassColumns {
  readonly entityKind: string
  readonly industryCode: string
  readonly employees: string
  readonly revenue: string
  readonly assets: string
}

const classifiedKinds: readonly string[] = ['enterprise', 'accounting_firm', 'farmers_cooperative']

/** SQL for the code of a firm's size class: NULL where the facts do not settle it. */
export function sizeClassSql(table: SizeClassTable, columns: SizeClassColumns, vocabulary: Vocabulary): string {
  const code = (id: string) => String(codeOf(vocabulary, 'size_class', id))
  const kinds = classifiedKinds.map((kind) => codeOf(vocabulary, 'entity_kind', kind)).join(', ')
  const under = (prefixes: readonly string[]) =>
    prefixes.map((prefix) => `starts_with(${columns.industryCode}, ${sqlText(prefix)})`).join(' OR ')
  const prefixes = [...table.outOfScope, ...table.rows.flatMap((row) => row.prefixes)]
  const isTooCoarse = prefixes.map((prefix) => `starts_with(${sqlText(prefix)}, ${columns.industryCode})`).join(' OR ')
  return `(CASE
    WHEN ${columns.entityKind} IS NULL THEN NULL
    WHEN ${columns.entityKind} NOT IN (${kinds}) THEN ${code('not_classified')}
    WHEN ${columns.industryCode} IS NULL THEN NULL
    WHEN ${under(table.outOfScope)} THEN ${code('not_classified')}
    ${table.rows.map((row) => `WHEN ${under(row.prefixes)} THEN ${tierSql(row, columns, code)}`).join('\n    ')}
    WHEN ${isTooCoarse} THEN NULL
    ELSE ${tierSql(table.otherwise, columns, code)}
  END)`
}

/** The lowest tier among a row's indicators; a missing one matters unless a known one already says micro. */
function tierSql(row: SizeClassRow, columns: SizeClassColumns, code: (id: string) => string): string {
  const indicators = [
    { column: columns.employees, bounds: row.employees },
    { column: columns.revenue, bounds: row.revenueFen },
    { column: columns.assets, bounds: row.assetsFen },
  ].flatMap(({ column, bounds }) => (bounds === undefined ? [] : [{ column, bounds }]))
  const anyBelow = (tier: 0 | 1 | 2) => indicators.map(({ column, bounds }) => `${column} < ${bounds[tier]}`).join(' OR ')
  const anyMissing = indicators.map(({ column }) => `${column} IS NULL`).join(' OR ')
  return `(CASE WHEN ${anyBelow(2)} THEN ${code('micro')} WHEN ${anyMissing} THEN NULL WHEN ${anyBelow(1)} THEN ${code('small')} WHEN ${anyBelow(0)} THEN ${code('medium')} ELSE ${code('large')} END)`
}
