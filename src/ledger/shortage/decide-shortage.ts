import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../../access/index.ts'
import { keepItem } from '../../inbox/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import { dueDay, type WorkCalendar } from '../../kernel/workdays.ts'
import { type ActRefusal, act } from '../../lifecycle/index.ts'
import type { Work } from '../../store/index.ts'
import { actOnRows } from '../act-on-rows.ts'
import { type ChangedRow, writeChanges } from '../change-list.ts'
import { type Batch, batchAtHand } from '../find-batch.ts'
import type { RefusedWith } from '../refusals.ts'
import type { ClaimState } from '../row-lives.ts'
import { type DaysOfRows, previewShortage, type ShortageFault, shortageOf, type WantedWay } from './preview-shortage.ts'
import { type ShortageState, shortageLife, shortages } from './shortage-life.ts'
import { reasonOfShare } from './words.zh.ts'

/** The decision as its paper has it: number, day, who decided, why, and the way. */
export interface WantedShortage extends WantedWay {
  readonly number: string
  readonly day: string
  readonly by: string
  readonly reason: string
}

/** A decision, in the version it was seen in. */
export interface SeenShortage {
  readonly id: bigint
  readonly version: number
}

export type ShortageRefusal = ShortageFault | ActRefusal | RefusedWith<'text_needed' | 'day_ahead' | 'shortage_open' | 'shortage_moved'>

/**
 * Enters how a fund that does not suffice for a list is shared, with its paper and row by row what is granted now; nothing is done before
 * another agreed. Of a list one decision waits at a time.
 */
export async function proposeShortage(
  db: Work,
  caller: Caller,
  id: bigint,
  wanted: WantedShortage,
  days: DaysOfRows,
  calendar: WorkCalendar,
): Promise<Result<{ readonly shortage: string }, ShortageRefusal>> {
  const texts = [
    ['number', wanted.number],
    ['decided_by', wanted.by],
    ['reason', wanted.reason],
  ] as const
  const missing = texts.find(([, text]) => text.trim() === '')
  if (missing !== undefined) return refused({ code: 'text_needed', what: missing[0] })
  if (wanted.day > caller.day) return refused({ code: 'day_ahead', day: wanted.day, today: caller.day })
  await db.selectFrom('batch').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  const open = await db
    .selectFrom('fund_shortage')
    .select('number')
    .where('batch', '=', id)
    .where('state', '=', 'proposed')
    .executeTakeFirst()
  if (open !== undefined) return refused({ code: 'shortage_open', number: open.number })
  const preview = await previewShortage(db, id, wanted, caller.day, days)
  if (preview.kind === 'refused') return preview
  const { batch, year, available, asked, listHash, rows } = preview.value
  const { id: shortage } = await db
    .insertInto('fund_shortage')
    .values({
      batch: id,
      region: batch.region,
      fund: batch.fund,
      year,
      way: wanted.way,
      available_fen: available,
      asked_fen: asked,
      number: wanted.number.trim(),
      decided_on: wanted.day,
      decided_by: wanted.by.trim(),
      reason: wanted.reason.trim(),
      list_hash: listHash,
      state: shortageLife.start,
      entered_by: caller.account.id,
      entered_on: caller.day,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const of = <T>(pick: (row: (typeof rows)[number]) => T): T[] => rows.map(pick)
  await sql`
    insert into fund_share (shortage, claim, batch, region, place, fen, granted_fen)
    select ${shortage}, r.claim, ${id}, r.region, r.place, r.fen, r.granted
    from unnest(${of(({ claim }) => String(claim))}::bigint[], ${of(({ region }) => region)}::text[], ${rows.map((_, at) => at + 1)}::integer[],
      ${of(({ fen }) => String(fen))}::bigint[], ${of(({ granted }) => String(granted))}::bigint[]) as r (claim, region, place, fen, granted)`.execute(
    db,
  )
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'propose_shortage',
    register: 'fund_shortage',
    subject: String(shortage),
    region: batch.region,
    to: shortageLife.start,
    version: 1,
    round: 1,
    detail: { batch: batch.number, paper: wanted.number.trim(), way: wanted.way, available: String(available), asked: String(asked) },
  })
  await keepShortageItem(db, caller, batch, shortage, calendar)
  return done({ shortage: String(shortage) })
}

