import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Work } from '../../store/index.ts'
import type { TrailRegister } from './refusals.ts'

/** A row of the trail as it is sealed: its number, and the SHA-256 of its canonical text. */
export interface RowMark {
  readonly id: bigint
  readonly hash: Buffer
}

const markBytes = 8 + 32

// The canonical text of a row is a JSON array of all its columns, written by the database: the same on every server.
const instant = sql`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`
const canonical = {
  event: sql<string>`jsonb_build_array('event', id::text, xid::text, ${instant}, office_day::text, account::text, post::text,
    acting_for::text, verb, register, subject, region, from_state, to_state, version, round, reason, detail, request_id)::text`,
  look: sql<string>`jsonb_build_array('look', id::text, xid::text, ${instant}, account::text, post::text, purpose, register,
    to_jsonb(subjects), to_jsonb(fields), rows, region)::text`,
} as const

/** The marks of rows that transactions from one, up to but without another, wrote; in the order of sealing. */
export async function marksBetween(db: Work, register: TrailRegister, from: bigint, to: bigint): Promise<readonly RowMark[]> {
  const { rows } = await sql<{ id: bigint; text: string }>`
    select id, ${canonical[register]} as text from ${sql.table(register)}
    where xid >= ${from}::bigint and xid < ${to}::bigint order by xid, id`.execute(db)
  return rows.map(({ id, text }) => ({ id, hash: createHash('sha256').update(text).digest() }))
}

/** Marks as the seal keeps them. */
export function packMarks(marks: readonly RowMark[]): Buffer {
  const packed = Buffer.alloc(marks.length * markBytes)
  for (const [at, { id, hash }] of marks.entries()) {
    packed.writeBigInt64BE(id, at * markBytes)
    hash.copy(packed, at * markBytes + 8)
  }
  return packed
}

/** The marks that a seal keeps; undefined where they are no marks. */
export function unpackMarks(packed: Buffer): readonly RowMark[] | undefined {
  if (packed.length % markBytes !== 0) return undefined
  return Array.from({ length: packed.length / markBytes }, (_, at) => ({
    id: packed.readBigInt64BE(at * markBytes),
    hash: packed.subarray(at * markBytes + 8, (at + 1) * markBytes),
  }))
}

/** The canonical texts of events that say something of a subject of a register, by their numbers. */
export async function textsOfEvents(
  db: Work,
  about: readonly { readonly register: string; readonly subject: string }[],
): Promise<ReadonlyMap<bigint, string>> {
  const { rows } = await sql<{ id: bigint; text: string }>`
    select id, ${canonical.event} as text from event
    where (register, subject) in (select * from unnest(${about.map(({ register }) => register)}::text[], ${about.map(({ subject }) => subject)}::text[]))
    order by id`.execute(db)
  return new Map(rows.map(({ id, text }) => [id, text]))
}
