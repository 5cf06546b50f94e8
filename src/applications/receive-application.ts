import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { dueDay, type WorkCalendar } from '../kernel/workdays.ts'
import { nextNumber } from '../papers/index.ts'
import type { Work } from '../store/index.ts'
import { attachUploads } from '../uploads/index.ts'
import { applicationLife } from './application-life.ts'
import { keepApplicationItems } from './keep-items.ts'
import type { ApplicationRefusal } from './refusals.ts'
import { type FactPlace, type GivenFact, type ReadValue, takeFacts } from './take-facts.ts'

/** A policy that is applied for, for one subject of its list, as the screening has it. */
export interface WantedMatter {
  readonly policy: { readonly id: string; readonly zh: string }
  readonly plan: string
  readonly clause: string
  readonly subject: { readonly entity: string; readonly key: bigint }
  readonly outcome: string
}

/** A fact that nobody knows and that some of the matters need. */
export interface NeededFact extends FactPlace {
  readonly zh: string
  readonly owner: string
  readonly policies: readonly string[]
}

/** Who applies for another: in which relation, and how the applicant agreed. */
export interface Agent {
  readonly name: string
  readonly relation: string
  readonly consent: 'paper' | 'video'
  /** The number of the paper, or under which the video is kept. */
  readonly reference: string
}

export interface WantedApplication {
  readonly run: string
  readonly subject: { readonly entity: string; readonly key: bigint }
  readonly matters: readonly WantedMatter[]
  readonly needs: readonly NeededFact[]
  readonly facts: readonly GivenFact[]
  readonly way: 'window' | 'carried'
  readonly agent: Agent | undefined
  readonly note: string | undefined
  /** Files handed over before by the same person: materials, and the consent. */
  readonly files: { readonly materials: readonly bigint[]; readonly consent: readonly bigint[] }
}

/**
 * Receives one application for several matters: each fact that is lacking is asked for once. Whoever applies for another says who, as
 * what and by which consent, with the paper of it. Gives its number, in one run by place and year.
 */
export async function receiveApplication(
  db: Work,
  caller: Caller,
  wanted: WantedApplication,
  readValue: ReadValue,
  calendar: WorkCalendar,
): Promise<Result<{ readonly application: string; readonly number: string }, ApplicationRefusal>> {
  if (wanted.matters.length === 0) return refused({ code: 'no_matter' })
  const against = faultOfAgent(wanted) ?? (await openAlready(db, wanted.matters))
  if (against !== undefined) return refused(against)
  const { region } = caller.post
  const { id, number } = await writeApplication(db, caller, wanted, calendar)
  await writeMatters(db, id, region.path, wanted.matters)
  await writeNeeds(db, id, region.path, wanted.needs)
  const taken = await takeFacts(db, caller, { id, region: region.path, round: 1 }, wanted.facts, readValue)
  if (taken.kind === 'refused') return taken
  const owner = { register: 'application', rows: [{ subject: String(id), region: region.path }] }
  const { materials, consent } = wanted.files
  const files = await attachUploads(db, caller, ['application_material', 'application_consent'], [...materials, ...consent], owner)
  if (files.kind === 'refused') return files
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'receive_application',
    register: 'application',
    subject: String(id),
    region: region.path,
    to: applicationLife.start,
    version: 1,
    round: 1,
    detail: { number, policies: wanted.matters.map(({ policy }) => policy.id), facts: taken.value, isByAgent: wanted.agent !== undefined },
  })
  await keepApplicationItems(db, caller, id)
  return done({ application: String(id), number })
}

function faultOfAgent({ agent, files }: WantedApplication): ApplicationRefusal | undefined {
  if (agent === undefined) return undefined
  if (agent.name.trim() === '') return { code: 'application_text_needed', what: 'agent' }
  if (agent.relation.trim() === '') return { code: 'application_text_needed', what: 'relation' }
  if (agent.reference.trim() === '') return { code: 'application_text_needed', what: 'consent' }
  return files.consent.length === 0 ? { code: 'consent_file_needed' } : undefined
}

/** Whether one of the matters is under way in another application. */
async function openAlready(db: Work, matters: readonly WantedMatter[]): Promise<ApplicationRefusal | undefined> {
  const [policies, entities, keys] = [
    matters.map(({ policy }) => policy.id),
    matters.map(({ subject }) => subject.entity),
    matters.map(({ subject }) => String(subject.key)),
  ]
  const { rows } = await sql<{ policy: string; number: string }>`
    select * from applications_open(${policies}::text[], ${entities}::text[], ${keys}::bigint[]) limit 1`.execute(db)
  const [row] = rows
  if (row === undefined) return undefined
  const zh = matters.find(({ policy }) => policy.id === row.policy)?.policy.zh ?? row.policy
  return { code: 'already_applied', policy: zh, number: row.number }
}

async function writeApplication(
  db: Work,
  caller: Caller,
  { run, subject, way, agent, note }: WantedApplication,
  calendar: WorkCalendar,
): Promise<{ readonly id: bigint; readonly number: string }> {
  const region = caller.post.region.path
  const year = Number(caller.day.slice(0, 4))
  const number = `${year}-${String(await nextNumber(db, 'application', region, year)).padStart(5, '0')}`
  const { id } = await db
    .insertInto('application')
    .values({
      region,
      number,
      subject_entity: subject.entity,
      subject_key: subject.key,
      run,
      way,
      agent_name: agent?.name.trim() ?? null,
      agent_relation: agent?.relation.trim() ?? null,
      consent_way: agent?.consent ?? null,
      consent_reference: agent?.reference.trim() ?? null,
      note: note?.trim() || null,
      state: applicationLife.start,
      due_on: dueDay(caller.day, applicationLife.states.received.waits?.workdays, calendar) ?? null,
      received_by: caller.account.id,
      received_on: caller.day,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, number }
}

async function writeMatters(db: Work, application: bigint, region: string, matters: readonly WantedMatter[]): Promise<void> {
  await db
    .insertInto('application_matter')
    .values(
      matters.map(({ policy, plan, clause, subject, outcome }) => ({
        application,
        region,
        policy: policy.id,
        policy_zh: policy.zh,
        plan,
        clause,
        subject_entity: subject.entity,
        subject_key: subject.key,
        outcome,
      })),
    )
    .execute()
}

async function writeNeeds(db: Work, application: bigint, region: string, needs: readonly NeededFact[]): Promise<void> {
  if (needs.length === 0) return
  await db
    .insertInto('application_need')
    .values(
      needs.map(({ entity, key, field, zh, owner, policies }) => ({
        application,
        region,
        entity,
        key,
        field,
        zh,
        owner,
        policies: [...policies],
      })),
    )
    .execute()
}
