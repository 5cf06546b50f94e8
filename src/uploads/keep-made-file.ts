import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Caller } from '../access/index.ts'
import type { UploadKind, UploadPurposeName } from '../contract/index.ts'
import type { Work } from '../store/index.ts'
import { type FileKey, keepFileKey, newFileKey } from '../subjects/index.ts'
import { cleanName } from './clean-name.ts'
import { recordUpload } from './receive-upload.ts'
import { namelessFile } from './refusals.zh.ts'
import { sealedPath, writeSealed } from './sealed-file.ts'
import type { UploadPlace } from './upload-place.ts'

/** A file that the office itself made. */
export interface MadeFile {
  readonly name: string
  readonly kind: UploadKind
  readonly bytes: Buffer
}

/** A file that lies sealed beside the database; without its record it belongs to nothing and is swept. */
export interface SealedFile extends MadeFile {
  readonly file: string
  readonly key: FileKey
  readonly sha256: string
}

/** Seals a file that was made here beside the database, before the transaction of what it was made for. */
export async function sealMadeFile({ folder, keys }: UploadPlace, made: MadeFile): Promise<SealedFile> {
  const file = randomUUID()
  const key = newFileKey(keys.ring())
  await writeSealed(folder, file, key, made.bytes)
  const sha256 = createHash('sha256').update(made.bytes).digest('hex')
  return { ...made, name: cleanName(made.name, made.kind, namelessFile), file, key, sha256 }
}

/** Removes a sealed file that nothing was recorded of. */
export async function dropSealed({ folder }: UploadPlace, { file }: SealedFile): Promise<void> {
  await rm(sealedPath(folder, file), { force: true })
}

/** Records a sealed file in the transaction of what it was made for; it is its maker's until it is attached. */
export async function recordSealed(
  db: Work,
  caller: Caller,
  place: UploadPlace,
  purpose: UploadPurposeName,
  { file, key, sha256, name, kind, bytes }: SealedFile,
): Promise<{ readonly id: bigint; readonly sha256: string }> {
  await keepFileKey(db, place.keys.ring(), file, key)
  const kept = await recordUpload(db, caller, place, { file, purpose, sha256, name, kind, bytes })
  return { id: BigInt(kept.id), sha256 }
}

/**
 * Seals and records a file that was made here, in the transaction of what it was made for. Where the transaction is broken off no key to
 * the bytes remains, and they are swept.
 */
export async function keepMadeFile(
  db: Work,
  caller: Caller,
  place: UploadPlace,
  purpose: UploadPurposeName,
  made: MadeFile,
): Promise<{ readonly id: bigint; readonly sha256: string }> {
  return recordSealed(db, caller, place, purpose, await sealMadeFile(place, made))
}
