import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'
import { nearestHolders, sendNotice } from '../messages/index.ts'
import type { Work } from '../store/index.ts'
import type { SeenRows } from './seen-rows.ts'
import { verificationLife } from './verification.ts'

// A message names facts, policies, places and counts; what somebody typed, a note or a reason, may be about a person and stays on the page.

/** Tells who answers for the regions of a new letter that it came; whoever sent it is not told. */
export async function tellAsked(db: Work, caller: Caller, inquiry: bigint): Promise<void> {
  // Apart: joined, the database asks for every row anew whether its letter may be seen.
  const letter = await db.selectFrom('inquiry').select(['fact', 'due_on']).where('id', '=', inquiry).executeTakeFirstOrThrow()
  const places = await db
    .selectFrom('verification')
    .innerJoin('region', 'region.path', 'verification.region')
    .select(({ fn }) => ['verification.region', 'region.name', fn.countAll<bigint>().as('rows')])
    .where('verification.inquiry', '=', inquiry)
    .groupBy(['verification.region', 'region.name'])
    .execute()
  const regions = places.map(({ region }) => region)
  const holders = await nearestHolders(db, verificationLife.verbs.answer.permission, regions, caller.day)
  const { fact, due_on: due } = letter
  for (const { region, name, rows } of places) {
    const to = (holders.get(region) ?? []).filter((account) => account !== caller.account.id)
    const figures = { ...wordsOf(fact), rows: Number(rows), region: name, due }
    const cause = `letter_sent/${inquiry}/${region}`
    await sendNotice(
      db,
      { kind: 'letter_sent', register: verificationLife.register, subject: String(inquiry), figures, cause, day: caller.day },
      to,
    )
  }
}

/** Tells each who answered rows that were sent back how many of theirs came back. */
export async function tellReturned(db: Work, caller: Caller, rows: SeenRows): Promise<void> {
  const { rows: people } = await sql<{ account: bigint; inquiry: bigint; rows: bigint }>`
    select answered_by as account, inquiry, count(*) as rows from verification
    where id = any(${rows.map(({ id }) => String(id))}::bigint[]) and answered_by is not null group by 1, 2`.execute(db)
  if (people.length === 0) return
  const ids = [...new Set(people.map(({ inquiry }) => inquiry))]
  const letters = await db.selectFrom('inquiry').select(['id', 'fact']).where('id', 'in', ids).execute()
  for (const { account, inquiry, rows: many } of people) {
    const fact = letters.find(({ id }) => id === inquiry)?.fact ?? {}
    const figures = { ...wordsOf(fact), rows: Number(many) }
    const cause = `rows_returned/${inquiry}/${account}/${caller.requestId ?? randomUUID()}`
    await sendNotice(
      db,
      { kind: 'rows_returned', register: verificationLife.register, subject: String(inquiry), figures, cause, day: caller.day },
      [account],
    )
  }
}

function wordsOf(fact: unknown): { readonly fact: string; readonly policy: string } {
  const { zh, policy } = fact as { readonly zh: string; readonly policy: string }
  return { fact: zh, policy }
}
