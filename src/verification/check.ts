import type { Caller } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import { act, type Step } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { keepItems } from './keep-items.ts'
import type { VerificationRefusal } from './refusals.ts'
import type { SeenRows } from './seen-rows.ts'
import { tellReturned } from './tell.ts'
import { type VerificationVerb, verifications } from './verification.ts'

/** Somebody else agrees with answers: what was established goes on, what nobody can establish is set aside. */
export async function confirmVerifications(
  db: Work,
  caller: Caller,
  rows: SeenRows,
  calendar: WorkCalendar,
): Promise<Result<{ readonly confirmed: number; readonly setAside: number }, VerificationRefusal>> {
  const judged = await writeChecks(db, caller, rows)
  if (judged.kind === 'refused') return judged
  const { inquiries, ...counts } = judged.value
  await keepItems(db, caller, inquiries, calendar)
  return done(counts)
}

/** What agreeing with answers came to, and the letters whose items are to be brought up to date. */
export interface WrittenChecks {
  readonly confirmed: number
  readonly setAside: number
  readonly inquiries: readonly bigint[]
}

/** The same without a look at the inboxes. */
export async function writeChecks(db: Work, caller: Caller, rows: SeenRows): Promise<Result<WrittenChecks, VerificationRefusal>> {
  const found = await findingsOf(db, rows)
  const unverifiable = rows.filter(({ id }) => found.get(id)?.finding === 'unverifiable')
  const established = rows.filter(({ id }) => found.get(id)?.finding !== 'unverifiable')
  const columns = { checked_by: caller.account.id }
  for (const [verb, group] of [
    ['confirm', established],
    ['set_aside', unverifiable],
  ] as const) {
    if (group.length === 0) continue
    const steps = group.map((row) => ({ ...row, columns }))
    const acted = await act(db, caller, verifications, verb, steps)
    if (acted.kind === 'refused') return refused(acted.refusal)
  }
  const inquiries = [...new Set([...found.values()].map(({ inquiry }) => inquiry))]
  return done({ confirmed: established.length, setAside: unverifiable.length, inquiries })
}

/** Sends answers back to be given again, with the reason; who gave them is told. */
export async function returnVerifications(
  db: Work,
  caller: Caller,
  rows: SeenRows,
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<number, VerificationRefusal>> {
  const returned = await step(
    db,
    caller,
    'send_back',
    rows.map((row) => ({ ...row, detail: {} })),
    calendar,
    reason,
  )
  if (returned.kind === 'done') await tellReturned(db, caller, rows)
  return returned
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
