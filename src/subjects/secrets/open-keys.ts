import { statSync } from 'node:fs'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { Work, WorkStore } from '../../store/index.ts'
import { type Keyring, type KeyVersion, markOf, newKeys, readKeyFile, writeKeyFile } from './key-file.ts'
import type { KeyRefusal } from './refusals.ts'
import { type SuiteName, usualSuite } from './suites.ts'

/** The keys of an office's numbers. */
export interface Keys {
  readonly file: string
  /** The versions there are now; the file is read again when it was written since. */
  readonly ring: () => Keyring
}

/**
 * The keys of a database from their file, which is made where neither file nor numbers are there yet. Refused where the file is not
 * this database's, lacks a version that numbers are under, or may be read by others.
 */
export async function openKeys(
  store: WorkStore,
  file: string,
  suite: SuiteName | undefined = usualSuite,
): Promise<Result<Keys, KeyRefusal>> {
  const read = readKeyFile(file)
  if (read.kind === 'refused') return read
  const known = await store.asSystem('set_up', knownKeys)
  const [missing] = known.filter(({ version }) => !read.value?.some((keys) => keys.version === version))
  if (missing !== undefined) return refused({ code: 'keys_missing', file, version: missing.version })
  const ring: Keyring = read.value ?? [newKeys(1, suite)]
  const stranger = ring.find((keys) => known.some(({ version, mark }) => version === keys.version && !mark.equals(markOf(keys))))
  if (stranger !== undefined) return refused({ code: 'keys_of_another', file, version: stranger.version })
  // First the file, then what is under it: a stop in between leaves keys without numbers, not numbers without keys.
  if (read.value === undefined) writeKeyFile(file, ring)
  await store.asSystem('set_up', (db) => enterKeys(db, ring))
  return done({ file, ring: followed(file, ring) })
}

async function knownKeys(db: Work): Promise<readonly { readonly version: number; readonly mark: Buffer }[]> {
  return db.selectFrom('number_key').select(['version', 'mark']).where('retired_at', 'is', null).execute()
}

/** Writes the marks of keys that the database does not have yet. */
export async function enterKeys(db: Work, ring: readonly KeyVersion[]): Promise<void> {
  const rows = ring.map((keys) => ({ version: keys.version, suite: keys.suite, mark: markOf(keys) }))
  await db
    .insertInto('number_key')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * Gives the keys of a file, reading it again only when it has changed: another process may exchange them meanwhile. Where it is gone or
 * spoiled, those that were read last go on; the next start says what is wrong with it.
 */
function followed(file: string, first: Keyring): () => Keyring {
  let ring = first
  let stamp = stampOf(file)
  return () => {
    const now = stampOf(file)
    if (now === stamp || now === undefined) return ring
    const read = readKeyFile(file)
    if (read.kind === 'refused' || read.value === undefined) return ring
    ring = read.value
    stamp = now
    return ring
  }
}

function stampOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false })
  return found === undefined ? undefined : `${found.mtimeMs} ${found.ino} ${found.size}`
}
