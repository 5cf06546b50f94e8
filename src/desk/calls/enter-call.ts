import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent, writeLook } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { Work } from '../../store/index.ts'
import type { RefusedWith } from '../refusals.ts'
import type { CallOutcome } from './last-calls.ts'

/** A call to a payee about rows of its own, and what came of it. */
export interface EnteredCall {
  readonly payee: { readonly entity: string; readonly key: bigint }
  readonly claims: readonly bigint[]
  readonly outcome: CallOutcome
  readonly note: string | undefined
  /** When to try again: from that day on the payee stands in the list once more. */
  readonly againOn: string | undefined
}

/**
 * Writes a call down, for every row it was about; it is a look at the payee and an event. What became of a row meanwhile does not matter:
 * the call was made. Gives how many rows it was about.
 */
export async function enterCall(
  db: Work,
  caller: Caller,
  { payee, claims, outcome, note, againOn }: EnteredCall,
): Promise<Result<number, RefusedWith<'call_of_others' | 'again_not_later' | 'text_needed'>>> {
  const said = note?.trim() ?? ''
  if (outcome === 'other' && said === '') return refused({ code: 'text_needed', what: 'note' })
  if (againOn !== undefined && againOn <= caller.day) return refused({ code: 'again_not_later', day: againOn, today: caller.day })
  const asked = [...new Set(claims)].map(String)
  const { rows } = await sql<{ id: bigint; batch: bigint; region: string }>`
    select c.id, c.batch, c.region from claim c join entitlement e on e.id = c.id
    where c.id = any (${asked}::bigint[]) and e.payee_entity = ${payee.entity} and e.payee_key = ${payee.key} order by c.id`.execute(db)
  const [first] = rows
  const strange = asked.find((id) => !rows.some((row) => String(row.id) === id))
  if (strange !== undefined || first === undefined) return refused({ code: 'call_of_others', claim: strange ?? '' })
  await db
    .insertInto('payee_call')
    .values(
      rows.map(({ id, batch, region }) => ({
        ...{ claim: id, batch, region, outcome, note: said === '' ? null : said, again_on: againOn ?? null },
        ...{ called_by: caller.account.id, called_on: caller.day },
      })),
    )
    .execute()
  const subject = `${payee.entity}/${payee.key}`
  await writeLook(db, caller, { purpose: 'payee_call', register: 'subject', subjects: [subject], fields: ['name'] })
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'enter_call',
    register: 'payee_call',
    subject,
    region: first.region,
    detail: { claims: asked, outcome, note: said === '' ? null : said, again_on: againOn ?? null },
  })
  return done(rows.length)
}
