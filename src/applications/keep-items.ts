import type { Caller } from '../access/index.ts'
import { keepItem } from '../inbox/index.ts'
import type { Work } from '../store/index.ts'
import { type ApplicationState, applicationLife } from './application-life.ts'

/** Brings the inboxes up to date with an application: whoever its state waits for, and whoever puts what it brought into a snapshot. */
export async function keepApplicationItems(db: Work, caller: Caller, id: bigint): Promise<void> {
  const row = await db
    .selectFrom('application')
    .select(['region', 'number', 'state', 'round', 'due_on'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { policies } = await db
    .selectFrom('application_matter')
    .select(({ fn }) => fn.agg<string[]>('array_agg', ['policy_zh']).as('policies'))
    .where('application', '=', id)
    .executeTakeFirstOrThrow()
  const { facts } = await db
    .selectFrom('application_fact')
    .select(({ fn }) => fn.countAll<bigint>().as('facts'))
    .where('application', '=', id)
    .where('is_believed', '=', true)
    .where('released_in', 'is', null)
    .executeTakeFirstOrThrow()
  const item = {
    register: 'application',
    subject: String(id),
    round: row.round,
    region: row.region,
    title: { number: row.number, policy: policies[0] ?? '', policies: policies.length },
  } as const
  for (const [state, { waits }] of Object.entries(applicationLife.states) as [
    ApplicationState,
    (typeof applicationLife.states)[ApplicationState],
  ][])
    if (waits !== undefined)
      await keepItem(db, caller, {
        ...item,
        state,
        permission: waits.for,
        due: row.due_on ?? undefined,
        isReturned: state === 'received' && row.round > 1,
        rows: state === row.state ? 1 : 0,
        // Whoever is to bring what is lacking may be the one who asked for it.
        isForBringerToo: state === 'to_complete',
      })
  await keepItem(db, caller, {
    ...item,
    state: 'to_release',
    permission: 'verification.release',
    due: undefined,
    isReturned: false,
    rows: Number(facts),
  })
}

/** Brings the inboxes up to date with a promise: one item on the day it is to be checked. */
export async function keepCommitmentItem(db: Work, caller: Caller, id: bigint): Promise<void> {
  const row = await db
    .selectFrom('commitment')
    .innerJoin('application', 'application.id', 'commitment.application')
    .innerJoin('application_fact', 'application_fact.id', 'commitment.fact')
    .innerJoin('application_need', 'application_need.id', 'application_fact.need')
    .select(['commitment.region', 'commitment.state', 'commitment.round', 'commitment.check_on'])
    .select(['application.number', 'application_need.zh', 'commitment.application'])
    .where('commitment.id', '=', id)
    .executeTakeFirstOrThrow()
  await keepItem(db, caller, {
    register: 'commitment',
    subject: String(id),
    state: 'bound',
    round: row.round,
    permission: 'application.check',
    region: row.region,
    title: { number: row.number, fact: row.zh, application: String(row.application) },
    due: row.check_on,
    isReturned: false,
    rows: row.state === 'bound' ? 1 : 0,
  })
}
