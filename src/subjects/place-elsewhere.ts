import { sql } from 'kysely'
import { type Caller, writeLook } from '../access/index.ts'
import { keyText } from './entities.ts'
import { plainNumber } from './numbers/schemes.ts'
import type { Keys } from './secrets/open-keys.ts'
import { tailHash, wholeHash } from './secrets/seal-number.ts'

/** As long as a credit code, of the characters that one is written with. */
const isCreditCode = (text: string): boolean => /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text)

/**
 * Where a unit is registered that the caller does not see, by its whole credit code: the names of the regions, and nothing else of it.
 * Empty where the text is no whole credit code, or nobody has it. That it was looked for is written down.
 */
export async function placeElsewhere(caller: Caller, keys: Keys, text: string, purpose: string): Promise<readonly string[]> {
  const number = plainNumber(text)
  if (!isCreditCode(number)) return []
  const ring = keys.ring()
  const tails = ring.map((version) => String(tailHash(version, number)))
  const hashes = ring.map((version) => wholeHash(version, 'credit_code', number))
  return caller.transact(async (db) => {
    const { rows } = await sql<{ readonly key: bigint; readonly place: string }>`
      select found.key, coalesce(above.name || region.name, region.name) as place
      from places_beyond_sight(${tails}::bigint[], ${hashes}::bytea[], ${caller.day}::date) found
      join region on region.path = found.home
      left join region above on above.path = region.parent and above.level <> 'nation'`.execute(db)
    const subjects = rows.map(({ key }) => keyText({ entity: 'firm', key }))
    await writeLook(db, caller, { purpose, register: 'subject', subjects, fields: ['registered_place'] })
    return [...new Set(rows.map(({ place }) => place))]
  })
}
