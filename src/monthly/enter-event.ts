import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'
import type { PersonEvent } from './reckon-round.ts'
import type { MonthlyRefusal } from './refusals.ts'

/** What happened to a person that no snapshot tells. */
export interface WrittenEvent {
  readonly person: bigint
  /** Of one policy; of all that are paid month by month where absent. */
  readonly policy: string | undefined
  readonly kind: PersonEvent['kind']
  readonly day: string
  readonly source: string
  readonly basis: string
}

/** Enters it; the next round goes by it. */
export async function enterEvent(
  db: Work,
  caller: Caller,
  written: WrittenEvent,
): Promise<Result<{ readonly event: string }, MonthlyRefusal>> {
  const missing = (['source', 'basis'] as const).find((what) => written[what].trim() === '')
  if (missing !== undefined) return refused({ code: 'monthly_text_needed', what: missing })
  if (written.day > caller.day) return refused({ code: 'event_ahead', day: written.day, today: caller.day })
  const { kind, policy, person } = written
  const values = { entity: 'person', key: person, kind, policy: policy ?? null, happened_on: written.day }
  const id = await write(
    db,
    caller,
    { ...values, source: written.source.trim(), basis: written.basis.trim(), revokes: null },
    'enter_monthly_event',
  )
  return done({ event: String(id) })
}

/** Revokes an entry that was wrong; it stays, and no round goes by it any more. */
export async function revokeEvent(
  db: Work,
  caller: Caller,
  event: bigint,
  reason: string,
): Promise<Result<{ readonly event: string }, MonthlyRefusal>> {
  const row = await db.selectFrom('monthly_event').selectAll().where('id', '=', event).where('revokes', 'is', null).executeTakeFirst()
  const by = await db.selectFrom('monthly_event').select('id').where('revokes', '=', event).executeTakeFirst()
  if (row === undefined || by !== undefined) return refused({ code: 'event_not_found', event: String(event) })
  if (reason.trim() === '') return refused({ code: 'monthly_text_needed', what: 'basis' })
  const { entity, key, kind, policy, happened_on, source } = row
  const id = await write(
    db,
    caller,
    { entity, key, kind, policy, happened_on, source, basis: reason.trim(), revokes: event },
    'revoke_monthly_event',
  )
  return done({ event: String(id) })
}

interface EventValues {
  readonly entity: string
  readonly key: bigint
  readonly kind: string
  readonly policy: string | null
  readonly happened_on: string
  readonly source: string
  readonly basis: string
  readonly revokes: bigint | null
}

async function write(db: Work, caller: Caller, values: EventValues, verb: 'enter_monthly_event' | 'revoke_monthly_event'): Promise<bigint> {
  const region = caller.post.region.path
  const { id } = await db
    .insertInto('monthly_event')
    .values({ ...values, region, entered_by: caller.account.id, entered_on: caller.day })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeEvent(db, {
    ...byCaller(caller),
    verb,
    register: 'monthly_event',
    subject: String(id),
    region,
    detail: {
      kind: values.kind,
      day: values.happened_on,
      policy: values.policy,
      source: values.source,
      basis: values.basis,
      revokes: values.revokes === null ? null : String(values.revokes),
    },
  })
  return id
}

/** An entry as a page shows it. */
export interface EventLine {
  readonly id: bigint
  readonly person: bigint
  readonly policy: string | undefined
  readonly kind: PersonEvent['kind']
  readonly on: string
  readonly source: string
  readonly basis: string
  readonly by: string
  readonly enteredOn: string
  readonly revoked: { readonly by: string; readonly why: string } | undefined
}

/** What was entered, the newest first. */
export async function listEvents(caller: Caller, size: number): Promise<readonly EventLine[]> {
  return caller.transact(async (db) => {
    const rows = await db
      .selectFrom('monthly_event as e')
      .innerJoin('account as a', 'a.id', 'e.entered_by')
      .leftJoin('monthly_event as x', 'x.revokes', 'e.id')
      .leftJoin('account as w', 'w.id', 'x.entered_by')
      .select([
        'e.id',
        'e.key',
        'e.policy',
        'e.kind',
        'e.happened_on',
        'e.source',
        'e.basis',
        'a.name as by',
        'e.entered_on',
        'w.name as revoked_by',
        'x.basis as why',
      ])
      .where('e.revokes', 'is', null)
      .orderBy('e.id', 'desc')
      .limit(size)
      .execute()
    return rows.map((row) => ({
      id: row.id,
      person: row.key,
      policy: row.policy ?? undefined,
      kind: row.kind as PersonEvent['kind'],
      on: row.happened_on,
      source: row.source,
      basis: row.basis,
      by: row.by,
      enteredOn: row.entered_on,
      revoked: row.why === null || row.revoked_by === null ? undefined : { by: row.revoked_by, why: row.why },
    }))
  })
}

/** Lays down for the caller's place how many refusals end a policy, by which document; the newest entry counts. */
export async function layDownRefusals(
  db: Work,
  caller: Caller,
  rule: { readonly policy: string; readonly refusals: number; readonly basis: string },
): Promise<Result<{ readonly refusals: number }, MonthlyRefusal>> {
  if (rule.basis.trim() === '') return refused({ code: 'monthly_text_needed', what: 'basis' })
  const region = caller.post.region.path
  const values = { region, policy: rule.policy, refusals: rule.refusals, basis: rule.basis.trim() }
  const { id } = await db
    .insertInto('monthly_rule')
    .values({ ...values, entered_by: caller.account.id, entered_on: caller.day })
    .returning('id')
    .executeTakeFirstOrThrow()
  const detail = { policy: rule.policy, refusals: rule.refusals, basis: values.basis }
  await writeEvent(db, { ...byCaller(caller), verb: 'lay_down_refusals', register: 'monthly_rule', subject: String(id), region, detail })
  return done({ refusals: rule.refusals })
}
