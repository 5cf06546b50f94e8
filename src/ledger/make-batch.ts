import { sql } from 'kysely'
import { byCaller, type Caller, writeEvents } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { dueDay, type WorkCalendar } from '../kernel/workdays.ts'
import { nextNumber } from '../papers/index.ts'
import type { Work } from '../store/index.ts'
import { type GrantRule, keysOf, writeRules } from './clashes/grant-rules.ts'
import type { GrantedRow } from './granted-row.ts'
import { grantsTaken } from './grants-taken.ts'
import { keepBatchItem, keepPartItems } from './keep-items.ts'
import { lookAtMoney } from './look-at-money.ts'
import { gateColumns, orderOfSteps } from './order-of-steps.ts'
import { placeParts } from './place-parts.ts'
import { type PlacedRow, placedRows } from './place-rows.ts'
import type { RefusedWith } from './refusals.ts'
import { partLife } from './row-lives.ts'
import { noteAbove, type TopUpOrder } from './top-up/note-above.ts'
import { offerTopUp } from './top-up/offer-top-up.ts'
import type { AboveRow, TopUpRow } from './top-up/reckon-top-up.ts'
import { type FundRail, railOf } from './treasury/fund-rails.ts'

/** A list that is to be paid: rows of one policy and fund, out of one run. */
export interface WantedBatch {
  readonly run: {
    readonly name: string
    readonly id: string
    readonly resultHash: string
    readonly dataOn: string
    readonly screenedOn: string
  }
  readonly policy: { readonly id: string; readonly zh: string }
  readonly subjectEntity: string
  readonly fund: string
  readonly kind: 'first' | 'top_up' | 'recurring'
  /** Of a top-up, why more is granted than before. */
  readonly topUp?: TopUpOrder
  /** What the plans of the run say of these grants beside others, and the year of the policy's payments less that of the period. */
  readonly rules: readonly GrantRule[]
  readonly yearOffset: number
  readonly rows: readonly GrantedRow[]
}

/** What came of it; plain JSON, so that a repeated request can be told the same. Fen as text. */
export type MadeBatch = {
  readonly batch: string
  readonly number: string
  readonly rows: number
  readonly fen: string
  readonly parts: number
  /** Left out: paid or on their way in another batch, there twice, and outside the caller's regions. */
  readonly taken: number
  readonly twice: number
  readonly outside: number
  /** Of a top-up: granted more than is decided, and noted to be looked at. */
  readonly above: number
}

/** As many rows as one batch holds. */
export const mostRows = 200_000

/** Rows of one statement. */
const atOnce = 5_000

type MakeRefusal = RefusedWith<'too_many_rows' | 'nothing_to_grant' | 'nothing_to_top_up' | 'text_needed'>

/**
 * Makes a batch of what a screening grants in the caller's region, in parts by the bodies there; what is granted already is left out,
 * and counted. Of a top-up each row comes to what the run decides less all that was granted before.
 */
export async function makeBatch(
  db: Work,
  caller: Caller,
  wanted: WantedBatch,
  calendar: WorkCalendar,
): Promise<Result<MadeBatch, MakeRefusal>> {
  const { rows, policy, fund } = wanted
  if (rows.length > mostRows) return refused({ code: 'too_many_rows', rows: rows.length, most: mostRows })
  const placed = await placedRows(db, caller, rows)
  const outside = rows.length - placed.length
  const once = [...new Map(placed.map((row) => [`${row.onceKey} ${row.period}`, row])).values()]
  const twice = placed.length - once.length
  const chosen = await chosenRows(db, wanted, once, { twice, outside })
  if (chosen.kind === 'refused') return chosen
  const { free, above } = chosen.value
  const taken = once.length - free.length
  const region = caller.post.region.path
  const order = await orderOfSteps(db, region, policy.id)
  const rail = await railOf(db, region, fund)
  const { id, number } = await writeBatch(db, caller, wanted, order, rail)
  const parts = await placeParts(db, region, [...new Set(free.map(({ path }) => path))])
  await writeRules(db, caller, id, wanted.subjectEntity, wanted.rules, free)
  const partIds = await writeParts(db, caller, id, free, parts, calendar)
  for (let at = 0; at < free.length; at += atOnce) await writeRows(db, id, wanted, free.slice(at, at + atOnce), parts, partIds)
  const noted = await noteAbove(db, caller, id, wanted, above)
  const fen = free.reduce((sum, row) => sum + row.fen, 0n)
  await writeEvents(db, [
    {
      ...byCaller(caller),
      verb: 'make',
      register: 'batch',
      subject: String(id),
      region,
      to: 'first_check',
      version: 1,
      round: 1,
      detail: { number, policy: policy.id, fund, run: wanted.run.name, rows: free.length, fen: String(fen), steps: order.steps },
    },
    ...[...partIds].map(([path, part]) => ({
      ...byCaller(caller),
      verb: 'make',
      register: 'batch_part',
      subject: String(part),
      region: path,
      to: 'open',
      version: 1,
      round: 1,
    })),
  ])
  await keepBatchItem(db, caller, id, calendar)
  await keepPartItems(db, caller, id, calendar)
  await lookAtMoney(db, free.length)
  return done({ batch: String(id), number, rows: free.length, fen: String(fen), parts: partIds.size, taken, twice, outside, above: noted })
}

