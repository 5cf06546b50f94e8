import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'
import type { BatchState } from './batch-life.ts'

/** A batch as it is found by its number, its policy or its fund. */
export interface FoundBatch {
  readonly id: bigint
  readonly number: string
  readonly policy: string
  readonly fund: string
  readonly place: string
  readonly state: BatchState
}

/** Batches in the caller's regions whose number, policy or fund holds a text; by number first, then the newest. */
export async function findBatches(caller: Caller, text: string, most: number): Promise<readonly FoundBatch[]> {
  const asked = text.trim().toLowerCase()
  if (asked === '') return []
  const { rows } = await caller.transact((db) =>
    sql<FoundBatch>`
      select b.id, b.number, b.policy_zh as policy, b.fund, r.name as place, b.state from batch b join region r on r.path = b.region
      where strpos(lower(b.number), ${asked}) > 0 or strpos(lower(b.policy_zh), ${asked}) > 0 or strpos(lower(b.fund), ${asked}) > 0
      order by b.number = ${asked} desc, strpos(lower(b.number), ${asked}) > 0 desc, b.id desc limit ${most}`.execute(db),
  )
  return rows
}
