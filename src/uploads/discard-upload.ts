import { rm } from 'node:fs/promises'
import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { UploadRefusal } from './refusals.ts'
import { sealedPath } from './sealed-file.ts'
import type { UploadPlace } from './upload-place.ts'

/** Takes back a file of the caller's own that belongs to nothing yet: its key first, which makes it unreadable, then its bytes. */
export async function discardUpload(
  caller: Caller,
  { folder, clock }: UploadPlace,
  id: bigint,
): Promise<Result<{ readonly discarded: boolean }, Extract<UploadRefusal, { readonly code: 'upload_not_found' | 'upload_in_use' }>>> {
  const file = await caller.transact(async (db) => {
    const row = await db
      .selectFrom('upload')
      .select(['file', 'name', 'removed_at'])
      .where('id', '=', id)
      .where('account', '=', caller.account.id)
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined) return refused({ code: 'upload_not_found' } as const)
    if (row.removed_at !== null) return done(undefined)
    const use = await db.selectFrom('upload_use').select('upload').where('upload', '=', id).executeTakeFirst()
    if (use !== undefined) return refused({ code: 'upload_in_use', name: row.name } as const)
    await db.deleteFrom('file_key').where('file', '=', row.file).execute()
    await db.updateTable('upload').set({ removed_at: clock.now() }).where('id', '=', id).execute()
    await writeEvent(db, {
      ...byCaller(caller),
      verb: 'discard_upload',
      register: 'upload',
      subject: String(id),
      region: caller.post.region.path,
    })
    return done(row.file)
  })
  if (file.kind === 'refused') return file
  if (file.value === undefined) return done({ discarded: false })
  await rm(sealedPath(folder, file.value), { force: true })
  return done({ discarded: true })
}
