import { join } from 'node:path'
import { type Result, refused } from '../../kernel/result.ts'
import type { FieldType, Vocabulary } from '../../rules/index.ts'
import { type DuckDb, sqlName, sqlText } from '../../store/index.ts'
import { successionWords } from '../messages.zh.ts'
import type { FileRefusal } from '../refusals.ts'
import { type Column, columnTypeOf } from '../schema.ts'
import { findCircles, inheritedColumns, successionChecks } from '../succession.ts'
import { acceptedTableOf } from './bucket.ts'
import { judgedTableOf, judgeRows, refuseDangling } from './judge.ts'
import { type RawTable, readRaw } from './read-raw.ts'
import type { Shape } from './shape.ts'

/** The file of a delivery that says which insured unit succeeded which. */
export const successionFile = 'unit_succession.csv'

const kinds = ['merger', 'split', 'form_change'] as const
const share: FieldType = { kind: 'number', dimension: '', scale: 0, low: 1n, high: 1_000_000_000n }
const columns: readonly (readonly [keyof typeof successionWords, FieldType])[] = [
  ['predecessor', { kind: 'reference', entity: 'insured_unit' }],
  ['successor', { kind: 'reference', entity: 'insured_unit' }],
  ['share_numerator', share],
  ['share_denominator', share],
  ['happened_on', { kind: 'date' }],
  ['kind', { kind: 'enumeration', enumeration: 'succession_kind' }],
]

/** What stands in that file, for the description of the format. */
export const successionColumns = `${columns.map(([id]) => `\`${id}\``).join(', ')}, where the kind is ${kinds.map((id) => `\`${id}\``).join(', ')}, none of them empty`

const shape: Shape = {
  id: 'unit_succession',
  zh: successionWords.shape,
  columns: columns.map(([id, type]): Column => {
    const stored = columnTypeOf(type)
    if (stored === undefined) throw new Error(`${id} is not stored`)
    return { name: id, type: stored, field: { id, zh: successionWords[id], aliases: [], definition: '', source: '', type } }
  }),
  key: undefined,
  required: columns.map(([id]) => id),
}

/** The glossary with the kinds of succession, which no rule speaks of. */
function withKinds(vocabulary: Vocabulary): Vocabulary {
  const values = kinds.map((id) => ({ id, zh: successionWords[id], aliases: [] }))
  const kind = { id: 'succession_kind', zh: successionWords.kind, values }
  return { ...vocabulary, enumerations: new Map([...vocabulary.enumerations, [kind.id, kind]]) }
}

/** Reads and judges the successions of a delivery. A row that makes no sense is refused like any other. */
export async function readSuccession(
  database: DuckDb,
  folder: string,
  vocabulary: Vocabulary,
  present: ReadonlySet<string>,
): Promise<Result<RawTable, FileRefusal>> {
  const read = await readRaw(database, shape, { entity: shape.id, path: join(folder, successionFile), format: 'csv' })
  if (read.kind === 'refused') return read
  const against = await judgeRows(database, read.value, withKinds(vocabulary))
  if (against !== undefined) return refused(against)
  await refuseDangling(database, shape, present)
  const judged = judgedTableOf(shape.id)
  const sound = `(SELECT ${columns.map(([id]) => (id === 'kind' ? kindSql : sqlName(id))).join(', ')} FROM ${judged} WHERE fault IS NULL)`
  const units = `(SELECT insured_unit_id FROM ${judgedTableOf('insured_unit')} WHERE fault IS NULL)`
  for (const { reason, column, sql } of successionChecks(units, sound)) await refuse(database, `${reason}:${column}`, sql)
  await findCircles(database, sound)
  await refuse(database, 'succession_circular:successor', 'SELECT predecessor FROM circular_succession')
  return read
}

async function refuse(database: DuckDb, fault: string, predecessors: string): Promise<void> {
  // Looked up first: what is refused must not change what is looked up.
  await database.run(`CREATE OR REPLACE TEMP TABLE senseless_succession AS ${predecessors}`)
  await database.run(
    `UPDATE ${judgedTableOf(shape.id)} SET fault = ${sqlText(fault)} WHERE fault IS NULL AND predecessor IN (SELECT predecessor FROM senseless_succession)`,
  )
}

const kindSql = `CASE kind ${kinds.map((id, code) => `WHEN ${code} THEN ${sqlText(id)}`).join(' ')} END AS kind`

/**
 * Leaves the table `unit_succession` with the successions that have happened by a day, and `doubtful_unit` with the units named by rows
 * that were refused, or succeeding such: what they took over, or gave away, is not known. Gives the number that is still to come.
 */
export async function acceptSuccession(database: DuckDb, knownOn: string): Promise<number> {
  const judged = judgedTableOf(shape.id)
  const happened = `happened_on <= CAST(${sqlText(knownOn)} AS DATE)`
  await database.run(
    `CREATE OR REPLACE TEMP TABLE unit_succession AS SELECT ${columns.map(([id]) => (id === 'kind' ? kindSql : sqlName(id))).join(', ')} FROM ${judged} WHERE fault IS NULL AND ${happened}`,
  )
  await database.run(
    `CREATE OR REPLACE TEMP TABLE doubtful_unit AS
WITH RECURSIVE doubtful(unit) AS (
  SELECT unnest([predecessor, successor]) FROM ${judged} WHERE fault IS NOT NULL
  UNION SELECT successor FROM unit_succession JOIN doubtful ON unit = predecessor
) SELECT DISTINCT unit FROM doubtful WHERE unit IS NOT NULL`,
  )
  const [later] = await database.rows(`SELECT count(*) AS n FROM ${judged} WHERE fault IS NULL AND NOT ${happened}`)
  return Number(later?.n ?? 0)
}

/** Makes unknown what a refused succession leaves in doubt. */
export async function forgetDoubtful(database: DuckDb): Promise<void> {
  const units = acceptedTableOf('insured_unit')
  const unknown = [...inheritedColumns, 'has_predecessor'].map((column) => `${sqlName(column)} = NULL`)
  await database.run(`UPDATE ${units} SET ${unknown.join(', ')} WHERE insured_unit_id IN (SELECT unit FROM doubtful_unit)`)
}
