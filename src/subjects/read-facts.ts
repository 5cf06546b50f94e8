import { join } from 'node:path'
import type { Manifest } from '../registry/index.ts'
import type { Entity, Field, Vocabulary } from '../rules/index.ts'
import { type Cell, type DuckDbReader, parquetRows, type Row, sqlName } from '../store/index.ts'
import type { SubjectKey } from './entities.ts'

/** A snapshot of facts and what reads it. */
export interface FactsPlace {
  readonly folder: string
  readonly manifest: Manifest
  readonly vocabulary: Vocabulary
  readonly database: DuckDbReader
}

/** A fact as the register has it; its value is the cell, null where it is not known. */
export interface Fact {
  readonly field: Field
  readonly value: Cell
}

/** Records that name the subject: employments, payments, certificates and whatever else the glossary declares. */
export interface RelatedRecords {
  readonly entity: Entity
  /** The field by which they name it. */
  readonly by: Field
  readonly total: number
  /** At most 50, the last ones first. */
  readonly records: readonly { readonly key: bigint; readonly facts: readonly Fact[] }[]
}

export interface SubjectFacts {
  readonly facts: readonly Fact[]
  readonly related: readonly RelatedRecords[]
}

const mostRecords = 50

/**
 * What a snapshot says of a subject, and the records that name it; undefined where it is not in it, or the signal is given. It asks
 * nobody whether the reader may see it: that is settled before.
 */
export async function readFacts(place: FactsPlace, subject: SubjectKey, signal?: AbortSignal): Promise<SubjectFacts | undefined> {
  const { vocabulary } = place
  const entity = vocabulary.entities.get(subject.entity)
  const own = entity === undefined ? undefined : await readRecords(place, entity, `${entity.id}_id`, subject.key, 1, signal)
  const [row] = own ?? []
  if (entity === undefined || row === undefined) return undefined
  const related: RelatedRecords[] = []
  for (const other of vocabulary.entities.values())
    for (const by of other.fields.values()) {
      if (by.type.kind !== 'reference' || by.type.entity !== entity.id) continue
      const rows = await readRecords(place, other, by.id, subject.key, mostRecords, signal)
      if (rows === undefined || rows.length === 0) continue
      const records = rows.map((each) => ({ key: BigInt(each[`${other.id}_id`] as bigint), facts: factsIn(other, each, by) }))
      related.push({ entity: other, by, total: Number(rows[0]?.total ?? 0), records })
    }
  return { facts: factsIn(entity, row, undefined), related }
}

/** Rows of an entity with a value in a column, the greatest keys first, each with how many there are; undefined where the snapshot has no file of it. */
async function readRecords(
  { manifest, folder, database }: FactsPlace,
  entity: Entity,
  column: string,
  key: bigint,
  most: number,
  signal: AbortSignal | undefined,
): Promise<readonly Row[] | undefined> {
  const files = manifest.entities[entity.id]?.files ?? []
  if (files.length === 0) return undefined
  const rows = await database.rows(
    `select *, count(*) over () as total from ${parquetRows(files.map(({ path }) => join(folder, path)))}
where ${sqlName(column)} = ${key} order by ${sqlName(`${entity.id}_id`)} desc limit ${most}`,
    signal,
  )
  return rows.kind === 'done' ? rows.value : undefined
}

function factsIn(entity: Entity, row: Row, but: Field | undefined): readonly Fact[] {
  return [...entity.fields.values()]
    .filter((field) => field.type.kind !== 'relation' && field !== but && row[field.id] !== undefined)
    .map((field) => ({ field, value: row[field.id] ?? null }))
}
