import { createHmac, randomBytes } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { KeyRefusal } from './refusals.ts'
import { type Secrets, type SuiteName, suiteNames, suites } from './suites.ts'

/** One version of the keys. */
export interface KeyVersion {
  readonly version: number
  readonly suite: SuiteName
  readonly secrets: Secrets
}

/** The versions that numbers may be under, the one for new numbers first; more than one while keys are being exchanged. */
export type Keyring = readonly [KeyVersion, ...KeyVersion[]]

const secret = z.base64()
const keyFile = z.object({
  format: z.literal(1),
  keys: z
    .array(z.object({ version: z.int().min(1).max(32_000), suite: z.enum(suiteNames), cipher: secret, seal: secret, hash: secret }))
    .min(1),
})

/** Fresh keys from the system's random numbers. */
export function newKeys(version: number, suite: SuiteName): KeyVersion {
  return { version, suite, secrets: { cipher: randomBytes(suites[suite].cipherBytes), seal: randomBytes(32), hash: randomBytes(32) } }
}

/** What shows that keys are those of a database, and tells nothing about them. */
export function markOf({ version, suite, secrets }: KeyVersion): Buffer {
  const all = Buffer.concat([secrets.cipher, secrets.seal, secrets.hash])
  return createHmac('sha256', all).update(`ballast key ${version} ${suite}`).digest()
}

/** Reads a key file; undefined where there is none. Refused where it is no key file, or others than its owner may read it. */
export function readKeyFile(file: string): Result<Keyring | undefined, KeyRefusal> {
  const text = textOf(file)
  if (text === undefined) return done(undefined)
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) return refused({ code: 'key_file_open', file })
  const parsed = keyFile.safeParse(parseJson(text))
  if (!parsed.success) return refused({ code: 'key_file_unreadable', file })
  const versions = parsed.data.keys.map(({ version, suite, cipher, seal, hash }): KeyVersion => {
    const [cipherKey, sealKey, hashKey] = [cipher, seal, hash].map((text) => Buffer.from(text, 'base64')) as [Buffer, Buffer, Buffer]
    return { version, suite, secrets: { cipher: cipherKey, seal: sealKey, hash: hashKey } }
  })
  const [first, ...rest] = versions.sort((a, b) => b.version - a.version)
  const isShort = versions.some(({ suite, secrets }) => secrets.cipher.length !== suites[suite].cipherBytes || secrets.hash.length < 32)
  return first === undefined || isShort ? refused({ code: 'key_file_unreadable', file }) : done([first, ...rest])
}

/** Writes a key file that only its owner may read, whole or not at all. */
export function writeKeyFile(file: string, ring: Keyring): void {
  const keys = ring.map(({ version, suite, secrets }) => ({
    version,
    suite,
    cipher: secrets.cipher.toString('base64'),
    seal: secrets.seal.toString('base64'),
    hash: secrets.hash.toString('base64'),
  }))
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}.part`
  rmSync(draft, { force: true })
  const descriptor = openSync(draft, 'wx', 0o600)
  try {
    writeSync(descriptor, `${JSON.stringify({ format: 1, keys }, null, 2)}\n`)
    // Numbers come to be under these keys next; the file has to outlive a lost machine.
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  chmodSync(draft, 0o600)
  renameSync(draft, file)
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
