import { formatDate } from '../../kernel/calendar.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import { type Entity, type FieldType, isSpelled, readFactText, type Vocabulary } from '../../rules/index.ts'
import { type DuckDb, sqlName, sqlText } from '../../store/index.ts'
import type { ColumnTypeDiffers } from '../refusals.ts'
import { keyColumnOf } from '../schema.ts'
import { type Coercion, coerceText, coerceTyped } from './coerce.ts'
import { parquetTypeOf } from './parquet-type.ts'
import type { RawTable } from './read-raw.ts'
import type { Shape } from './shape.ts'

/** Name of a shape's rows as stored values, with their line and, where refused, their `fault` as reason:column. */
export const judgedTableOf = (shape: string) => `judged_${shape}`

/** Turns raw cells into stored values and gives every row that cannot be taken its first reason; refuses a column of a type that holds none. */
export async function judgeRows(database: DuckDb, raw: RawTable, vocabulary: Vocabulary): Promise<ColumnTypeDiffers | undefined> {
  const coercions = coercionsOf(raw, vocabulary)
  if (coercions.kind === 'refused') return coercions.refusal
  await judgeCells(database, raw, coercions.value, vocabulary)
  return undefined
}

async function judgeCells(
  database: DuckDb,
  raw: RawTable,
  coercions: ReadonlyMap<string, CellCoercion>,
  vocabulary: Vocabulary,
): Promise<void> {
  const { shape } = raw
  const trimmed = `(SELECT line, ${trimmedCells(raw).join(', ')} FROM ${raw.rows})`
  const spelled = await readSpellings(database, raw, coercions, trimmed, vocabulary)
  const values = shape.columns.map(({ name, type }) => {
    const coercion = coercions.get(name)
    const usual = coercion === undefined ? `CAST(NULL AS ${type})` : coercion.value
    const index = coercion?.index ?? -1
    return `${spelled.has(index) ? `coalesce(${usual}, CAST(spelling${index}.meant AS ${type}))` : usual} AS ${sqlName(name)}`
  })
  const reasons = [...spelled].map((index) => `spelling${index}.reason AS reason_c${index}`)
  const joins = [...spelled].map(
    (index) =>
      ` LEFT JOIN ${spellingTableOf(shape.id)} spelling${index} ON spelling${index}.cell = ${index} AND spelling${index}.written = c${index}`,
  )
  const empties = [...coercions].map(([name, { cell }]) => `${cell} IS NULL AS ${sqlName(`empty_${name}`)}`)
  const table = judgedTableOf(shape.id)
  await database.run(`CREATE TEMP TABLE ${table} AS SELECT line, ${shape.columns
    .map(({ name }) => sqlName(name))
    .join(', ')}, ${faultSql(shape, coercions, spelled)} AS fault
FROM (SELECT line, ${[...values, ...empties, ...reasons].join(', ')} FROM ${trimmed} trimmed${joins.join('')})`)
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

const spellingTableOf = (shape: string) => `spelling_${shape}`

/**
 * Reads every spelling of a text cell that is not the usual one by the function that reads facts people write by hand, each once however
 * often it stands there. Gives the columns that have such, whose meanings, or reasons for having none, are in a table.
 */
async function readSpellings(
  database: DuckDb,
  raw: RawTable,
  coercions: ReadonlyMap<string, CellCoercion>,
  trimmed: string,
  vocabulary: Vocabulary,
): Promise<ReadonlySet<number>> {
  const read = raw.shape.columns.flatMap(({ name, field }) => {
    const coercion = coercions.get(name)
    return coercion?.isText === true &&
      field !== undefined &&
      isSpelled(field.type) &&
      (field.type.kind !== 'text' || field.type.code !== undefined)
      ? [{ ...coercion, type: field.type }]
      : []
  })
  if (read.length === 0) return new Set()
  const lists = read.map(
    ({ cell, value, index }) => `list(DISTINCT ${cell}) FILTER (WHERE ${cell} IS NOT NULL AND (${value}) IS NULL) AS l${index}`,
  )
  await database.run(`CREATE OR REPLACE TEMP TABLE unread_spelling AS SELECT ${lists.join(', ')} FROM ${trimmed}`)
  const table = spellingTableOf(raw.shape.id)
  await database.run(`CREATE OR REPLACE TEMP TABLE ${table} (cell INTEGER, written VARCHAR, meant VARCHAR, reason VARCHAR)`)
  const spelled = new Set<number>()
  for (const { index, type } of read) {
    const rows = await database.rows(`SELECT unnest(l${index}) AS written FROM unread_spelling`)
    for (let from = 0; from < rows.length; from += 1000) {
      const tuples = rows.slice(from, from + 1000).map(({ written }) => {
        const found = readFactText(String(written), type, vocabulary)
        const [meant, reason] = found.kind === 'value' ? [sqlText(storedText(found.value, type)), 'NULL'] : ['NULL', sqlText(found.reason)]
        return `(${index}, ${sqlText(String(written))}, ${meant}, ${reason})`
      })
      await database.run(`INSERT INTO ${table} VALUES ${tuples.join(', ')}`)
      spelled.add(index)
    }
  }
  return spelled
}

/** A value as text that the database casts to the type it is stored as. */
function storedText(value: string | number | boolean, type: FieldType): string {
  return type.kind === 'date' && typeof value === 'number' ? formatDate(value) : String(value)
}

interface CellCoercion extends Coercion {
  readonly cell: string
  readonly index: number
  readonly isText: boolean
}

/** The cells of a file, text without the blanks around it, and unknown where nothing is left. */
function trimmedCells({ columns }: RawTable): readonly string[] {
  return columns.map(({ index, sqlType }) => (sqlType === 'VARCHAR' ? `nullif(trim(c${index}, ${blanks}), '') AS c${index}` : `c${index}`))
}

/** What stands around cells without being seen, the full-width blank and the mark of byte order among it. */
const blanks = `' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(12288) || chr(65279)`

function coercionsOf(raw: RawTable, vocabulary: Vocabulary): Result<ReadonlyMap<string, CellCoercion>, ColumnTypeDiffers> {
  const coercions = new Map<string, CellCoercion>()
  for (const { column, header, index, sqlType } of raw.columns) {
    const cell = `c${index}`
    const coercion = raw.file.format === 'csv' ? coerceText(column, cell, vocabulary) : coerceTyped(column, cell, sqlType, vocabulary)
    if (coercion === undefined) {
      const expected = parquetTypeOf(column)
      return refused({ code: 'column_type_differs', file: raw.file.path, column: header, found: sqlType, expected })
    }
    coercions.set(column.name, { ...coercion, cell, index, isText: sqlType === 'VARCHAR' })
  }
  return done(coercions)
}

/** The first fault of a row as `reason:column`, NULL where it has none. */
function faultSql(shape: Shape, coercions: ReadonlyMap<string, CellCoercion>, spelled: ReadonlySet<number>): string {
  const cases = [...coercions].flatMap(([name, { reason, bounds, index }]) => {
    const value = sqlName(name)
    const found = spelled.has(index) ? `coalesce(reason_c${index}, ${sqlText(reason)})` : sqlText(reason)
    const wrong = `WHEN ${value} IS NULL AND NOT ${sqlName(`empty_${name}`)} THEN ${found} || ${sqlText(`:${name}`)}`
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
