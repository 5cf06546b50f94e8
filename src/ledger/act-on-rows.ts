import { sql } from 'kysely'
import { byCaller, type Caller } from '../access/index.ts'
import type { Work } from '../store/index.ts'
import { type ClaimVerb, claimLife } from './row-lives.ts'

/** Which rows of a batch: all of a part, or those of some numbers. */
export interface RowsOfBatch {
  readonly batch: bigint
  readonly part?: bigint
  readonly ids?: readonly bigint[]
}

/**
 * One step of every row that is in a state it leads out of, in two statements however many rows there are: what `act` does with each.
 * For verbs that judge nobody's work and need no round of their own. Gives how many rows took it, and their sum.
 */
export async function actOnRows(
  db: Work,
  caller: Caller,
  verb: ClaimVerb,
  { batch, part, ids }: RowsOfBatch,
  reason?: string,
): Promise<{ readonly rows: number; readonly fen: bigint }> {
  const { from, to, notBy, mostRounds, reason: needsReason } = claimLife.verbs[verb]
  if (notBy !== undefined || mostRounds !== undefined) throw new Error(`${verb} judges another's work, row by row`)
  if (needsReason === 'needed' && (reason ?? '').trim() === '') throw new Error(`${verb} has no reason`)
  const ofPart = part === undefined ? sql`` : sql` and part = ${part}`
  const ofIds = ids === undefined ? sql`` : sql` and id = any (${ids.map(String)}::bigint[])`
  const { rows } = await sql<{ rows: bigint; fen: string | null }>`
    with standing as (
      select id, state from claim where batch = ${batch} and state = any (${[...from]}::text[])${ofPart}${ofIds} order by id for update
    ), stepped as (
      update claim c set state = ${to}, version = c.version + 1 from standing s where c.id = s.id
      returning c.id, c.region, c.version, c.round, c.fen, s.state as from_state
    ), told as (
      insert into event (${whoColumns}, verb, register, subject, region, from_state, to_state, version, round, reason)
      select ${whoOf(caller)}, ${verb}, 'claim', id::text, region, from_state, ${to}, version, round, ${reason ?? null}
      from stepped order by stepped.id
    )
    select count(*) as rows, sum(fen)::text as fen from stepped`.execute(db)
  const [sums] = rows
  return { rows: Number(sums?.rows ?? 0), fen: BigInt(sums?.fen ?? 0) }
}

/**
 * The columns of an event that say who did something, and in which transaction, and their values: for rows that the database itself
 * writes into the trail. The transaction is asked for once a statement, not once a row.
 */
export const whoColumns = sql.raw('office_day, account, post, acting_for, request_id, xid')

export function whoOf(caller: Caller) {
  const { officeDay, account, post, actingFor, requestId } = byCaller(caller)
  return sql`${officeDay}::date, ${account ?? null}::bigint, ${post ?? null}::bigint, ${actingFor ?? null}::bigint, ${requestId ?? null}::text, (select trail_transaction())`
}
