import type { Caller } from '../../access/index.ts'
import { keepItem } from '../../inbox/index.ts'
import { dueDay, type WorkCalendar } from '../../kernel/workdays.ts'
import type { Work } from '../../store/index.ts'
import { batchAtHand } from '../find-batch.ts'
import { type ClaimState, claimLife } from '../row-lives.ts'

/** Brings the inboxes up to date with money that came back: one item per state of a batch's rows that waits for somebody. */
export async function keepClaimItems(db: Work, caller: Caller, batch: bigint, calendar: WorkCalendar): Promise<void> {
  const { number, region, policy, policyZh } = await batchAtHand(db, batch)
  const counted = await db
    .selectFrom('claim')
    .select(({ fn }) => ['state', fn.countAll<bigint>().as('rows')])
    .where('batch', '=', batch)
    .groupBy('state')
    .execute()
  for (const [state, { waits }] of Object.entries(claimLife.states) as [ClaimState, (typeof claimLife.states)[ClaimState]][]) {
    if (waits === undefined) continue
    await keepItem(db, caller, {
      register: 'claim',
      subject: String(batch),
      state,
      round: 1,
      permission: waits.for,
      region,
      title: { number, policy: policyZh, policyId: policy, batch: String(batch) },
      due: dueDay(caller.day, waits.workdays, calendar),
      isReturned: false,
      rows: Number(counted.find((row) => row.state === state)?.rows ?? 0),
    })
  }
}
