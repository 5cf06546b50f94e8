import { join } from 'node:path'
import { keyColumnOf } from '../../registry/index.ts'
import { parquetRows, type Row, sqlName } from '../../store/index.ts'
import type { SnapshotOfRun } from '../snapshot-of-run.ts'

/** A FROM item with the records of an entity; undefined where the snapshot has none. */
export function tableOf({ folder, manifest }: SnapshotOfRun, entity: string): string | undefined {
  const files = manifest.entities[entity]?.files ?? []
  return files.length === 0 ? undefined : parquetRows(files.map(({ path }) => join(folder, path)))
}

/** Whether the source of a snapshot delivered a field: it has the column, and does not say that nobody filled it. */
export function hasField({ manifest }: SnapshotOfRun, entity: string, field: string): boolean {
  const columns = manifest.entities[entity]?.columns ?? []
  return columns.some(({ name }) => name === field) && !(manifest.masked[entity] ?? []).includes(field)
}

/** Keys of one query: more make a text that takes longer to read than the files do. */
const atOnce = 20_000

/** Columns of the records of some keys, with the key itself as `key`. */
export async function recordsOf(
  snapshot: SnapshotOfRun,
  entity: string,
  columns: readonly string[],
  keys: Iterable<bigint>,
): Promise<readonly Row[]> {
  const table = tableOf(snapshot, entity)
  if (table === undefined) return []
  const select = `select ${[`${sqlName(keyColumnOf(entity))} as key`, ...columns].join(', ')} from ${table}`
  return rowsFor(snapshot, keys, (among) => `${select} where ${sqlName(keyColumnOf(entity))} in ${among}`)
}

/** The rows of a SELECT asked for so many keys at a time, each once. */
export async function rowsFor(
  { database }: SnapshotOfRun,
  keys: Iterable<bigint>,
  select: (among: string) => string,
): Promise<readonly Row[]> {
  const all = [...new Set(keys)]
  const found: Row[] = []
  for (let at = 0; at < all.length; at += atOnce) {
    found.push(...(await rowsOf(database, select(`(${all.slice(at, at + atOnce).join(', ')})`))))
  }
  return found
}

async function rowsOf(database: SnapshotOfRun['database'], select: string): Promise<readonly Row[]> {
  const rows = await database.rows(select)
  if (rows.kind === 'done') return rows.value
  throw new Error('the reader was closed under a question')
}
