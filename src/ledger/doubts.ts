import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'
import { keepItem } from '../inbox/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { dueDay, type WorkCalendar } from '../kernel/workdays.ts'
import { type ActRefusal, act } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { actOnRows, whoColumns, whoOf } from './act-on-rows.ts'
import { attachFiles } from './attach-files.ts'
import { type ChangedRow, writeChanges } from './change-list.ts'
import { batchAtHand, findBatch } from './find-batch.ts'
import { keepClaimItems } from './money/keep-claim-items.ts'
import { releaseRow } from './publication/release-row.ts'
import type { NotFound, NoUpload, RefusedWith } from './refusals.ts'
import { type ClaimState, claimLife, claims, type DoubtState, doubtLife, doubts } from './row-lives.ts'
import { waitsForFund } from './shortage/put-off.ts'

export type DoubtSource = 'own_check' | 'sent_down' | 'joint_review' | 'audit_rehearsal' | 'objection' | 'silence' | 'sample'

/** Rows that are doubtful for one reason. */
export interface RaisedDoubt {
  readonly batch: bigint
  readonly claims: readonly bigint[]
  readonly source: DoubtSource
  readonly reason: string
}

/** A doubt, in the version it was seen in. */
export interface SeenDoubt {
  readonly id: bigint
  readonly version: number
}

/** Holds rows for a reason, until another closes it; the rest of the batch goes on. Rows that are held already get a further doubt. */
export async function raiseDoubts(
  db: Work,
  caller: Caller,
  { batch, claims: ids, source, reason }: RaisedDoubt,
  calendar: WorkCalendar,
): Promise<Result<{ readonly held: number; readonly doubts: number }, ActRefusal | NotFound | RefusedWith<'text_needed'>>> {
  if (reason.trim() === '') return refused({ code: 'text_needed', what: 'reason' })
  const found = await findBatch(db, batch)
  if (found.kind === 'refused') return found
  const rows = await claimsOf(db, batch, ids)
  const strange = ids.find((id) => !rows.has(id))
  if (strange !== undefined) return refused({ code: 'row_not_found', id: String(strange) })
  const all = [...rows.values()]
  const { from } = claimLife.verbs.hold
  const strayed = all.find(({ state }) => state !== 'held' && !from.includes(state))
  if (strayed !== undefined) return refused({ code: 'wrong_state', id: String(strayed.id), state: strayed.state, verb: 'hold' })
  const { rows: held } = await holdRows(
    db,
    caller,
    batch,
    all.map(({ id }) => id),
    source,
    reason.trim(),
    calendar,
  )
  await keepDoubtItems(db, caller, batch, calendar)
  return done({ held, doubts: all.length })
}

/**
 * Holds rows that can be held, and writes a doubt about each, held before or not; in few statements however many they are. Gives how many
 * were held now, and the doubt of each row.
 */
export async function holdRows(
  db: Work,
  caller: Caller,
  batch: bigint,
  ids: readonly bigint[],
  source: DoubtSource,
  reason: string,
  calendar: WorkCalendar,
): Promise<{ readonly rows: number; readonly doubts: ReadonlyMap<bigint, bigint> }> {
  const held = await actOnRows(db, caller, 'hold', { batch, ids }, reason)
  const due = dueDay(caller.day, doubtLife.states.raised.waits?.workdays, calendar) ?? null
  const { rows } = await sql<{ id: bigint; claim: bigint }>`
    with raised as (
      insert into doubt (batch, claim, region, source, state, reason, raised_by, raised_on, due_on)
      select batch, id, region, ${source}, ${doubtLife.start}, ${reason}, ${caller.account.id}, ${caller.day}, ${due}::date
      from claim where batch = ${batch} and id = any (${ids.map(String)}::bigint[]) order by id
      returning id, claim, region
    ), told as (
      insert into event (${whoColumns}, verb, register, subject, region, to_state, version, round, reason)
      select ${whoOf(caller)}, 'raise', 'doubt', id::text, region, ${doubtLife.start}, 1, 1, ${reason} from raised order by raised.id
    )
    select id, claim from raised`.execute(db)
  return { rows: held.rows, doubts: new Map(rows.map(({ id, claim }) => [claim, id])) }
}

/** Says what was found about a doubt, and what it rests on, with the files of it. */
export async function answerDoubt(
  db: Work,
  caller: Caller,
  { id, version }: SeenDoubt,
  { answer, evidence, uploads }: { readonly answer: string; readonly evidence: string; readonly uploads?: readonly bigint[] },
  calendar: WorkCalendar,
): Promise<Result<string, ActRefusal | NoUpload | RefusedWith<'text_needed'>>> {
  if (answer.trim() === '') return refused({ code: 'text_needed', what: 'answer' })
  if (evidence.trim() === '') return refused({ code: 'text_needed', what: 'evidence' })
  const columns = { answer: answer.trim(), evidence: evidence.trim(), answered_by: caller.account.id }
  const acted = await act(db, caller, doubts, 'answer', [{ id, version, columns }])
  if (acted.kind === 'refused') return acted
  const region = acted.value[0]?.region ?? caller.post.region.path
  const attached = await attachFiles(db, caller, 'doubt_evidence', uploads, { register: 'doubt', subjects: [id], region })
  if (attached.kind === 'refused') return attached
  await keepItemsOf(db, caller, id, calendar)
  return done('answered')
}

/**
 * Closes a doubt that somebody else answered: where it is cleared and nothing else is open the row goes on; where it stands the row
 * leaves the list.
 */
