import { type CalendarDate, dateFromParts } from './calendar.ts'
import { plainCode } from './printed-text.ts'

/** Documents whose number follows GB 11643: birth date, sequence and check character stand in the same places. */
export type IdentityDocument = 'resident_identity_card' | 'hong_kong_macao_taiwan_permit' | 'foreign_permanent_resident_card'

export type Sex = 'male' | 'female'

export type IdentityNumber =
  | {
      readonly ok: true
      readonly documentType: IdentityDocument
      /** 18 characters, upper case; a number of before 1999 is upgraded. Keep the original beside it. */
      readonly number: string
      readonly birthDate: CalendarDate
      readonly sex: Sex
      /** Where the number was first issued, by the code list of that time: never a home, and possibly long abolished. */
      readonly issuedRegion: number | undefined
    }
  | IdentityRefusal

export type IdentityRefusal =
  | { readonly ok: false; readonly code: 'empty' | 'not_digits' | 'bad_region' | 'bad_birth_date' | 'float_mangled' }
  | { readonly ok: false; readonly code: 'length'; readonly length: number }
  | { readonly ok: false; readonly code: 'bad_check'; readonly expected: string; readonly found: string }

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)
const permitRegions = new Set(['810000', '820000', '830000'])

/** Reads a citizen identity number (GB 11643), or a permit that follows it, and says precisely why it cannot be one. */
export function parseIdentityNumber(text: string): IdentityNumber {
  const plain = plainCode(text)
  if (plain === '') return { ok: false, code: 'empty' }
  // A spreadsheet that takes the number for a quantity shows it with an exponent; the last digits are gone for good.
  if (/^[0-9](?:\.[0-9]+)?E\+?[0-9]+$/.test(plain)) return { ok: false, code: 'float_mangled' }
  if (plain.length !== 18 && plain.length !== 15) return { ok: false, code: 'length', length: plain.length }
  if (!/^(?:[0-9]{17}[0-9X]|[0-9]{15})$/.test(plain)) return { ok: false, code: 'not_digits' }
  return readNumber(plain.length === 15 ? upgraded(plain) : plain)
}

/** The check character that belongs to the first 17 digits. */
export function identityCheckCharacter(seventeenDigits: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * (seventeenDigits.charCodeAt(index) - 48), 0)
  return checkCharacters.charAt(sum % 11)
}

function readNumber(number: string): IdentityNumber {
  const documentType = documentTypeOf(number)
  if (documentType === undefined) return { ok: false, code: 'bad_region' }
  const birthDate = dateFromParts(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14)))
  if (birthDate === undefined || Number(number.slice(6, 10)) < 1800) return { ok: false, code: 'bad_birth_date' }
  const expected = identityCheckCharacter(number)
  const found = number.charAt(17)
  if (expected !== found) {
    // Fifteen digits are all that a floating-point number keeps of eighteen: the rest comes back as zeros.
    if (number.endsWith('000')) return { ok: false, code: 'float_mangled' }
    return { ok: false, code: 'bad_check', expected, found }
  }
  const sex = Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female'
  const issuedRegion = documentType === 'foreign_permanent_resident_card' ? undefined : Number(number.slice(0, 6))
  return { ok: true, documentType, number, birthDate, sex, issuedRegion }
}

function documentTypeOf(number: string): IdentityDocument | undefined {
  if (number.startsWith('9')) return 'foreign_permanent_resident_card'
  if (permitRegions.has(number.slice(0, 6))) return 'hong_kong_macao_taiwan_permit'
  return provinces.has(number.slice(0, 2)) ? 'resident_identity_card' : undefined
}

/** Sequences 996 to 999 were kept for people already a hundred years old when numbers were introduced. */
function upgraded(fifteenDigits: string): string {
  const century = Number(fifteenDigits.slice(12)) >= 996 ? '18' : '19'
  const seventeenDigits = fifteenDigits.slice(0, 6) + century + fifteenDigits.slice(6)
  return seventeenDigits + identityCheckCharacter(seventeenDigits)
}
