import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'

/** How long the matters of one policy took, from the application to the money; days as a calendar counts them. */
export interface PolicyTimes {
  readonly policy: { readonly id: string; readonly zh: string }
  readonly received: number
  readonly rejected: number
  /** Withdrawn, of those that were received. */
  readonly withdrawn: number
  readonly paid: number
  /** From the application to its decision, of those decided. */
  readonly decided: Spread
  /** From the application to the first payment that arrived and stayed. */
  readonly toPayment: Spread
  /** Neither paid nor at an end. */
  readonly open: number
  readonly oldest: { readonly application: bigint; readonly number: string; readonly days: number } | undefined
}

/** The middle one, and the one that nine of ten do not exceed; undefined of none. */
export interface Spread {
  readonly median: number | undefined
  readonly p90: number | undefined
}

interface TimesRow {
  readonly policy: string
  readonly zh: string
  readonly received: bigint
  readonly rejected: bigint
  readonly withdrawn: bigint
  readonly paid: bigint
  readonly decided_median: number | null
  readonly decided_p90: number | null
  readonly paid_median: number | null
  readonly paid_p90: number | null
  readonly open: bigint
  readonly oldest: string | null
  readonly oldest_number: string | null
  readonly oldest_days: number | null
}

/**
 * How long applications received from one day to another took to their payment, policy by policy, in the caller's regions. A payment
 * belongs to a matter where it is of the same policy and subject and arrived on or after the day of the application; what came back
 * counts for none.
 */
export async function measureTimes(
  caller: Caller,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly PolicyTimes[]> {
  const rows = await caller.transact(
    async (db) =>
      (
        await sql<TimesRow>`
    with asked as (
      select m.id, m.policy, m.policy_zh, m.result, m.subject_entity, m.subject_key, a.id as application, a.number, a.state, a.received_on, a.decided_on
      from application a join application_matter m on m.application = a.id where a.received_on between ${from} and ${to}
    ), arrived as (
      select asked.id, min(b.bank_on) as on_day from asked
      join entitlement e on e.subject_entity = asked.subject_entity and e.subject_key = asked.subject_key and e.policy = asked.policy
      join payment p on p.claim = e.id join payment_standing s on s.payment = p.id and s.state = 'succeeded'
      join bank_answer b on b.payment = p.id and b.result = 'succeeded' and b.bank_on >= asked.received_on
      where asked.result = 'accepted' group by asked.id
    ), told as (
      select asked.*, arrived.on_day - asked.received_on as to_payment, asked.decided_on - asked.received_on as to_decision,
        arrived.on_day is null and asked.state <> 'withdrawn' and asked.result is distinct from 'rejected' as is_open,
        ${caller.day}::date - asked.received_on as age
      from asked left join arrived on arrived.id = asked.id
    ), oldest as (
      select distinct on (policy) policy, application, number, age from told where is_open order by policy, age desc, application
    )
    select told.policy, max(told.policy_zh) as zh, count(*) as received, count(*) filter (where told.result = 'rejected') as rejected,
      count(*) filter (where told.state = 'withdrawn') as withdrawn, count(told.to_payment) as paid,
      percentile_disc(0.5) within group (order by told.to_decision) filter (where told.state <> 'withdrawn') as decided_median,
      percentile_disc(0.9) within group (order by told.to_decision) filter (where told.state <> 'withdrawn') as decided_p90,
      percentile_disc(0.5) within group (order by told.to_payment) as paid_median,
      percentile_disc(0.9) within group (order by told.to_payment) as paid_p90,
      count(*) filter (where told.is_open) as open,
      max(oldest.application)::text as oldest, max(oldest.number) as oldest_number, max(oldest.age) as oldest_days
    from told left join oldest on oldest.policy = told.policy group by told.policy order by count(*) desc, told.policy`.execute(db)
      ).rows,
  )
  return rows.map((row) => ({
    policy: { id: row.policy, zh: row.zh },
    received: Number(row.received),
    rejected: Number(row.rejected),
    withdrawn: Number(row.withdrawn),
    paid: Number(row.paid),
    decided: { median: row.decided_median ?? undefined, p90: row.decided_p90 ?? undefined },
    toPayment: { median: row.paid_median ?? undefined, p90: row.paid_p90 ?? undefined },
    open: Number(row.open),
    oldest:
      row.oldest === null ? undefined : { application: BigInt(row.oldest), number: row.oldest_number ?? '', days: row.oldest_days ?? 0 },
  }))
}
