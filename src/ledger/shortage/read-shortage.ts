import { sql } from 'kysely'
import type { Caller } from '../../access/index.ts'
import { levelOf } from '../../contract/index.ts'
import { openVerbs } from '../../lifecycle/index.ts'
import { findBatch } from '../find-batch.ts'
import { fundsLeft } from '../fund-left.ts'
import { shortageOf } from './preview-shortage.ts'
import { type PutOffBatch, putOffOfBatch, putOffOfFund } from './put-off.ts'
import type { ShortageWay } from './share-out.ts'
import { type ShortageState, type ShortageVerb, shortageLife } from './shortage-life.ts'

/** A decision how a fund that did not suffice was shared. */
export interface ShortageRecord {
  readonly id: bigint
  readonly version: number
  readonly state: ShortageState
  readonly way: ShortageWay
  readonly available: bigint
  readonly asked: bigint
  readonly number: string
  readonly decidedOn: string
  readonly decidedBy: string
  readonly reason: string
  readonly enteredBy: string
  readonly enteredOn: string
  readonly agreedBy: string | undefined
  /** Rows granted in full, in part, and not at all. */
  readonly full: number
  readonly part: number
  readonly none: number
  readonly verbs: readonly ShortageVerb[]
}

/** What a batch and its fund say of a fund that does not suffice. */
export interface ShortageOfBatch {
  /** What the fund has for the list that waits for approval, and what it asks; undefined where nothing is short. */
  readonly short: { readonly left: bigint; readonly waiting: bigint; readonly available: bigint; readonly asked: bigint } | undefined
  readonly decisions: readonly ShortageRecord[]
  /** What of the list waits, and which lists of the fund wait, the first first. */
  readonly putOff: { readonly rows: number; readonly fen: bigint }
  readonly queue: readonly PutOffBatch[]
  readonly left: bigint | undefined
  readonly mayPropose: boolean
  readonly mayResume: boolean
}

/** What a batch and its fund say of a fund that does not suffice; undefined where the caller sees no such batch. */
export async function readShortage(caller: Caller, id: bigint): Promise<ShortageOfBatch | undefined> {
  return caller.transact(async (db) => {
    const found = await findBatch(db, id)
    if (found.kind === 'refused') return undefined
    const { region, fund } = found.value
    const short = await shortageOf(db, id, caller.day)
    const { rows } = await sql<{
      id: bigint
      region: string
      version: number
      round: number
      state: ShortageState
      way: ShortageWay
      available_fen: bigint
      asked_fen: bigint
      number: string
      decided_on: string
      decided_by: string
      reason: string
      entered_by: bigint
      entered_on: string
      by: string
      agreed: string | null
      full: number
      part: number
      none: number
    }>`
      select f.id, f.region, f.version, f.round, f.state, f.way, f.available_fen, f.asked_fen, f.number, f.decided_on::text as decided_on, f.decided_by, f.reason,
        f.entered_by, f.entered_on::text as entered_on, who.name as by, (
          select a.name from event e join account a on a.id = e.account
          where e.register = 'fund_shortage' and e.subject = f.id::text and e.verb = 'agree_shortage' limit 1) as agreed,
        (select count(*) filter (where granted_fen = fen)::int from fund_share where shortage = f.id) as full,
        (select count(*) filter (where granted_fen > 0 and granted_fen < fen)::int from fund_share where shortage = f.id) as part,
        (select count(*) filter (where granted_fen = 0)::int from fund_share where shortage = f.id) as none
      from fund_shortage f join account who on who.id = f.entered_by where f.batch = ${id} order by f.id desc`.execute(db)
    const verbs = await openVerbs(db, caller, shortageLife, rows)
    const isOwn = (enteredBy: bigint) => caller.account.id === enteredBy || caller.post.principal === enteredBy
    const queue = await putOffOfFund(db, region, fund)
    const standing = await fundsLeft(db, region, fund, Number(caller.day.slice(0, 4)))
    const putOff = await putOffOfBatch(db, id)
    const isShort = short.kind === 'done'
    const mine = (permission: 'batch.decide' | 'fund.account') =>
      levelOf(permission, caller.post.role) !== undefined && region.startsWith(caller.post.region.path)
    return {
      short: isShort ? short.value : undefined,
      decisions: rows.map((row) => ({
        id: row.id,
        version: row.version,
        state: row.state,
        way: row.way,
        available: row.available_fen,
        asked: row.asked_fen,
        number: row.number,
        decidedOn: row.decided_on,
        decidedBy: row.decided_by,
        reason: row.reason,
        enteredBy: row.by,
        enteredOn: row.entered_on,
        agreedBy: row.agreed ?? undefined,
        full: row.full,
        part: row.part,
        none: row.none,
        verbs: isOwn(row.entered_by) ? [] : (verbs.get(row.id) ?? []),
      })),
      putOff,
      queue,
      left: standing?.left,
      mayPropose: isShort && mine('batch.decide') && !rows.some(({ state }) => state === 'proposed'),
      mayResume: putOff.rows > 0 && mine('fund.account') && queue[0]?.batch === id && (standing?.left ?? 0n) > 0n,
    }
  })
}
