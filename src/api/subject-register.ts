import type { Caller } from '../access/index.ts'
import { findRun } from '../decisions/index.ts'
import { findSnapshot, readManifest } from '../registry/index.ts'
import type { Field } from '../rules/index.ts'
import { type Fact, type NamedEntity, namedEntities, namesOf, readFacts, type SubjectFacts, type SubjectKey } from '../subjects/index.ts'
import type { Office } from './office.ts'

/** What the snapshot that was screened last says of a subject, as it travels; null where there is none, or nothing in it. */
export async function registerOf(office: Office, caller: Caller, subject: SubjectKey, signal: AbortSignal | undefined) {
  const { facts } = office
  const known = await findRun(facts, undefined)
  if (known.kind === 'refused') return null
  const { vocabulary } = facts.set()
  const folder = await findSnapshot(known.value.run.record.snapshot, facts.snapshotsFolder)
  const manifest = folder === undefined ? undefined : await readManifest(folder, vocabulary)
  if (folder === undefined || manifest?.kind !== 'done') return null
  const place = { folder, manifest: manifest.value, vocabulary, database: facts.reader.database }
  const found = await readFacts(place, subject, signal)
  if (found === undefined) return null
  const { id, title, knownOn } = manifest.value
  return {
    snapshot: { id, title, knownOn },
    facts: found.facts.map((fact) => factOut(fact, office)),
    related: found.related.map(({ entity, by, total, records }) => ({
      entity: entity.id,
      zh: entity.zh,
      by: by.id,
      total,
      records: records.map(({ key, facts }) => ({ key: String(key), facts: facts.map((fact) => factOut(fact, office)) })),
    })),
    names: await namesIn(office, caller, found),
  }
}

/** Names of the people and units that records lead to: as a reader needs them, and as far as the caller may see them. */
async function namesIn({ keys }: Office, caller: Caller, { facts, related }: SubjectFacts) {
  const all = [...facts, ...related.flatMap(({ records }) => records.flatMap((record) => record.facts))]
  const names: { readonly entity: NamedEntity; readonly key: string; readonly name: string }[] = []
  for (const entity of namedEntities) {
    const asked = all.flatMap(({ field, value }) =>
      field.type.kind === 'reference' && field.type.entity === entity && value !== null ? [BigInt(value)] : [],
    )
    for (const [key, { name }] of await namesOf(caller, keys, entity, asked, 'page')) names.push({ entity, key: String(key), name })
  }
  return names
}

function factOut({ field, value }: Fact, office: Office) {
  const { id, zh, source, type } = field
  const entity = type.kind === 'reference' ? type.entity : null
  return { id, zh, source: source ?? '', kind: kindOf(field), entity, value: value === null ? null : textOf(field, value, office) }
}

function kindOf({ type }: Field) {
  if (type.kind === 'relation') throw new Error('A relation is no fact of a record')
  return type.kind === 'number' && type.scale > 0 ? ('money' as const) : type.kind
}

function textOf({ type }: Field, value: Exclude<Fact['value'], null>, { names, facts }: Office): string {
  if (type.kind === 'region') return names.region(Number(value))
  if (type.kind === 'enumeration') return facts.set().vocabulary.enumerations.get(type.enumeration)?.values[Number(value)]?.zh ?? ''
  // Stored as months since the year 0.
  if (type.kind === 'month') return `${Math.floor(Number(value) / 12)}-${String((Number(value) % 12) + 1).padStart(2, '0')}`
  return String(value)
}
