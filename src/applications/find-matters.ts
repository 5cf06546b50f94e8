import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'
import {
  codeScopeOf,
  type FactNow,
  type FactsPlane,
  factsNow,
  missingRecordOf,
  newestSnapshot,
  type RunFindRefusal,
  type ScopeRefusal,
} from '../decisions/index.ts'
import { done, type Result } from '../kernel/result.ts'
import type { ListRecord, ReadRefusal } from '../screening/index.ts'
import { type DecidedAbout, type DecisionsAbout, decisionsAbout } from '../why/index.ts'
import { type FactPlace, placeText } from './take-facts.ts'
import { factName, isAppliedFor, isOfApplicant, mayBePromised } from './words.zh.ts'

/** A policy that somebody can apply for, for one subject of its list. */
export interface Matter {
  readonly policy: { readonly id: string; readonly zh: string }
  readonly plan: string
  /** Number or title of the document. */
  readonly document: string
  readonly clause: string
  readonly entity: string
  readonly decided: DecidedAbout
  readonly channel: string
  /** Waits for an application, is granted without one, or was refused by the screening. */
  readonly group: 'apply' | 'unasked' | 'refused'
  readonly openIn: { readonly application: bigint | undefined; readonly number: string } | undefined
  /** The facts that it reads, known or not. */
  readonly facts: readonly FactPlace[]
  /** What it lacks and is no fact of one record. */
  readonly elsewhere: readonly { readonly zh: string; readonly owner: string }[]
}

/** A fact that matters read, and what is known of it by now. */
export interface MatterFact extends FactPlace {
  readonly zh: string
  readonly owner: string
  readonly isOfApplicant: boolean
  readonly mayBePromised: boolean
  readonly known:
    | { readonly kind: 'registered'; readonly fact: FactNow; readonly knownOn: string }
    /** Established already, and in no snapshot yet: by a letter of inquiry, or by another application. */
    | { readonly kind: 'established'; readonly value: string; readonly evidence: string; readonly day: string }
    | undefined
}

/** What somebody can apply for after the last screening. */
export interface Matters {
  readonly about: DecisionsAbout
  readonly knownOn: string | undefined
  readonly matters: readonly Matter[]
  readonly facts: readonly MatterFact[]
}

/** Records of one kind that somebody applies for at once; of more the first. */
const mostSubjects = 20

/**
 * What the last screening decided about somebody, as matters to apply for, with the facts that each reads: those that the newest snapshot
 * has or that were established meanwhile are known and asked of nobody; the others are asked for once, however many matters lack them.
 */
export async function findMatters(
  plane: FactsPlane,
  caller: Caller,
  { entity, key }: { readonly entity: string; readonly key: bigint },
  signal?: AbortSignal,
): Promise<Result<Matters, ScopeRefusal | RunFindRefusal | ReadRefusal>> {
  const scope = await codeScopeOf(caller)
  if (scope.kind === 'refused') return scope
  const about = await decisionsAbout(plane, scope.value, { run: undefined, entity, key, most: mostSubjects }, signal)
  if (about.kind === 'refused') return about
  const read = about.value.policies.flatMap(({ list, decided }) => decided.map((each) => readMatter(plane, about.value, list, each)))
  const facts = new Map(read.flatMap(({ facts }) => facts.map((fact) => [placeText(fact), fact] as const)))
  const snapshot = await newestSnapshot(plane, about.value.known.run)
  const now = snapshot === undefined ? [] : await factsNow(snapshot, [...facts.values()])
  const registered = new Map(now.filter(({ value }) => value !== null).map((fact) => [placeText(fact), fact]))
  const established = await establishedSince(
    caller,
    [...facts.values()].filter((fact) => !registered.has(placeText(fact))),
  )
  const opened = await openIn(caller, read)
  return done({
    about: about.value,
    knownOn: snapshot?.manifest.knownOn,
    matters: read.map(({ facts: of, ...matter }) => ({
      ...matter,
      facts: of,
      openIn: opened.get(matterText({ policy: matter.policy.id, entity: matter.entity, key: matter.decided.row.subject })),
    })),
    facts: [...facts].map(([id, { definition, ...fact }]) => {
      const own = registered.get(id)
      return {
        ...fact,
        isOfApplicant: isOfApplicant(fact.owner),
        mayBePromised: mayBePromised(definition),
        known:
          own === undefined || snapshot === undefined
            ? established.get(id)
            : { kind: 'registered' as const, fact: own, knownOn: snapshot.manifest.knownOn },
      }
    }),
  })
}

interface ReadFact extends FactPlace {
  readonly zh: string
  readonly owner: string
  readonly definition: string
}

