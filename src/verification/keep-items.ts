import type { Caller } from '../access/index.ts'
import { keepItem } from '../inbox/index.ts'
import { dueDay, type WorkCalendar } from '../kernel/workdays.ts'
import type { Work } from '../store/index.ts'
import { type VerificationState, verificationLife } from './verification.ts'

/** Brings the inboxes up to date with the rows of some inquiries: one item per inquiry, region and state that waits for somebody. */
export async function keepItems(db: Work, caller: Caller, inquiries: readonly bigint[], calendar: WorkCalendar): Promise<void> {
  // Apart: joined, the database asks for every row anew whether its letter may be seen.
  const letters = await db
    .selectFrom('inquiry')
    .select(['id', 'fact', 'policy', 'due_on'])
    .where('id', 'in', [...inquiries])
    .execute()
  const counted = await db
    .selectFrom('verification')
    .select(({ fn }) => [
      'inquiry',
      'region',
      'state',
      fn.countAll<bigint>().as('rows'),
      fn.max('round').as('round'),
      fn.min('subject_entity').as('of'),
    ])
    .where('inquiry', 'in', [...inquiries])
    .groupBy(['inquiry', 'region', 'state'])
    .execute()
  const found = counted.flatMap((row) => {
    const letter = letters.find(({ id }) => id === row.inquiry)
    return letter === undefined ? [] : [{ ...row, fact: letter.fact, policy: letter.policy, due_on: letter.due_on }]
  })
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
        title: { fact: fact.zh, policy: fact.policy, policyId: place.policy, of: place.of },
        due: (state === 'asked' ? place.due_on : undefined) ?? dueDay(caller.day, waits.workdays, calendar),
        isReturned: state === 'asked' && Number(here?.round ?? 1) > 1,
        rows: Number(here?.rows ?? 0),
      })
    }
  }
}
