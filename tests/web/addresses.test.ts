import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedSearch, dayText, keyText, oneOf, readParameters, someOf, text } from '../../src/web/address/parameters.ts'
import { returnPath } from '../../src/web/address/return-path.ts'
import { parseSearch, writeSearch } from '../../src/web/address/search-text.ts'

const declared = { sort: oneOf(['net', 'key'], 'key'), outcome: someOf(['eligible', 'review']), firm: keyText(), day: dayText(), q: text() }

describe('parameters of an address', () => {
  test.each([
    ['?id=723421968459640832', { id: '723421968459640832' }],
    ['?id=662E41&n=1&t=true&z=null', { id: '662E41', n: '1', t: 'true', z: 'null' }],
    ['?a=1&a=2&a=3', { a: ['1', '2', '3'] }],
    ['?a={"b":1}', { a: '{"b":1}' }],
    ['?__proto__=1', JSON.parse('{"__proto__":"1"}')],
    ['', {}],
  ])('%s is text', (written, values) => {
    expect(Object.entries(parseSearch(written))).toEqual(Object.entries(values))
  })

  test('what was written is read back', () => {
    const value = fc.oneof(fc.string({ minLength: 1 }), fc.array(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 4 }))
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ minLength: 1 }).filter((name) => name !== '__proto__'),
          value,
        ),
        (values) => {
          expect(parseSearch(writeSearch(values))).toEqual({ ...values })
        },
      ),
    )
  })

  test.each([
    ['', { sort: 'key', outcome: [], firm: '', day: '', q: '' }, [], []],
    ['?sort=net&outcome=review&outcome=eligible', { sort: 'net', outcome: ['eligible', 'review'] }, [], []],
    ['?firm=9007199254740993&day=2022-12-05', { firm: '9007199254740993', day: '2022-12-05' }, [], []],
    ['?sort=name&x=1', { sort: 'key' }, ['x'], ['sort']],
    ['?outcome=eligible&outcome=odd&firm=12345678901234567890', { outcome: [], firm: '' }, [], ['outcome', 'firm']],
    ['?q=a&q=b', { q: '' }, [], ['q']],
  ])('%s is read, and what is not understood is named', (written, values, unknown, unfit) => {
    const read = readParameters(declared, parseSearch(written))
    expect(read.values).toMatchObject(values)
    expect([read.unknown, read.unfit]).toEqual([unknown, unfit])
  })

  test('a change leaves the rest as it was written, and what is usual is not written', () => {
    const search = parseSearch('?x=1&sort=net&outcome=review')
    expect(changedSearch(declared, search, { sort: 'key', firm: '7', outcome: [] })).toEqual({ x: '1', firm: '7' })
  })
})

describe('the way back after signing in', () => {
  test.each([
    ['/runs?id=1', '/runs?id=1'],
    ['', '/'],
    ['//elsewhere.example', '/'],
    ['/\\elsewhere.example', '/'],
    ['https://elsewhere.example', '/'],
    ['/\t/elsewhere.example', '/'],
    ['/sign-in?to=/', '/'],
  ])('%j leads to %s', (written, path) => {
    expect(returnPath(written)).toBe(path)
  })
})
