import { createHash, randomUUID } from 'node:crypto'
import type { Caller } from '../access/index.ts'
import type { UploadKind, UploadPurposeName } from '../contract/index.ts'
import type { Work } from '../store/index.ts'
import { keepFileKey, newFileKey } from '../subjects/index.ts'
import { cleanName } from './clean-name.ts'
import { recordUpload } from './receive-upload.ts'
import { namelessFile } from './refusals.zh.ts'
import { writeSealed } from './sealed-file.ts'
import type { UploadPlace } from './upload-place.ts'

/** A file that the office itself made. */
export interface MadeFile {
  readonly name: string
  readonly kind: UploadKind
  readonly bytes: Buffer
}

/**
 * Seals a file that was made here beside the database, in the transaction of what it was made for; it is its maker's until it is attached.
 * Where the transaction is broken off no key to the bytes remains, and they are swept.
 */
export async function keepMadeFile(
  db: Work,
  caller: Caller,
  place: UploadPlace,
  purpose: UploadPurposeName,
  { name, kind, bytes }: MadeFile,
): Promise<{ readonly id: bigint; readonly sha256: string }> {
  const file = randomUUID()
  const ring = place.keys.ring()
  const key = newFileKey(ring)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await writeSealed(place.folder, file, key, bytes)
  await keepFileKey(db, ring, file, key)
  const kept = await recordUpload(db, caller, place, { file, purpose, sha256, name: cleanName(name, kind, namelessFile), kind, bytes })
  return { id: BigInt(kept.id), sha256 }
}
