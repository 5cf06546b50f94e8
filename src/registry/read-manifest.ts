import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { InputFailure, readInputText } from '../files/index.ts'
import type { Vocabulary } from '../rules/index.ts'
import { RegistryFailure } from './failure.ts'
import { type EntityFiles, type Manifest, manifestFile, type SnapshotFile } from './manifest.ts'
import { columnsOf } from './schema.ts'

export interface ReadOptions {
  /** Also read every file and compare its SHA-256. */
  readonly isHashChecked?: boolean
}

/** Reads a snapshot's manifest and checks that the folder is what it says; throws a RegistryFailure otherwise. */
export async function readManifest(folder: string, vocabulary: Vocabulary, options: ReadOptions = {}): Promise<Manifest> {
  const file = join(folder, manifestFile)
  const text = manifestText(file, folder)
  const manifest = parseManifest(text, file)
  const expected = idOf(manifest)
  if (manifest.id !== expected) throw new RegistryFailure('id_differs', { file, found: manifest.id, expected })
  for (const [entity, files] of Object.entries(manifest.entities)) {
    checkColumns(entity, files, vocabulary, file)
    for (const part of files.files) await checkFile(folder, part, options.isHashChecked ?? false)
  }
  return manifest
}

function manifestText(file: string, folder: string): string {
  try {
    return readInputText(file)
  } catch (error) {
    if (error instanceof InputFailure && ['missing', 'not_folder'].includes(error.code))
      throw new RegistryFailure('not_a_snapshot', { folder })
    throw error
  }
}

/** The content hash of a manifest: over all of it but the id itself. */
export function idOf(manifest: Omit<Manifest, 'id'>): string {
  const { format, knownOn, title, source, entities, completeness, masked } = manifest
  const content = { format, knownOn, title, source, entities, completeness, masked }
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

/** The SHA-256 of a file, in hexadecimal. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash)
  return hash.digest('hex')
}

function parseManifest(text: string, file: string): Manifest {
  const value = parseJson(text, file)
  const unreadable = (detail: string) => new RegistryFailure('manifest_unreadable', { file, detail })
  if (typeof value !== 'object' || value === null) throw unreadable('not a JSON object')
  const record = value as Readonly<Record<string, unknown>>
  if (record.format !== 1) throw new RegistryFailure('format_unsupported', { file, format: String(record.format) })
  for (const name of ['id', 'knownOn', 'title']) if (typeof record[name] !== 'string') throw unreadable(`'${name}' is missing`)
  for (const name of ['source', 'entities', 'completeness', 'masked'])
    if (typeof record[name] !== 'object' || record[name] === null) throw unreadable(`'${name}' is missing`)
  for (const [entity, files] of Object.entries(record.entities as object)) {
    const parts = files as Partial<EntityFiles> | null
    if (!Array.isArray(parts?.files) || !Array.isArray(parts.columns)) throw unreadable(`'entities.${entity}' lists no files and columns`)
  }
  return value as Manifest
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new RegistryFailure('manifest_unreadable', { file, detail: error instanceof Error ? error.message : String(error) })
  }
}

function checkColumns(id: string, files: EntityFiles, vocabulary: Vocabulary, file: string): void {
  const entity = vocabulary.entities.get(id)
  if (entity === undefined) throw new RegistryFailure('schema_differs', { entity: id, file, detail: 'no such entity' })
  const found = new Map(files.columns.map((column) => [column.name, column.type]))
  const differences = columnsOf(entity).flatMap(({ name, type }) => {
    const there = found.get(name)
    found.delete(name)
    return there === type ? [] : [`'${name}' should be ${type} but is ${there ?? 'missing'}`]
  })
  const all = [...differences, ...[...found.keys()].map((name) => `'${name}' is not a field`)]
  if (all.length > 0) throw new RegistryFailure('schema_differs', { entity: id, file, detail: all.join('; ') })
}

async function checkFile(folder: string, part: SnapshotFile, isHashChecked: boolean): Promise<void> {
  const file = join(folder, part.path)
  const size = await stat(file).then(
    (found) => found.size,
    () => undefined,
  )
  if (size === undefined) throw new RegistryFailure('file_missing', { file })
  if (size !== part.bytes) throw new RegistryFailure('file_size_differs', { file, found: String(size), expected: String(part.bytes) })
  if (!isHashChecked) return
  const found = await sha256Of(file)
  if (found !== part.sha256) throw new RegistryFailure('file_hash_differs', { file, found, expected: part.sha256 })
}
