import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { TrailRefusal } from './refusals.ts'

/** What heads are signed with, and what shows that they were. */
export interface SigningKey {
  readonly secret: KeyObject
  readonly open: KeyObject
}

type KeyRefusal = Extract<TrailRefusal, { code: 'trail_key_missing' | 'trail_key_unreadable' | 'trail_key_open' }>

/** The signing key of a file. Refused where there is none, it is no key, or others than its owner may read it. */
export function readSigningKey(file: string): Result<SigningKey, KeyRefusal> {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined) return refused({ code: 'trail_key_missing', file })
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) return refused({ code: 'trail_key_open', file })
  try {
    const secret = createPrivateKey(readFileSync(file))
    if (secret.asymmetricKeyType !== 'ed25519') return refused({ code: 'trail_key_unreadable', file })
    return done({ secret, open: createPublicKey(secret) })
  } catch {
    return refused({ code: 'trail_key_unreadable', file })
  }
}

/** Makes a signing key that only its owner may read, whole or not at all. */
export function makeSigningKey(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}.part`
  rmSync(draft, { force: true })
  const descriptor = openSync(draft, 'wx', 0o600)
  try {
    writeSync(descriptor, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
    // What it signs next has to be verifiable after a lost machine.
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(draft, file)
}
