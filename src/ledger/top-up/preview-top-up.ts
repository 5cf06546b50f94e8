import { sql } from 'kysely'
import type { Caller } from '../../access/index.ts'
import type { Work } from '../../store/index.ts'
import type { GrantedRow } from '../granted-row.ts'
import { type PlacedRow, placedRows } from '../place-rows.ts'
import { type LeftOutGrant, offerTopUp } from './offer-top-up.ts'
import type { TopUpOffer } from './reckon-top-up.ts'

/** What a top-up would hold, and what not and why, of rows where the caller may make a batch. */
export interface TopUpPreview extends TopUpOffer<PlacedRow & { readonly history: NonNullable<GrantedRow['history']> }> {
  readonly outside: number
}

/** The same as making it reckons, before anything is written. */
export async function previewTopUp(db: Work, caller: Caller, policy: string, rows: readonly GrantedRow[]): Promise<TopUpPreview> {
  const placed = await placedRows(db, caller, rows)
  const once = [...new Map(placed.map((row) => [`${row.onceKey} ${row.period}`, row])).values()]
  const offer = await offerTopUp(
    db,
    policy,
    once.map((row) => ({ ...row, history: row.history ?? ('untold' as const) })),
  )
  return { ...offer, outside: rows.length - placed.length }
}

/** A row that was granted more than a run decides, as it was noted when a top-up was made. */
export interface AboveLine extends Omit<LeftOutGrant, 'path' | 'onceKey'> {
  readonly id: bigint
  readonly decided: bigint
  readonly place: string
  /** Its rows that were paid, by which it can be claimed back. */
  readonly claims: readonly bigint[]
  /** Whether something of them is claimed back by now. */
  readonly isClaimedBack: boolean
}

/** Rows that were granted more than the run of a top-up decides, in the caller's regions; at most 500. */
export async function listAbove(caller: Caller, batch: bigint): Promise<readonly AboveLine[]> {
  return caller.transact(async (db) => {
    const rows = await db
      .selectFrom('granted_above')
      .innerJoin('region', 'region.path', 'granted_above.region')
      .selectAll('granted_above')
      .select('region.name as place')
      .where('batch', '=', batch)
      .orderBy('granted_above.id')
      .limit(500)
      .execute()
    const paid = await paidRowsOf(db, rows[0]?.policy ?? '', rows)
    return rows.map((row) => {
      const own = paid.get(`${row.once_key} ${row.period}`) ?? []
      return {
        id: row.id,
        subject: row.subject_key,
        payee: { entity: row.payee_entity, key: row.payee_key },
        period: row.period,
        granted: row.granted_fen,
        decided: row.decided_fen,
        place: row.place,
        claims: own.map(({ id }) => id),
        isClaimedBack: own.some((one) => one.is_claimed_back),
      }
    })
  })
}

/** Paid rows of what can be paid once, by key and period, in the caller's regions; each with whether it is claimed back. */
export async function paidRowsOf(
  db: Work,
  policy: string,
  keys: readonly { readonly once_key: string; readonly period: string }[],
): Promise<ReadonlyMap<string, readonly { readonly id: bigint; readonly is_claimed_back: boolean }[]>> {
  const { rows } = await sql<{ id: bigint; once_key: string; period: string; is_claimed_back: boolean }>`
    select c.id, c.once_key, c.period,
      exists (select from recovery_line l join recovery r on r.id = l.recovery where l.claim = c.id and r.state <> 'withdrawn') as is_claimed_back
    from unnest(${keys.map((one) => one.once_key)}::text[], ${keys.map((one) => one.period)}::text[]) k (once_key, period)
    join claim c on c.policy = ${policy} and c.once_key = k.once_key and c.period = k.period and c.state = 'paid' order by c.id`.execute(db)
  return Map.groupBy(rows, (row) => `${row.once_key} ${row.period}`)
}
