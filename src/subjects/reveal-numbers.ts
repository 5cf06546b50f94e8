import { byCaller, type Caller, writeEvent, writeLook } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { keyText, type NamedEntity } from './entities.ts'
import type { Scheme } from './numbers/schemes.ts'
import type { ShowRefusal } from './refusals.ts'
import type { Keys } from './secrets/open-keys.ts'
import type { CipherRefusal } from './secrets/refusals.ts'
import { decryptNumber } from './secrets/seal-number.ts'
import { numbersOf } from './show-subjects.ts'

export interface RevealInput {
  readonly entity: NamedEntity
  readonly keys: readonly bigint[]
  readonly fields: readonly Scheme[]
  /** To which end somebody needs them. */
  readonly purpose: string
}

export interface RevealedNumber {
  readonly key: bigint
  readonly scheme: Scheme
  readonly number: string
}

/**
 * Numbers in clear, to a purpose, written down in the same transaction. Refused as a whole where one of the subjects is not there for
 * the caller, or one of the ciphers does not open; the latter is written down all the same.
 */
export async function revealNumbers(
  caller: Caller,
  keys: Keys,
  { entity, keys: asked, fields, purpose }: RevealInput,
): Promise<Result<readonly RevealedNumber[], ShowRefusal | CipherRefusal>> {
  if (purpose.trim() === '') return refused({ code: 'purpose_missing' })
  const wanted = [...new Set(asked)]
  if (wanted.length === 0) return refused({ code: 'subject_not_found' })
  const ring = keys.ring()
  return caller.transact(async (db) => {
    const seen = await db.selectFrom('subject').select('key').where('entity', '=', entity).where('key', 'in', wanted).execute()
    if (seen.length < wanted.length) return refused({ code: 'subject_not_found' })
    const ciphers = (await numbersOf(db, entity, wanted, caller.day)).filter(({ scheme }) => fields.some((field) => field === scheme))
    const subjects = wanted.map((key) => keyText({ entity, key }))
    await writeLook(db, caller, { purpose: purpose.trim(), register: 'subject', subjects, fields })
    await writeEvent(db, {
      ...byCaller(caller),
      verb: 'reveal_numbers',
      register: 'subject',
      subject: subjects.join(' '),
      region: caller.post.region.path,
      reason: purpose.trim(),
      detail: { fields },
    })
    const revealed: RevealedNumber[] = []
    for (const { key, scheme, cipher, key_version } of ciphers) {
      const number = decryptNumber(ring, key_version, { entity, key }, scheme as Scheme, cipher)
      if (number.kind === 'refused') return number
      revealed.push({ key, scheme: scheme as Scheme, number: number.value })
    }
    return done(revealed)
  })
}