interface Chosen {
  readonly free: readonly ListedRow[]
  readonly above: readonly AboveRow<PlacedRow>[]
}

/** The rows that a list will hold: those not granted yet, or of a top-up those that more is due to. */
async function chosenRows(
  db: Work,
  wanted: WantedBatch,
  once: readonly PlacedRow[],
  apart: { readonly twice: number; readonly outside: number },
): Promise<Result<Chosen, MakeRefusal>> {
  const { topUp, policy, rows } = wanted
  if (topUp === undefined) {
    const free = await freeRows(db, wanted, once)
    return free.length > 0
      ? done({ free, above: [] })
      : refused({ code: 'nothing_to_grant', rows: rows.length, taken: once.length, ...apart })
  }
  const missing = (['basis', 'clause', 'change'] as const).find((what) => topUp[what].trim() === '')
  if (missing !== undefined) return refused({ code: 'text_needed', what: missing })
  const offer = await offerTopUp(
    db,
    policy.id,
    once.map((row) => ({ ...row, history: row.history ?? 'untold' })),
  )
  const { same, ungranted, unclear, claimedBack, above } = offer
  if (offer.rows.length > 0) return done({ free: offer.rows, above })
  const counts = { same, ungranted, above: above.length, unclear: unclear.length, claimedBack: claimedBack.length }
  return refused({ code: 'nothing_to_top_up', rows: rows.length, ...counts })
}

type ListedRow = PlacedRow & Partial<Pick<TopUpRow<PlacedRow>, 'decided' | 'granted' | 'topUp'>>

async function freeRows(db: Work, { policy, kind }: WantedBatch, rows: readonly PlacedRow[]): Promise<readonly PlacedRow[]> {
  const taken = await grantsTaken(db, policy.id, kind, rows)
  return rows.filter((row) => !taken.has(`${row.onceKey} ${row.period}`))
}

