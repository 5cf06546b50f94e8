import fc from 'fast-check'
import { expect, test } from 'vitest'
import { remembered } from './remembered.ts'

function counting(mostCharacters: number) {
  const worked: string[] = []
  const ask = remembered((text) => {
    worked.push(text)
    return { text }
  }, mostCharacters)
  return { worked, ask }
}

test('what is asked again is worked out once, also where the answer is nothing', () => {
  const { worked, ask } = counting(100)
  expect(ask('a')).toBe(ask('a'))
  expect(worked).toEqual(['a'])
  let asked = 0
  const nothing = remembered(() => {
    asked += 1
    return undefined
  }, 100)
  expect([nothing('a'), nothing('a'), asked]).toEqual([undefined, undefined, 1])
})

test('what nobody asked for while others came is forgotten, what is asked for stays', () => {
  const { worked, ask } = counting(3)
  for (const text of ['a', 'b', 'a', 'c', 'd', 'a', 'e', 'f', 'a', 'b']) ask(text)
  expect(worked).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'b'])
})

test('a text longer than all that may be kept is answered too', () => {
  const { ask } = counting(2)
  expect(ask('abcdef').text).toBe('abcdef')
  expect(ask('').text).toBe('')
})

test('the answer is that of the work, whatever was asked before', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 4, unit: fc.constantFrom('a', 'b') })), fc.nat(20), (texts, most) => {
      const { ask } = counting(most)
      for (const text of texts) expect(ask(text).text).toBe(text)
    }),
  )
})
