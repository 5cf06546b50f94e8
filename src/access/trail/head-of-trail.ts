import type { WorkStore } from '../../store/index.ts'
import { lastSeal, saidBy } from './seal-record.ts'
import type { TrailPlace } from './sealer.ts'
import { readSigningKey } from './signing-key.ts'

/** The head of the trail: the number of its last seal, what the head is, by what signature, and the key that opens it where there is one. */
export interface TrailHead {
  readonly seal: number
  readonly at: string
  readonly said: string
  readonly head: string
  readonly signature: string
  readonly publicKey: string | undefined
}

/** Reads the head of the trail; undefined before the first seal. */
export async function headOfTrail(store: WorkStore, { keyFile }: TrailPlace): Promise<TrailHead | undefined> {
  const last = await store.asSystem('seal', lastSeal)
  if (last === undefined) return undefined
  const key = readSigningKey(keyFile)
  return {
    seal: last.number,
    at: last.at.toISOString(),
    said: saidBy(last),
    head: last.head.toString('hex'),
    signature: last.signature.toString('base64'),
    publicKey: key.kind === 'done' ? key.value.open.export({ type: 'spki', format: 'pem' }).toString() : undefined,
  }
}
