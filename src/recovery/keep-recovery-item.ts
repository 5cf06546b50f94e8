import type { Caller } from '../access/index.ts'
import { keepDatedItem } from '../inbox/index.ts'
import type { Work } from '../store/index.ts'
import { type RecoveryState, recoveryLife } from './recovery-life.ts'

/** Brings the inboxes up to date with a case: one item for whoever its state waits for, due when what comes next is. */
export async function keepRecoveryItem(db: Work, caller: Caller, id: bigint): Promise<void> {
  const row = await db
    .selectFrom('recovery')
    .select(['region', 'number', 'policy', 'policy_zh', 'state', 'round', 'due_on'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  for (const [state, { waits }] of Object.entries(recoveryLife.states) as [RecoveryState, (typeof recoveryLife.states)[RecoveryState]][]) {
    if (waits === undefined) continue
    const item = {
      register: 'recovery',
      subject: String(id),
      state,
      round: row.round,
      permission: waits.for,
      region: row.region,
      title: { number: row.number, policy: row.policy_zh, policyId: row.policy },
      due: row.due_on ?? undefined,
      isReturned: state === 'opened' && row.round > 1,
      // Whoever brings a case on goes on with it; what judges somebody's work waits for another.
      isForBringerToo: waits.for === 'recovery.handle',
    } as const
    // An item of another day is another: the next instalment begins where the one before was paid.
    await keepDatedItem(db, caller, { ...item, rows: state === row.state ? 1 : 0 })
  }
}
