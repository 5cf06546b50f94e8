import { createHash } from 'node:crypto'
import { done, type Result } from '../../kernel/result.ts'
import type { WorkStore } from '../../store/index.ts'
import type { TrailRefusal } from './refusals.ts'
import { textsOfEvents, unpackMarks } from './row-marks.ts'
import { type SealRecord, saidBy, sealsAfter } from './seal-record.ts'
import type { TrailPlace } from './sealer.ts'
import { readSigningKey } from './signing-key.ts'

/** Something that stands in the trail, with all that shows that it does. */
export interface TrailProof {
  /** The canonical text of each event, in their order; its SHA-256 is in the marks of its seal. */
  readonly events: readonly { readonly id: string; readonly text: string; readonly seal: number | null }[]
  /** Every seal from the first to the last: what a head is the SHA-256 of, marks in full only where an event of these lies under it. */
  readonly seals: readonly {
    readonly number: number
    readonly said: string
    readonly eventMarks: { readonly sha256: string; readonly marks?: readonly (readonly [id: string, sha256: string])[] }
    readonly lookMarks: { readonly sha256: string }
    readonly head: string
    readonly signature: string
  }[]
  /** The key that heads are signed with, as SPKI in PEM. */
  readonly publicKey: string
}

/** Proves the events about some subjects of registers. What happened in the last seconds has no seal yet. Refused where there is no key. */
export async function proveEvents(
  store: WorkStore,
  place: TrailPlace,
  about: readonly { readonly register: string; readonly subject: string }[],
): Promise<Result<TrailProof, TrailRefusal>> {
  const key = readSigningKey(place.keyFile)
  if (key.kind === 'refused') return key
  const texts = await store.asSystem('seal', (db) => textsOfEvents(db, about))
  const under = new Map<bigint, number>()
  const seals: TrailProof['seals'][number][] = []
  for (let after = 0, isMore = true; isMore; ) {
    const from = after
    const some = await store.asSystem('seal', (db) => sealsAfter(db, from, atOnce))
    for (const seal of some) seals.push(shown(seal, texts, under))
    after = some.at(-1)?.number ?? after
    isMore = some.length === atOnce
  }
  return done({
    events: [...texts].map(([id, text]) => ({ id: String(id), text, seal: under.get(id) ?? null })),
    seals,
    publicKey: key.value.open.export({ type: 'spki', format: 'pem' }).toString(),
  })
}

/** Seals read at a time. */
const atOnce = 500

function shown(seal: SealRecord, texts: ReadonlyMap<bigint, string>, under: Map<bigint, number>): TrailProof['seals'][number] {
  const marks = unpackMarks(seal.eventMarks) ?? []
  const own = marks.filter(({ id }) => texts.has(id))
  for (const { id } of own) under.set(id, seal.number)
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  return {
    number: seal.number,
    said: saidBy(seal),
    eventMarks: {
      sha256: sha256(seal.eventMarks),
      ...(own.length === 0 ? {} : { marks: marks.map(({ id, hash }) => [String(id), hash.toString('hex')] as const) }),
    },
    lookMarks: { sha256: sha256(seal.lookMarks) },
    head: seal.head.toString('hex'),
    signature: seal.signature.toString('base64'),
  }
}
