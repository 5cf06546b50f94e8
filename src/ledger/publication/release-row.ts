import type { Caller } from '../../access/index.ts'
import { done, type Result } from '../../kernel/result.ts'
import { type ActRefusal, act } from '../../lifecycle/index.ts'
import type { Work } from '../../store/index.ts'
import type { Batch } from '../find-batch.ts'
import { claims } from '../row-lives.ts'
import { waitsForNotice } from './shown-rows.ts'

/** Lets a held row go on: back on the list, or, where it was not made public as it is now, to wait for a notice of its own. */
export async function releaseRow(
  db: Work,
  caller: Caller,
  batch: Pick<Batch, 'id' | 'round'>,
  claim: bigint,
): Promise<Result<'listed' | 'unpublished', ActRefusal>> {
  const waits = await waitsForNotice(db, batch, claim, caller.day)
  const acted = await act(db, caller, claims, waits ? 'await_notice' : 'resume', [{ id: claim, version: undefined }])
  return acted.kind === 'refused' ? acted : done(waits ? 'unpublished' : 'listed')
}
