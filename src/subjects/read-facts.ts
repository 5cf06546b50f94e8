import { join } from 'node:path'
import { type Manifest, readAmendments } from '../registry/index.ts'
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
  /** Where it was established after the register was delivered, what shows it and when; else its field says who delivers it. */
  readonly established: { readonly evidence: string; readonly day: string } | undefined
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

/** A record that the subject names: the firm of a unit, the household of a person. */
export interface BesideRecord {
  readonly entity: Entity
  readonly by: Field
  readonly key: bigint
  readonly facts: readonly Fact[]
}

export interface SubjectFacts {
  readonly facts: readonly Fact[]
  readonly beside: readonly BesideRecord[]
  readonly related: readonly RelatedRecords[]
}

const mostRecords = 50

/**
 * What a snapshot says of a subject, the records that it names and those that name it; undefined where it is not in it, or the signal is
 * given. It asks nobody whether the reader may see it: that is settled before.
 */
export async function readFacts(place: FactsPlace, subject: SubjectKey, signal?: AbortSignal): Promise<SubjectFacts | undefined> {
  const entity = place.vocabulary.entities.get(subject.entity)
  const own = entity === undefined ? undefined : await readRecords(place, entity, `${entity.id}_id`, subject.key, 1, signal)
  const [row] = own ?? []
  if (entity === undefined || row === undefined) return undefined
  const established = establishedIn(place)
  return {
    facts: factsIn(entity, row, undefined, established),
    beside: await besideOf(place, entity, row, established, signal),
    related: await relatedTo(place, entity, subject.key, established, signal),
  }
}

/** The records that a record names. */
async function besideOf(
  place: FactsPlace,
  entity: Entity,
  row: Row,
  established: Established,
  signal: AbortSignal | undefined,
): Promise<readonly BesideRecord[]> {
  const beside: BesideRecord[] = []
  for (const by of entity.fields.values()) {
    const named = by.type.kind === 'reference' ? place.vocabulary.entities.get(by.type.entity) : undefined
    const key = row[by.id]
    if (named === undefined || key === undefined || key === null) continue
    const [found] = (await readRecords(place, named, `${named.id}_id`, BigInt(key), 1, signal)) ?? []
    if (found !== undefined) beside.push({ entity: named, by, key: BigInt(key), facts: factsIn(named, found, undefined, established) })
  }
  return beside
}

/** The records that name a record, kind by kind. */
async function relatedTo(
  place: FactsPlace,
  entity: Entity,
  key: bigint,
  established: Established,
  signal: AbortSignal | undefined,
): Promise<readonly RelatedRecords[]> {
  const related: RelatedRecords[] = []
  for (const other of place.vocabulary.entities.values())
    for (const by of other.fields.values()) {
      if (by.type.kind !== 'reference' || by.type.entity !== entity.id) continue
      const rows = await readRecords(place, other, by.id, key, mostRecords, signal)
      if (rows === undefined || rows.length === 0) continue
      const records = rows.map((each) => ({
        key: BigInt(each[`${other.id}_id`] as bigint),
        facts: factsIn(other, each, by, established),
      }))
      related.push({ entity: other, by, total: Number(rows[0]?.total ?? 0), records })
    }
  return related
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

/** What was established of a field of a record after delivery. */
type Established = (entity: string, key: bigint, field: string) => Fact['established']

function establishedIn({ folder, manifest }: FactsPlace): Established {
  const amendments = readAmendments(folder, manifest)
  if (amendments.kind === 'refused') return () => undefined
  const placeOf = (entity: string, key: bigint, field: string) => `${entity} ${key} ${field}`
  const found = new Map(amendments.value.map(({ entity, key, field, evidence, day }) => [placeOf(entity, key, field), { evidence, day }]))
  return (entity, key, field) => found.get(placeOf(entity, key, field))
}

function factsIn(entity: Entity, row: Row, but: Field | undefined, established: Established): readonly Fact[] {
  const key = BigInt(row[`${entity.id}_id`] as bigint)
  return [...entity.fields.values()]
    .filter((field) => field.type.kind !== 'relation' && field !== but && row[field.id] !== undefined)
    .map((field) => ({ field, value: row[field.id] ?? null, established: established(entity.id, key, field.id) }))
}
