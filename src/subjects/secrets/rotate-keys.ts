import { sql } from 'kysely'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { Work, WorkStore } from '../../store/index.ts'
import { readLoad } from '../demo/write-demo-subjects.ts'
import type { NamedEntity } from '../entities.ts'
import type { Scheme } from '../numbers/schemes.ts'
import { unwrapKey, wrapKey } from './file-key.ts'
import { type Keyring, type KeyVersion, newKeys, writeKeyFile } from './key-file.ts'
import { forgetAccountHashes, moveAccounts } from './move-accounts.ts'
import { enterKeys, type Keys } from './open-keys.ts'
import type { RotationRefusal } from './refusals.ts'
import { decryptNumber, encryptNumber, tailHash, wholeHash } from './seal-number.ts'
import type { SuiteName } from './suites.ts'

export interface Rotation {
  /** That of the keys before, when absent. */
  readonly suite?: SuiteName
  readonly onProgress?: (moved: number) => void
  /** Stops after the step in hand; the next call goes on, under the same new keys. */
  readonly signal?: AbortSignal
}

/** As many numbers as are moved at once: some tens of milliseconds. */
const stepRows = 500

interface NumberToMove {
  readonly key: bigint
  readonly entity: string
  readonly scheme: string
  readonly from_day: string
  readonly cipher: Buffer
  readonly key_version: number
}

/**
 * Brings every number under new keys, in steps; numbers are found under either while it runs, by servers that know the new keys and by
 * those that do not yet. At the end the keys before are gone from the file. Gives how many were moved, and whether all are. Refused
 * while names are still being written, and, keeping the keys before, where ciphers do not open.
 */
export async function rotateKeys(
  store: WorkStore,
  keys: Keys,
  rotation: Rotation = {},
): Promise<Result<{ readonly moved: number; readonly isFinished: boolean }, RotationRefusal>> {
  const load = await store.asSystem('administer', readLoad)
  if (load !== undefined) return refused({ code: 'names_being_written', ...load })
  const ring = await beginRotation(store, keys, rotation.suite)
  let moved = 0
  let damaged: NumberToMove[] = []
  let damagedFiles: readonly string[] = []
  let damagedAccounts: readonly bigint[] = []
  for (let isMore = true; isMore; ) {
    damaged = []
    let after: NumberToMove | undefined
    let movedNow = 0
    do {
      if (rotation.signal?.aborted === true) return done({ moved, isFinished: false })
      const step = await store.asSystem('administer', (db) => moveSome(db, ring, after))
      after = step.last
      movedNow += step.moved
      moved += step.moved
      damaged.push(...step.damaged)
      rotation.onProgress?.(moved)
      await new Promise((resolve) => setImmediate(resolve))
    } while (after !== undefined)
    const files = await moveFileKeys(store, ring)
    damagedFiles = files.damaged
    movedNow += files.moved
    const accounts = await moveAccounts(store, ring)
    damagedAccounts = accounts.damaged
    movedNow += accounts.moved
    // Whoever wrote a number with the keys before, while they were the only ones it knew, is caught up with in another round.
    isMore = movedNow > 0
  }
  const [first] = damaged
  if (first !== undefined) return refused({ code: 'ciphers_damaged', count: damaged.length, entity: first.entity, key: first.key })
  const [file] = damagedFiles
  if (file !== undefined) return refused({ code: 'file_keys_damaged', count: damagedFiles.length, file })
  const [account] = damagedAccounts
  if (account !== undefined) return refused({ code: 'accounts_damaged', count: damagedAccounts.length, account })
  await endRotation(store, keys, ring[0])
  return done({ moved, isFinished: true })
}

/** New keys beside those before, in the file first; those of a rotation that was stopped are taken up again. */
async function beginRotation(store: WorkStore, keys: Keys, suite: SuiteName | undefined): Promise<Keyring> {
  const ring = keys.ring()
  const [now, ...before] = ring
  const next: Keyring = before.length > 0 ? ring : [newKeys(now.version + 1, suite ?? now.suite), now]
  if (next !== ring) writeKeyFile(keys.file, next)
  await store.asSystem('administer', (db) => enterKeys(db, next))
  return next
}

