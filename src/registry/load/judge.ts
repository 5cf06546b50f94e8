import type { Entity, Vocabulary } from '../../rules/index.ts'
import { type DuckDb, sqlName, sqlText } from '../../store/index.ts'
import { RegistryFailure } from '../failure.ts'
import { columnsOf, keyColumnOf } from '../schema.ts'
import { type Coercion, coerceText, coerceTyped, parquetTypesOf } from './coerce.ts'
import type { RawTable } from './read-raw.ts'

/** Name of an entity's rows as stored values, with their line and, where refused, `reason` and `culprit`. */
export const judgedTableOf = (entity: string) => `judged_${entity}`

/** Turns raw cells into stored values and gives every row that cannot be taken its first reason. */
export async function judgeRows(database: DuckDb, raw: RawTable, vocabulary: Vocabulary): Promise<void> {
  const { entity } = raw
  const coercions = coercionsOf(raw, vocabulary)
  const values = columnsOf(entity).map(({ name, type }) => {
    const coercion = coercions.get(name)
    return `${coercion === undefined ? `CAST(NULL AS ${type})` : coercion.value} AS ${sqlName(name)}`
  })
  const empties = [...coercions].map(([name, { cell }]) => `${cell} IS NULL AS ${sqlName(`empty_${name}`)}`)
  const cells = [...coercions.values()].map(({ cell, isText }) => (isText ? `nullif(trim(${cell}), '') AS ${cell}` : cell))
  const table = judgedTableOf(entity.id)
  await database.run(`CREATE TEMP TABLE ${table} AS SELECT line, ${columnsOf(entity)
    .map(({ name }) => sqlName(name))
    .join(', ')}, ${faultSql(entity, coercions)} AS fault
FROM (SELECT line, ${[...values, ...empties].join(', ')} FROM (SELECT line, ${cells.join(', ')} FROM (${raw.firstReading})))`)
  const key = sqlName(keyColumnOf(entity.id))
  await database.run(
    `UPDATE ${table} SET fault = ${sqlText(`key_duplicate:${keyColumnOf(entity.id)}`)} WHERE fault IS NULL AND ${key} IN (SELECT ${key} FROM ${table} GROUP BY ${key} HAVING count(*) > 1)`,
  )
}

/** Refuses rows that point at a record that is not there; entities must come in an order where what is pointed at comes first. */
export async function refuseDangling(database: DuckDb, entity: Entity, present: ReadonlySet<string>): Promise<void> {
  for (const field of entity.fields.values()) {
    if (field.type.kind !== 'reference' || !present.has(field.type.entity)) continue
    const target = field.type.entity
    await database.run(
      `UPDATE ${judgedTableOf(entity.id)} SET fault = ${sqlText(`reference_dangling:${field.id}`)} WHERE fault IS NULL AND ${sqlName(field.id)} IS NOT NULL AND ${sqlName(field.id)} NOT IN (SELECT ${sqlName(keyColumnOf(target))} FROM ${judgedTableOf(target)} WHERE fault IS NULL)`,
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
  readonly isText: boolean
}

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
      return [column.name, { ...coercion, cell, isText: sqlType === 'VARCHAR' }]
    }),
  )
}

/** The first fault of a row as `reason:column`, NULL where it has none. */
function faultSql(entity: Entity, coercions: ReadonlyMap<string, CellCoercion>): string {
  const key = keyColumnOf(entity.id)
  const cases = [...coercions].flatMap(([name, { reason, bounds }]) => {
    const value = sqlName(name)
    const wrong = `WHEN ${value} IS NULL AND NOT ${sqlName(`empty_${name}`)} THEN ${sqlText(`${reason}:${name}`)}`
    const outside =
      bounds === undefined ? [] : [`WHEN ${value} < ${bounds[0]} OR ${value} > ${bounds[1]} THEN ${sqlText(`out_of_range:${name}`)}`]
    return [wrong, ...outside]
  })
  return `CASE ${cases.join(' ')} WHEN ${sqlName(key)} IS NULL THEN ${sqlText(`key_missing:${key}`)} END`
}
