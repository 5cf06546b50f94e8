import { done, type Result, refused } from '../../kernel/result.ts'
import type { Work } from '../../store/index.ts'
import { type Keyring, type KeyVersion, newKeys } from './key-file.ts'
import type { FileKeyRefusal } from './refusals.ts'
import { type Secrets, type SuiteName, suiteNames, suites } from './suites.ts'

/** The key of one file. It stands in the database under the office's keys, so that exchanging those does not touch the file. */
export interface FileKey {
  readonly suite: SuiteName
  readonly secrets: Secrets
}

/** A fresh key for a file, of the kind that the office's keys are. */
export function newFileKey([now]: Keyring): FileKey {
  const { suite, secrets } = newKeys(now.version, now.suite)
  return { suite, secrets }
}

/** Writes the key of a file down, under the office's keys. */
export async function keepFileKey(db: Work, [now]: Keyring, file: string, key: FileKey): Promise<void> {
  await db
    .insertInto('file_key')
    .values({ file, cipher: wrapKey(now, file, key), key_version: now.version })
    .execute()
}

/** The key of a file. Refused where there is none, or it is not under the office's keys. */
export async function fileKeyOf(db: Work, ring: Keyring, file: string): Promise<Result<FileKey, FileKeyRefusal>> {
  const row = await db.selectFrom('file_key').select(['cipher', 'key_version']).where('file', '=', file).executeTakeFirst()
  const key = row === undefined ? undefined : unwrapKey(ring, file, row)
  return key === undefined ? refused({ code: 'file_key_missing' }) : done(key)
}

/** The key of a file as a cipher under the office's keys. */
export function wrapKey({ version, suite, secrets }: KeyVersion, file: string, key: FileKey): Buffer {
  const text = [key.suite, ...[key.secrets.cipher, key.secrets.seal].map((secret) => secret.toString('base64'))].join(' ')
  return suites[suite].encrypt(secrets, placeOf(file, version), text)
}

/** The key of a file out of its cipher; undefined where it does not open. */
export function unwrapKey(
  ring: Keyring,
  file: string,
  { cipher, key_version: version }: { readonly cipher: Buffer; readonly key_version: number },
): FileKey | undefined {
  const keys = ring.find((each) => each.version === version)
  const text = keys === undefined ? undefined : suites[keys.suite].decrypt(keys.secrets, placeOf(file, version), cipher)?.toString('utf8')
  const [name, cipherKey = '', seal = ''] = text?.split(' ') ?? []
  const suite = suiteNames.find((one) => one === name)
  if (suite === undefined) return undefined
  return { suite, secrets: { cipher: Buffer.from(cipherKey, 'base64'), seal: Buffer.from(seal, 'base64'), hash: Buffer.alloc(0) } }
}

const placeOf = (file: string, version: number): string => `file_key/${file}/${version}`

/** A part of a file as a cipher that opens at its own place in its own file alone; the last says so, so that none is cut off unnoticed. */
export function sealPart({ suite, secrets }: FileKey, place: PartPlace, bytes: Buffer): Buffer {
  return suites[suite].encrypt(secrets, partText(place), bytes)
}

/** A part of a file as it was; undefined where it was changed or belongs elsewhere. */
export function openPart({ suite, secrets }: FileKey, place: PartPlace, sealed: Buffer): Buffer | undefined {
  return suites[suite].decrypt(secrets, partText(place), sealed)
}

export interface PartPlace {
  readonly file: string
  readonly at: number
  readonly isLast: boolean
}

const partText = ({ file, at, isLast }: PartPlace): string => `file/${file}/${at}/${isLast ? 'last' : 'more'}`
