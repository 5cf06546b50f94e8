import { creditCheckCharacter, organisationCheckCharacter } from '../../kernel/credit-code.ts'
import { identityCheckCharacter } from '../../kernel/identity-number.ts'
import { drawn } from './dice.ts'

/**
 * Numbers of people and units that do not exist. Codes of regions end in a city number from 91 to 99, which no list of GB/T 2260 has
 * ever had; telephones begin with 12, accounts with 000, and no operator and no bank gives those out.
 */
const provinces = [
  11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65,
] as const
const cities = 9
const counties = 89
const nobodysRegions = provinces.length * cities * counties

/** A code that no region has or had: county numbers from 11 on. */
function nobodysRegion(n: number): string {
  const province = provinces[n % provinces.length] ?? provinces[0]
  const place = Math.floor(n / provinces.length) % (cities * counties)
  return `${province}${91 + Math.floor(place / counties)}${11 + (place % counties)}`
}

/** Sequence numbers of one sex. */
const sequences = 500
const identities = BigInt(nobodysRegions * sequences)
/** Shares no factor with them, so that neighbours do not look alike and no two keys below their number meet. */
const stride = 7_368_787n

/** A valid identity number of a person who does not exist; no two alike for keys below twelve million. `birthDate` is YYYY-MM-DD. */
export function identityNumberOf(key: bigint, birthDate: string, isFemale: boolean): string {
  const place = Number((BigInt.asUintN(62, key) * stride) % identities)
  const sequence = (place % sequences) * 2 + (isFemale ? 0 : 1)
  const body = `${nobodysRegion(Math.floor(place / sequences))}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return body + identityCheckCharacter(body)
}

/** What a unit's code begins with: who registers it, and what it is. */
const registrars: Readonly<Record<string, string>> = {
  government_organ: '11',
  public_institution: '12',
  law_firm: '31',
  social_group: '51',
  social_service: '52',
  foundation: '53',
  enterprise: '91',
  accounting_firm: '91',
  individual_business: '92',
  farmers_cooperative: '93',
}

/** Where the codes of organisations begin: their keys are numbers of their own. */
export const organisationsFrom = 50_000_000n

/** A valid credit code of a unit that does not exist; no two alike for keys below a hundred million. */
export function creditCodeOf(key: bigint, kind: string | undefined): string {
  const registrar = registrars[kind ?? ''] ?? '91'
  const organisation = String((BigInt.asUintN(62, key) * stride) % 100_000_000n).padStart(8, '0')
  const body = registrar + nobodysRegion(drawn(key, 21, nobodysRegions)) + organisation + organisationCheckCharacter(organisation)
  return body + creditCheckCharacter(body)
}

/** The number a bureau keeps a unit under. */
export function unitNumberOf(key: bigint): string {
  return `99${String(key).padStart(8, '0')}`
}

/** A telephone that cannot be called, of one person in eight. */
export function phoneOf(key: bigint): string | undefined {
  if (drawn(key, 31, 8) !== 0) return undefined
  return `12${String(drawn(key, 32, 1_000_000_000)).padStart(9, '0')}`
}

/** An account that no bank keeps. */
export function accountOf(key: bigint): string {
  return `000${String(drawn(key, 41, 100_000_000)).padStart(8, '0')}${String(drawn(key, 42, 100_000_000)).padStart(8, '0')}`
}
