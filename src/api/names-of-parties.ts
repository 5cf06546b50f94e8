import type { Caller } from '../access/index.ts'
import { namedEntities, namesOf } from '../subjects/index.ts'
import type { Office } from './office.ts'

/** Somebody whom a row of a register is about: who applies, who is paid, who has to pay. */
export interface Party {
  readonly entity: string
  readonly key: bigint
}

/** What parties are called, as far as the caller sees them, by `entity/key`. */
export type PartyNames = ReadonlyMap<string, string>

/** The names of parties, as far as the caller sees them; the look is written down under what it is for. */
export async function namesOfParties(office: Office, caller: Caller, parties: readonly Party[], purpose: string): Promise<PartyNames> {
  const found = new Map<string, string>()
  for (const entity of namedEntities) {
    const keys = [...new Set(parties.filter((party) => party.entity === entity).map(({ key }) => key))]
    if (keys.length === 0) continue
    for (const [key, { name }] of await namesOf(caller, office.keys, entity, keys, purpose)) found.set(`${entity}/${key}`, name)
  }
  return found
}

/** The name of one of them for a paper; its key where the caller may not see it. */
export async function namedOne(office: Office, caller: Caller, party: Party, purpose: string): Promise<string> {
  return (await namesOfParties(office, caller, [party], purpose)).get(`${party.entity}/${party.key}`) ?? String(party.key)
}

/** A party as it travels. */
export const partyOut = ({ entity, key }: Party, names: PartyNames) => ({
  entity,
  key: String(key),
  name: names.get(`${entity}/${key}`) ?? null,
})
