import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'
import { openVerbs } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { type KeptUpload, uploadsOf } from '../uploads/index.ts'
import { type ApplicationVerb, applicationLife } from './application-life.ts'
import type { CommitmentState } from './commitment-life.ts'
import { type Application, findApplication } from './find-application.ts'
import { type CommitmentRow, listCommitments } from './list-commitments.ts'
import type { Agent } from './receive-application.ts'
import { isOwnWork } from './take-step.ts'

/** A matter of an application, and how far its money is. */
export interface MatterOfApplication {
  readonly id: bigint
  readonly policy: { readonly id: string; readonly zh: string }
  readonly plan: string
  readonly clause: string
  readonly subject: { readonly entity: string; readonly key: bigint }
  readonly outcome: string
  readonly result: 'accepted' | 'rejected' | undefined
  readonly reason: string | undefined
  readonly basis: string | undefined
  /** Rows of lists that it led to, and the day on which the first money arrived. */
  readonly rows: readonly { readonly claim: bigint; readonly batch: bigint; readonly number: string; readonly state: string }[]
  readonly paidOn: string | undefined
}

/** Something that was lacking when the application was received, with what was given for it last. */
export interface NeedOfApplication {
  readonly id: bigint
  readonly entity: string
  readonly key: bigint
  readonly field: string
  readonly zh: string
  readonly owner: string
  readonly policies: readonly string[]
  readonly given: readonly {
    readonly id: bigint
    readonly way: 'material' | 'promise' | 'found'
    readonly value: string
    readonly source: string
    readonly sourceOn: string
    readonly by: string
    readonly on: string
    readonly isBelieved: boolean | undefined
    readonly releasedIn: string | undefined
    readonly promise: { readonly state: CommitmentState; readonly checkOn: string } | undefined
  }[]
}

export interface NoticeOfApplication {
  readonly id: bigint
  readonly round: number
  readonly items: readonly string[]
  readonly basis: string
  readonly dueOn: string
  readonly by: string
  readonly on: string
}

/** An application with everything that its page shows. */
export interface ApplicationView {
  readonly application: Application
  readonly place: string
  readonly run: string
  readonly way: 'window' | 'carried'
  readonly agent: Agent | undefined
  readonly note: string | undefined
  readonly receivedBy: string
  readonly dueOn: string | undefined
  readonly decidedOn: string | undefined
  readonly matters: readonly MatterOfApplication[]
  readonly needs: readonly NeedOfApplication[]
  readonly notices: readonly NoticeOfApplication[]
  readonly commitments: readonly CommitmentRow[]
  readonly files: readonly KeptUpload[]
  readonly trail: readonly {
    readonly at: Date
    readonly day: string
    readonly verb: string
    readonly by: string
    readonly reason: string | undefined
  }[]
  readonly verbs: readonly ApplicationVerb[]
}

/** An application with everything that its page shows; undefined where the caller sees none of that number. */
export async function readApplication(caller: Caller, id: bigint): Promise<ApplicationView | undefined> {
  const view = await caller.transact(async (db) => {
    const found = await findApplication(db, id, 'unlocked')
    if (found.kind === 'refused') return undefined
    const row = await db
      .selectFrom('application')
      .innerJoin('region', 'region.path', 'application.region')
      .innerJoin('account', 'account.id', 'application.received_by')
      .selectAll('application')
      .select(['region.name as place', 'account.name as receiver'])
      .where('application.id', '=', id)
      .executeTakeFirstOrThrow()
    const { agent_name: name, agent_relation: relation, consent_way: consent, consent_reference: reference } = row
    return {
      application: found.value,
      place: row.place,
      run: row.run,
      way: row.way as ApplicationView['way'],
      agent:
        name === null || relation === null || consent === null || reference === null
          ? undefined
          : { name, relation, consent: consent as Agent['consent'], reference },
      note: row.note ?? undefined,
      receivedBy: row.receiver,
      dueOn: row.due_on ?? undefined,
      decidedOn: row.decided_on ?? undefined,
      matters: await mattersOf(db, found.value),
      needs: await needsOf(db, id),
      notices: await noticesOf(db, id),
      files: (await uploadsOf(db, 'application', [String(id)])).get(String(id)) ?? [],
      trail: await trailOf(db, id),
      verbs: await verbsFor(db, caller, found.value),
    }
  })
  return view === undefined ? undefined : { ...view, commitments: await listCommitments(caller, { application: id, size: 100 }) }
}

