import type { Caller } from '../access/index.ts'
import { findRun, snapshotOfRun } from '../decisions/index.ts'
import type { Field } from '../rules/index.ts'
import {
  type Employment,
  type Fact,
  type NamedEntity,
  namedEntities,
  namesOf,
  readEmployment,
  readFacts,
  type SubjectFacts,
  type SubjectKey,
} from '../subjects/index.ts'
import { establishedBy } from './messages.zh.ts'
import type { Office } from './office.ts'

/** What the snapshot that was screened last says of a subject, as it travels; null where there is none, or nothing in it. */
export async function registerOf(office: Office, caller: Caller, subject: SubjectKey, signal: AbortSignal | undefined) {
  const { facts } = office
  const known = await findRun(facts, undefined)
  if (known.kind === 'refused') return null
  const place = await snapshotOfRun(facts, known.value.run)
  if (place === undefined) return null
  const found = await readFacts(place, subject, signal)
  if (found === undefined) return null
  const { id, title, knownOn } = place.manifest
  const policies = new Map(known.value.run.record.lists.policies.map((list) => [list.policy, list.zh]))
  const written = (fact: Fact) => factOut(fact, { office, policies })
  const employment = await readEmployment(place, subject, signal)
  const names = await namesIn(office, caller, found)
  const isSeen = (entity: string, key: bigint) =>
    !namedEntities.some((each) => each === entity) || names.some((each) => each.entity === entity && each.key === String(key))
  return {
    snapshot: { id, title, knownOn },
    facts: found.facts.map(written),
    beside: found.beside
      .filter(({ entity, key }) => isSeen(entity.id, key))
      .map(({ entity, by, key, facts }) => ({
        entity: entity.id,
        zh: entity.zh,
        by: by.id,
        key: String(key),
        facts: facts.map(written),
      })),
    employment: employment === undefined ? null : employmentOut(employment),
    related: found.related.map(({ entity, by, total, records }) => ({
      entity: entity.id,
      zh: entity.zh,
      by: by.id,
      total,
      records: records.map(({ key, facts }) => ({ key: String(key), facts: facts.map(written) })),
    })),
    names,
  }
}

function employmentOut(employment: Employment) {
  if (employment.kind === 'months') return { ...employment, months: [...employment.months] }
  return {
    kind: 'spans' as const,
    total: employment.total,
    spans: employment.spans.map(({ key, unit, from, to, isEndKnown, insurance }) => ({
      key: String(key),
      unit: unit === undefined ? null : String(unit),
      from: from ?? null,
      to: to ?? null,
      isEndKnown,
      insurance,
    })),
  }
}

/** Names of the people and units that records lead to: as a reader needs them, and as far as the caller may see them. */
async function namesIn({ keys }: Office, caller: Caller, { facts, beside, related }: SubjectFacts) {
  const all = [
    ...facts,
    ...beside.flatMap((record) => record.facts),
    ...related.flatMap(({ records }) => records.flatMap(({ facts }) => facts)),
  ]
  const names: { readonly entity: NamedEntity; readonly key: string; readonly name: string }[] = []
  for (const entity of namedEntities) {
    const asked = all.flatMap(({ field, value }) =>
      field.type.kind === 'reference' && field.type.entity === entity && value !== null ? [BigInt(value)] : [],
    )
    const own = related.flatMap((of) => (of.entity.id === entity ? of.records.map(({ key }) => key) : []))
    for (const [key, { name }] of await namesOf(caller, keys, entity, [...asked, ...own], 'page'))
      names.push({ entity, key: String(key), name })
  }
  return names
}

interface FactWords {
  readonly office: Office
  /** Names of the policies of the screening; what was paid names them by their ids. */
  readonly policies: ReadonlyMap<string, string>
}

function factOut({ field, value, established }: Fact, words: FactWords) {
  const { id, zh, source, type } = field
  return {
    id,
    zh,
    source: source ?? '',
    kind: kindOf(field),
    entity: type.kind === 'reference' ? type.entity : null,
    value: value === null ? null : textOf(field, value, words),
    established: established === undefined ? null : { by: establishedBy(established.evidence), day: established.day },
  }
}

function kindOf({ type }: Field) {
  if (type.kind === 'relation') throw new Error('A relation is no fact of a record')
  return type.kind === 'number' && type.scale > 0 ? ('money' as const) : type.kind
}

/** A value of the register in words; of money fen, of a choice or a place its name. */
export function textOf(
  { id, type }: Field,
  value: Exclude<Fact['value'], null>,
  { office: { names, facts }, policies }: FactWords,
): string {
  if (type.kind === 'region') return names.region(Number(value))
  if (type.kind === 'enumeration') return facts.set().vocabulary.enumerations.get(type.enumeration)?.values[Number(value)]?.zh ?? ''
  // Stored as months since the year 0.
  if (type.kind === 'month') return `${Math.floor(Number(value) / 12)}-${String((Number(value) % 12) + 1).padStart(2, '0')}`
  if (type.kind === 'text' && type.code === 'industry') return `${names.industry(String(value))} ${value}`
  return id === 'policy' ? (policies.get(String(value)) ?? String(value)) : String(value)
}
