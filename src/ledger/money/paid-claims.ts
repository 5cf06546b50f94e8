import { sql } from 'kysely'
import type { Work } from '../../store/index.ts'

/** A row as it was paid: the payment that succeeded, to whom, out of which fund of which place; undefined where none did. */
export interface PaidClaim {
  readonly claim: bigint
  readonly state: string
  readonly batch: { readonly id: bigint; readonly number: string; readonly region: string }
  readonly policy: { readonly id: string; readonly zh: string }
  readonly fund: string
  readonly payee: { readonly entity: string; readonly key: bigint }
  readonly period: string
  readonly clause: string
  readonly payment: { readonly id: bigint; readonly fen: bigint; readonly on: string } | undefined
}

/** Rows with the payment of each that succeeded, locked in the order of their numbers, so that nobody claims the same money back beside. */
export async function paidClaims(db: Work, ids: readonly bigint[]): Promise<readonly PaidClaim[]> {
  const numbers = ids.map(String)
  await sql`select id from claim where id = any (${numbers}::bigint[]) order by id for update`.execute(db)
  return readPaidClaims(db, ids)
}

/** The same for a page: nothing is locked. */
export async function readPaidClaims(db: Work, ids: readonly bigint[]): Promise<readonly PaidClaim[]> {
  const { rows } = await sql<{
    claim: bigint
    state: string
    batch: bigint
    number: string
    region: string
    policy: string
    policy_zh: string
    fund: string
    entity: string
    key: bigint
    period: string
    clause: string
    payment: bigint | null
    fen: bigint | null
    paid_on: string | null
  }>`
    select c.id as claim, c.state, b.id as batch, b.number, b.region, b.policy, b.policy_zh, b.fund, e.payee_entity as entity, e.payee_key as key,
      c.period, e.clause, p.id as payment, p.fen, p.paid_on
    from claim c join entitlement e on e.id = c.id join batch b on b.id = c.batch
    left join payment_standing s on s.batch = c.batch and s.claim = c.id and s.state = 'succeeded' left join payment p on p.id = s.payment
    where c.id = any (${ids.map(String)}::bigint[]) order by c.id`.execute(db)
  return rows.map((row) => ({
    claim: row.claim,
    state: row.state,
    batch: { id: row.batch, number: row.number, region: row.region },
    policy: { id: row.policy, zh: row.policy_zh },
    fund: row.fund,
    payee: { entity: row.entity, key: row.key },
    period: row.period,
    clause: row.clause,
    payment:
      row.payment === null || row.fen === null || row.paid_on === null ? undefined : { id: row.payment, fen: row.fen, on: row.paid_on },
  }))
}