function readMatter(
  plane: FactsPlane,
  { known }: DecisionsAbout,
  list: ListRecord,
  decided: DecidedAbout,
): Omit<Matter, 'openIn' | 'facts'> & { readonly facts: readonly ReadFact[] } {
  const { row, variant } = decided
  const { vocabulary, plans } = plane.set()
  const plan = plans.get(row.plan)
  const channel = plan?.policies.get(list.policy)?.channel ?? ''
  const facts: ReadFact[] = []
  const elsewhere = []
  for (const { key: missing, zh, source } of list.variants.find(({ id }) => id === row.variant)?.missing ?? []) {
    const record = missingRecordOf(known.run, list.policy, missing, vocabulary)
    const key = record.kind === 'done' ? record.value.keyIn(row) : undefined
    const entity = record.kind === 'done' ? vocabulary.entities.get(record.value.entity) : undefined
    const field = record.kind === 'done' ? entity?.fields.get(record.value.field) : undefined
    // Whom a record belongs to, and which records belong to it, nobody supplies as a value.
    const isValue = field !== undefined && field.type.kind !== 'relation' && field.type.kind !== 'reference'
    if (entity !== undefined && field !== undefined && key !== undefined && isValue) {
      const { source: owner, definition } = field
      facts.push({ entity: entity.id, key, field: field.id, zh: factName(entity.zh, field.zh), owner, definition })
    } else if (row.missing.includes(missing)) elsewhere.push({ zh, owner: source })
  }
  return {
    policy: { id: list.policy, zh: list.zh },
    plan: row.plan,
    document: plan?.number ?? plan?.title ?? row.plan,
    clause: variant.clause,
    entity: list.entity,
    decided,
    channel,
    group: groupOf(row.outcome, channel),
    facts,
    elsewhere,
  }
}

/** Who was refused may still apply; what is granted without an application is applied for only where a fact is lacking. */
function groupOf(outcome: DecidedAbout['row']['outcome'], channel: string): Matter['group'] {
  if (outcome === 'ineligible') return 'refused'
  if (outcome === 'undetermined') return 'apply'
  return isAppliedFor(channel) === false ? 'unasked' : 'apply'
}

/** Facts that were established and are in no snapshot yet, by their place. */
async function establishedSince(caller: Caller, places: readonly FactPlace[]): Promise<ReadonlyMap<string, MatterFact['known']>> {
  if (places.length === 0) return new Map()
  const [entities, keys, fields] = [
    places.map(({ entity }) => entity),
    places.map(({ key }) => String(key)),
    places.map(({ field }) => field),
  ]
  const { rows } = await caller.transact((db) =>
    sql<FactPlace & { value: string; evidence: string; day: string }>`
      with asked as (select * from unnest(${entities}::text[], ${keys}::bigint[], ${fields}::text[]) as a (entity, key, field))
      select v.entity, v.key, v.field, v.value, 'verification/' || v.id as evidence, coalesce(v.source_on::text, ${caller.day}) as day
      from asked join verification v on v.entity = asked.entity and v.key = asked.key and v.field = asked.field
      where v.state = 'confirmed' and v.value is not null
      union all
      select n.entity, n.key, n.field, f.value, 'application/' || f.id, f.source_on::text
      from asked join application_need n on n.entity = asked.entity and n.key = asked.key and n.field = asked.field
      join application_fact f on f.need = n.id where f.is_believed and f.released_in is null`.execute(db),
  )
  return new Map(rows.map((row) => [placeText(row), { kind: 'established', value: row.value, evidence: row.evidence, day: row.day }]))
}

const matterText = ({ policy, entity, key }: { readonly policy: string; readonly entity: string; readonly key: bigint }): string =>
  `${policy}/${entity}/${key}`

/** Applications in which matters are open already; of those of another place the number alone. */
async function openIn(
  caller: Caller,
  matters: readonly Pick<Matter, 'policy' | 'entity' | 'decided'>[],
): Promise<ReadonlyMap<string, NonNullable<Matter['openIn']>>> {
  if (matters.length === 0) return new Map()
  const [policies, entities, keys] = [
    matters.map(({ policy }) => policy.id),
    matters.map(({ entity }) => entity),
    matters.map(({ decided }) => String(decided.row.subject)),
  ]
  const { rows } = await caller.transact((db) =>
    sql<{ policy: string; entity: string; key: bigint; number: string; application: bigint | null }>`
      select o.policy, o.entity, o.key, o.number, (
        select m.application from application_matter m where m.is_open and m.policy = o.policy and m.subject_entity = o.entity and m.subject_key = o.key limit 1
      ) as application
      from applications_open(${policies}::text[], ${entities}::text[], ${keys}::bigint[]) o`.execute(db),
  )
  return new Map(rows.map((row) => [matterText(row), { application: row.application ?? undefined, number: row.number }]))
}
