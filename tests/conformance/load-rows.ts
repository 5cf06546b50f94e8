import { formatDate } from '../../src/kernel/calendar.ts'
import { type FieldType, keyColumn } from '../../src/rules/index.ts'
import { type DuckDb, sqlName, sqlText } from '../../src/store/index.ts'
import type { Rows, Stored } from './world/rows.ts'
import { entityOf } from './world/vocabulary.ts'

const LARGEST_INT32 = 2n ** 31n - 1n

/** Writes the rows into one table per entity, each named `<prefix><entity>`. */
export async function loadRows(database: DuckDb, rows: Rows, prefix: string): Promise<void> {
  for (const [entity, list] of rows) {
    const fields = [...entityOf(entity).fields.values()].filter((field) => field.type.kind !== 'relation')
    const columns = fields.map((field) => `${sqlName(field.id)} ${columnType(field.type)}`)
    await database.run(`create or replace table ${prefix}${entity} (${keyColumn(entity)} bigint, ${columns.join(', ')})`)
    const lines = list.map(
      (row) => `(${[row.id, ...fields.map((field) => literal(row.values.get(field.id) ?? null, field.type))].join(', ')})`,
    )
    if (lines.length > 0) await database.run(`insert into ${prefix}${entity} values ${lines.join(',\n')}`)
  }
}

function columnType(type: FieldType): string {
  switch (type.kind) {
    case 'boolean':
      return 'boolean'
    case 'text':
      return 'varchar'
    case 'region':
    case 'month':
      return 'integer'
    case 'date':
      return 'date'
    case 'enumeration':
      return 'utinyint'
    case 'number':
      return type.low >= -LARGEST_INT32 && type.high <= LARGEST_INT32 ? 'integer' : 'bigint'
    default:
      return 'bigint'
  }
}

function literal(value: Stored, type: FieldType): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return sqlText(value)
  return type.kind === 'date' ? `date '${formatDate(Number(value))}'` : String(value)
}
