import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'

/** How many of some records have their fact asked for already and not settled, in the caller's regions. */
export async function countUnderWay(caller: Caller, fact: { readonly entity: string; readonly field: string }, keys: readonly bigint[]) {
  const { rows } = await caller.transact((db) =>
    sql<{ count: bigint }>`
      select count(*) as count from verification
      where entity = ${fact.entity} and field = ${fact.field} and key = any(${keys.map(String)}::bigint[])
        and state in ('asked', 'answered', 'confirmed')`.execute(db),
  )
  return Number(rows[0]?.count ?? 0n)
}
