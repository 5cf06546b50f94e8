import { sql } from 'kysely'
import type { Work } from '../../store/index.ts'
import type { Batch } from '../find-batch.ts'
import type { RefusedWith } from '../refusals.ts'
import { leftStates } from '../row-lives.ts'
import { countedGrants } from './offer-top-up.ts'

/**
 * What stands against paying a top-up: rows that would come to more than was decided, because more was granted since the list was made.
 * Undefined where every row, with all that was granted besides, comes to no more than was decided.
 */
export async function topUpsBeyond(
  db: Work,
  { id, kind, policy }: Pick<Batch, 'id' | 'kind' | 'policy'>,
): Promise<RefusedWith<'top_up_beyond'> | undefined> {
  if (kind !== 'top_up') return undefined
  const { rows } = await sql<{ id: bigint; once_key: string; period: string; decided: bigint }>`
    select c.id, c.once_key, c.period, e.decided_fen as decided from claim c join entitlement e on e.id = c.id
    where c.batch = ${id} and c.state <> all (${[...leftStates]}::text[]) order by c.id`.execute(db)
  const keys = rows.map(({ once_key: onceKey, period }) => ({ onceKey, period }))
  const grants = await countedGrants(db, policy, keys)
  const beyond = rows.flatMap((row) => {
    const granted = grants({ onceKey: row.once_key, period: row.period })?.granted ?? 0n
    return granted > row.decided ? [{ claim: row.id, decided: row.decided, granted }] : []
  })
  const [first] = beyond
  return first === undefined
    ? undefined
    : { code: 'top_up_beyond', rows: beyond.length, claim: String(first.claim), decided: first.decided, granted: first.granted }
}
