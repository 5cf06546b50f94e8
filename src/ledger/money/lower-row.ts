import type { Caller } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import { type ActRefusal, act } from '../../lifecycle/index.ts'
import type { Work } from '../../store/index.ts'
import { writeChanges } from '../change-list.ts'
import { findBatch } from '../find-batch.ts'
import { lockClaims } from '../payees/fit-accounts.ts'
import type { LedgerRefusal } from '../refusals.ts'
import { claims } from '../row-lives.ts'

/** A row that is held, which is paid less for a reason. */
export interface LoweredRow {
  readonly claim: bigint
  readonly less: bigint
  readonly reason: string
}

type LowerRefusal =
  | ActRefusal
  | Extract<LedgerRefusal, { readonly code: 'batch_not_found' | 'claim_in_other_state' | 'claim_twice' | 'row_used_up' }>

/**
 * Lowers the amount of a row that is held, of a signed list by a numbered change; at least a fen stays, because a row without money has
 * left its list. It stays held until another closes what it is held for. Gives what it comes to.
 */
export async function lowerHeldRow(db: Work, caller: Caller, { claim, less, reason }: LoweredRow): Promise<Result<bigint, LowerRefusal>> {
  const row = await db.selectFrom('claim').select(['batch', 'region', 'fen']).where('id', '=', claim).executeTakeFirst()
  if (row === undefined) return refused({ code: 'row_not_found', id: String(claim) })
  const against = await lockClaims(db, row.batch, [claim], ['held'])
  if (against !== undefined) return refused(against)
  const found = await findBatch(db, row.batch)
  if (found.kind === 'refused') return found
  const fen = row.fen - less
  if (fen < 1n) return refused({ code: 'row_used_up', claim: String(claim), fen: row.fen, less })
  const change = { claim, region: row.region, before: { state: 'held', fen: row.fen }, after: { state: 'held', fen } } as const
  await writeChanges(db, caller, found.value, [change], reason)
  const acted = await act(db, caller, claims, 'adjust', [{ id: claim, version: undefined, columns: { fen } }], reason)
  return acted.kind === 'refused' ? acted : done(fen)
}
