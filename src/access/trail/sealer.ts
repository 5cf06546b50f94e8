import { join } from 'node:path'
import { done, type Result, refused } from '../../kernel/result.ts'
import { failureSeen, type Log } from '../../log/index.ts'
import type { WorkStore } from '../../store/index.ts'
import type { MachineClock } from '../clock.ts'
import { appendHeads, filed, readHeads } from './heads-file.ts'
import type { TrailRefusal } from './refusals.ts'
import { isSignedBy, lastSeal, sealsAfter } from './seal-record.ts'
import { countOnAfterRestore, sealTrail } from './seal-trail.ts'
import { makeSigningKey, readSigningKey, type SigningKey } from './signing-key.ts'

/** Where the key and the heads lie, outside of the database. */
export interface TrailPlace {
  readonly keyFile: string
  readonly headsFile: string
}

/** The files of the trail in an office's folder. */
export function trailPlaceIn(varFolder: string): TrailPlace {
  return { keyFile: join(varFolder, 'keys', 'trail.pem'), headsFile: join(varFolder, 'trail', 'heads.jsonl') }
}

/** How the sealing stands. */
export interface SealingState {
  readonly lastAt: Date | undefined
  readonly lastNumber: number
  /** Why nothing is sealed; undefined while all is well. */
  readonly trouble: TrailRefusal | undefined
}

/** What seals the trail of an office, every few seconds; one per database. */
export interface Sealer {
  state(): SealingState
  /** Seals all that is settled now. */
  sealNow(): Promise<void>
  /** Seals once more and ends. */
  close(): Promise<void>
}

export interface SealerOptions {
  readonly store: WorkStore
  readonly place: TrailPlace
  readonly clock: MachineClock
  readonly everyMs?: number
  /** Takes a line when sealing stops or fails; silent unless given. */
  readonly log?: Log
}

/**
 * Opens the sealer of an office. Where the key is missing, or the heads outside and the database do not tell the same, the office opens
 * all the same and nothing is sealed: the state says why, and what was tampered with is not sealed over.
 */
export async function openSealer(options: SealerOptions): Promise<Sealer> {
  const { store, place, clock, everyMs = 5_000, log } = options
  await countOnAfterRestore(store)
  const last = await store.asSystem('seal', lastSeal)
  const opened = await keyOfTrail(store, place, last !== undefined)
  let state: SealingState = {
    lastAt: last?.at,
    lastNumber: last?.number ?? 0,
    trouble: opened.kind === 'refused' ? opened.refusal : undefined,
  }
  if (state.trouble !== undefined) log?.({ event: 'seal', trouble: state.trouble.code })
  const sealAll = async () => {
    for (;;) {
      if (opened.kind === 'refused' || state.trouble !== undefined) return
      const sealed = await sealTrail(store, opened.value, clock)
      if (sealed.kind === 'refused') {
        state = { ...state, trouble: sealed.refusal }
        log?.({ event: 'seal', trouble: sealed.refusal.code })
      } else if (sealed.value === undefined) return
      else {
        appendHeads(place.headsFile, [sealed.value])
        state = { ...state, lastAt: sealed.value.at, lastNumber: sealed.value.number }
      }
    }
  }
  // One after another: a seal stands on the one before it.
  let turn = Promise.resolve()
  const sealNow = () => {
    turn = turn.then(sealAll, sealAll)
    return turn
  }
  // A database that cannot be reached now is asked again in a few seconds.
  const toldFailure = (error: unknown) => log?.({ event: 'failure', where: 'sealer', ...failureSeen(error) })
  const timer = setInterval(() => void sealNow().catch(toldFailure), everyMs)
  timer.unref()
  return {
    state: () => state,
    sealNow,
    close: async () => {
      clearInterval(timer)
      await sealNow().catch(toldFailure)
    },
  }
}

/** The key to seal on with: made for a trail without seals, refused where the chain is not whole outside and inside. */
async function keyOfTrail(store: WorkStore, place: TrailPlace, isSealed: boolean): Promise<Result<SigningKey, TrailRefusal>> {
  const { keyFile, headsFile } = place
  const heads = readHeads(headsFile)
  if (heads.kind === 'refused') return refused({ code: 'trail_broken', seal: heads.refusal.line, file: headsFile })
  let key = readSigningKey(keyFile)
  if (key.kind === 'refused' && key.refusal.code === 'trail_key_missing' && !isSealed && heads.value.length === 0) {
    makeSigningKey(keyFile)
    key = readSigningKey(keyFile)
  }
  if (key.kind === 'refused') return key
  const { open } = key.value
  const end = heads.value.at(-1)
  const [there, ...unfiled] = await store.asSystem('seal', (db) => sealsAfter(db, Math.max(0, heads.value.length - 1), 1000))
  const behind = end === undefined ? (there === undefined ? [] : [there, ...unfiled]) : unfiled
  if (end !== undefined && (there === undefined || JSON.stringify(filed(there)) !== JSON.stringify(end)))
    return refused({ code: 'trail_broken', seal: end.seal, file: headsFile })
  // A stop between the database and the file leaves a head unfiled; one that this key did not sign is not ours to file.
  const stranger = behind.find(({ head, signature }) => !isSignedBy(head, signature, open))
  if (stranger !== undefined) return refused({ code: 'trail_broken', seal: stranger.number, file: headsFile })
  appendHeads(headsFile, behind)
  return done(key.value)
}
