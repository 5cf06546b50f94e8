import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isAbsent, readInputText, sha256Of } from '../files/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { Vocabulary } from '../rules/index.ts'
import { type EntityFiles, type Manifest, manifestFile, type SnapshotFile } from './manifest.ts'
import type { ManifestFault, RefusalWith, SnapshotRefusal } from './refusals.ts'
import { columnsOf } from './schema.ts'

export interface ReadOptions {
  /** Also read every file and compare its SHA-256. */
  readonly isHashChecked?: boolean
}

/** Reads a snapshot's manifest and checks that the folder is what it says; refuses one that is not. */
export async function readManifest(
  folder: string,
  vocabulary: Vocabulary,
  options: ReadOptions = {},
): Promise<Result<Manifest, SnapshotRefusal>> {
  const file = join(folder, manifestFile)
  const text = readInputText(file)
  if (text.kind === 'refused') return isAbsent(text.refusal) ? refused({ code: 'not_a_snapshot', folder }) : text
  const parsed = parseManifest(text.value, file)
  if (parsed.kind === 'refused') return parsed
  const manifest = parsed.value
  const expected = idOf(manifest)
  if (manifest.id !== expected) return refused({ code: 'id_differs', file, found: manifest.id, expected })
  for (const [entity, files] of Object.entries(manifest.entities)) {
    const against = checkColumns(entity, files, vocabulary, file) ?? (await checkFiles(folder, files, options.isHashChecked ?? false))
    if (against !== undefined) return refused(against)
  }
  return done(manifest)
}

/** The content hash of a manifest: over all of it but the id itself. */
export function idOf(manifest: Omit<Manifest, 'id'>): string {
  const { format, knownOn, title, source, entities, completeness, masked } = manifest
  const content = { format, knownOn, title, source, entities, completeness, masked }
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

function parseManifest(text: string, file: string): Result<Manifest, RefusalWith<'manifest_unreadable' | 'format_unsupported'>> {
  const unreadable = (fault: ManifestFault) => refused({ code: 'manifest_unreadable', file, fault } as const)
  const value = parseJson(text)
  if (value === undefined) return unreadable({ kind: 'not_json' })
  if (typeof value !== 'object' || value === null) return unreadable({ kind: 'not_an_object' })
  const record = value as Readonly<Record<string, unknown>>
  if (record.format !== 1) return refused({ code: 'format_unsupported', file, format: JSON.stringify(record.format) })
  for (const [part, type] of parts)
    if (typeof record[part] !== type || record[part] === null) return unreadable({ kind: 'part_missing', part })
  for (const [entity, files] of Object.entries(record.entities as object)) {
    const listed = files as Partial<EntityFiles> | null
    if (!Array.isArray(listed?.files) || !Array.isArray(listed.columns)) return unreadable({ kind: 'entity_without_files', entity })
  }
  return done(value as Manifest)
}

const parts = [
  ...(['id', 'knownOn', 'title'] as const).map((part) => [part, 'string'] as const),
  ...(['source', 'entities', 'completeness', 'masked'] as const).map((part) => [part, 'object'] as const),
]

/** What a JSON text says; undefined where it is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function checkColumns(id: string, files: EntityFiles, vocabulary: Vocabulary, file: string): RefusalWith<'schema_differs'> | undefined {
  const entity = vocabulary.entities.get(id)
  if (entity === undefined) return { code: 'schema_differs', file, entity: id, differences: [] }
  const there = new Map(files.columns.map((column) => [column.name, column.type]))
  const wanted = columnsOf(entity).map(({ name, type }) => ({ column: name, found: there.get(name), expected: type }))
  const names = new Set(wanted.map(({ column }) => column))
  const beyond = [...there].flatMap(([column, found]) => (names.has(column) ? [] : [{ column, found, expected: undefined }]))
  const differences = [...wanted.filter(({ found, expected }) => found !== expected), ...beyond]
  return differences.length === 0 ? undefined : { code: 'schema_differs', file, entity: id, differences }
}

async function checkFiles(folder: string, { files }: EntityFiles, isHashChecked: boolean): Promise<SnapshotRefusal | undefined> {
  for (const part of files) {
    const against = await checkFile(join(folder, part.path), part, isHashChecked)
    if (against !== undefined) return against
  }
  return undefined
}

async function checkFile(file: string, part: SnapshotFile, isHashChecked: boolean): Promise<SnapshotRefusal | undefined> {
  const size = await stat(file).then(
    (found) => found.size,
    () => undefined,
  )
  if (size === undefined) return { code: 'file_missing', file }
  if (size !== part.bytes) return { code: 'file_size_differs', file, found: size, expected: part.bytes }
  if (!isHashChecked) return undefined
  const found = await sha256Of(file)
  return found === part.sha256 ? undefined : { code: 'file_hash_differs', file, found, expected: part.sha256 }
}
