import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'

/** Notes that the caller has read some messages of theirs; gives how many were new to them. */
export function markRead(caller: Caller, ids: readonly bigint[]): Promise<number> {
  return note(caller, sql`d.notice = any(${ids.map(String)}::bigint[])`)
}

/** Notes that the caller has read every message up to one they were shown: what came since stays unread. */
export function markAllRead(caller: Caller, through: bigint): Promise<number> {
  return note(caller, sql`d.notice <= ${through}`)
}

async function note(caller: Caller, which: ReturnType<typeof sql>): Promise<number> {
  return caller.transact(async (db) => {
    const { numAffectedRows } = await sql`
      insert into receipt (notice, account)
      select distinct d.notice, d.account from delivery d where d.account = ${caller.account.id} and ${which}
      on conflict do nothing`.execute(db)
    return Number(numAffectedRows ?? 0n)
  })
}
