import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Vocabulary } from '../rules/index.ts'
import type { SnapshotSource } from './manifest.ts'
import { readManifest } from './read-manifest.ts'
import type { SnapshotRefusal } from './refusals.ts'

/** A folder of snapshots holds this one: by name, what it says of itself, or why it cannot be used. */
export type ListedSnapshot =
  | {
      readonly kind: 'usable'
      readonly name: string
      readonly id: string
      readonly title: string
      readonly knownOn: string
      readonly source: SnapshotSource
      /** By entity. */
      readonly rows: Readonly<Record<string, number>>
      readonly bytes: number
    }
  | { readonly kind: 'unusable'; readonly name: string; readonly refusal: SnapshotRefusal }

/** The snapshots of a folder, the latest known first, of these the last amended first, then by name; what is still being written is none. A folder that is not there has none. */
export async function listSnapshots(folder: string, vocabulary: Vocabulary): Promise<readonly ListedSnapshot[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.includes('.partial-')).map(({ name }) => name)
  const listed = await Promise.all(names.map((name) => describe(folder, name, vocabulary)))
  return listed.sort((a, b) => compare(dayOf(b), dayOf(a)) || compareAmended(b, a) || compare(a.name, b.name))
}

async function describe(folder: string, name: string, vocabulary: Vocabulary): Promise<ListedSnapshot> {
  const read = await readManifest(join(folder, name), vocabulary)
  if (read.kind === 'refused') return { kind: 'unusable', name, refusal: read.refusal }
  const { id, title, knownOn, source, entities } = read.value
  const files = Object.values(entities)
  const rows = Object.fromEntries(Object.entries(entities).map(([entity, each]) => [entity, each.rows]))
  const bytes = files.reduce((sum, each) => sum + each.files.reduce((size, file) => size + file.bytes, 0), 0)
  return { kind: 'usable', name, id, title, knownOn, source, rows, bytes }
}

const dayOf = (snapshot: ListedSnapshot): string => (snapshot.kind === 'usable' ? snapshot.knownOn : '')

/** A number at the end of a name is that of the change: two of one day stand in its order. */
function compareAmended(a: ListedSnapshot, b: ListedSnapshot): number {
  const [one, other] = [amendedOn(a), amendedOn(b)]
  if (one === '' || other === '') return compare(one, other)
  return compare(one, other) || a.name.localeCompare(b.name, 'en', { numeric: true })
}

const amendedOn = (snapshot: ListedSnapshot): string =>
  snapshot.kind === 'usable' && snapshot.source.kind === 'amended' ? String(snapshot.source.parameters.on ?? '') : ''
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
