import { sql } from 'kysely'
import type { Work } from '../../store/index.ts'

/** What was granted of something that can be paid once in a period, in fen. */
export interface GrantsMade {
  /** What lists hold or was paid, with what was kept off it for a debt; rows whose money came back and waits to be paid again are in it. */
  readonly granted: bigint
  readonly paid: bigint
  readonly inProcess: bigint
  /** The number of the last top-up. */
  readonly lastTopUp: number
  /** Something of it is claimed back or came back: people look before anything is added. */
  readonly isClaimedBack: boolean
}

/** Keys of one statement. */
const atOnce = 5_000

export const grantKey = (onceKey: string, period: string): string => `${onceKey} ${period}`

/** What was granted under a policy of some keys and periods, wherever that may be; those of which nothing was are left out. */
export async function grantsMade(
  db: Work,
  policy: string,
  asked: readonly { readonly onceKey: string; readonly period: string }[],
): Promise<ReadonlyMap<string, GrantsMade>> {
  const found = new Map<string, GrantsMade>()
  for (let at = 0; at < asked.length; at += atOnce) {
    const some = asked.slice(at, at + atOnce)
    const { rows } = await sql<{
      once_key: string
      period: string
      live: bigint
      paid: bigint
      in_process: bigint
      lowered: bigint
      back: bigint
      last_top_up: number
      is_claimed_back: boolean
    }>`
      select * from grants_made(${policy}, ${some.map(({ onceKey }) => onceKey)}::text[], ${some.map(({ period }) => period)}::text[])`.execute(
      db,
    )
    for (const row of rows)
      found.set(grantKey(row.once_key, row.period), {
        granted: row.live + row.lowered,
        paid: row.paid,
        inProcess: row.in_process,
        lastTopUp: row.last_top_up,
        isClaimedBack: row.is_claimed_back || row.back > 0n,
      })
  }
  return found
}