async function verbsFor(db: Work, caller: Caller, one: Application): Promise<readonly ApplicationVerb[]> {
  const open = (await openVerbs(db, caller, applicationLife, [one])).get(one.id) ?? []
  return open.filter((verb) => !isOwnWork(caller, verb, one))
}

async function mattersOf(db: Work, { id, receivedOn }: Application): Promise<readonly MatterOfApplication[]> {
  const rows = await db.selectFrom('application_matter').selectAll().where('application', '=', id).orderBy('id').execute()
  const { rows: led } = await sql<{ matter: bigint; claim: bigint; batch: bigint; number: string; state: string; paid_on: string | null }>`
    select m.id as matter, c.id as claim, c.batch, b.number, c.state, (
      select min(k.bank_on)::text from payment p join payment_standing s on s.payment = p.id and s.state = 'succeeded'
      join bank_answer k on k.payment = p.id and k.result = 'succeeded' and k.bank_on >= ${receivedOn}::date where p.claim = c.id) as paid_on
    from application_matter m
    join entitlement e on e.subject_entity = m.subject_entity and e.subject_key = m.subject_key and e.policy = m.policy
    join claim c on c.id = e.id join batch b on b.id = c.batch
    where m.application = ${id} and m.result = 'accepted' order by c.id`.execute(db)
  const byMatter = Map.groupBy(led, ({ matter }) => matter)
  return rows.map((row) => {
    const own = byMatter.get(row.id) ?? []
    const days = own.flatMap(({ paid_on: day }) => day ?? []).sort()
    return {
      id: row.id,
      policy: { id: row.policy, zh: row.policy_zh },
      plan: row.plan,
      clause: row.clause,
      subject: { entity: row.subject_entity, key: row.subject_key },
      outcome: row.outcome,
      result: (row.result ?? undefined) as MatterOfApplication['result'],
      reason: row.reason ?? undefined,
      basis: row.basis ?? undefined,
      rows: own.map(({ claim, batch, number, state }) => ({ claim, batch, number, state })),
      paidOn: days[0],
    }
  })
}

async function needsOf(db: Work, id: bigint): Promise<readonly NeedOfApplication[]> {
  const needs = await db.selectFrom('application_need').selectAll().where('application', '=', id).orderBy('id').execute()
  const facts = await db
    .selectFrom('application_fact')
    .innerJoin('account', 'account.id', 'application_fact.entered_by')
    .leftJoin('commitment', 'commitment.fact', 'application_fact.id')
    .selectAll('application_fact')
    .select(['account.name as by', 'commitment.state as promise', 'commitment.check_on'])
    .where('application_fact.application', '=', id)
    .orderBy('application_fact.id', 'desc')
    .execute()
  const byNeed = Map.groupBy(facts, ({ need }) => need)
  return needs.map(({ id: need, entity, key, field, zh, owner, policies }) => ({
    ...{ id: need, entity, key, field, zh, owner, policies },
    given: (byNeed.get(need) ?? []).map((fact) => ({
      id: fact.id,
      way: fact.way as NeedOfApplication['given'][number]['way'],
      value: fact.value,
      source: fact.source,
      sourceOn: fact.source_on,
      by: fact.by,
      on: fact.entered_on,
      isBelieved: fact.is_believed ?? undefined,
      releasedIn: fact.released_in ?? undefined,
      promise:
        fact.promise === null || fact.check_on === null ? undefined : { state: fact.promise as CommitmentState, checkOn: fact.check_on },
    })),
  }))
}

async function noticesOf(db: Work, id: bigint): Promise<readonly NoticeOfApplication[]> {
  const rows = await db
    .selectFrom('application_notice')
    .innerJoin('account', 'account.id', 'application_notice.written_by')
    .selectAll('application_notice')
    .select('account.name as by')
    .where('application', '=', id)
    .orderBy('application_notice.id')
    .execute()
  return rows.map(({ id: notice, round, items, basis, due_on: dueOn, by, written_on: on }) => ({
    ...{ id: notice, round, items, basis, dueOn, by, on },
  }))
}

async function trailOf(db: Work, id: bigint): Promise<ApplicationView['trail']> {
  const rows = await db
    .selectFrom('event')
    .leftJoin('account', 'account.id', 'event.account')
    .select(['event.at', 'office_day', 'verb', 'account.name as by', 'reason'])
    .where('register', '=', 'application')
    .where('subject', '=', String(id))
    .orderBy('event.id')
    .limit(200)
    .execute()
  return rows.map(({ at, office_day: day, verb, by, reason }) => ({ at, day, verb, by: by ?? '', reason: reason ?? undefined }))
}
