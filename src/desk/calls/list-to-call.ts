import { sql } from 'kysely'
import type { Work } from '../../store/index.ts'
import { callsAbout, type LastCall } from './last-calls.ts'

/** Why a payee is called. */
export type CallReason = 'nothing_said' | 'no_account' | 'returned' | 'to_correct'
/** Whether it is a payee's turn: now, on a later day that was agreed, or everything was said and its answer is waited for. */
export type CallTurn = 'now' | 'later' | 'called'

export interface CallQuery {
  readonly today: string
  readonly turn: CallTurn
  /** The place of the body that handles the rows. */
  readonly body: string | undefined
  readonly reason: CallReason | undefined
  readonly after: { readonly region: string; readonly entity: string; readonly key: bigint } | undefined
  readonly size: number
}

/** A row that a payee is called about. */
export interface RowToCall {
  readonly claim: bigint
  readonly batch: { readonly id: bigint; readonly number: string }
  readonly policy: string
  readonly period: string
  readonly fen: bigint
  readonly reason: CallReason
}

/** A payee that has to be called in one place, with every row it is about: one call for all of them. */
export interface PayeeToCall {
  readonly payee: { readonly entity: string; readonly key: bigint }
  readonly region: { readonly path: string; readonly name: string }
  readonly rows: readonly RowToCall[]
  readonly fen: bigint
  readonly lastCall: LastCall | undefined
}

/** How many payees wait at a body, by turn. */
export interface CallCount {
  readonly body: { readonly path: string; readonly name: string }
  readonly turn: CallTurn
  readonly payees: number
}

/**
 * Rows whose payee has to be called, as the FROM item `wanted`: it said nothing since it was asked, there is no account to pay to, money
 * came back, or the account has to be corrected. A row is called about now, on a day that was agreed, or not before something happens.
 */
const wantedRows = (today: string) => sql`(
  select w.*, t.region as body, e.payee_entity as entity, e.payee_key as key,
    case when k.claim is null or k.again_on <= ${today}::date then 'now' when k.again_on is null then 'called' else 'later' end as turn
  from (
    select c.id, c.batch, c.region, c.part, b.number, b.policy_zh, c.period, c.fen,
      case c.state when 'returned' then 'returned' else 'to_correct' end as reason
    from claim c join batch b on b.id = c.batch where c.apart in ('returned', 'back')
    union all
    select c.id, c.batch, c.region, c.part, b.number, b.policy_zh, c.period, c.fen,
      case when c.confirmed_on is null and b.asks_payees then 'nothing_said' else 'no_account' end
    from (
      select id, number, policy_zh, array_position(steps, 'account_check') is not null as asks_payees from batch
      where state not in ('done', 'cancelled')
        and array_position(steps, state) >= coalesce(array_position(steps, 'account_check'), array_position(steps, 'finance'))
    ) b join claim c on c.batch = b.id
    where c.state in ('listed', 'held', 'unpublished') and (c.account is null or (c.confirmed_on is null and b.asks_payees))
  ) w join entitlement e on e.id = w.id join batch_part t on t.id = w.part
  left join (select distinct on (claim) claim, again_on from payee_call order by claim, id desc) k on k.claim = w.id
) as wanted`

/** A page of payees to be called in the caller's regions, place by place. */
export async function listToCall(db: Work, { today, turn, body, reason, after, size }: CallQuery): Promise<readonly PayeeToCall[]> {
  const { rows } = await sql<{
    region: string
    place: string
    entity: string
    key: bigint
    fen: string
    rows: readonly { id: string; batch: string; number: string; policy: string; period: string; fen: string; reason: CallReason }[]
  }>`
    select g.*, r.name as place from (
      select region, entity, key, sum(fen)::text as fen, json_agg(json_build_object('id', id::text, 'batch', batch::text, 'number', number,
        'policy', policy_zh, 'period', period, 'fen', fen::text, 'reason', reason) order by id) as rows
      from ${wantedRows(today)}
      where ${body === undefined ? sql`true` : sql`body = ${body}`} and ${reason === undefined ? sql`true` : sql`reason = ${reason}`}
        and ${after === undefined ? sql`true` : sql`(region, entity, key) > (${after.region}, ${after.entity}, ${after.key}::bigint)`}
      group by region, entity, key having ${turnOf} = ${turn} order by region, entity, key limit ${size}) g
    join region r on r.path = g.region order by g.region, g.entity, g.key`.execute(db)
  const calls = await callsAbout(
    db,
    rows.flatMap((row) => row.rows.map(({ id }) => BigInt(id))),
  )
  return rows.map(({ region, place, entity, key, fen, rows: of }) => ({
    payee: { entity, key },
    region: { path: region, name: place },
    fen: BigInt(fen),
    rows: of.map(({ id, batch, number, policy, period, fen: each, reason: why }) => ({
      ...{ claim: BigInt(id), batch: { id: BigInt(batch), number }, policy, period, fen: BigInt(each), reason: why },
    })),
    lastCall: of
      .flatMap(({ id }) => calls.get(BigInt(id)) ?? [])
      .reduce<LastCall | undefined>((last, one) => (last === undefined || one.on > last.on ? one : last), undefined),
  }))
}

/** Whose turn it is: of several rows the nearest. */
const turnOf = sql`case when bool_or(turn = 'now') then 'now' when bool_or(turn = 'later') then 'later' else 'called' end`

/** How many payees are to be called, by handling body and turn. */
export async function countToCall(db: Work, today: string, reason: CallReason | undefined): Promise<readonly CallCount[]> {
  const { rows } = await sql<{ body: string; name: string; turn: CallTurn; payees: bigint }>`
    select g.body, r.name, g.turn, count(*) as payees from (
      select body, region, entity, key, ${turnOf} as turn from ${wantedRows(today)}
      where ${reason === undefined ? sql`true` : sql`reason = ${reason}`} group by body, region, entity, key) g
    join region r on r.path = g.body group by g.body, r.name, g.turn order by g.body, g.turn`.execute(db)
  return rows.map(({ body, name, turn, payees }) => ({ body: { path: body, name }, turn, payees: Number(payees) }))
}
