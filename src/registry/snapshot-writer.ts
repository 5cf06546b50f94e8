import { copyFile, link, mkdir, open, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sha256Of } from '../files/index.ts'
import { done, type Refusal, type Result, refused } from '../kernel/result.ts'
import type { Vocabulary } from '../rules/index.ts'
import { copyInto, type DuckDb, give, letGo, makeFolder, makeHeld, ownedName, sqlName, sweepAbandoned } from '../store/index.ts'
import type { KeyRange } from './buckets.ts'
import { type Completeness, type EntityFiles, type Manifest, manifestFile, type SnapshotFile, type SnapshotSource } from './manifest.ts'
import { idOf } from './read-manifest.ts'
import type { RefusalWith } from './refusals.ts'
import { columnsOf, entityOf } from './schema.ts'

export interface SnapshotWriter {
  /** Folder under construction; nothing in it is a snapshot until `finish`. */
  readonly partialFolder: string
  /** Writes one bucket of an entity from a query that yields its columns in owner order; returns the file's path and row count. */
  readonly write: (entity: string, range: KeyRange, sql: string) => Promise<WrittenFile>
  /** Takes a file of an entity over from another snapshot as it is. */
  readonly keep: (entity: string, file: SnapshotFile, from: string) => Promise<void>
  /** Puts the folder in its place; refused where something has taken it. */
  readonly finish: (rest: ManifestRest) => Promise<Result<Manifest, RefusalWith<'snapshot_exists'>>>
}

/** What a writer is to whoever started it. */
interface StartedWriter extends SnapshotWriter {
  readonly abandon: () => Promise<void>
}

export interface WrittenFile {
  readonly file: string
  readonly rows: number
}

export interface ManifestRest {
  readonly knownOn: string
  readonly title: string
  readonly source: SnapshotSource
  readonly completeness: Readonly<Record<string, Completeness>>
  readonly masked: Readonly<Record<string, readonly string[]>>
}

/** What the name of a snapshot under construction adds to that of the finished one, before its owner. */
const partial = '.partial'

type PendingFile = Omit<SnapshotFile, 'sha256'> & { readonly entity: string; readonly hash: Promise<string> }

/**
 * Writes a snapshot in a sibling folder that is renamed into place only when it is whole. Of work that is refused, or fails, nothing is
 * left.
 */
export async function writeSnapshot<T, R extends Refusal>(
  folder: string,
  database: DuckDb,
  vocabulary: Vocabulary,
  work: (writer: SnapshotWriter) => Promise<Result<T, R>>,
): Promise<Result<T, R | RefusalWith<'snapshot_exists'>>> {
  if (await exists(folder)) return refused({ code: 'snapshot_exists', folder })
  const writer = await startSnapshot(folder, database, vocabulary)
  try {
    const result = await work(writer)
    if (result.kind === 'refused') await writer.abandon()
    return result
  } catch (error) {
    await writer.abandon()
    throw error
  }
}

async function startSnapshot(folder: string, database: DuckDb, vocabulary: Vocabulary): Promise<StartedWriter> {
  await makeFolder(dirname(folder))
  await sweepAbandoned(dirname(folder), (base) => base.endsWith(partial))
  const partialFolder = ownedName(folder + partial)
  await makeHeld(partialFolder, () => mkdir(partialFolder))
  const pending: PendingFile[] = []
  return {
    partialFolder,
    write: async (entity, range, sql) => {
      const written = await writeBucket(partialFolder, database, vocabulary, entity, range, sql)
      pending.push(written)
      return { file: join(partialFolder, written.path), rows: written.rows }
    },
    keep: async (entity, { sha256, ...file }, from) => {
      const [there, here] = [join(from, file.path), join(partialFolder, file.path)]
      await mkdir(dirname(here), { recursive: true })
      // Nobody writes into a snapshot, so two can share a file; where names cannot, each has its own.
      await link(there, here).catch(() => copyFile(there, here))
      pending.push({ ...file, entity, hash: Promise.resolve(sha256) })
    },
    finish: async (rest) => {
      const manifest = await manifestOf(pending, vocabulary, rest)
      await writeWhole(join(partialFolder, manifestFile), `${JSON.stringify(manifest, undefined, 1)}\n`)
      if (await exists(folder)) return refused({ code: 'snapshot_exists', folder })
      await rename(partialFolder, folder)
      give(partialFolder)
      return done(manifest)
    },
    abandon: async () => {
      await Promise.allSettled(pending.map((file) => file.hash))
      await letGo(partialFolder)
    },
  }
}

async function writeBucket(
  folder: string,
  database: DuckDb,
  vocabulary: Vocabulary,
  entity: string,
  range: KeyRange,
  sql: string,
): Promise<PendingFile> {
  const path = `${entity}/bucket-${String(range.bucket).padStart(5, '0')}.parquet`
  const file = join(folder, path)
  await mkdir(dirname(file), { recursive: true })
  const columns = columnsOf(entityOf(vocabulary, entity)).map(({ name, type }) => `CAST(${sqlName(name)} AS ${type}) AS ${sqlName(name)}`)
  const result = await database.rows(
    copyInto(`SELECT ${columns.join(', ')} FROM (${sql})`, file, 'parquet, PARQUET_VERSION v2, COMPRESSION zstd, ROW_GROUP_SIZE 122880'),
  )
  const hash = sha256Of(file)
  hash.catch(() => undefined)
  return {
    entity,
    path,
    rows: Number(result[0]?.Count ?? 0),
    bytes: (await stat(file)).size,
    bucket: range.bucket,
    firstKey: String(range.firstKey),
    lastKey: String(range.lastKey),
    hash,
  }
}

async function manifestOf(pending: readonly PendingFile[], vocabulary: Vocabulary, rest: ManifestRest): Promise<Manifest> {
  const entities: Record<string, EntityFiles> = {}
  for (const entity of vocabulary.entities.values()) {
    const own = pending.filter((file) => file.entity === entity.id)
    if (own.length === 0) continue
    const files = await Promise.all(own.map(async ({ entity: _, hash, ...file }) => ({ ...file, sha256: await hash })))
    entities[entity.id] = {
      rows: files.reduce((sum, file) => sum + file.rows, 0),
      columns: columnsOf(entity).map(({ name, type }) => ({ name, type })),
      files,
    }
  }
  const { knownOn, title, source, completeness, masked } = rest
  const content = { format: 1 as const, knownOn, title, source, entities, completeness, masked }
  return { format: 1, id: idOf(content), knownOn, title, source, entities, completeness, masked }
}

async function writeWhole(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