async function writeBatch(
  db: Work,
  caller: Caller,
  { run, policy, fund, yearOffset, kind, topUp }: WantedBatch,
  order: Awaited<ReturnType<typeof orderOfSteps>>,
  rail: FundRail,
): Promise<{ readonly id: bigint; readonly number: string }> {
  const region = caller.post.region.path
  const year = Number(caller.day.slice(0, 4))
  const number = `${year}-${String(await nextNumber(db, 'batch', region, year)).padStart(4, '0')}`
  const { last } = await db
    .selectFrom('batch')
    .select(({ fn }) => fn.max('turn').as('last'))
    .where('region', '=', region)
    .where('fund', '=', fund)
    .where('policy', '=', policy.id)
    .executeTakeFirstOrThrow()
  const { id } = await db
    .insertInto('batch')
    .values({
      region,
      number,
      policy: policy.id,
      policy_zh: policy.zh,
      fund,
      turn: (last ?? 0) + 1,
      run: run.name,
      run_id: run.id,
      result_hash: run.resultHash,
      data_on: run.dataOn,
      screened_on: run.screenedOn,
      steps: [...order.steps],
      order_basis: order.basis ?? '',
      year_offset: yearOffset,
      ...gateColumns(order.gates),
      rail: rail.rail,
      rail_basis: rail.basis ?? null,
      kind,
      basis_document: topUp?.basis.trim() ?? null,
      basis_clause: topUp?.clause.trim() ?? null,
      basis_change: topUp?.change.trim() ?? null,
      state: 'first_check',
      opened_by: caller.account.id,
      opened_on: caller.day,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, number }
}

/** One part per body's region, with what it holds at the beginning. */
async function writeParts(
  db: Work,
  caller: Caller,
  batch: bigint,
  rows: readonly PlacedRow[],
  parts: ReadonlyMap<string, string>,
  calendar: WorkCalendar,
): Promise<ReadonlyMap<string, bigint>> {
  const groups = Map.groupBy(rows, ({ path }) => parts.get(path) ?? caller.post.region.path)
  const values = [...groups].map(([region, group]) => ({
    batch,
    region,
    state: partLife.start,
    rows: group.length,
    fen: group.reduce((sum, { fen }) => sum + fen, 0n),
    due_on: dueDay(caller.day, partLife.states.open.waits?.workdays, calendar) ?? null,
  }))
  const written = await db.insertInto('batch_part').values(values).returning(['id', 'region']).execute()
  return new Map(written.map(({ id, region }) => [region, id]))
}

async function writeRows(
  db: Work,
  batch: bigint,
  { run, policy, subjectEntity, kind }: WantedBatch,
  rows: readonly ListedRow[],
  parts: ReadonlyMap<string, string>,
  partIds: ReadonlyMap<string, bigint>,
): Promise<void> {
  const of = <T>(pick: (row: ListedRow) => T): T[] => rows.map(pick)
  const keys = rows.flatMap((row) => [...keysOf(subjectEntity, row)].map(([entity, key]) => ({ row, entity, key })))
  const partOf = ({ path }: PlacedRow) => String(partIds.get(parts.get(path) ?? '') ?? [...partIds.values()][0])
  await sql`
    with granted as (
      insert into entitlement (batch, region, policy, subject_entity, subject_key, payee_entity, payee_key, once_key, period, kind, fen, run, variant, plan, plan_hash, clause, top_up, decided_fen, granted_fen)
      select ${batch}, r.path, ${policy.id}, ${subjectEntity}, r.subject, r.payee_entity, r.payee, r.once_key, r.period, ${kind}, r.fen, ${run.name}, r.variant, r.plan, r.plan_hash, r.clause, r.top_up, r.decided, r.granted
      from unnest(${of(({ path }) => path)}::text[], ${of(({ subject }) => String(subject))}::bigint[], ${of(({ payee }) => payee.entity)}::text[],
        ${of(({ payee }) => String(payee.key))}::bigint[], ${of(({ onceKey }) => onceKey)}::text[], ${of(({ period }) => period)}::text[],
        ${of(({ fen }) => String(fen))}::bigint[], ${of(({ variant }) => variant)}::text[], ${of(({ plan }) => plan)}::text[],
        ${of(({ planHash }) => planHash)}::text[], ${of(({ clause }) => clause)}::text[], ${of(({ topUp }) => topUp ?? 0)}::integer[],
        ${of(({ decided }) => (decided === undefined ? null : String(decided)))}::bigint[],
        ${of(({ granted }) => (granted === undefined ? null : String(granted)))}::bigint[])
        as r (path, subject, payee_entity, payee, once_key, period, fen, variant, plan, plan_hash, clause, top_up, decided, granted)
      returning id, region, once_key, period, fen, top_up
    ), about as (
      insert into entitlement_key (entitlement, entity, key, region)
      select g.id, k.entity, k.key, g.region
      from granted g
      join unnest(${keys.map(({ row }) => row.onceKey)}::text[], ${keys.map(({ row }) => row.period)}::text[],
        ${keys.map(({ entity }) => entity)}::text[], ${keys.map(({ key }) => String(key))}::bigint[]) as k (once_key, period, entity, key)
        on k.once_key = g.once_key and k.period = g.period
    )
    insert into claim (id, batch, part, region, policy, once_key, period, kind, state, fen, top_up)
    select g.id, ${batch}, p.part, g.region, ${policy.id}, g.once_key, g.period, ${kind}, 'listed', g.fen, g.top_up
    from granted g
    join unnest(${of(({ onceKey }) => onceKey)}::text[], ${of(({ period }) => period)}::text[], ${of(partOf)}::bigint[]) as p (once_key, period, part)
      on p.once_key = g.once_key and p.period = g.period`.execute(db)
}
