import type { Caller } from '../access/index.ts'
import { type RecoverySums, sumsOf } from './find-recovery.ts'
import { endedStates, type RecoveryState } from './recovery-life.ts'

/** Which cases are asked for: the newest first, from before a number on. */
export interface RecoveryQuery {
  readonly states?: readonly RecoveryState[] | undefined
  /** Of which what comes next was due before today. */
  readonly isOverdue?: boolean | undefined
  /** Of which payments are rows of this batch. */
  readonly batch?: bigint | undefined
  readonly before?: bigint | undefined
  readonly size: number
}

/** A case as a list shows it. */
export interface RecoveryRow {
  readonly id: bigint
  readonly number: string
  readonly region: { readonly path: string; readonly name: string }
  readonly policy: { readonly id: string; readonly zh: string }
  readonly fund: string
  readonly payee: { readonly entity: string; readonly key: bigint }
  readonly state: RecoveryState
  readonly openedOn: string
  readonly dueOn: string | undefined
  readonly isOverdue: boolean
  readonly sums: RecoverySums
}

/** Cases in the caller's regions, or about rows there, the newest first. */
export async function listRecoveries(caller: Caller, query: RecoveryQuery): Promise<readonly RecoveryRow[]> {
  const { states, isOverdue, batch, before, size } = query
  return caller.transact(async (db) => {
    const rows = await db
      .selectFrom('recovery')
      .innerJoin('region', 'region.path', 'recovery.region')
      .selectAll('recovery')
      .select('region.name as place')
      .$if(states !== undefined, (found) => found.where('state', 'in', [...(states ?? [])]))
      .$if(isOverdue === true, (found) => found.where('due_on', '<', caller.day).where('state', 'not in', [...endedStates]))
      .$if(batch !== undefined, (found) =>
        found.where(({ exists, selectFrom }) =>
          exists(
            selectFrom('recovery_line')
              .select('payment')
              .whereRef('recovery_line.recovery', '=', 'recovery.id')
              .where('batch', '=', batch ?? 0n),
          ),
        ),
      )
      .$if(before !== undefined, (found) => found.where('recovery.id', '<', before ?? 0n))
      .orderBy('recovery.id', 'desc')
      .limit(size)
      .execute()
    const sums = await sumsOf(
      db,
      rows.map((row) => ({ id: row.id, owed: row.decided_fen ?? row.asked_fen })),
    )
    return rows.flatMap((row) => {
      const of = sums.get(row.id)
      if (of === undefined) return []
      const state = row.state as RecoveryState
      return {
        id: row.id,
        number: row.number,
        region: { path: row.region, name: row.place },
        policy: { id: row.policy, zh: row.policy_zh },
        fund: row.fund,
        payee: { entity: row.payee_entity, key: row.payee_key },
        state,
        openedOn: row.opened_on,
        dueOn: row.due_on ?? undefined,
        isOverdue: row.due_on !== null && row.due_on < caller.day && !endedStates.includes(state),
        sums: of,
      }
    })
  })
}
