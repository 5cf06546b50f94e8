import type { Caller } from '../access/index.ts'
import type { VerificationState } from './verification.ts'

/** Rows that the caller handed on and that now wait for somebody else, by letter, region and state. */
export interface HandedOn {
  readonly inquiry: bigint
  readonly policy: string
  readonly fact: string
  readonly region: string
  readonly state: VerificationState
  readonly rows: number
  readonly dueOn: string | undefined
}

/** What the caller asked, answered or agreed with and somebody else has to go on with, the newest letter first; at most 200 lines. */
export async function listHandedOn(caller: Caller): Promise<readonly HandedOn[]> {
  const me = caller.account.id
  const rows = await caller.transact((db) =>
    db
      .selectFrom('verification')
      .innerJoin('inquiry', 'inquiry.id', 'verification.inquiry')
      .innerJoin('region', 'region.path', 'verification.region')
      .select(({ fn }) => [
        'inquiry.id',
        'inquiry.fact',
        'inquiry.due_on',
        'region.name as region',
        'verification.state',
        fn.countAll<bigint>().as('rows'),
      ])
      .where(({ or, and, eb }) =>
        or([
          and([eb('verification.state', '=', 'asked'), eb('inquiry.opened_by', '=', me)]),
          and([eb('verification.state', '=', 'answered'), eb('verification.answered_by', '=', me)]),
          and([eb('verification.state', '=', 'confirmed'), eb('verification.checked_by', '=', me)]),
        ]),
      )
      .groupBy(['inquiry.id', 'inquiry.fact', 'inquiry.due_on', 'region.name', 'verification.state'])
      .orderBy('inquiry.id', 'desc')
      .orderBy('region.name')
      .limit(200)
      .execute(),
  )
  return rows.map((row) => {
    const fact = row.fact as { readonly zh: string; readonly policy: string }
    const state = row.state as VerificationState
    return {
      inquiry: row.id,
      policy: fact.policy,
      fact: fact.zh,
      region: row.region,
      state,
      rows: Number(row.rows),
      dueOn: state === 'asked' ? (row.due_on ?? undefined) : undefined,
    }
  })
}