/**
 * Agrees with how a fund is shared, as another than who entered it: rows that nothing is granted of are held, of those that a part is
 * granted of the rest becomes a row of its own that is held; each by a numbered change. Refused where list or fund moved since.
 */
export async function agreeShortage(
  db: Work,
  caller: Caller,
  seen: SeenShortage,
  calendar: WorkCalendar,
): Promise<Result<ShortageState, ShortageRefusal>> {
  const one = await lockShortage(db, seen.id)
  if (one === undefined) return refused({ code: 'row_not_found', id: String(seen.id) })
  const own = ownWork(caller, one, 'agree_shortage')
  if (own !== undefined) return refused(own)
  const batch = await batchAtHand(db, one.batch)
  if (one.state === 'proposed') {
    await db.selectFrom('batch').select('id').where('id', '=', one.batch).forUpdate().executeTakeFirstOrThrow()
    const now = await shortageOf(db, one.batch, caller.day)
    if (now.kind === 'refused') return now
    const { available, listHash } = now.value
    if (available !== one.available_fen || listHash !== one.list_hash)
      return refused({ code: 'shortage_moved', decided: one.available_fen, available, isListChanged: listHash !== one.list_hash })
  }
  const acted = await act(db, caller, shortages, 'agree_shortage', [{ id: seen.id, version: seen.version }])
  if (acted.kind === 'refused') return acted
  const reason = reasonOfShare(one.number, one.decided_by)
  await splitRows(db, caller, batch, seen.id, reason)
  const { rows } = await sql<{ claim: bigint }>`
    update fund_share set waiting = claim where shortage = ${seen.id} and granted_fen = 0 returning claim`.execute(db)
  await actOnRows(db, caller, 'hold', { batch: one.batch, ids: rows.map(({ claim }) => claim) }, reason)
  await keepShortageItem(db, caller, batch, seen.id, calendar)
  return done('standing')
}

