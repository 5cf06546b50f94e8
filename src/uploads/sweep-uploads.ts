import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { WorkStore } from '../store/index.ts'
import { sealedPath } from './sealed-file.ts'
import type { UploadPlace } from './upload-place.ts'

/** How long a file may belong to nothing: a form that was begun yesterday still finds it. */
const hoursUnused = 48

const uuid = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.sealed(\.part)?$/

/**
 * Deletes files that belong to nothing for two days, their keys first, and bytes that no record knows of; gives how many of each. A
 * record stays, and says when its file went.
 */
export async function sweepUploads(
  store: WorkStore,
  { folder, clock }: Pick<UploadPlace, 'folder' | 'clock'>,
): Promise<{ readonly unused: number; readonly stray: number }> {
  const now = clock.now()
  const before = new Date(now.getTime() - hoursUnused * 3_600_000)
  const unused = await store.asSystem('administer', async (db) => {
    const { rows } = await sql<{ file: string }>`
      update upload set removed_at = ${now} where removed_at is null and recorded_at < ${before}
        and not exists (select from upload_use where upload_use.upload = upload.id)
      returning file`.execute(db)
    const files = rows.map(({ file }) => file)
    if (files.length > 0) await db.deleteFrom('file_key').where('file', 'in', files).execute()
    return files
  })
  for (const file of unused) await rm(sealedPath(folder, file), { force: true })
  return { unused: unused.length, stray: await sweepStray(store, folder, before) }
}

/** What a stop left between bytes and record, or a failing disk kept from being deleted. */
async function sweepStray(store: WorkStore, folder: string, before: Date): Promise<number> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const files = names.flatMap((name) => {
    const file = uuid.exec(name)?.[1]
    return file === undefined ? [] : [{ name, file, isPart: name.endsWith('.part') }]
  })
  const known = await store.asSystem('administer', async (db) => {
    const { rows } = await sql<{ file: string }>`
      select file from upload where removed_at is null and file = any(${files.map(({ file }) => file)}::uuid[])`.execute(db)
    return new Set(rows.map(({ file }) => file))
  })
  let stray = 0
  for (const { name, file, isPart } of files) {
    if (known.has(file) && !isPart) continue
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    // One that is just coming in has no record yet.
    if (found === undefined || found.mtime >= before) continue
    await rm(path, { force: true })
    stray++
  }
  return stray
}
