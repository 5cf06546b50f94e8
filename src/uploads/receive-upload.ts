import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { type UploadPurpose, type UploadPurposeName, uploadPurposes } from '../contract/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { onceFor } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { keepFileKey, newFileKey } from '../subjects/index.ts'
import { cleanName } from './clean-name.ts'
import { kindOfContent } from './kind-of-content.ts'
import type { UploadRefusal } from './refusals.ts'
import { namelessFile } from './refusals.zh.ts'
import { sealedPath, writeSealed } from './sealed-file.ts'
import type { KeptUpload, UploadPlace } from './upload-place.ts'

/** A file on its way in. */
export interface SentFile {
  readonly purpose: UploadPurposeName
  /** As whoever sends it calls it. */
  readonly name: string
  readonly pieces: AsyncIterable<Uint8Array>
  /** How long it says it is, where it says so. */
  readonly announced: number | undefined
}

/** Each file is held until it is known to be whole and of its kind; more than so many at once would fill the memory. */
const atOnce = 4
let inHand = 0

/**
 * Takes a file in: all of it, of a kind that its purpose takes, under a key of its own, with one record of who handed it over, when and
 * what for. Until it belongs to something, its sender alone may open it. Refused with nothing kept where it is too large, breaks off, is
 * of another kind or spoiled.
 */
export async function receiveUpload(caller: Caller, place: UploadPlace, sent: SentFile): Promise<Result<KeptUpload, UploadRefusal>> {
  const purpose: UploadPurpose = uploadPurposes[sent.purpose]
  const name = shownName(sent.name)
  if (sent.announced !== undefined && sent.announced > purpose.mostBytes)
    return refused({ code: 'file_too_large', name, most: purpose.mostBytes })
  if (inHand >= atOnce) return refused({ code: 'uploads_busy' })
  inHand++
  try {
    const bytes = await gather(sent, name, purpose.mostBytes)
    if (bytes.kind === 'refused') return bytes
    const kind = await kindOfContent({ name, bytes: bytes.value, kinds: purpose.kinds })
    if (kind.kind === 'refused') return kind
    const file = { name: cleanName(sent.name, kind.value, namelessFile), kind: kind.value, bytes: bytes.value }
    return await keep(caller, place, sent.purpose, file)
  } finally {
    inHand--
  }
}

/** A name as messages show it: what it claims to be is not made to fit. */
const shownName = (name: string): string => cleanName(`${name}.csv`, 'csv', namelessFile).slice(0, -'.csv'.length)

/** All the bytes; no more are held than its purpose takes. */
async function gather({ pieces }: SentFile, name: string, most: number): Promise<Result<Buffer, UploadRefusal>> {
  const parts: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const piece of pieces) {
      bytes += piece.length
      if (bytes > most) return refused({ code: 'file_too_large', name, most })
      parts.push(piece)
    }
  } catch {
    return refused({ code: 'file_broken_off', name, bytes })
  }
  return bytes === 0 ? refused({ code: 'file_empty', name }) : done(Buffer.concat(parts))
}

interface WholeFile {
  readonly name: string
  readonly kind: KeptUpload['kind']
  readonly bytes: Buffer
}

/** First the bytes, then their record: a stop in between leaves bytes without a key, which are swept. */
async function keep(
  caller: Caller,
  place: UploadPlace,
  purpose: UploadPurposeName,
  whole: WholeFile,
): Promise<Result<KeptUpload, UploadRefusal>> {
  const file = randomUUID()
  const ring = place.keys.ring()
  const key = newFileKey(ring)
  const sha256 = createHash('sha256').update(whole.bytes).digest('hex')
  await writeSealed(place.folder, file, key, whole.bytes)
  let isKept = false
  try {
    const kept = await caller.transact((db) =>
      onceFor<KeptUpload, never>(db, caller, 'upload.receive', [purpose, whole.name, sha256], async () => {
        isKept = true
        await keepFileKey(db, ring, file, key)
        return done(await recordUpload(db, caller, place, { file, purpose, sha256, ...whole }))
      }),
    )
    isKept = isKept && kept.kind === 'done'
    return kept
  } catch (error) {
    isKept = false
    throw error
  } finally {
    // The same request was answered before, or the record was not written: these bytes belong to nothing.
    if (!isKept) await rm(sealedPath(place.folder, file), { force: true })
  }
}

/** Writes down that a file was kept, by whom and when, in the transaction of what it was kept for. */
export async function recordUpload(
  db: Work,
  caller: Caller,
  { clock }: UploadPlace,
  { file, purpose, sha256, name, kind, bytes }: WholeFile & { readonly file: string; readonly purpose: string; readonly sha256: string },
): Promise<KeptUpload> {
  const { account, post } = caller
  const at = clock.now()
  const { id } = await db
    .insertInto('upload')
    .values({
      file,
      account: account.id,
      post: post.id,
      region: post.region.path,
      purpose,
      name,
      kind,
      bytes: BigInt(bytes.length),
      sha256,
      recorded_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  // The name may be somebody's; the trail has the number and the hash.
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'receive_upload',
    register: 'upload',
    subject: String(id),
    region: post.region.path,
    detail: { purpose, kind, bytes: bytes.length, sha256 },
  })
  return { id: String(id), name, kind, bytes: bytes.length, sha256, recordedAt: at.toISOString() }
}