/** Refuses how a fund is shared, with the reason; nothing was done. */
export async function declineShortage(
  db: Work,
  caller: Caller,
  seen: SeenShortage,
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<ShortageState, ActRefusal>> {
  const one = await lockShortage(db, seen.id)
  if (one === undefined) return refused({ code: 'row_not_found', id: String(seen.id) })
  const own = ownWork(caller, one, 'decline_shortage')
  if (own !== undefined) return refused(own)
  const acted = await act(db, caller, shortages, 'decline_shortage', [{ id: seen.id, version: seen.version }], reason)
  if (acted.kind === 'refused') return acted
  await keepShortageItem(db, caller, await batchAtHand(db, one.batch), seen.id, calendar)
  return done('declined')
}

const lockShortage = (db: Work, id: bigint) =>
  db.selectFrom('fund_shortage').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

function ownWork(
  { account, post }: Caller,
  { id, entered_by: enteredBy }: { readonly id: bigint; readonly entered_by: bigint },
  verb: string,
): ActRefusal | undefined {
  const isOwn = account.id === enteredBy || post.principal === enteredBy
  return isOwn ? { code: 'own_work', id: String(id), verb, earlier: 'propose_shortage' } : undefined
}

/** Of rows that a part is granted of: what is granted stays, the rest is a row of its own, held, with the same account and word. */
async function splitRows(db: Work, caller: Caller, batch: Batch, shortage: bigint, reason: string): Promise<void> {
  const { rows } = await sql<{ claim: bigint; region: string; state: ClaimState; fen: bigint; granted: bigint; rest: bigint }>`
    with part as (
      select s.claim, c.region, c.state, s.fen, s.granted_fen as granted, c.once_key, c.period,
        (select coalesce(max(x.top_up), 0) from claim x where x.policy = c.policy and x.once_key = c.once_key and x.period = c.period
          and x.state not in ('waived', 'dropped', 'deferred')) + row_number() over (partition by c.once_key, c.period order by c.id) as turn
      from fund_share s join claim c on c.id = s.claim
      where s.shortage = ${shortage} and s.granted_fen > 0 and s.granted_fen < s.fen
    ), granted as (
      insert into entitlement (batch, region, policy, subject_entity, subject_key, payee_entity, payee_key, once_key, period, kind, fen, run,
        variant, plan, plan_hash, clause, top_up, decided_fen, granted_fen)
      select e.batch, e.region, e.policy, e.subject_entity, e.subject_key, e.payee_entity, e.payee_key, e.once_key, e.period, 'top_up',
        p.fen - p.granted, e.run, e.variant, e.plan, e.plan_hash, e.clause, p.turn, p.fen, p.granted
      from part p join entitlement e on e.id = p.claim order by p.claim
      returning id, once_key, period, fen, top_up
    ), about as (
      insert into entitlement_key (entitlement, entity, key, region)
      select g.id, k.entity, k.key, k.region from granted g join part p on p.once_key = g.once_key and p.period = g.period and p.turn = g.top_up
      join entitlement_key k on k.entitlement = p.claim
    ), rested as (
      insert into claim (id, batch, part, region, policy, once_key, period, kind, state, fen, top_up, account, confirmed_on)
      select g.id, c.batch, c.part, c.region, c.policy, c.once_key, c.period, 'top_up', 'held', g.fen, g.top_up, c.account, c.confirmed_on
      from granted g join part p on p.once_key = g.once_key and p.period = g.period and p.turn = g.top_up join claim c on c.id = p.claim
    ), lowered as (
      update claim c set fen = p.granted, version = c.version + 1 from part p where c.id = p.claim
    ), noted as (
      update fund_share s set waiting = g.id from granted g join part p on p.once_key = g.once_key and p.period = g.period and p.turn = g.top_up
      where s.shortage = ${shortage} and s.claim = p.claim
    )
    select p.claim, p.region, p.state, p.fen, p.granted, g.id as rest
    from part p join granted g on p.once_key = g.once_key and p.period = g.period and p.turn = g.top_up order by p.claim`.execute(db)
  // The rest goes to the same account, which was looked at.
  await sql`
    insert into checked_account (claim, account, batch, region, checked_by, checked_on)
    select s.waiting, k.account, k.batch, k.region, k.checked_by, k.checked_on from fund_share s join checked_account k on k.claim = s.claim
    where s.shortage = ${shortage} and s.waiting <> s.claim`.execute(db)
  const changes = rows.flatMap(({ claim, region, state, fen, granted, rest }): readonly ChangedRow[] => [
    { claim, region, before: { state, fen }, after: { state, fen: granted } },
    // It stood in no list before.
    { claim: rest, region, before: { state: 'deferred', fen: fen - granted }, after: { state: 'held', fen: fen - granted } },
  ])
  await writeChanges(db, caller, batch, changes, reason)
}

async function keepShortageItem(db: Work, caller: Caller, batch: Batch, shortage: bigint, calendar: WorkCalendar): Promise<void> {
  const row = await db.selectFrom('fund_shortage').select(['state', 'number']).where('id', '=', shortage).executeTakeFirstOrThrow()
  await keepItem(db, caller, {
    register: 'fund_shortage',
    subject: String(shortage),
    state: 'proposed',
    round: 1,
    permission: 'batch.approve',
    region: batch.region,
    title: { number: batch.number, policy: batch.policyZh, policyId: batch.policy, batch: String(batch.id), paper: row.number },
    due: dueDay(caller.day, shortageLife.states.proposed.waits?.workdays, calendar),
    isReturned: false,
    rows: row.state === 'proposed' ? 1 : 0,
  })
}
