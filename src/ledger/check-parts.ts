import type { Caller } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import { type ActRefusal, act } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { actOnRows } from './act-on-rows.ts'
import { findBatchIn } from './find-batch.ts'
import { keepPartItems } from './keep-items.ts'
import type { NotInStep } from './refusals.ts'
import { type PartVerb, parts } from './row-lives.ts'

/** A part, in the version it was seen in. */
export interface SeenPart {
  readonly id: bigint
  readonly version: number
}

/** Agrees at home with what one's own region has of a batch. */
export function checkPart(
  db: Work,
  caller: Caller,
  part: SeenPart,
  calendar: WorkCalendar,
): Promise<Result<number, ActRefusal | NotInStep>> {
  return step(db, caller, 'check_part', [part], calendar)
}

/** Opens parts again that were agreed with, while the whole is at its first check. */
export function reopenParts(
  db: Work,
  caller: Caller,
  seen: readonly SeenPart[],
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<number, ActRefusal | NotInStep>> {
  return step(db, caller, 'reopen_part', seen, calendar, reason)
}

/** Leaves parts for the next turn, with all their rows; they are free to be granted again. */
export async function leaveParts(
  db: Work,
  caller: Caller,
  seen: readonly SeenPart[],
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<number, ActRefusal | NotInStep>> {
  const left = await step(db, caller, 'leave_part', seen, calendar, reason)
  if (left.kind === 'refused') return left
  for (const { id } of seen) {
    const batch = await batchOfPart(db, id)
    if (batch !== undefined) await actOnRows(db, caller, 'defer', { batch, part: id }, reason)
  }
  return left
}

async function step(
  db: Work,
  caller: Caller,
  verb: PartVerb,
  seen: readonly SeenPart[],
  calendar: WorkCalendar,
  reason?: string,
): Promise<Result<number, ActRefusal | NotInStep>> {
  const batches = new Set<bigint>()
  for (const { id } of seen) {
    const batch = await batchOfPart(db, id)
    if (batch === undefined) return refused({ code: 'row_not_found', id: String(id) })
    batches.add(batch)
  }
  for (const batch of batches) {
    const found = await findBatchIn(db, batch, ['first_check'])
    if (found.kind === 'refused') return found
  }
  const acted = await act(db, caller, parts, verb, seen, reason)
  if (acted.kind === 'refused') return acted
  for (const batch of batches) await keepPartItems(db, caller, batch, calendar)
  return done(seen.length)
}

async function batchOfPart(db: Work, part: bigint): Promise<bigint | undefined> {
  const row = await db.selectFrom('batch_part').select('batch').where('id', '=', part).executeTakeFirst()
  return row?.batch
}
