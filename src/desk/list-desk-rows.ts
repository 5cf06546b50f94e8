import { type RawBuilder, sql } from 'kysely'
import type { Caller } from '../access/index.ts'
import { type ClaimLine, listClaims } from '../ledger/index.ts'
import type { Work } from '../store/index.ts'
import { type AnswerKind, type Cause, heardSince, openReturns, type ReturnStep } from './answered.ts'
import { callsAbout, type LastCall } from './calls/last-calls.ts'
import { silentPayments } from './silent-files.ts'

/** Which rows stand behind a figure of the desk: heard since a day, to be dealt with next, or silent. */
export interface DeskQuery {
  readonly group: AnswerKind | `next_${ReturnStep}` | 'silent'
  readonly since: string
  readonly batch: bigint | undefined
  /** Of rows that came back: why. */
  readonly cause: Cause | undefined
  /** Of silent ones: handed over with which file. */
  readonly file: bigint | undefined
  readonly after: { readonly fen: bigint; readonly id: bigint } | undefined
  readonly size: number
}

/** A row behind a figure of the desk. */
export interface DeskRow {
  readonly claim: ClaimLine
  readonly batch: { readonly id: bigint; readonly number: string; readonly policy: { readonly id: string; readonly zh: string } }
  /** What the bank said last, and the day it names; of a silent row the day it was handed over. */
  readonly cause: Cause | undefined
  readonly on: string
  readonly wasPaid: boolean
  readonly lastCall: LastCall | undefined
}

interface Picked {
  readonly id: bigint
  readonly batch: bigint
  readonly number: string
  readonly policy: string
  readonly policy_zh: string
  readonly layout: string | null
  readonly code: string | null
  readonly text: string | null
  readonly on_day: string
  readonly was_paid: boolean
}

/** A page of them, the greatest amounts first. */
export async function listDeskRows(caller: Caller, query: DeskQuery): Promise<readonly DeskRow[]> {
  const picked = await caller.transact((db) => pick(db, query))
  const ids = picked.map(({ id }) => id)
  const claims = new Map((await listClaims(caller, { ids, size: ids.length + 1 })).map((claim) => [claim.id, claim]))
  const calls = await caller.transact((db) => callsAbout(db, ids))
  return picked.flatMap(({ id, batch, number, policy, policy_zh: zh, layout, code, text, on_day: on, was_paid: wasPaid }) => {
    const claim = claims.get(id)
    if (claim === undefined) return []
    const cause = layout === null || code === null || text === null ? undefined : { layout, code, text }
    return [{ claim, batch: { id: batch, number, policy: { id: policy, zh } }, cause, on, wasPaid, lastCall: calls.get(id) }]
  })
}

async function pick(db: Work, query: DeskQuery): Promise<readonly Picked[]> {
  const { after, size } = query
  const rows = rowsOf(query)
  const { rows: found } = await sql<Picked>`
    select x.*, b.number, b.policy, b.policy_zh from (
      select * from (${rows}) every
      where ${after === undefined ? sql`true` : sql`fen < ${after.fen} or (fen = ${after.fen} and id > ${after.id})`}
      order by fen desc, id limit ${size}) x
    join batch b on b.id = x.batch order by x.fen desc, x.id`.execute(db)
  return found
}

const is = (column: RawBuilder<unknown>, value: bigint | string | undefined) =>
  value === undefined ? sql`true` : sql`${column} = ${value}`

function rowsOf({ group, since, batch, cause, file }: DeskQuery): RawBuilder<unknown> {
  const ofCause = sql`${is(sql`layout`, cause?.layout)} and ${is(sql`code`, cause?.code)} and ${is(sql`text`, cause?.text)}`
  if (group === 'silent')
    return sql`
      select claim as id, batch, fen, null as layout, null as code, null as text, paid_on::text as on_day, false as was_paid
      from ${silentPayments(batch)} where ${is(sql`file`, file)}`
  if (group.startsWith('next_'))
    return sql`
      select id, batch, fen, layout, code, text, bank_on::text as on_day, was_paid from ${openReturns()}
      where state = ${group.slice('next_'.length)} and ${is(sql`batch`, batch)} and ${ofCause}`
  return sql`
    select distinct on (claim) claim as id, batch, fen, layout, coalesce(code, '') as code, coalesce(text, '') as text, bank_on::text as on_day, kind = 'returned_late' as was_paid
    from ${heardSince(since, batch)} where kind = ${group} and ${ofCause} order by claim, bank_on desc`
}
