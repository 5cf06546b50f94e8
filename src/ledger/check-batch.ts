import type { Caller } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import { type ActRefusal, act } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { actOnRows } from './act-on-rows.ts'
import { batches } from './batch-life.ts'
import { findBatch } from './find-batch.ts'
import { keepBatchItem, keepPartItems } from './keep-items.ts'
import type { NotFound, RefusedWith, StepRefusal } from './refusals.ts'
import { sumOfList } from './sign-list.ts'
import { endStep, type SeenBatch } from './take-step.ts'

/** Hands a batch on to its second check: every part was agreed with at home, or left for the next turn. */
export function submitBatch(
  db: Work,
  caller: Caller,
  seen: SeenBatch,
  calendar: WorkCalendar,
): Promise<Result<string, StepRefusal | RefusedWith<'parts_open' | 'batch_is_empty'>>> {
  return endStep<RefusedWith<'parts_open' | 'batch_is_empty'>>(db, caller, seen, 'first_check', calendar, async ({ id }) => {
    const open = await db
      .selectFrom('batch_part')
      .innerJoin('region', 'region.path', 'batch_part.region')
      .select('region.name')
      .where('batch', '=', id)
      .where('state', '=', 'open')
      .orderBy('batch_part.region')
      .execute()
    if (open.length > 0) return refused({ code: 'parts_open', parts: open.map(({ name }) => name) })
    return withSum(db, id)
  })
}

/** Somebody else agrees with the list. */
export function agreeWithBatch(
  db: Work,
  caller: Caller,
  seen: SeenBatch,
  calendar: WorkCalendar,
): Promise<Result<string, StepRefusal | RefusedWith<'batch_is_empty'>>> {
  return endStep(db, caller, seen, 'second_check', calendar, ({ id }) => withSum(db, id))
}

/** Ends a batch before it is approved, with the reason; its rows are free to be granted again. */
export async function cancelBatch(
  db: Work,
  caller: Caller,
  { id, version }: SeenBatch,
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<string, ActRefusal | NotFound>> {
  const found = await findBatch(db, id)
  if (found.kind === 'refused') return found
  const acted = await act(db, caller, batches(found.value.steps), 'cancel', [{ id, version }], reason)
  if (acted.kind === 'refused') return acted
  await actOnRows(db, caller, 'drop', { batch: id }, reason)
  await keepBatchItem(db, caller, id, calendar)
  await keepPartItems(db, caller, id, calendar)
  return done('cancelled')
}

/** What the trail keeps of a check: what the list held at that moment. */
async function withSum(db: Work, batch: bigint) {
  const { rows, fen, hash } = await sumOfList(db, batch)
  if (rows === 0) return refused({ code: 'batch_is_empty' } as const)
  return done({ detail: { rows, fen: String(fen), hash } })
}
