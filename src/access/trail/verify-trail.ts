import { sql } from 'kysely'
import { done, type Result } from '../../kernel/result.ts'
import type { Work, WorkStore } from '../../store/index.ts'
import { type FiledHead, filed, readHeads } from './heads-file.ts'
import type { TrailFinding, TrailRefusal, TrailRegister } from './refusals.ts'
import { marksBetween, unpackMarks } from './row-marks.ts'
import { firstHead, headOf, isSignedBy, type SealRecord, sealsAfter } from './seal-record.ts'
import type { TrailPlace } from './sealer.ts'
import { readSigningKey, type SigningKey } from './signing-key.ts'

/** What a verification came to. */
export interface TrailVerdict {
  readonly seals: number
  readonly events: number
  readonly looks: number
  /** Rows that are not sealed yet. */
  readonly unsealed: number
  /** The last head, in hexadecimal, to be noted elsewhere; undefined before the first. */
  readonly head: string | undefined
  /** The first thing that is wrong; undefined where the trail is whole. */
  readonly finding: TrailFinding | undefined
}

/**
 * Reckons the whole trail anew, seal by seal: rows, seals, signatures and the heads outside the database; with a head that was noted
 * elsewhere, whether it is among them. Refused where there is no key to hold the signatures to.
 */
export async function verifyTrail(store: WorkStore, place: TrailPlace, noted?: string): Promise<Result<TrailVerdict, TrailRefusal>> {
  const key = readSigningKey(place.keyFile)
  if (key.kind === 'refused') return key
  // First the file, then the database: what is sealed meanwhile makes the database the longer one, never the shorter.
  const heads = readHeads(place.headsFile)
  const walk = new Walk(store, key.value, noted)
  let finding: TrailFinding | undefined = heads.kind === 'refused' ? heads.refusal : await walk.through(heads.value)
  if (finding === undefined && heads.kind === 'done' && walk.seals > heads.value.length) {
    const again = readHeads(place.headsFile)
    if (again.kind === 'refused') finding = again.refusal
    else if (again.value.length < walk.seals) finding = { code: 'file_cut', seal: again.value.length + 1, file: place.headsFile }
  }
  if (finding === undefined && noted !== undefined && !walk.isNotedSeen) finding = { code: 'head_unknown', head: noted }
  const unsealed = await store.asSystem('seal', (db) => countFrom(db, walk.horizon))
  const { seals, events, looks } = walk
  return done({ seals, events, looks, unsealed, head: seals === 0 ? undefined : walk.head.toString('hex'), finding })
}

/** Goes along the chain, one seal after the other. */
class Walk {
  private readonly store: WorkStore
  private readonly key: SigningKey
  private readonly noted: string | undefined
  seals = 0
  events = 0
  looks = 0
  horizon = 0n
  head = firstHead
  isNotedSeen = false

  constructor(store: WorkStore, key: SigningKey, noted: string | undefined) {
    this.store = store
    this.key = key
    this.noted = noted?.trim().toLowerCase()
  }

  async through(heads: readonly FiledHead[]): Promise<TrailFinding | undefined> {
    for (;;) {
      // A seal with its rows is one transaction; sealing goes on between them.
      const step = await this.store.asSystem('seal', async (db) => {
        const [seal] = await sealsAfter(db, this.seals, 1)
        if (seal === undefined) return 'end'
        return this.findingIn(seal, heads[this.seals]) ?? (await findingInRows(db, seal, this.horizon)) ?? seal
      })
      if (step === 'end') break
      if ('code' in step) return step
      this.seals = step.number
      this.events += step.events
      this.looks += step.looks
      this.horizon = step.horizon
      this.head = step.head
      this.isNotedSeen ||= step.head.toString('hex') === this.noted
    }
    const beyond = heads[this.seals]
    return beyond === undefined ? undefined : { code: 'tail_cut', seal: beyond.seal, at: beyond.at }
  }

  private findingIn(seal: SealRecord, head: FiledHead | undefined): TrailFinding | undefined {
    const number = this.seals + 1
    if (seal.number !== number) return { code: 'seal_missing', seal: number }
    if (seal.horizon < this.horizon || !headOf(seal, this.head).equals(seal.head)) return { code: 'seal_changed', seal: number }
    if (!isSignedBy(seal.head, seal.signature, this.key.open)) return { code: 'signature_forged', seal: number }
    if (head !== undefined && JSON.stringify(filed(seal)) !== JSON.stringify(head)) return { code: 'head_differs', seal: number }
    return undefined
  }
}

async function findingInRows(db: Work, seal: SealRecord, from: bigint): Promise<TrailFinding | undefined> {
  return (
    (await findingInRegister(db, 'event', seal, seal.eventMarks, from)) ?? (await findingInRegister(db, 'look', seal, seal.lookMarks, from))
  )
}

async function findingInRegister(
  db: Work,
  register: TrailRegister,
  { number: seal, horizon }: SealRecord,
  packed: Buffer,
  from: bigint,
): Promise<TrailFinding | undefined> {
  const sealed = unpackMarks(packed)
  if (sealed === undefined) return { code: 'seal_changed', seal }
  const there = new Map((await marksBetween(db, register, from, horizon)).map(({ id, hash }) => [id, hash]))
  for (const { id, hash } of sealed) {
    const now = there.get(id)
    if (now === undefined) {
      // One that is still there under its number was moved to another transaction.
      const code = (await isThere(db, register, id)) ? 'row_changed' : 'row_removed'
      return { code, register, id: String(id), seal }
    }
    if (!now.equals(hash)) return { code: 'row_changed', register, id: String(id), seal }
    there.delete(id)
  }
  const [added] = [...there.keys()].sort((a, b) => (a < b ? -1 : 1))
  return added === undefined ? undefined : { code: 'row_added', register, id: String(added), seal }
}

async function isThere(db: Work, register: TrailRegister, id: bigint): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.table(register)} where id = ${id}::bigint`.execute(db)
  return rows.length > 0
}

async function countFrom(db: Work, horizon: bigint): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select ((select count(*) from event where xid >= ${horizon}::bigint)
          + (select count(*) from look where xid >= ${horizon}::bigint))::integer as n`.execute(db)
  return rows[0]?.n ?? 0
}
