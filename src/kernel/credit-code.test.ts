import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { creditCodeFor } from '../../tests/kernel/make-credit-code.ts'
import { parseCreditCode } from './credit-code.ts'

describe('codes of real enterprises', () => {
  test.each([
    ['91330100799655058B', 330100],
    ['914403001922038216', 440300],
    ['9144030071526726XG', 440300],
    ['91110108717743469K', 110108],
    ['91110000710925462X', 110000],
    ['91100000100003962T', 100000],
    ['91110108551385082Q', 110108],
    ['91110116348294556H', 110116],
    ['91110108MA01G0FB09', 110108],
  ])('%s', (code, region) => {
    expect(parseCreditCode(code)).toEqual({
      ok: true,
      code,
      registrar: '9',
      kind: '1',
      registrarRegion: region,
      organisationCode: code.slice(8, 17),
      entityKind: 'enterprise',
    })
  })
})

test.each([' 91110108ma01g0fb09', '９１１１０１０８ＭＡ０１Ｇ０ＦＢ０９', "'9111\u200b0108 MA01G0FB09\ufeff"])(
  '%j is read as printed',
  (text) => {
    expect(parseCreditCode(text)).toMatchObject({ ok: true, code: '91110108MA01G0FB09' })
  },
)

describe('codes that are made up', () => {
  test.each([
    ['91110108MA01ABC123', 'bad_organisation_check'],
    ['91510100MA6CDT9X0F', 'bad_organisation_check'],
    ['91110000600037297L', 'bad_organisation_check'],
    ['91110108MA001KRU45', 'bad_check'],
    ['91440101TEST000001', 'bad_character'],
    ['91110108MA01G0FB08', 'bad_check'],
    ['91110108MA01G0FB19', 'bad_organisation_check'],
    ['911A0108MA01G0FB09', 'bad_region'],
    ['110108001234567', 'length'],
    ['', 'empty'],
  ])('%j: %s', (code, refusal) => {
    expect(parseCreditCode(code)).toMatchObject({ ok: false, code: refusal })
  })

  test('a wrong check character names the right one', () => {
    expect(parseCreditCode('91110108MA01G0FB08')).toEqual({ ok: false, code: 'bad_check', expected: '9', found: '8' })
  })
})

describe('letters taken for digits', () => {
  test.each([
    ['9111O108MAO1G0FB09', 5, 'O', '91110108MA01G0FB09'],
    ['9I1101O8MA0IG0FBO9', 2, 'I', '91110108MA01G0FB09'],
    ['9111O108MA01G0FB08', 5, 'O', undefined],
    ['91440101TEST000001', 11, 'S', undefined],
  ])('%s', (code, position, character, suggestion) => {
    const expected = { ok: false, code: 'bad_character', position, character }
    expect(parseCreditCode(code)).toEqual(suggestion === undefined ? expected : { ...expected, suggestion })
  })
})

test.each([
  ['1', '1', 'government_organ'],
  ['1', '2', 'public_institution'],
  ['3', '1', 'law_firm'],
  ['5', '1', 'social_group'],
  ['5', '2', 'social_service'],
  ['5', '3', 'foundation'],
  ['9', '1', 'enterprise'],
  ['9', '2', 'individual_business'],
  ['9', '3', 'farmers_cooperative'],
  ['3', '2', undefined],
  ['8', '1', undefined],
  ['N', '1', undefined],
  ['Y', '1', undefined],
])('registrar %s and kind %s', (registrar, kind, entityKind) => {
  expect(parseCreditCode(creditCodeFor(registrar, kind, 500103, 'MA5U0001'))).toMatchObject({ ok: true, registrar, kind, entityKind })
})

test('every code built reads back, and a single wrong character is found', () => {
  const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
  const character = fc.constantFrom(...alphabet)
  const organisation = fc.string({ unit: character, minLength: 8, maxLength: 8 })
  fc.assert(
    fc.property(
      organisation,
      fc.integer({ min: 0, max: 17 }),
      character,
      fc.integer({ min: 110_000, max: 659_012 }),
      (eight, position, other, region) => {
        const code = creditCodeFor('9', '1', region, eight)
        expect(parseCreditCode(code)).toMatchObject({ ok: true, registrarRegion: region })
        const changed = code.slice(0, position) + other + code.slice(position + 1)
        expect(parseCreditCode(changed).ok).toBe(changed === code)
      },
    ),
  )
})

test.each([
  ['S', '1', 500103, 'MA5U0001'],
  ['9', '1', 500103, 'MA5U001'],
  ['9', '1', 5001030, 'MA5U0001'],
  ['9', '1', 500103, 'MA5UO001'],
])('creditCodeFor refuses %s%s %i %s', (registrar, kind, region, eight) => {
  expect(() => creditCodeFor(registrar, kind, region, eight)).toThrow(RangeError)
})
