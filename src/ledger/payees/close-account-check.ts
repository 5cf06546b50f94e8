import { sql } from 'kysely'
import type { Caller } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { WorkCalendar } from '../../kernel/workdays.ts'
import type { Work } from '../../store/index.ts'
import { holdRows, keepDoubtItems } from '../doubts.ts'
import type { RefusedWith, StepRefusal } from '../refusals.ts'
import { endStep, type SeenBatch } from '../take-step.ts'
import { accountsToCheck } from './check-accounts.ts'

/**
 * Ends the check of accounts, each of which two people looked at: whoever said nothing is held with a doubt, and goes on when that is closed; silence is never consent.
 * `reason` is what the doubts say.
 */
export function closeAccountCheck(
  db: Work,
  caller: Caller,
  seen: SeenBatch,
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<string, StepRefusal | RefusedWith<'accounts_unchecked'>>> {
  return endStep<RefusedWith<'accounts_unchecked'>>(db, caller, seen, 'account_check', calendar, async ({ id }) => {
    const { rows, by } = await accountsToCheck(db, caller, id, ['listed'])
    if (rows > 0) return refused({ code: 'accounts_unchecked', rows, by })
    const held = await holdSilent(db, caller, id, reason, calendar)
    if (held > 0) await keepDoubtItems(db, caller, id, calendar)
    return done({ detail: { held } })
  })
}

/** Holds the listed rows of a batch that nobody confirmed, in few statements however many there are. */
async function holdSilent(db: Work, caller: Caller, batch: bigint, reason: string, calendar: WorkCalendar): Promise<number> {
  const { rows } = await sql<{ id: bigint }>`
    select id from claim where batch = ${batch} and state = 'listed' and confirmed_on is null order by id for update`.execute(db)
  if (rows.length === 0) return 0
  const ids = rows.map(({ id }) => id)
  await holdRows(db, caller, batch, ids, 'silence', reason, calendar)
  return ids.length
}
