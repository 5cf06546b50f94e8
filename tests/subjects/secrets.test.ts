import { chmodSync, copyFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { WorkStore } from '../../src/store/index.ts'
import { openKeys } from '../../src/subjects/index.ts'
import { maskNumber, plainNumber } from '../../src/subjects/numbers/schemes.ts'
import { newKeys } from '../../src/subjects/secrets/key-file.ts'
import { decryptNumber, encryptNumber, tailHash, wholeHash } from '../../src/subjects/secrets/seal-number.ts'
import { suiteNames } from '../../src/subjects/secrets/suites.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { keyFile } from './office.ts'

const person = { entity: 'person', key: 7n } as const
const number = '11990019800101001X'

describe.each(suiteNames)('numbers under %s', (suite) => {
  const keys = newKeys(3, suite)
  const cipher = encryptNumber(keys, person, 'identity_number', number)
  const open = (sealed: Buffer, ...[ring = keys, subject = person, version = 3]: [typeof keys?, typeof person?, number?]) =>
    decryptNumber([ring], version, subject, 'identity_number', sealed)

  it('open for whom they belong to, and never look the same', () => {
    expect(open(cipher)).toEqual({ kind: 'done', value: number })
    const again = encryptNumber(keys, person, 'identity_number', number)
    expect(again.equals(cipher)).toBe(false)
    expect(again.includes(Buffer.from(number.slice(0, 6)))).toBe(false)
  })

  it('do not open with any byte changed, cut off or added', () => {
    for (let at = 0; at < cipher.length; at++) {
      const changed = Buffer.from(cipher)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(open(changed).kind).toBe('refused')
    }
    for (let length = 0; length < cipher.length; length++) expect(open(cipher.subarray(0, length)).kind).toBe('refused')
    expect(open(Buffer.concat([cipher, Buffer.from([0])])).kind).toBe('refused')
  })

  it('do not open elsewhere or under other keys', () => {
    expect(open(cipher, keys, { ...person, key: 8n } as unknown as typeof person).kind).toBe('refused')
    expect(decryptNumber([keys], 3, { entity: 'firm', key: 7n }, 'identity_number', cipher).kind).toBe('refused')
    expect(decryptNumber([keys], 3, person, 'phone', cipher).kind).toBe('refused')
    expect(open(cipher, newKeys(3, suite)).kind).toBe('refused')
    expect(open(cipher, keys, person, 2).kind).toBe('refused')
  })

  it('are found by hashes that say nothing without the keys', () => {
    expect(wholeHash(keys, 'identity_number', number)).toEqual(wholeHash(keys, 'identity_number', number))
    expect(wholeHash(keys, 'identity_number', number)).toHaveLength(16)
    expect(wholeHash(keys, 'phone', number)).not.toEqual(wholeHash(keys, 'identity_number', number))
    expect(tailHash(keys, number)).toBe(tailHash(keys, `000000${number.slice(-6)}`))
    expect(tailHash(newKeys(3, suite), number)).not.toBe(tailHash(keys, number))
  })
})

it.each([
  ['identity_number', '11990019800101001X', '119***********001X'],
  ['phone', '12123456789', '121****6789'],
  ['account', '0001234567890123456', '***************3456'],
  ['phone', '1212345', '*******'],
  ['credit_code', '91119911000000019X', '91119911000000019X'],
] as const)('%s %s is shown as %s', (scheme, whole, shown) => {
  expect(maskNumber(scheme, whole)).toBe(shown)
})

it.each([
  [' 1199 0019 8001 0100 1x', '11990019800101001X'],
  ['１２１-２３４５-６７８９', '12123456789'],
  ['110101800101001', '110101198001010011'],
])('%j is looked for as %s', (typed, plain) => {
  expect(plainNumber(typed).slice(0, 17)).toBe(plain.slice(0, 17))
})

describe('the key file', () => {
  let store: WorkStore
  const file = keyFile()
  beforeAll(async () => {
    store = await officeStore()
    expect(await openKeys(store, file, 'sm4-ctr+hmac-sm3')).toMatchObject({ kind: 'done' })
    return () => store.close()
  })

  it('is made once, for its owner alone, and is in no table', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const text = readFileSync(file, 'utf8')
    expect(await openKeys(store, file)).toMatchObject({ kind: 'done' })
    expect(readFileSync(file, 'utf8')).toBe(text)
    const marks = await store.asSystem('set_up', (db) => db.selectFrom('number_key').selectAll().execute())
    expect(marks).toMatchObject([{ version: 1, suite: 'sm4-ctr+hmac-sm3' }])
    expect(text).not.toContain(marks[0]?.mark.toString('base64'))
  })

  it.each<[string, (path: string) => void, string]>([
    ['is missing', (path) => rmSync(path), 'keys_missing'],
    ['may be read by others', (path) => chmodSync(path, 0o640), 'key_file_open'],
    ['is cut off', (path) => writeFileSync(path, readFileSync(path, 'utf8').slice(0, 60)), 'key_file_unreadable'],
    [
      'has a short key',
      (path) => writeFileSync(path, readFileSync(path, 'utf8').replace(/"cipher": "[^"]+"/, '"cipher": "AAAA"')),
      'key_file_unreadable',
    ],
    [
      'has other keys',
      (path) => writeFileSync(path, readFileSync(path, 'utf8').replace(/"hash": "..../, '"hash": "AAAA')),
      'keys_of_another',
    ],
  ])('is refused where it %s', async (_, spoil, code) => {
    const copy = keyFile().replace('keys/numbers', 'numbers')
    copyFileSync(file, copy)
    spoil(copy)
    expect(await openKeys(store, copy)).toMatchObject({ kind: 'refused', refusal: { code } })
  })
})
