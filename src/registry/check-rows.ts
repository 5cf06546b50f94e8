import { join } from 'node:path'
import { type DuckDb, parquetRows } from '../store/index.ts'
import type { Manifest } from './manifest.ts'
import type { RefusalWith } from './refusals.ts'

/** Refuses a snapshot of which the database reads other rows than the manifest counts, whatever the reason may be. */
export async function checkRows(database: DuckDb, folder: string, manifest: Manifest): Promise<RefusalWith<'rows_differ'> | undefined> {
  for (const [entity, { files, rows }] of Object.entries(manifest.entities)) {
    if (files.length === 0) continue
    const [counted] = await database.rows(`SELECT count(*) AS n FROM ${parquetRows(files.map((file) => join(folder, file.path)))}`)
    const found = Number(counted?.n ?? 0)
    if (found !== rows) return { code: 'rows_differ', folder, entity, found, expected: rows }
  }
  return undefined
}