/** Moves the next numbers that are not under the new keys; a place after them is given while there are more. */
async function moveSome(db: Work, ring: Keyring, after: NumberToMove | undefined) {
  const [now] = ring
  const beyond =
    after === undefined
      ? sql`true`
      : sql`(key, entity, scheme, from_day) > (${after.key}, ${after.entity}, ${after.scheme}, ${after.from_day}::date)`
  const { rows } = await sql<NumberToMove>`
    select key, entity, scheme, from_day, cipher, key_version from subject_number where key_version <> ${now.version} and ${beyond}
    order by key, entity, scheme, from_day limit ${stepRows}`.execute(db)
  const damaged: NumberToMove[] = []
  const whole: { readonly row: NumberToMove; readonly number: string }[] = []
  for (const row of rows) {
    const subject = { entity: row.entity as NamedEntity, key: row.key }
    const number = decryptNumber(ring, row.key_version, subject, row.scheme as Scheme, row.cipher)
    if (number.kind === 'done') whole.push({ row, number: number.value })
    else damaged.push(row)
  }
  if (whole.length > 0) await rewrite(db, now, whole)
  return { last: rows.length < stepRows ? undefined : rows.at(-1), moved: whole.length, damaged }
}

/** Brings the keys of files under the new keys, some at a time; the files themselves stay as they are. */
async function moveFileKeys(store: WorkStore, ring: Keyring): Promise<{ readonly moved: number; readonly damaged: readonly string[] }> {
  const [now] = ring
  const damaged: string[] = []
  let moved = 0
  for (let after: string | undefined, isMore = true; isMore; ) {
    const last = after
    const rows = await store.asSystem('administer', async (db) => {
      const found = await db
        .selectFrom('file_key')
        .selectAll()
        .where('key_version', '!=', now.version)
        .$if(last !== undefined, (query) => query.where('file', '>', last ?? ''))
        .orderBy('file')
        .limit(stepRows)
        .execute()
      for (const row of found) {
        const key = unwrapKey(ring, row.file, row)
        if (key === undefined) damaged.push(row.file)
        else {
          const cipher = wrapKey(now, row.file, key)
          await db.updateTable('file_key').set({ cipher, key_version: now.version }).where('file', '=', row.file).execute()
          moved++
        }
      }
      return found
    })
    after = rows.at(-1)?.file
    isMore = rows.length === stepRows
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { moved, damaged }
}

/** Both hashes stand from now on: what was the hash is kept beside the new one. */
async function rewrite(
  db: Work,
  now: KeyVersion,
  whole: readonly { readonly row: NumberToMove; readonly number: string }[],
): Promise<void> {
  const of = <T>(pick: (each: (typeof whole)[number]) => T): T[] => whole.map(pick)
  const scheme = ({ row }: (typeof whole)[number]) => row.scheme as Scheme
  await sql`
    update subject_number n set tail_before = n.tail, hash_before = n.hash, tail = m.tail, hash = m.hash, cipher = m.cipher, key_version = ${now.version}
    from unnest(${of(({ row }) => String(row.key))}::bigint[], ${of(({ row }) => row.entity)}::text[], ${of(({ row }) => row.scheme)}::text[],
      ${of(({ row }) => row.from_day)}::date[], ${of(({ number }) => String(tailHash(now, number)))}::bigint[],
      ${of((each) => wholeHash(now, scheme(each), each.number))}::bytea[],
      ${of((each) => encryptNumber(now, { entity: each.row.entity as NamedEntity, key: each.row.key }, scheme(each), each.number))}::bytea[])
      as m (key, entity, scheme, from_day, tail, hash, cipher)
    where n.key = m.key and n.entity = m.entity and n.scheme = m.scheme and n.from_day = m.from_day and n.key_version <> ${now.version}`.execute(
    db,
  )
}

/** Forgets the hashes and the keys before, the latter last: until then a stop only means that this is done again. */
async function endRotation(store: WorkStore, keys: Keys, now: KeyVersion): Promise<void> {
  for (let cleared = stepRows; cleared === stepRows; ) {
    cleared = await store.asSystem('administer', async (db) => {
      const { numAffectedRows } = await sql`
        update subject_number set tail_before = null, hash_before = null where ctid = any (array(
          select ctid from subject_number where tail_before is not null limit ${stepRows}))`.execute(db)
      return Number(numAffectedRows ?? 0n)
    })
    await new Promise((resolve) => setImmediate(resolve))
  }
  await forgetAccountHashes(store)
  await store.asSystem('administer', (db) =>
    sql`update number_key set retired_at = clock_timestamp() where version <> ${now.version} and retired_at is null`.execute(db),
  )
  writeKeyFile(keys.file, [now])
}
