import { sql } from 'kysely'
import type { Work } from '../../store/index.ts'
import { leftStates } from '../row-lives.ts'
import { isPutOff } from '../shortage/put-off.ts'

/** Approved and not paid; approved, returned and not paid again; listed and not approved; waiting because the fund did not suffice. */
export type AheadOfBatches = 'unpaid' | 'returned' | 'under_way' | 'put_off'

/** What of a batch is still to be paid, of one kind: rows, and fen. */
export interface BatchAhead {
  readonly kind: AheadOfBatches
  readonly batch: bigint
  readonly number: string
  readonly policyZh: string
  readonly state: string
  readonly rows: number
  readonly fen: bigint
}

/**
 * Batches of a fund of a place with rows that are not paid, by number. What is approved counts to the year that it is committed in, so that
 * `unpaid` and `returned` together are what is committed less what is paid; what is not approved, or waits for the fund, belongs to no year.
 */
export async function batchesAhead(
  db: Work,
  { region, fund, year }: { readonly region: string; readonly fund: string; readonly year: number },
): Promise<readonly BatchAhead[]> {
  const { rows } = await sql<{
    kind: AheadOfBatches
    id: bigint
    number: string
    policy_zh: string
    state: string
    rows: string
    fen: string
  }>`
    select k.kind, b.id, b.number, b.policy_zh, b.state, count(*)::text as rows, sum(c.fen)::text as fen
    from batch b join claim c on c.batch = b.id
    left join lateral (select max(s.resumed_on) as resumed_on from fund_share s where s.waiting = c.id) w on true
    cross join lateral (select extract(year from coalesce(w.resumed_on, b.approved_on)) as year, case
      when ${isPutOff} then 'put_off'
      when b.approved_on is null then 'under_way'
      when c.state in ('returned', 'back', 'corrected', 'payable') then 'returned'
      when c.state <> 'paid' then 'unpaid' end as kind) k
    where b.region = ${region} and b.fund = ${fund} and b.state <> 'cancelled' and c.state <> all (${[...leftStates]}::text[])
      and k.kind is not null and (k.kind in ('put_off', 'under_way') or k.year = ${year})
    group by k.kind, b.id order by b.number, b.id, k.kind`.execute(db)
  return rows.map(({ kind, id, number, policy_zh: policyZh, state, ...sums }) => ({
    ...{ kind, batch: id, number, policyZh, state },
    ...{ rows: Number(sums.rows), fen: BigInt(sums.fen) },
  }))
}
