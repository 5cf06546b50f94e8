import { join } from 'node:path'
import { type DuckDb, parquetRows } from '../store/index.ts'
import { RegistryFailure } from './failure.ts'
import type { Manifest } from './manifest.ts'

/** Refuses a snapshot of which the database reads other rows than the manifest counts, whatever the reason may be. */
export async function checkRows(database: DuckDb, folder: string, manifest: Manifest): Promise<void> {
  for (const [entity, { files, rows }] of Object.entries(manifest.entities)) {
    if (files.length === 0) continue
    const [counted] = await database.rows(`SELECT count(*) AS n FROM ${parquetRows(files.map((file) => join(folder, file.path)))}`)
    const found = Number(counted?.n ?? 0)
    if (found !== rows) throw new RegistryFailure('rows_differ', { folder, entity, found: String(found), expected: String(rows) })
  }
}
