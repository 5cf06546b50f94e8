import { byCaller, type Caller, writeEvent } from '../../access/index.ts'
import { keepItem } from '../../inbox/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { Work } from '../../store/index.ts'
import { attachFiles } from '../attach-files.ts'
import { type Batch, findBatch } from '../find-batch.ts'
import type { RefusedWith } from '../refusals.ts'

/** Keeps pictures of a notice as it stood where it was made public; gives how many. */
export async function keepProof(
  db: Work,
  caller: Caller,
  publication: bigint,
  uploads: readonly bigint[],
): Promise<Result<number, RefusedWith<'row_not_found' | 'upload_not_found'>>> {
  const row = await publicationNumbered(db, publication)
  if (row === undefined) return refused({ code: 'row_not_found', id: String(publication) })
  const { region } = row
  const attached = await attachFiles(db, caller, 'notice_proof', uploads, { register: 'publication', subjects: [publication], region })
  if (attached.kind === 'refused') return attached
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'keep_proof',
    register: 'publication',
    subject: String(publication),
    region,
    detail: { files: attached.value },
  })
  return attached
}

const publicationNumbered = (db: Work, id: bigint) =>
  db.selectFrom('publication').select(['id', 'batch', 'region', 'number', 'to_day']).where('id', '=', id).executeTakeFirst()

/** Says that a notice was taken down, on a day after its last, with pictures of it as it stood. */
export async function takeDown(
  db: Work,
  caller: Caller,
  publication: bigint,
  day: string,
  uploads?: readonly bigint[],
): Promise<Result<string, RefusedWith<'row_not_found' | 'upload_not_found' | 'day_ahead' | 'publication_running'>>> {
  const row = await publicationNumbered(db, publication)
  if (row === undefined) return refused({ code: 'row_not_found', id: String(publication) })
  if (day > caller.day) return refused({ code: 'day_ahead', day, today: caller.day })
  if (day <= row.to_day) return refused({ code: 'publication_running', number: row.number, to: row.to_day })
  const there = await db
    .selectFrom('publication_taken_down')
    .select('taken_down_on')
    .where('publication', '=', publication)
    .executeTakeFirst()
  if (there !== undefined) return done(there.taken_down_on)
  const { region } = row
  const attached = await attachFiles(db, caller, 'notice_proof', uploads, { register: 'publication', subjects: [publication], region })
  if (attached.kind === 'refused') return attached
  await db.insertInto('publication_taken_down').values({ publication, region, taken_down_on: day, entered_by: caller.account.id }).execute()
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'take_down',
    register: 'publication',
    subject: String(publication),
    region,
    detail: { day },
  })
  const batch = await findBatch(db, row.batch)
  if (batch.kind === 'done') await keepTakeDown(db, caller, batch.value, { id: row.id, number: row.number, to: row.to_day, isUp: false })
  return done(day)
}

/** A notice that is up is to be taken down after its last day: the item waits with that day as its term. */
export async function keepTakeDown(
  db: Work,
  caller: Caller,
  { id: batch, policyZh, policy, region, round }: Batch,
  { id, number, to, isUp }: { readonly id: bigint; readonly number: string; readonly to: string; readonly isUp: boolean },
): Promise<void> {
  await keepItem(db, caller, {
    register: 'publication',
    subject: String(id),
    state: 'up',
    round,
    permission: 'batch.publish',
    region,
    title: { number, policy: policyZh, policyId: policy, batch: String(batch) },
    due: to,
    isReturned: false,
    rows: isUp ? 1 : 0,
    isForBringerToo: true,
  })
}
