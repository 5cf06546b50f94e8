import { plainCode } from './printed-text.ts'

/** Kinds of unit that the first two characters settle; ids of the glossary's entity kinds. */
export type CodedEntityKind =
  | 'government_organ'
  | 'public_institution'
  | 'law_firm'
  | 'social_group'
  | 'social_service'
  | 'foundation'
  | 'enterprise'
  | 'individual_business'
  | 'farmers_cooperative'

export type CreditCode =
  | {
      readonly ok: true
      readonly code: string
      readonly registrar: string
      readonly kind: string
      /** The registrar's region when the code was given out; it may have been abolished since. */
      readonly registrarRegion: number
      /** Nine characters of GB 11714, its own check character last. */
      readonly organisationCode: string
      /** Undefined where the pair says no more than that the unit is something else. An accounting firm shows as an enterprise. */
      readonly entityKind: CodedEntityKind | undefined
    }
  | CreditCodeRefusal

/** A suggestion is the only valid code that differs by a letter taken for a digit; a person has to confirm it. */
export type CreditCodeRefusal =
  | { readonly ok: false; readonly code: 'empty' | 'bad_region' }
  | { readonly ok: false; readonly code: 'length'; readonly length: number }
  | {
      readonly ok: false
      readonly code: 'bad_character'
      readonly position: number
      readonly character: string
      readonly suggestion?: string
    }
  | { readonly ok: false; readonly code: 'bad_organisation_check' | 'bad_check'; readonly expected: string; readonly found: string }

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
const lookAlikes: Readonly<Record<string, string>> = { O: '0', I: '1' }

const entityKinds: Readonly<Record<string, CodedEntityKind>> = {
  11: 'government_organ',
  12: 'public_institution',
  31: 'law_firm',
  51: 'social_group',
  52: 'social_service',
  53: 'foundation',
  91: 'enterprise',
  92: 'individual_business',
  93: 'farmers_cooperative',
}

/** Reads a unified social credit code (GB 32100), checking both check characters, and says precisely why it cannot be one. */
export function parseCreditCode(text: string): CreditCode {
  const code = plainCode(text)
  if (code === '') return { ok: false, code: 'empty' }
  if (code.length !== 18) return { ok: false, code: 'length', length: code.length }
  const strange = [...code].findIndex((character) => !alphabet.includes(character))
  if (strange >= 0) {
    const suggestion = suggestedCode(code)
    const refusal = { ok: false, code: 'bad_character', position: strange + 1, character: code.charAt(strange) } as const
    return suggestion === undefined ? refusal : { ...refusal, suggestion }
  }
  if (!/^[0-9]{6}$/.test(code.slice(2, 8))) return { ok: false, code: 'bad_region' }
  return checked(code)
}

/** The check character of GB 32100 for the first 17 characters. */
export function creditCheckCharacter(body: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(body.charAt(index)), 0)
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/** The check character of GB 11714 for the eight characters of an organisation code. */
export function organisationCheckCharacter(organisationCode8: string): string {
  const values = organisationWeights.map((weight, index) => weight * organisationAlphabet.indexOf(organisationCode8.charAt(index)))
  const check = 11 - (values.reduce((total, value) => total + value, 0) % 11)
  if (check === 11) return '0'
  return check === 10 ? 'X' : String(check)
}

function checked(code: string): CreditCode {
  const organisationCode = code.slice(8, 17)
  const organisationCheck = organisationCheckCharacter(organisationCode)
  if (organisationCheck !== organisationCode.charAt(8)) {
    return { ok: false, code: 'bad_organisation_check', expected: organisationCheck, found: organisationCode.charAt(8) }
  }
  const check = creditCheckCharacter(code)
  if (check !== code.charAt(17)) return { ok: false, code: 'bad_check', expected: check, found: code.charAt(17) }
  const [registrar = '', kind = ''] = code
  const registrarRegion = Number(code.slice(2, 8))
  return { ok: true, code, registrar, kind, registrarRegion, organisationCode, entityKind: entityKinds[registrar + kind] }
}

function suggestedCode(code: string): string | undefined {
  const digits = code.replace(/[OI]/g, (character) => lookAlikes[character] ?? character)
  const isPlausible = [...digits].every((character) => alphabet.includes(character))
  return isPlausible && parseCreditCode(digits).ok ? digits : undefined
}
