import { sql } from 'kysely'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { Work, WorkStore } from '../../store/index.ts'
import type { MachineClock } from '../clock.ts'
import type { TrailRefusal } from './refusals.ts'
import { marksBetween, packMarks } from './row-marks.ts'
import { firstHead, headOf, lastSeal, type SealRecord, signHead, writeSeal } from './seal-record.ts'
import type { SigningKey } from './signing-key.ts'

/** How many rows of each register one seal takes at most. */
// Those of one transaction stay together, however many.
const mostRows = 5000

type Restored = Extract<TrailRefusal, { code: 'trail_restored' }>

/** Seals what was committed since the last seal, up to some thousand rows; undefined where nothing was. */
export function sealTrail(store: WorkStore, key: SigningKey, clock: MachineClock): Promise<Result<SealRecord | undefined, Restored>> {
  return store.asSystem('seal', async (db) => {
    const last = await lastSeal(db)
    const from = last?.horizon ?? 0n
    const settled = await oldestRunning(db)
    if (settled < from) return refused({ code: 'trail_restored', seal: last?.number ?? 0 })
    const to = await boundOf(db, from, settled)
    const events = await marksBetween(db, 'event', from, to)
    const looks = await marksBetween(db, 'look', from, to)
    if (events.length + looks.length === 0) return done(undefined)
    const body = {
      number: (last?.number ?? 0) + 1,
      at: clock.now(),
      horizon: to,
      throughEvent: highest(events, last?.throughEvent),
      throughLook: highest(looks, last?.throughLook),
      events: events.length,
      looks: looks.length,
      eventMarks: packMarks(events),
      lookMarks: packMarks(looks),
    }
    const head = headOf(body, last?.head ?? firstHead)
    const seal: SealRecord = { ...body, head, signature: signHead(head, key.secret) }
    await writeSeal(db, seal)
    return done(seal)
  })
}

/**
 * Lets the count of transactions go on behind all rows and seals there are: a restored database begins to count anew. Only before anybody
 * else writes.
 */
export function countOnAfterRestore(store: WorkStore): Promise<void> {
  return store.asSystem('seal', async (db) => {
    const { rows } = await sql<{ next: bigint }>`
      select greatest((select max(horizon) from seal), (select max(xid) + 1 from event), (select max(xid) + 1 from look), 0)::bigint as next`.execute(
      db,
    )
    const next = rows[0]?.next ?? 0n
    const now = await oldestRunning(db)
    if (now < next) await sql`select setval('trail_shift', last_value + ${next - now}::bigint) from trail_shift`.execute(db)
  })
}

/** Every transaction below it has ended: what it wrote is there for every statement that follows, or never will be. */
async function oldestRunning(db: Work): Promise<bigint> {
  const { rows } = await sql<{
    xmin: bigint
  }>`select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + last_value as xmin from trail_shift`.execute(db)
  return rows[0]?.xmin ?? 0n
}

/** Where one seal ends, so that it does not take too many rows. */
async function boundOf(db: Work, from: bigint, settled: bigint): Promise<bigint> {
  const { rows } = await sql<{ first: bigint | null; beyond: bigint | null }>`
    select min(first) as first, min(beyond) as beyond from (
      select (select xid from event where xid >= ${from}::bigint order by xid, id limit 1) as first,
             (select xid from event where xid >= ${from}::bigint order by xid, id offset ${mostRows} limit 1) as beyond
      union all
      select (select xid from look where xid >= ${from}::bigint order by xid, id limit 1),
             (select xid from look where xid >= ${from}::bigint order by xid, id offset ${mostRows} limit 1)) as bounds`.execute(db)
  const { first, beyond } = rows[0] ?? { first: null, beyond: null }
  if (first === null || beyond === null) return settled
  const bound = beyond > first ? beyond : first + 1n
  return bound < settled ? bound : settled
}

function highest(marks: readonly { readonly id: bigint }[], before = 0n): bigint {
  return marks.reduce((most, { id }) => (id > most ? id : most), before)
}
