import type { Entity, Vocabulary } from '../../rules/index.ts'
import { type DuckDb, sqlName, sqlText } from '../../store/index.ts'
import { RegistryFailure } from '../failure.ts'
import { keyColumnOf } from '../schema.ts'
import { type Coercion, coerceText, coerceTyped, parquetTypesOf } from './coerce.ts'
import type { RawTable } from './read-raw.ts'
import type { Shape } from './shape.ts'

/** Name of a shape's rows as stored values, with their line and, where refused, their `fault` as reason:column. */
export const judgedTableOf = (shape: string) => `judged_${shape}`

/** Turns raw cells into stored values and gives every row that cannot be taken its first reason. */
export async function judgeRows(database: DuckDb, raw: RawTable, vocabulary: Vocabulary): Promise<void> {
  const { shape } = raw
  const coercions = coercionsOf(raw, vocabulary)
  const values = shape.columns.map(({ name, type }) => {
    const coercion = coercions.get(name)
    return `${coercion === undefined ? `CAST(NULL AS ${type})` : coercion.value} AS ${sqlName(name)}`
  })
  const empties = [...coercions].map(([name, { cell }]) => `${cell} IS NULL AS ${sqlName(`empty_${name}`)}`)
  const table = judgedTableOf(shape.id)
  await database.run(`CREATE TEMP TABLE ${table} AS SELECT line, ${shape.columns
    .map(({ name }) => sqlName(name))
    .join(', ')}, ${faultSql(shape, coercions)} AS fault
FROM (SELECT line, ${[...values, ...empties].join(', ')} FROM (SELECT line, ${trimmedCells(raw).join(', ')} FROM ${raw.rows}))`)
  const [judged] = await database.rows(`SELECT count(*) AS n FROM ${table}`)
  if (Number(judged?.n) !== raw.count) throw new Error(`${raw.file.path}: ${raw.count} records, of which ${judged?.n} were read`)
  if (shape.key === undefined) return
  const key = sqlName(shape.key)
  await database.run(
    `UPDATE ${table} SET fault = ${sqlText(`key_duplicate:${shape.key}`)} WHERE fault IS NULL AND ${key} IN (SELECT ${key} FROM ${table} GROUP BY ${key} HAVING count(*) > 1)`,
  )
}

/** Refuses rows that point at a record that is not there; shapes must come in an order where what is pointed at comes first. */
export async function refuseDangling(database: DuckDb, shape: Shape, present: ReadonlySet<string>): Promise<void> {
  for (const { name, field } of shape.columns) {
    if (field?.type.kind !== 'reference' || !present.has(field.type.entity)) continue
    const target = field.type.entity
    await database.run(
      `UPDATE ${judgedTableOf(shape.id)} SET fault = ${sqlText(`reference_dangling:${name}`)} WHERE fault IS NULL AND ${sqlName(name)} IS NOT NULL AND ${sqlName(name)} NOT IN (SELECT ${sqlName(keyColumnOf(target))} FROM ${judgedTableOf(target)} WHERE fault IS NULL)`,
    )
  }
}

/** Entities in an order where every one comes after those it refers to. */
export function referenceOrder(entities: readonly Entity[]): readonly Entity[] {
  const ordered: Entity[] = []
  const visit = (entity: Entity, above: readonly string[]) => {
    if (ordered.includes(entity) || above.includes(entity.id)) return
    for (const field of entity.fields.values()) {
      const { type } = field
      const target = type.kind === 'reference' ? entities.find((each) => each.id === type.entity) : undefined
      if (target !== undefined) visit(target, [...above, entity.id])
    }
    ordered.push(entity)
  }
  for (const entity of entities) visit(entity, [])
  return ordered
}

interface CellCoercion extends Coercion {
  readonly cell: string
}

/** The cells of a file, text without the blanks around it, and unknown where nothing is left. */
function trimmedCells({ columns }: RawTable): readonly string[] {
  return columns.map(({ index, sqlType }) => (sqlType === 'VARCHAR' ? `nullif(trim(c${index}, ${blanks}), '') AS c${index}` : `c${index}`))
}

/** What stands around cells without being seen, the full-width blank and the mark of byte order among it. */
const blanks = `' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(12288) || chr(65279)`

function coercionsOf(raw: RawTable, vocabulary: Vocabulary): ReadonlyMap<string, CellCoercion> {
  return new Map(
    raw.columns.map(({ column, header, index, sqlType }) => {
      const cell = `c${index}`
      const coercion = raw.file.format === 'csv' ? coerceText(column, cell, vocabulary) : coerceTyped(column, cell, sqlType, vocabulary)
      if (coercion === undefined) {
        throw new RegistryFailure('column_type_differs', {
          file: raw.file.path,
          column: header,
          found: sqlType,
          expected: parquetTypesOf(column),
        })
      }
      return [column.name, { ...coercion, cell }]
    }),
  )
}

/** The first fault of a row as `reason:column`, NULL where it has none. */
function faultSql(shape: Shape, coercions: ReadonlyMap<string, CellCoercion>): string {
  const cases = [...coercions].flatMap(([name, { reason, bounds }]) => {
    const value = sqlName(name)
    const wrong = `WHEN ${value} IS NULL AND NOT ${sqlName(`empty_${name}`)} THEN ${sqlText(`${reason}:${name}`)}`
    const outside =
      bounds === undefined ? [] : [`WHEN ${value} < ${bounds[0]} OR ${value} > ${bounds[1]} THEN ${sqlText(`out_of_range:${name}`)}`]
    return [wrong, ...outside]
  })
  const missing = shape.required.map((name) => {
    const reason = name === shape.key ? 'key_missing' : 'cell_missing'
    return `WHEN ${sqlName(name)} IS NULL THEN ${sqlText(`${reason}:${name}`)}`
  })
  return `CASE ${[...cases, ...missing].join(' ')} END`
}
