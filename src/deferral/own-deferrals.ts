import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'
import { type Insurance, type MonthStanding, standingOn } from './months.ts'

/** A month that a firm put off, as itself sees it. */
export interface OwnMonth {
  readonly number: string
  readonly policy: string
  readonly place: string
  readonly firm: string | undefined
  readonly approval: { readonly number: string; readonly day: string; readonly by: string }
  readonly lateFeeClause: string | undefined
  readonly insurance: Insurance
  readonly month: string
  readonly fen: bigint
  readonly open: bigint
  readonly due: string
  readonly basis: string
  /** How it stands; `ended` where nothing is open of it. */
  readonly standing: MonthStanding | 'ended'
}

/** The months that are put off for whom the caller speaks for, the soonest to be repaid first. The database shows no other to such a caller. */
export async function listOwnDeferrals(caller: Caller): Promise<readonly OwnMonth[]> {
  const { rows } = await caller.transact((db) =>
    sql<{
      number: string
      policy_zh: string
      place: string
      firm: string | null
      approval_number: string
      approval_on: string
      approved_by: string
      late_fee_clause: string | null
      insurance: Insurance
      month: string
      fen: bigint
      open_fen: bigint
      due_on: string
      due_basis: string
    }>`
      select d.number, d.policy_zh, r.name as place, s.name as firm, d.approval_number, d.approval_on::text as approval_on, d.approved_by,
        d.late_fee_clause, m.insurance, m.month, m.fen, m.open_fen, m.due_on::text as due_on, m.due_basis
      from own_subjects() o join deferral d on d.firm_entity = o.entity and d.firm_key = o.key
      join deferral_month m on m.deferral = d.id and m.is_live
      join region r on r.path = d.region left join subject s on s.entity = d.firm_entity and s.key = d.firm_key
      order by (m.open_fen = 0), m.due_on, m.month, m.insurance, m.id limit 500`.execute(db),
  )
  return rows.map((row) => ({
    number: row.number,
    policy: row.policy_zh,
    place: row.place,
    firm: row.firm ?? undefined,
    approval: { number: row.approval_number, day: row.approval_on, by: row.approved_by },
    lateFeeClause: row.late_fee_clause ?? undefined,
    insurance: row.insurance,
    month: row.month,
    fen: row.fen,
    open: row.open_fen,
    due: row.due_on,
    basis: row.due_basis,
    standing: row.open_fen === 0n ? 'ended' : standingOn(row.due_on, caller.day),
  }))
}
