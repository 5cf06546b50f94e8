import { creditCheckCharacter, organisationCheckCharacter } from '../../src/kernel/credit-code.ts'

/** Builds the valid code of a registrar, kind and region for the eight free characters of an organisation code. */
export function creditCodeFor(registrar: string, kind: string, region: number, organisationCode8: string): string {
  const body = registrar + kind + String(region).padStart(6, '0') + organisationCode8 + organisationCheckCharacter(organisationCode8)
  const isWellFormed = body.length === 17 && /^[0-9A-HJ-NP-RTUWXY]+$/.test(body)
  if (!isWellFormed) throw new RangeError(`creditCodeFor: ${JSON.stringify(body)} is not the body of a credit code`)
  return body + creditCheckCharacter(body)
}
