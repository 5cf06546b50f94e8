import { createHash } from 'node:crypto'
import { type Caller, writeLook } from '../access/index.ts'
import { type UploadKind, type UploadPurpose, type UploadPurposeName, uploadPurposeNamed, uploadPurposes } from '../contract/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkStore } from '../store/index.ts'
import { fileKeyOf } from '../subjects/index.ts'
import type { UploadRefusal } from './refusals.ts'
import { readSealed } from './sealed-file.ts'
import type { UploadPlace } from './upload-place.ts'

/** A file with its bytes, as it was handed over. */
export interface OpenedUpload {
  readonly id: bigint
  readonly name: string
  readonly kind: UploadKind
  readonly purpose: UploadPurposeName
  readonly sha256: string
  readonly bytes: Buffer
}

/** What whoever reads a file, or handed it over, has to hold by the end it was handed over for; undefined where there is no such file. */
export async function permissionsOfUpload(store: WorkStore, id: bigint): Promise<Pick<UploadPurpose, 'read' | 'send'> | undefined> {
  const row = await store.asSystem('administer', (db) => db.selectFrom('upload').select('purpose').where('id', '=', id).executeTakeFirst())
  const purpose = row === undefined ? undefined : uploadPurposeNamed(row.purpose)
  return purpose === undefined ? undefined : uploadPurposes[purpose]
}

/**
 * Opens a file for whoever handed it over, or sees something that it belongs to; each time is written down as a look, with the purpose,
 * before a byte is given. Refused where it is neither, or its bytes are not those that were taken in. `whose` narrows it to the caller's
 * own: for a sender who may read nothing of what it belongs to.
 */
export async function openUpload(
  caller: Caller,
  place: UploadPlace,
  id: bigint,
  why: string,
  whose: 'own' | 'seen' = 'seen',
): Promise<Result<OpenedUpload, UploadRefusal>> {
  const ring = place.keys.ring()
  const found = await caller.transact(async (db) => {
    const row = await db
      .selectFrom('upload')
      .select(['id', 'file', 'name', 'kind', 'purpose', 'sha256'])
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .$if(whose === 'own', (query) => query.where('account', '=', caller.account.id))
      .executeTakeFirst()
    if (row === undefined) return undefined
    await writeLook(db, caller, { purpose: why, register: 'upload', subjects: [String(id)], fields: ['content'] })
    return { row, key: await fileKeyOf(db, ring, row.file) }
  })
  const purpose = found === undefined ? undefined : uploadPurposeNamed(found.row.purpose)
  if (found === undefined || purpose === undefined) return refused({ code: 'upload_not_found' })
  const { row, key } = found
  const bytes = key.kind === 'done' ? await readSealed(place.folder, row.file, key.value) : undefined
  if (bytes === undefined || createHash('sha256').update(bytes).digest('hex') !== row.sha256)
    return refused({ code: 'upload_damaged', name: row.name })
  return done({ id, name: row.name, kind: row.kind as UploadKind, purpose, sha256: row.sha256, bytes })
}
