import { sql } from 'kysely'
import { byCaller, type Caller } from '../../access/index.ts'
import { done, type Result } from '../../kernel/result.ts'
import { dueDay, type WorkCalendar } from '../../kernel/workdays.ts'
import type { Work } from '../../store/index.ts'
import { actOnRows } from '../act-on-rows.ts'
import { keepDoubtItems } from '../doubts.ts'
import type { LedgerRefusal } from '../refusals.ts'
import { doubtLife } from '../row-lives.ts'
import { endStep, type SeenBatch } from '../take-step.ts'

/**
 * Ends the check of accounts: whoever said nothing is held with a doubt, and goes on when that is closed; silence is never consent.
 * `reason` is what the doubts say.
 */
export function closeAccountCheck(
  db: Work,
  caller: Caller,
  seen: SeenBatch,
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<string, LedgerRefusal>> {
  return endStep(db, caller, seen, 'account_check', calendar, async ({ id }) => {
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
  await actOnRows(db, caller, 'hold', { batch, ids }, reason)
  const due = dueDay(caller.day, doubtLife.states.raised.waits?.workdays, calendar) ?? null
  const { officeDay, account, post, actingFor, requestId } = byCaller(caller)
  await sql`
    with raised as (
      insert into doubt (batch, claim, region, source, state, reason, raised_by, raised_on, due_on)
      select batch, id, region, 'silence', ${doubtLife.start}, ${reason}, ${caller.account.id}, ${caller.day}, ${due}::date
      from claim where id = any (${ids.map(String)}::bigint[]) order by id
      returning id, region
    )
    insert into event (office_day, account, post, acting_for, verb, register, subject, region, to_state, version, round, reason, request_id)
    select ${officeDay}, ${account ?? null}::bigint, ${post ?? null}::bigint, ${actingFor ?? null}::bigint, 'raise', 'doubt', id::text, region, ${doubtLife.start}, 1, 1,
      ${reason}, ${requestId ?? null}
    from raised order by id`.execute(db)
  return ids.length
}
