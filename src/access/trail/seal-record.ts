import { createHash, type KeyObject, sign, verify } from 'node:crypto'
import type { Work } from '../../store/index.ts'

/** What a head speaks for. */
export interface SealBody {
  readonly number: number
  readonly at: Date
  readonly horizon: bigint
  readonly throughEvent: bigint
  readonly throughLook: bigint
  readonly events: number
  readonly looks: number
  readonly eventMarks: Buffer
  readonly lookMarks: Buffer
}

export interface SealRecord extends SealBody {
  readonly head: Buffer
  readonly signature: Buffer
}

/** The head before the first. */
export const firstHead: Buffer = Buffer.alloc(32)

/** The head of a seal: SHA-256 over the head before it and all that the seal says, each part of fixed length or as JSON. */
export function headOf(body: SealBody, before: Buffer): Buffer {
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest()
  return createHash('sha256').update(before).update(hash(body.eventMarks)).update(hash(body.lookMarks)).update(saidBy(body)).digest()
}

/** What a seal says of itself, as its head takes it in. */
export function saidBy({ number, at, horizon, throughEvent, throughLook, events, looks }: SealBody): string {
  return JSON.stringify([
    'ballast trail 1',
    number,
    at.toISOString(),
    String(horizon),
    String(throughEvent),
    String(throughLook),
    events,
    looks,
  ])
}

/** Ed25519 over a head. */
export function signHead(head: Buffer, key: KeyObject): Buffer {
  return sign(null, head, key)
}

/** Whether a head was signed by a key. */
export function isSignedBy(head: Buffer, signature: Buffer, key: KeyObject): boolean {
  return verify(null, head, key, signature)
}

/** The seals after a number, in their order. */
export async function sealsAfter(db: Work, number: number, most: number): Promise<readonly SealRecord[]> {
  const rows = await db.selectFrom('seal').selectAll().where('number', '>', number).orderBy('number').limit(most).execute()
  return rows.map(recordOf)
}

/** The last seal; undefined before the first. */
export async function lastSeal(db: Work): Promise<SealRecord | undefined> {
  const row = await db.selectFrom('seal').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? undefined : recordOf(row)
}

/** Writes a seal. */
export async function writeSeal(db: Work, seal: SealRecord): Promise<void> {
  const { number, at, horizon, throughEvent, throughLook, events, looks, eventMarks, lookMarks, head, signature } = seal
  await db
    .insertInto('seal')
    .values({
      number,
      at,
      horizon,
      through_event: throughEvent,
      through_look: throughLook,
      events,
      looks,
      event_marks: eventMarks,
      look_marks: lookMarks,
      head,
      signature,
    })
    .execute()
}

function recordOf(row: {
  number: number
  at: Date
  horizon: bigint
  through_event: bigint
  through_look: bigint
  events: number
  looks: number
  event_marks: Buffer
  look_marks: Buffer
  head: Buffer
  signature: Buffer
}): SealRecord {
  const { through_event: throughEvent, through_look: throughLook, event_marks: eventMarks, look_marks: lookMarks, ...rest } = row
  return { ...rest, throughEvent, throughLook, eventMarks, lookMarks }
}
