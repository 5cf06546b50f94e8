import type { Work } from '../../store/index.ts'
import type { NamedEntity, SubjectKey } from '../entities.ts'
import { numbersOf } from '../show-subjects.ts'
import type { Keyring } from './key-file.ts'
import { decryptNumber, encryptNumber, hashesUnder, wholeHash } from './seal-number.ts'

/** The number of an account as it is kept: a cipher of its payee, and what it is found by. */
export interface SealedAccount {
  readonly cipher: Buffer
  readonly keyVersion: number
  /** 16 bytes. */
  readonly hash: Buffer
  /** Under the keys before, while they are being exchanged. */
  readonly hashBefore: Buffer | undefined
}

/** Seals the number of an account of a payee under the office's keys. */
export function sealAccount(ring: Keyring, payee: SubjectKey, number: string): SealedAccount {
  const { hash, hashBefore } = hashesUnder(ring, 'account', number)
  return { cipher: encryptNumber(ring[0], payee, 'account', number), keyVersion: ring[0].version, hash, hashBefore }
}

/** The number of an account in clear; undefined where its cipher does not open, or is not the one that its hash was made of. */
export function openAccount(
  ring: Keyring,
  payee: SubjectKey,
  { cipher, keyVersion, hash }: Pick<SealedAccount, 'cipher' | 'keyVersion' | 'hash'>,
): string | undefined {
  const number = decryptNumber(ring, keyVersion, payee, 'account', cipher)
  const keys = ring.find(({ version }) => version === keyVersion)
  if (number.kind === 'refused' || keys === undefined) return undefined
  // A payee has several accounts, and a cipher would open in the place of another of them.
  return wholeHash(keys, 'account', number.value).equals(hash) ? number.value : undefined
}

/** What a number is found by, under every version of the keys there is. */
export const accountHashes = (ring: Keyring, number: string): readonly Buffer[] => ring.map((keys) => wholeHash(keys, 'account', number))

/** The numbers of accounts in clear that the registry knows of subjects on a day, the newest of each; of those the transaction sees. */
export async function registeredAccounts(
  db: Work,
  ring: Keyring,
  entity: NamedEntity,
  keys: readonly bigint[],
  day: string,
): Promise<ReadonlyMap<bigint, string>> {
  const rows = await numbersOf(db, entity, keys, day)
  return new Map(
    rows.flatMap(({ key, scheme, cipher, key_version }) => {
      if (scheme !== 'account') return []
      const number = decryptNumber(ring, key_version, { entity, key }, 'account', cipher)
      return number.kind === 'done' ? [[key, number.value] as const] : []
    }),
  )
}
