import type { Caller } from '../../access/index.ts'
import { keepItem } from '../../inbox/index.ts'
import { dueDay, type WorkCalendar } from '../../kernel/workdays.ts'
import type { Work } from '../../store/index.ts'
import type { Batch } from '../find-batch.ts'

/** For how many working days a drawn row is waited for. */
const workdays = 5

/**
 * Brings the inboxes up to date with the drawn rows of a batch that nobody looked at yet: one item per region, for those alone to whom
 * rows are assigned, each with its own; whoever handled the batch, and is assigned none of it, has nothing to look at.
 */
export async function keepSampleItem(db: Work, caller: Caller, batch: Batch, calendar: WorkCalendar): Promise<void> {
  const { id, number, policy, policyZh, round } = batch
  const counted = await db
    .selectFrom('sample_row')
    .innerJoin('sample', 'sample.id', 'sample_row.sample')
    .select(({ fn }) => [
      'sample_row.region',
      'sample_row.assigned_to',
      fn.countAll<bigint>().filterWhere('sample_row.state', '=', 'drawn').as('rows'),
    ])
    .where('sample_row.batch', '=', id)
    .where('sample.round', '=', round)
    .groupBy(['sample_row.region', 'sample_row.assigned_to'])
    .execute()
  for (const [region, own] of Map.groupBy(counted, (row) => row.region)) {
    const open = own.map(({ assigned_to, rows }) => ({ account: assigned_to, rows: Number(rows) })).filter(({ rows }) => rows > 0)
    await keepItem(db, caller, {
      register: 'sample',
      subject: String(id),
      state: 'drawn',
      round,
      permission: 'sample.look',
      region,
      title: { number, policy: policyZh, policyId: policy, batch: String(id) },
      due: dueDay(caller.day, workdays, calendar),
      isReturned: false,
      rows: open.reduce((sum, { rows }) => sum + rows, 0),
      isForBringerToo: true,
      shares: new Map(open.flatMap(({ account, rows }) => (account === null ? [] : [[account, rows] as const]))),
    })
  }
}
