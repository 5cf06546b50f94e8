import type { Caller } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import { act, type Step } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { keepItems } from './keep-items.ts'
import type { VerificationRefusal } from './refusals.ts'
import { type VerificationVerb, verifications } from './verification.ts'

/** Rows as they were seen. */
export type SeenRows = readonly { readonly id: bigint; readonly version: number }[]

/** Somebody else agrees with answers: what was established goes on, what nobody can establish is set aside. */
export async function confirmVerifications(
  db: Work,
  caller: Caller,
  rows: SeenRows,
  calendar: WorkCalendar,
): Promise<Result<{ readonly confirmed: number; readonly setAside: number }, VerificationRefusal>> {
  const found = await findingsOf(db, rows)
  const unverifiable = rows.filter(({ id }) => found.get(id)?.finding === 'unverifiable')
  const established = rows.filter(({ id }) => found.get(id)?.finding !== 'unverifiable')
  const columns = { checked_by: caller.account.id }
  const confirmed = await step(
    db,
    caller,
    'confirm',
    established.map((row) => ({ ...row, columns })),
    calendar,
  )
  if (confirmed.kind === 'refused') return confirmed
  const setAside = await step(
    db,
    caller,
    'set_aside',
    unverifiable.map((row) => ({ ...row, columns })),
    calendar,
  )
  if (setAside.kind === 'refused') return setAside
  return done({ confirmed: confirmed.value, setAside: setAside.value })
}

/** Sends answers back to be given again, with the reason. */
export function returnVerifications(
  db: Work,
  caller: Caller,
  rows: SeenRows,
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<number, VerificationRefusal>> {
  return step(
    db,
    caller,
    'send_back',
    rows.map((row) => ({ ...row, detail: {} })),
    calendar,
    reason,
  )
}

/** Takes questions back that need no answer any more, with the reason. */
export function withdrawVerifications(
  db: Work,
  caller: Caller,
  rows: SeenRows,
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<number, VerificationRefusal>> {
  return step(db, caller, 'withdraw', rows, calendar, reason)
}

/** Marks facts that a snapshot now holds; gives how many. */
export function releaseVerifications(
  db: Work,
  caller: Caller,
  rows: SeenRows,
  snapshot: string,
  calendar: WorkCalendar,
): Promise<Result<number, VerificationRefusal>> {
  return step(
    db,
    caller,
    'release',
    rows.map((row) => ({ ...row, columns: { released_in: snapshot } })),
    calendar,
  )
}

async function step(
  db: Work,
  caller: Caller,
  verb: VerificationVerb,
  rows: readonly Step[],
  calendar: WorkCalendar,
  reason?: string,
): Promise<Result<number, VerificationRefusal>> {
  if (rows.length === 0) return done(0)
  const acted = await act(db, caller, verifications, verb, rows, reason)
  if (acted.kind === 'refused') return refused(acted.refusal)
  const found = await findingsOf(db, rows)
  await keepItems(db, caller, [...new Set([...found.values()].map(({ inquiry }) => inquiry))], calendar)
  return done(rows.length)
}

async function findingsOf(db: Work, rows: readonly { readonly id: bigint }[]) {
  if (rows.length === 0) return new Map<bigint, { readonly inquiry: bigint; readonly finding: string | null }>()
  const found = await db
    .selectFrom('verification')
    .select(['id', 'inquiry', 'finding'])
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  return new Map(found.map((row) => [row.id, row]))
}
