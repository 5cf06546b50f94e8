import { byCaller, type Caller, writeEvent } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { WorkCalendar } from '../../kernel/workdays.ts'
import type { Work } from '../../store/index.ts'
import { actOnRows } from '../act-on-rows.ts'
import { findBatch } from '../find-batch.ts'
import { keepClaimItems } from '../money/keep-claim-items.ts'
import type { NotFound, RefusedWith, StepRefusal } from '../refusals.ts'
import { endStep, type SeenBatch } from '../take-step.ts'
import { publicationsOf } from './publications-of.ts'
import { rowsOfNotice, sumOfUnshown } from './shown-rows.ts'

/**
 * Ends the publication of a list: its days are over, and nothing that was said against it as a whole is open. Rows that somebody objects
 * to are held, and rows that were changed wait for a notice of their own; the rest goes on without them.
 */
export function endPublication(
  db: Work,
  caller: Caller,
  seen: SeenBatch,
  calendar: WorkCalendar,
): Promise<Result<string, StepRefusal | RefusedWith<'not_published' | 'publication_running' | 'objections_open'>>> {
  return endStep<RefusedWith<'not_published' | 'publication_running' | 'objections_open'>>(
    db,
    caller,
    seen,
    'publication',
    calendar,
    async (batch) => {
      const [first] = await publicationsOf(db, batch)
      if (first === undefined) return refused({ code: 'not_published' })
      if (first.to >= caller.day) return refused({ code: 'publication_running', number: first.number, to: first.to })
      const { open } = await db
        .selectFrom('objection')
        .select(({ fn }) => fn.countAll<bigint>().as('open'))
        .where('batch', '=', batch.id)
        .where('claim', 'is', null)
        .where('state', '<>', 'answered')
        .executeTakeFirstOrThrow()
      if (open > 0n) return refused({ code: 'objections_open', objections: Number(open) })
      return done({ detail: { publication: first.number } })
    },
  )
}

/** Ends a notice that rows were shown in again, or late: its days are over, and those that nobody objects to go on. Gives how many. */
export async function endNotice(
  db: Work,
  caller: Caller,
  publication: bigint,
  calendar: WorkCalendar,
): Promise<Result<number, NotFound | RefusedWith<'row_not_found' | 'publication_running' | 'nothing_waits_for_notice'>>> {
  const notice = await db
    .selectFrom('publication')
    .select(['batch', 'number', 'to_day', 'region'])
    .where('id', '=', publication)
    .executeTakeFirst()
  if (notice === undefined) return refused({ code: 'row_not_found', id: String(publication) })
  const { number, to_day: to } = notice
  if (to >= caller.day) return refused({ code: 'publication_running', number, to })
  const batch = await findBatch(db, notice.batch)
  if (batch.kind === 'refused') return batch
  const ids = await rowsOfNotice(db, batch.value, publication)
  if (ids.length === 0) return refused({ code: 'nothing_waits_for_notice', number })
  const { rows } = await actOnRows(db, caller, 'notice_over', { batch: notice.batch, ids })
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'end_notice',
    register: 'publication',
    subject: String(publication),
    region: notice.region,
    detail: { rows },
  })
  await keepClaimItems(db, caller, notice.batch, calendar)
  return done(rows)
}

/** What a further notice would show: rows that go on, and were not made public as they are now; none before the first publication. */
export async function countToPublish(caller: Caller, id: bigint): Promise<number> {
  return caller.transact(async (db) => {
    const batch = await findBatch(db, id)
    if (batch.kind === 'refused' || (await publicationsOf(db, batch.value)).length === 0) return 0
    return (await sumOfUnshown(db, batch.value)).rows
  })
}
