import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDate } from './calendar.ts'
import { identityCheckCharacter, parseIdentityNumber } from './identity-number.ts'

function summary(text: string): string {
  const result = parseIdentityNumber(text)
  if (!result.ok) return result.code
  return [result.number, formatDate(result.birthDate), result.sex, result.issuedRegion ?? '-', result.documentType].join(' ')
}

const sample = '11010519491231002X 1949-12-31 female 110105 resident_identity_card'

describe('numbers that are one', () => {
  test.each([
    ['the sample of the standard', '11010519491231002X', sample],
    ['a lower-case x', '11010519491231002x', sample],
    ['full-width digits and X', '１１０１０５１９４９１２３１００２Ｘ', sample],
    ['a full-width lower-case x', '11010519491231002ｘ', sample],
    ['zero-width characters', '\ufeff110105\u200b19491231\u200d002X\u2060', sample],
    ['spaces and a spreadsheet apostrophe', " '110105 19491231 002X\t", sample],
    ['a number of before 1999', '110105491231002', sample],
    ['a birth in 1880 and an abolished county', '440524188001010014', '440524188001010014 1880-01-01 male 440524 resident_identity_card'],
    ['a centenarian of before 1999', '440524800101998', `${upgraded('44052418800101998')} 1880-01-01 female 440524 resident_identity_card`],
    [
      'a sequence just below the centenarians',
      '440524800101995',
      `${upgraded('44052419800101995')} 1980-01-01 male 440524 resident_identity_card`,
    ],
    ['the leap day of 2000', upgraded('11010120000229001'), '110101200002290018 2000-02-29 male 110101 resident_identity_card'],
    [
      'a Hong Kong permit',
      upgraded('81000019900101001'),
      `${upgraded('81000019900101001')} 1990-01-01 male 810000 hong_kong_macao_taiwan_permit`,
    ],
    [
      'a Macao permit',
      upgraded('82000019900101002'),
      `${upgraded('82000019900101002')} 1990-01-01 female 820000 hong_kong_macao_taiwan_permit`,
    ],
    [
      'a Taiwan permit',
      upgraded('83000019900101001'),
      `${upgraded('83000019900101001')} 1990-01-01 male 830000 hong_kong_macao_taiwan_permit`,
    ],
    [
      'a foreigner with a card of 2023',
      upgraded('91184019850704001'),
      `${upgraded('91184019850704001')} 1985-07-04 male - foreign_permanent_resident_card`,
    ],
  ])('%s', (_name, text, expected) => {
    expect(summary(text)).toBe(expected)
  })
})

describe('numbers that are not', () => {
  test.each([
    ['', 'empty'],
    [' \u200b', 'empty'],
    ['1101051949123100', 'length'],
    ['1101051949123100200', 'length'],
    ['11010519491231O02X', 'not_digits'],
    ['X10105194912310020', 'not_digits'],
    ['11010549123100X', 'not_digits'],
    ['110105194912310021', 'bad_check'],
    [upgraded('11010119000229001'), 'bad_birth_date'],
    [upgraded('11010120220229001'), 'bad_birth_date'],
    [upgraded('11010120221301001'), 'bad_birth_date'],
    [upgraded('11010117000101001'), 'bad_birth_date'],
    ['110105491331002', 'bad_birth_date'],
    [upgraded('00000019900101001'), 'bad_region'],
    [upgraded('19010119900101001'), 'bad_region'],
    ['1.10105E+17', 'float_mangled'],
    ['1.10105194912310E17', 'float_mangled'],
    ['110105194912310000', 'float_mangled'],
  ])('%j: %s', (text, code) => {
    expect(summary(text)).toBe(code)
  })

  test('a wrong check character names the right one', () => {
    expect(parseIdentityNumber('110101200002290011')).toEqual({ ok: false, code: 'bad_check', expected: '8', found: '1' })
  })
})

test('any single wrong digit and any two neighbours swapped are found', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999 }),
      fc.integer({ min: 0, max: 17 }),
      fc.integer({ min: 0, max: 9 }),
      (sequence, position, other) => {
        const number = upgraded(`11010519491231${String(sequence).padStart(3, '0')}`)
        const changed = number.slice(0, position) + other + number.slice(position + 1)
        expect(parseIdentityNumber(number).ok).toBe(true)
        expect(parseIdentityNumber(changed).ok).toBe(changed === number)
        const swapped = number.slice(0, 15) + number.charAt(16) + number.charAt(15) + number.slice(17)
        expect(parseIdentityNumber(swapped).ok).toBe(swapped === number)
      },
    ),
  )
})

function upgraded(seventeenDigits: string): string {
  return seventeenDigits + identityCheckCharacter(seventeenDigits)
}
