import type { Caller } from '../access/index.ts'
import { keepItem } from '../inbox/index.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import type { Work } from '../store/index.ts'
import { dueDay } from './due-day.ts'
import { type VerificationState, verificationLife } from './verification.ts'

/** Brings the inboxes up to date with the rows of some inquiries: one item per inquiry, region and state that waits for somebody. */
export async function keepItems(db: Work, caller: Caller, inquiries: readonly bigint[], calendar: WorkCalendar): Promise<void> {
  const found = await db
    .selectFrom('verification')
    .innerJoin('inquiry', 'inquiry.id', 'verification.inquiry')
    .select(({ fn }) => [
      'verification.inquiry',
      'verification.region',
      'verification.state',
      'inquiry.fact',
      'inquiry.policy',
      'inquiry.due_on',
      fn.countAll<bigint>().as('rows'),
      fn.max('verification.round').as('round'),
    ])
    .where('verification.inquiry', 'in', [...inquiries])
    .groupBy(['verification.inquiry', 'verification.region', 'verification.state', 'inquiry.fact', 'inquiry.policy', 'inquiry.due_on'])
    .execute()
  const places = new Map(found.map((row) => [`${row.inquiry} ${row.region}`, row]))
  for (const place of places.values()) {
    for (const [state, { waits }] of Object.entries(verificationLife.states) as [
      VerificationState,
      (typeof verificationLife.states)[VerificationState],
    ][]) {
      if (waits === undefined) continue
      const here = found.find((row) => row.inquiry === place.inquiry && row.region === place.region && row.state === state)
      const fact = place.fact as { readonly zh: string; readonly policy: string }
      await keepItem(db, caller, {
        register: 'verification',
        subject: String(place.inquiry),
        state,
        round: 1,
        permission: waits.for,
        region: place.region,
        title: { fact: fact.zh, policy: fact.policy, policyId: place.policy },
        due: (state === 'asked' ? place.due_on : undefined) ?? dueDay(caller.day, waits.workdays, calendar),
        isReturned: state === 'asked' && Number(here?.round ?? 1) > 1,
        rows: Number(here?.rows ?? 0),
      })
    }
  }
}
