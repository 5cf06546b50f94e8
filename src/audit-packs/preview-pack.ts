import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'
import { findScope, type PackOrder } from './pack-scope.ts'

/** What there is of a year, before a pack of it is asked for. */
export interface PackPreview {
  readonly batches: number
  readonly recoveries: number
  readonly payments: { readonly rows: number; readonly fen: bigint }
}

/** What a pack of this order would hold, as far as the caller sees it. */
export async function previewPack(caller: Caller, order: PackOrder): Promise<PackPreview> {
  return caller.transact(async (db) => {
    const { batches, recoveries, from, to } = await findScope(db, order)
    const { rows } = await sql<{ rows: bigint; fen: string }>`
      select count(*) as rows, coalesce(sum(fen), 0)::text as fen from payment
      where batch = any (${batches.map(String)}::bigint[]) and paid_on between ${from}::date and ${to}::date`.execute(db)
    return {
      batches: batches.length,
      recoveries: recoveries.length,
      payments: { rows: Number(rows[0]?.rows ?? 0), fen: BigInt(rows[0]?.fen ?? 0) },
    }
  })
}

/** Years, policies and funds that packs can be asked of: those of the batches in sight. */
export async function packChoices(caller: Caller): Promise<{
  readonly years: readonly number[]
  readonly policies: readonly { readonly id: string; readonly zh: string }[]
  readonly funds: readonly string[]
}> {
  return caller.transact(async (db) => {
    const years = await sql<{ year: number }>`
      select distinct extract(year from day)::int as year from (
        select opened_on as day from batch union all select paid_on from payment union all select opened_on from recovery) d order by year desc`.execute(
      db,
    )
    const policies = await sql<{ id: string; zh: string }>`
      select policy as id, min(policy_zh) as zh from (select policy, policy_zh from batch union select policy, policy_zh from recovery) p
      group by policy order by zh`.execute(db)
    const funds = await sql<{ fund: string }>`select fund from batch union select fund from recovery order by fund`.execute(db)
    return { years: years.rows.map(({ year }) => year), policies: policies.rows, funds: funds.rows.map(({ fund }) => fund) }
  })
}
