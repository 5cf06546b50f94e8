import { sql } from 'kysely'
import type { WorkStore } from '../../store/index.ts'
import type { NamedEntity } from '../entities.ts'
import { openAccount } from './account-cipher.ts'
import type { Keyring } from './key-file.ts'
import { encryptNumber, wholeHash } from './seal-number.ts'

interface AccountToMove {
  readonly id: bigint
  readonly entity: string
  readonly key: bigint
  readonly cipher: Buffer
  readonly hash: Buffer
  readonly key_version: number
}

/** As many accounts as are moved at once. */
const stepRows = 500

/** Where numbers of accounts stand: those that were entered, and those that payees asked for. */
const tables = ['payee_account', 'account_request'] as const

/** Brings the numbers of payees' accounts under the new keys, some at a time; both hashes stand from then on. */
export async function moveAccounts(
  store: WorkStore,
  ring: Keyring,
): Promise<{ readonly moved: number; readonly damaged: readonly bigint[] }> {
  const moved: { readonly moved: number; readonly damaged: readonly bigint[] }[] = []
  for (const table of tables) moved.push(await moveOf(store, ring, table))
  return { moved: moved.reduce((sum, of) => sum + of.moved, 0), damaged: moved.flatMap(({ damaged }) => damaged) }
}

async function moveOf(
  store: WorkStore,
  ring: Keyring,
  table: (typeof tables)[number],
): Promise<{ readonly moved: number; readonly damaged: readonly bigint[] }> {
  const [now] = ring
  const damaged: bigint[] = []
  let moved = 0
  for (let after: bigint | undefined = 0n; after !== undefined; ) {
    const beyond: bigint = after
    const rows = await store.asSystem('administer', async (db) => {
      const { rows: found } = await sql<AccountToMove>`
        select id, entity, key, cipher, hash, key_version from ${sql.table(table)} where key_version <> ${now.version} and id > ${beyond}
        order by id limit ${stepRows}`.execute(db)
      for (const { id, entity, key, cipher, hash, key_version: keyVersion } of found) {
        const payee = { entity: entity as NamedEntity, key }
        const number = openAccount(ring, payee, { cipher, hash, keyVersion })
        if (number === undefined) {
          damaged.push(id)
          continue
        }
        const sealed = encryptNumber(now, payee, 'account', number)
        await sql`update ${sql.table(table)} set hash_before = hash, hash = ${wholeHash(now, 'account', number)}, cipher = ${sealed},
          key_version = ${now.version} where id = ${id} and key_version = ${keyVersion}`.execute(db)
        moved++
      }
      return found
    })
    after = rows.length < stepRows ? undefined : rows.at(-1)?.id
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { moved, damaged }
}

/** Forgets what accounts were found by under the keys before. */
export async function forgetAccountHashes(store: WorkStore): Promise<void> {
  await store.asSystem('administer', async (db) => {
    for (const table of tables) await db.updateTable(table).set({ hash_before: null }).where('hash_before', 'is not', null).execute()
  })
}
