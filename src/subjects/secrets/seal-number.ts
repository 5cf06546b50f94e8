import { done, type Result, refused } from '../../kernel/result.ts'
import type { SubjectKey } from '../entities.ts'
import { type Scheme, tailLength } from '../numbers/schemes.ts'
import type { Keyring, KeyVersion } from './key-file.ts'
import type { CipherRefusal } from './refusals.ts'
import { suites } from './suites.ts'

/** What a number is found by: keyed hashes of its last characters and of the whole. */
export interface NumberHashes {
  readonly tail: bigint
  /** 16 bytes. */
  readonly hash: Buffer
}

/** The hash of the last characters of a number, whatever kind of number it is. */
export function tailHash({ suite, secrets }: KeyVersion, number: string): bigint {
  return suites[suite].hash(secrets, `tail ${number.slice(-tailLength)}`).readBigInt64BE()
}

/** The hash of a whole number of a kind. */
export function wholeHash({ suite, secrets }: KeyVersion, scheme: Scheme, number: string): Buffer {
  return suites[suite].hash(secrets, `${scheme} ${number}`).subarray(0, 16)
}

/** A number as a cipher that belongs to one subject and one kind of number, and opens nowhere else. */
export function encryptNumber(keys: KeyVersion, subject: SubjectKey, scheme: Scheme, number: string): Buffer {
  return suites[keys.suite].encrypt(keys.secrets, placeOf(keys.version, subject, scheme), number)
}

/** The number of a cipher. Refused where it does not open. */
export function decryptNumber(
  ring: Keyring,
  version: number,
  subject: SubjectKey,
  scheme: Scheme,
  cipher: Buffer,
): Result<string, CipherRefusal> {
  const keys = ring.find((each) => each.version === version)
  const number = keys === undefined ? undefined : suites[keys.suite].decrypt(keys.secrets, placeOf(version, subject, scheme), cipher)
  return number === undefined ? refused({ code: 'cipher_damaged', ...subject, scheme }) : done(number.toString('utf8'))
}

const placeOf = (version: number, { entity, key }: SubjectKey, scheme: Scheme): string => `${entity}/${key}/${scheme}/${version}`

/** What a new number is found by: under the present keys, and, while keys are being exchanged, under those before. */
export function hashesUnder(
  ring: Keyring,
  scheme: Scheme,
  number: string,
): NumberHashes & { readonly tailBefore: bigint | undefined; readonly hashBefore: Buffer | undefined } {
  const [now, before] = ring
  return {
    tail: tailHash(now, number),
    hash: wholeHash(now, scheme, number),
    tailBefore: before === undefined ? undefined : tailHash(before, number),
    hashBefore: before === undefined ? undefined : wholeHash(before, scheme, number),
  }
}
