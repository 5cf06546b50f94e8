import type { Caller } from '../access/index.ts'
import { keepItem } from '../inbox/index.ts'
import { dueDay, type WorkCalendar } from '../kernel/workdays.ts'
import type { Work } from '../store/index.ts'
import { batchLife, verbOf } from './batch-life.ts'
import { batchAtHand } from './find-batch.ts'
import { partLife } from './row-lives.ts'
import { isPutOff } from './shortage/put-off.ts'

/** Brings the inboxes up to date with a batch: one item for whoever its step waits for. */
export async function keepBatchItem(db: Work, caller: Caller, id: bigint, calendar: WorkCalendar): Promise<void> {
  const { region, number, policy, policyZh, steps, state, round } = await batchAtHand(db, id)
  const { states, verbs } = batchLife(steps)
  const { rows } = await liveRows(db, id)
  for (const step of steps) {
    const { waits } = states[step]
    if (waits === undefined) continue
    await keepItem(db, caller, {
      register: 'batch',
      subject: String(id),
      state: step,
      round,
      permission: waits.for,
      region,
      title: { number, policy: policyZh, policyId: policy },
      due: dueDay(caller.day, waits.workdays, calendar),
      isReturned: step === 'first_check' && round > 1,
      rows: step === state ? Math.max(1, rows) : 0,
      isForBringerToo: verbs[verbOf(step)].notBy === undefined,
    })
  }
}

/** The same with its parts, each for the body that checks it at home. */
export async function keepPartItems(db: Work, caller: Caller, batch: bigint, calendar: WorkCalendar): Promise<void> {
  const { number, policy, policyZh, state } = await batchAtHand(db, batch)
  const { waits } = partLife.states.open
  const parts = await db
    .selectFrom('batch_part')
    .select(['id', 'region', 'state', 'round', 'rows', 'due_on'])
    .where('batch', '=', batch)
    .execute()
  for (const part of parts)
    await keepItem(db, caller, {
      register: 'batch_part',
      subject: String(part.id),
      state: 'open',
      round: part.round,
      permission: 'part.check',
      region: part.region,
      title: { number, policy: policyZh, policyId: policy, batch: String(batch) },
      due: part.due_on ?? dueDay(caller.day, waits?.workdays, calendar),
      isReturned: part.round > 1,
      rows: part.state === 'open' && state === 'first_check' ? part.rows : 0,
    })
}

/** How many rows a batch still has, and what they come to. */
export async function liveRows(db: Work, batch: bigint): Promise<{ readonly rows: number; readonly fen: bigint }> {
  const { rows, fen } = await db
    .selectFrom('claim as c')
    .select(({ fn }) => [fn.countAll<bigint>().as('rows'), fn.sum<string | null>('fen').as('fen')])
    .where('batch', '=', batch)
    .where('state', 'not in', ['waived', 'dropped', 'deferred'])
    .where(({ not }) => not(isPutOff))
    .executeTakeFirstOrThrow()
  return { rows: Number(rows), fen: BigInt(fen ?? 0) }
}
