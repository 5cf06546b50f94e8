import { byCaller, type Caller, writeEvents } from '../access/index.ts'
import { earliestMaterial } from '../contract/index.ts'
import { addMonths, formatDate, NEVER, parseDate } from '../kernel/calendar.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { act } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { commitmentLife, commitments } from './commitment-life.ts'
import type { Application } from './find-application.ts'
import type { ApplicationRefusal } from './refusals.ts'

/** The field of a record. */
export interface FactPlace {
  readonly entity: string
  readonly key: bigint
  readonly field: string
}

/** A fact that the applicant supplies: by a material, or by a written promise that is checked afterwards. */
export interface GivenFact extends FactPlace {
  /** As a clerk writes it. */
  readonly value: string
  readonly by: GivenMaterial | GivenPromise
}

interface GivenMaterial {
  readonly way: 'material'
  readonly material: string
  /** YYYY-MM-DD. */
  readonly on: string
}

interface GivenPromise {
  readonly way: 'promise'
  /** Document and clause that let it be promised. */
  readonly basis: string
  /** The day by which it is checked, YYYY-MM-DD. */
  readonly checkOn: string
}

/** Reads a value as the field's type takes it: its canonical text, or what was expected. */
export type ReadValue = (entity: string, field: string, text: string) => { readonly value: string } | { readonly expected: string }

export const placeText = ({ entity, key, field }: FactPlace): string => `${entity}/${key}/${field}`

/** A promise is checked within two years, or its day was mistyped. */
const latestCheck = (today: string): string => formatDate(addMonths(parseDate(today) ?? NEVER, 24))

/**
 * Writes what the applicant supplies for the needs of an application, all of it or none; what was supplied before is replaced by what
 * comes later, a promise by another or by a material.
 */
export async function takeFacts(
  db: Work,
  caller: Caller,
  { id, region, round }: Pick<Application, 'id' | 'region' | 'round'>,
  facts: readonly GivenFact[],
  readValue: ReadValue,
): Promise<Result<number, ApplicationRefusal>> {
  if (facts.length === 0) return done(0)
  const needs = new Map(
    (await db.selectFrom('application_need').selectAll().where('application', '=', id).execute()).map((need) => [placeText(need), need]),
  )
  const seen = new Set<string>()
  const rows = []
  for (const fact of facts) {
    const need = needs.get(placeText(fact))
    if (need === undefined) return refused({ code: 'fact_not_asked', fact: fact.field })
    if (seen.has(placeText(fact))) return refused({ code: 'fact_twice', fact: need.zh })
    seen.add(placeText(fact))
    const read = readValue(fact.entity, fact.field, fact.value.trim())
    if ('expected' in read) return refused({ code: 'fact_unfit', fact: need.zh, value: fact.value, expected: read.expected })
    const against = faultOf(fact, caller.day)
    if (against !== undefined) return refused(against)
    rows.push({
      application: id,
      need: need.id,
      region,
      round,
      way: fact.by.way,
      value: read.value,
      source: (fact.by.way === 'material' ? fact.by.material : fact.by.basis).trim(),
      source_on: fact.by.way === 'material' ? fact.by.on : caller.day,
      entered_by: caller.account.id,
      entered_on: caller.day,
    })
  }
  const lapsed = await lapsePromises(
    db,
    caller,
    id,
    rows.map(({ need }) => need),
  )
  if (lapsed.kind === 'refused') return lapsed
  const written = await db.insertInto('application_fact').values(rows).returning(['id', 'need']).execute()
  const promises = facts.flatMap((fact) => {
    const need = needs.get(placeText(fact))
    const row = written.find((each) => each.need === need?.id)
    return fact.by.way === 'promise' && row !== undefined
      ? [{ application: id, fact: row.id, region, state: commitmentLife.start, basis: fact.by.basis.trim(), check_on: fact.by.checkOn }]
      : []
  })
  if (promises.length > 0) {
    const given = await db.insertInto('commitment').values(promises).returning(['id', 'check_on']).execute()
    await writeEvents(
      db,
      given.map((one) => ({
        ...byCaller(caller),
        verb: 'give_commitment',
        register: 'commitment',
        subject: String(one.id),
        region,
        to: commitmentLife.start,
        version: 1,
        round: 1,
        detail: { application: String(id), checkOn: one.check_on },
      })),
    )
  }
  return done(rows.length)
}

function faultOf({ by }: GivenFact, today: string): ApplicationRefusal | undefined {
  if (by.way === 'material') {
    if (by.material.trim() === '') return { code: 'application_text_needed', what: 'source' }
    return by.on > today || by.on < earliestMaterial
      ? { code: 'material_day_unfit', day: by.on, earliest: earliestMaterial, latest: today }
      : undefined
  }
  if (by.basis.trim() === '') return { code: 'application_text_needed', what: 'basis' }
  const latest = latestCheck(today)
  return by.checkOn <= today || by.checkOn > latest ? { code: 'check_day_unfit', day: by.checkOn, today, latest } : undefined
}

/** Ends promises that bind nobody: those for some needs of an application, or all of it. */
export async function lapsePromises(
  db: Work,
  caller: Caller,
  application: bigint,
  needs?: readonly bigint[],
): Promise<Result<unknown, ApplicationRefusal>> {
  const given = await db
    .selectFrom('commitment')
    .innerJoin('application_fact', 'application_fact.id', 'commitment.fact')
    .select(['commitment.id', 'commitment.version'])
    .where('commitment.application', '=', application)
    .where('commitment.state', '=', commitmentLife.start)
    .$if(needs !== undefined, (query) => query.where('application_fact.need', 'in', [...(needs ?? []), 0n]))
    .execute()
  return given.length === 0 ? done(0) : act(db, caller, commitments, 'lapse_commitment', given)
}
