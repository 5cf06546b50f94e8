import { sql } from 'kysely'
import { type Caller, writeLook } from '../access/index.ts'
import type { Work } from '../store/index.ts'
import { keyText, type NamedEntity } from './entities.ts'
import { plainNumber, type Scheme } from './numbers/schemes.ts'
import type { Keys } from './secrets/open-keys.ts'
import { tailHash, wholeHash } from './secrets/seal-number.ts'

/** Who is meant by numbers or names, of those the caller may see; several where one stands for several. What means nobody is absent. */
export type Matched = ReadonlyMap<string, readonly { readonly entity: NamedEntity; readonly key: bigint }[]>

/** How many are matched in one transaction: what takes longer keeps others waiting. */
export const matchedAtOnce = 500

/** Matches whole numbers of a kind, in any way they are written; who was found is written down as a look with its purpose. */
export async function matchNumbers(
  caller: Caller,
  keys: Keys,
  asked: { readonly scheme: Scheme; readonly numbers: readonly string[]; readonly entities: readonly NamedEntity[] },
  purpose: string,
): Promise<Matched> {
  const ring = keys.ring()
  const numbers = asked.numbers.map(plainNumber)
  const tails = ring.flatMap((version) => numbers.map((number) => String(tailHash(version, number))))
  const hashes = ring.flatMap((version) => numbers.map((number) => wholeHash(version, asked.scheme, number)))
  return matched(caller, purpose, async (db) => {
    const { rows } = await sql<{ readonly place: number; readonly key: bigint; readonly entity: string }>`
      select place, key, entity from keys_by_numbers(${tails}::bigint[], ${hashes}::bytea[], ${[...asked.entities]}::text[])`.execute(db)
    return rows.map(({ place, key, entity }) => ({ text: asked.numbers[(place - 1) % numbers.length] ?? '', key, entity }))
  })
}

/** Matches whole names, as they are written in the register. */
export async function matchNames(
  caller: Caller,
  asked: { readonly names: readonly string[]; readonly entities: readonly NamedEntity[] },
  purpose: string,
): Promise<Matched> {
  return matched(caller, purpose, async (db) => {
    const { rows } = await sql<{ readonly name: string; readonly key: bigint; readonly entity: string }>`
      select name, key, entity from subject
      where name = any (${[...asked.names]}::text[]) and entity = any (${[...asked.entities]}::text[])`.execute(db)
    return rows.map(({ name, key, entity }) => ({ text: name, key, entity }))
  })
}

type Found = { readonly text: string; readonly key: bigint; readonly entity: string }

async function matched(caller: Caller, purpose: string, find: (db: Work) => Promise<readonly Found[]>): Promise<Matched> {
  const found = await caller.transact(async (db) => {
    const rows = await find(db)
    const subjects = [...new Set(rows.map(({ entity, key }) => keyText({ entity: entity as NamedEntity, key })))]
    await writeLook(db, caller, { purpose, register: 'subject', subjects, fields: ['matched'] })
    return rows
  })
  const byText = new Map<string, { readonly entity: NamedEntity; readonly key: bigint }[]>()
  for (const { text, key, entity } of found) {
    const known = byText.get(text) ?? []
    if (!known.some((each) => each.key === key && each.entity === entity)) known.push({ entity: entity as NamedEntity, key })
    byText.set(text, known)
  }
  return byText
}