export async function closeDoubt(
  db: Work,
  caller: Caller,
  { id, version }: SeenDoubt,
  finding: 'stands' | 'cleared',
  calendar: WorkCalendar,
): Promise<Result<{ readonly claim: string; readonly state: string }, ActRefusal | NotFound>> {
  const row = await db.selectFrom('doubt').select(['claim', 'batch', 'reason']).where('id', '=', id).executeTakeFirst()
  if (row === undefined) return refused({ code: 'row_not_found', id: String(id) })
  const acted = await act(db, caller, doubts, 'close', [{ id, version, columns: { finding, closed_by: caller.account.id } }])
  if (acted.kind === 'refused') return acted
  const state = await endHold(db, caller, row, finding)
  if (state.kind === 'refused') return state
  await keepDoubtItems(db, caller, row.batch, calendar)
  if (state.value === 'unpublished') await keepClaimItems(db, caller, row.batch, calendar)
  return done({ claim: String(row.claim), state: state.value })
}

/** Sends an answer back, with the reason. */
export async function sendBackDoubt(
  db: Work,
  caller: Caller,
  { id, version }: SeenDoubt,
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<string, ActRefusal>> {
  const acted = await act(db, caller, doubts, 'send_back', [{ id, version }], reason)
  if (acted.kind === 'refused') return acted
  await keepItemsOf(db, caller, id, calendar)
  return done('raised')
}

async function endHold(
  db: Work,
  caller: Caller,
  { claim, batch, reason }: { readonly claim: bigint; readonly batch: bigint; readonly reason: string },
  finding: 'stands' | 'cleared',
): Promise<Result<ClaimState, ActRefusal | NotFound>> {
  const row = (await claimsOf(db, batch, [claim])).get(claim)
  if (row === undefined) return refused({ code: 'row_not_found', id: String(claim) })
  if (row.state !== 'held') return done(row.state)
  if (finding === 'cleared') {
    const open = await db
      .selectFrom('doubt')
      .select('id')
      .where('claim', '=', claim)
      .where('state', '<>', 'closed')
      .unionAll(db.selectFrom('objection').select('id').where('claim', '=', claim).where('state', '<>', 'answered'))
      .executeTakeFirst()
    if (open !== undefined || (await waitsForFund(db, claim))) return done('held')
    return releaseRow(db, caller, await batchAtHand(db, batch), claim)
  }
  const dropped = await dropRows(db, caller, batch, [claim], reason)
  return dropped.kind === 'refused' ? dropped : done('dropped')
}

/** Takes rows off the list, with the reason; of a signed list by a numbered change each. */
export async function dropRows(
  db: Work,
  caller: Caller,
  batch: bigint,
  ids: readonly bigint[],
  reason: string,
): Promise<Result<number, ActRefusal | NotFound>> {
  const found = await findBatch(db, batch)
  if (found.kind === 'refused') return found
  const before = await claimsOf(db, batch, ids)
  const acted = await act(
    db,
    caller,
    claims,
    'drop',
    ids.map((id) => ({ id, version: undefined })),
    reason,
  )
  if (acted.kind === 'refused') return acted
  const changes: readonly ChangedRow[] = [...before.values()].map(({ id, region, state, fen }) => ({
    claim: id,
    region,
    before: { state, fen },
    after: { state: 'dropped', fen },
  }))
  await writeChanges(db, caller, found.value, changes, reason)
  return done(ids.length)
}

async function claimsOf(db: Work, batch: bigint, ids: readonly bigint[]) {
  if (ids.length === 0) return new Map<bigint, never>()
  const rows = await db
    .selectFrom('claim')
    .select(['id', 'region', 'state', 'fen'])
    .where('batch', '=', batch)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()
  return new Map(rows.map(({ state, ...row }) => [row.id, { ...row, state: state as ClaimState }]))
}

async function keepItemsOf(db: Work, caller: Caller, doubt: bigint, calendar: WorkCalendar): Promise<void> {
  const row = await db.selectFrom('doubt').select('batch').where('id', '=', doubt).executeTakeFirst()
  if (row !== undefined) await keepDoubtItems(db, caller, row.batch, calendar)
}

/** Brings the inboxes up to date with the doubts of a batch: one item per region and state that waits for somebody. */
export async function keepDoubtItems(db: Work, caller: Caller, batch: bigint, calendar: WorkCalendar): Promise<void> {
  const { number, policy, policyZh } = await batchAtHand(db, batch)
  const counted = await db
    .selectFrom('doubt')
    .select(({ fn }) => ['region', 'state', fn.countAll<bigint>().as('rows'), fn.max('round').as('round'), fn.min('due_on').as('due')])
    .where('batch', '=', batch)
    .groupBy(['region', 'state'])
    .execute()
  for (const region of new Set(counted.map((row) => row.region)))
    for (const [state, { waits }] of Object.entries(doubtLife.states) as [DoubtState, (typeof doubtLife.states)[DoubtState]][]) {
      if (waits === undefined) continue
      const here = counted.find((row) => row.region === region && row.state === state)
      await keepItem(db, caller, {
        register: 'doubt',
        subject: String(batch),
        state,
        round: 1,
        permission: waits.for,
        region,
        title: { number, policy: policyZh, policyId: policy, batch: String(batch) },
        due: here?.due ?? dueDay(caller.day, waits.workdays, calendar),
        isReturned: state === 'raised' && Number(here?.round ?? 1) > 1,
        rows: Number(here?.rows ?? 0),
      })
    }
}
