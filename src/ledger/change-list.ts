import type { Caller } from '../access/index.ts'
import type { Work } from '../store/index.ts'
import type { Batch } from './find-batch.ts'
import type { ClaimState } from './row-lives.ts'

/** A row of a signed list before and after it was changed. */
export interface ChangedRow {
  readonly claim: bigint
  readonly region: string
  readonly before: { readonly state: ClaimState; readonly fen: bigint }
  readonly after: { readonly state: ClaimState; readonly fen: bigint }
}

/** Writes changes of a signed list down, numbered one after another; of a list nobody signed there is nothing to write. */
export async function writeChanges(
  db: Work,
  caller: Caller,
  { id, round, signed, approved }: Pick<Batch, 'id' | 'round' | 'signed' | 'approved'>,
  rows: readonly ChangedRow[],
  reason: string,
): Promise<void> {
  if (signed === undefined || rows.length === 0) return
  // Whoever changes a list holds the row of its batch, so that numbers neither collide nor leave gaps.
  await db.selectFrom('batch').select('id').where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
  const { last } = await db
    .selectFrom('batch_change')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('batch', '=', id)
    .executeTakeFirstOrThrow()
  const values = rows.map(({ claim, region, before, after }, at) => ({
    batch: id,
    region,
    round,
    number: (last ?? 0) + at + 1,
    claim,
    state_before: before.state,
    state_after: after.state,
    fen_before: before.fen,
    fen_after: after.fen,
    is_after_approval: approved !== undefined,
    reason,
    entered_by: caller.account.id,
    entered_on: caller.day,
  }))
  for (let at = 0; at < values.length; at += 1000)
    await db
      .insertInto('batch_change')
      .values(values.slice(at, at + 1000))
      .execute()
}
