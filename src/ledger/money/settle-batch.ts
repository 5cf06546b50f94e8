import type { Caller } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { WorkCalendar } from '../../kernel/workdays.ts'
import type { Work } from '../../store/index.ts'
import type { RefusedWith, StepRefusal } from '../refusals.ts'
import type { ClaimState } from '../row-lives.ts'
import { endStep, type SeenBatch } from '../take-step.ts'

/** States in which a row's money is where it stays. */
const settled: readonly ClaimState[] = ['paid', 'dropped', 'waived', 'deferred']

/** Ends a batch once all of its money is where it stays; refused with how many rows are in which other state. */
export function settleBatch(
  db: Work,
  caller: Caller,
  seen: SeenBatch,
  calendar: WorkCalendar,
): Promise<Result<string, StepRefusal | RefusedWith<'rows_unsettled'>>> {
  return endStep(db, caller, seen, 'answers', calendar, async ({ id }) => {
    const open = await db
      .selectFrom('claim')
      .select(({ fn }) => ['state', fn.countAll<bigint>().as('rows')])
      .where('batch', '=', id)
      .where('state', 'not in', [...settled])
      .groupBy('state')
      .orderBy('state')
      .execute()
    if (open.length === 0) return done({})
    return refused({ code: 'rows_unsettled', states: Object.fromEntries(open.map(({ state, rows }) => [state, Number(rows)])) })
  })
}
