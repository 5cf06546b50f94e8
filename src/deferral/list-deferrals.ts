import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'
import { type DeferralState, moneyStates } from './deferral-life.ts'
import type { Firm } from './find-deferral.ts'
import type { DeferralSums, Insurance } from './months.ts'

/** Which records are asked for: the newest first, from before a number on. */
export interface DeferralQuery {
  readonly states?: readonly DeferralState[] | undefined
  /** With months that had to be repaid before today and are not. */
  readonly isOverdue?: boolean | undefined
  /** With months that have to be repaid in this month and are not, YYYY-MM. */
  readonly dueIn?: string | undefined
  readonly firm?: Firm | undefined
  readonly before?: bigint | undefined
  readonly size: number
}

/** A record as a list shows it. */
export interface DeferralRow {
  readonly id: bigint
  readonly number: string
  readonly region: { readonly path: string; readonly name: string }
  readonly policy: { readonly id: string; readonly zh: string }
  readonly firm: Firm
  readonly approval: string
  readonly insurances: readonly Insurance[]
  /** The first and the last month that is put off. */
  readonly from: string
  readonly to: string
  readonly state: DeferralState
  readonly dueOn: string | undefined
  readonly isOverdue: boolean
  readonly sums: DeferralSums
}

interface Found {
  readonly id: bigint
  readonly number: string
  readonly region: string
  readonly place: string
  readonly policy: string
  readonly policy_zh: string
  readonly firm_entity: string
  readonly firm_key: bigint
  readonly approval_number: string
  readonly insurances: readonly Insurance[]
  readonly from_month: string
  readonly to_month: string
  readonly state: DeferralState
  readonly due_on: string | null
  readonly deferred: string
  readonly repaid: string
  readonly withdrawn: string
  readonly due: string
  readonly overdue: string
}

/** Records in the caller's regions, the newest first. */
export async function listDeferrals(caller: Caller, query: DeferralQuery): Promise<readonly DeferralRow[]> {
  const { states, isOverdue, dueIn, firm, before, size } = query
  const open = (when: ReturnType<typeof sql>) => sql`and d.state = any (${[...moneyStates]}::text[]) and exists (
    select from deferral_month o where o.deferral = d.id and o.is_live and o.open_fen > 0 and ${when})`
  const wanted = [
    states === undefined ? sql`` : sql`and d.state = any (${[...states]}::text[])`,
    isOverdue === true ? open(sql`o.due_on < ${caller.day}::date`) : sql``,
    dueIn === undefined ? sql`` : open(sql`o.due_on >= ${`${dueIn}-01`}::date and o.due_on < ${`${dueIn}-01`}::date + interval '1 month'`),
    firm === undefined ? sql`` : sql`and d.firm_entity = ${firm.entity} and d.firm_key = ${String(firm.key)}::bigint`,
    before === undefined ? sql`` : sql`and d.id < ${before}`,
  ]
  const { rows } = await caller.transact((db) =>
    sql<Found>`
      with page as materialized (
        select d.* from deferral d where true ${sql.join(wanted, sql` `)} order by d.id desc limit ${size})
      select p.id, p.number, p.region, r.name as place, p.policy, p.policy_zh, p.firm_entity, p.firm_key, p.approval_number, p.state,
        p.due_on::text as due_on, s.*
      from page p join region r on r.path = p.region cross join lateral (
        select array_agg(distinct m.insurance) as insurances, min(m.month) as from_month, max(m.month) as to_month,
          sum(m.fen)::text as deferred, sum(coalesce(e.repaid, 0))::text as repaid, sum(coalesce(e.withdrawn, 0))::text as withdrawn,
          coalesce(sum(m.open_fen) filter (where m.due_on >= ${caller.day}::date), 0)::text as due,
          coalesce(sum(m.open_fen) filter (where m.due_on < ${caller.day}::date), 0)::text as overdue
        from deferral_month m left join lateral (
          select sum(case kind when 'repaid' then fen when 'reversed' then -fen end) as repaid, sum(fen) filter (where kind = 'withdrawn') as withdrawn
          from deferral_entry where month = m.id) e on true
        where m.deferral = p.id and m.round = (select max(round) from deferral_month where deferral = p.id)) s
      order by p.id desc`.execute(db),
  )
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    region: { path: row.region, name: row.place },
    policy: { id: row.policy, zh: row.policy_zh },
    firm: { entity: row.firm_entity, key: row.firm_key },
    approval: row.approval_number,
    insurances: row.insurances,
    from: row.from_month,
    to: row.to_month,
    state: row.state,
    dueOn: row.due_on ?? undefined,
    isOverdue: moneyStates.includes(row.state) && row.overdue !== '0',
    sums: {
      deferred: BigInt(row.deferred),
      repaid: BigInt(row.repaid),
      due: BigInt(row.due),
      overdue: BigInt(row.overdue),
      withdrawn: BigInt(row.withdrawn),
    },
  }))
}
