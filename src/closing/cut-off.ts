import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { lineTo } from '../organisation/index.ts'
import type { Work } from '../store/index.ts'
import type { ClosingRefusal } from './refusals.ts'

/** Until which hour (HH:MM) a bank takes files of a layout in, and the document that says so. */
export interface CutOff {
  readonly layout: string
  readonly hour: string
  readonly basis: string
}

/** What was laid down for a place: of each layout the newest entry of the nearest place. A layout that nobody laid one down for has none. */
export async function cutOffsOf(db: Work, region: string): Promise<ReadonlyMap<string, CutOff>> {
  const rows = await db
    .selectFrom('bank_cut_off')
    .select(['id', 'region', 'layout', 'hour', 'basis'])
    .where('region', 'in', [...lineTo(region)])
    .execute()
  // The one that counts comes last, and takes the place of those before it.
  rows.sort((a, b) => a.region.length - b.region.length || (a.id < b.id ? -1 : 1))
  const found = new Map<string, CutOff>()
  for (const { layout, hour, basis } of rows) {
    if (hour === null) found.delete(layout)
    else found.set(layout, { layout, hour, basis })
  }
  return found
}

/** Lays down, or without an hour takes back, when the caller's place has to have its files of a layout with the bank. */
export async function layDownCutOff(
  db: Work,
  caller: Caller,
  { layout, hour, basis }: { readonly layout: string; readonly hour: string | undefined; readonly basis: string },
): Promise<Result<{ readonly layout: string }, Extract<ClosingRefusal, { readonly code: 'text_needed' | 'hour_unfit' }>>> {
  if (basis.trim() === '') return refused({ code: 'text_needed', what: 'basis' })
  if (hour !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(hour)) return refused({ code: 'hour_unfit', hour })
  const region = caller.post.region.path
  const { id } = await db
    .insertInto('bank_cut_off')
    .values({ region, layout, hour: hour ?? null, basis: basis.trim(), entered_by: caller.account.id, entered_on: caller.day })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'lay_down_cut_off',
    register: 'bank_cut_off',
    subject: String(id),
    region,
    detail: { layout, hour: hour ?? null, basis: basis.trim() },
  })
  return done({ layout })
}

/** Whether a file was with the bank in time: made in the minute of the cut-off, it was not; unknown where nobody laid one down. */
export function timingOf(minute: string | undefined, cutOff: string | undefined): 'in_time' | 'late' | 'unknown' {
  if (minute === undefined || cutOff === undefined) return 'unknown'
  return minute < cutOff ? 'in_time' : 'late'
}
