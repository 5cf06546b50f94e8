import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'
import { verificationLife } from './verification.ts'

/** One step with many rows of a letter, as the trail has it. */
export interface VerificationStep {
  /** Machine time, ISO 8601, and the day the office stood in. */
  readonly at: string
  readonly day: string
  /** `ask`, or a verb of the lifecycle. */
  readonly verb: string
  readonly by: string
  readonly inquiry: bigint
  readonly policy: string
  readonly fact: string
  readonly rows: number
}

/** What the caller did, or what others did in the caller's regions, since a moment (ISO 8601), the last first; at most 50 steps. */
export async function listSteps(caller: Caller, of: 'mine' | 'others', since: string | undefined): Promise<readonly VerificationStep[]> {
  const rows = await caller.transact((db) =>
    db
      .selectFrom('event')
      .innerJoin('verification', (join) => join.on(sql<boolean>`event.subject = verification.id::text`))
      .innerJoin('inquiry', 'inquiry.id', 'verification.inquiry')
      .innerJoin('account', 'account.id', 'event.account')
      .select(({ fn }) => [
        'event.verb',
        'event.office_day',
        'account.name',
        'inquiry.id',
        'inquiry.fact',
        fn.max('event.at').as('at'),
        fn.countAll<bigint>().as('rows'),
      ])
      .where('event.register', '=', verificationLife.register)
      .where('event.account', of === 'mine' ? '=' : '!=', caller.account.id)
      .$if(since !== undefined, (query) => query.where('event.at', '>', new Date(since ?? 0)))
      .groupBy(['event.verb', 'event.request_id', 'event.office_day', 'account.name', 'inquiry.id', 'inquiry.fact'])
      .orderBy('at', 'desc')
      .limit(50)
      .execute(),
  )
  return rows.map(({ at, office_day: day, verb, name, id, fact, rows: count }) => {
    const words = fact as { readonly zh: string; readonly policy: string }
    return { at: at.toISOString(), day, verb, by: name, inquiry: id, policy: words.policy, fact: words.zh, rows: Number(count) }
  })
}
