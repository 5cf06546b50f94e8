import { expect, test } from 'vitest'
import { parseReferenceTable } from './reference-table.ts'

test('comments and empty lines are passed over, empty cells kept', () => {
  expect(parseReferenceTable('# source\na,b\n1,\r\n\n# more\n,2\n', ['a', 'b'])).toEqual([
    { a: '1', b: '' },
    { a: '', b: '2' },
  ])
})

test.each([
  ['b,a\n1,2', 'header'],
  ['', 'header'],
  ['a,b\n1,2,3', 'line 2 has 3 cells'],
  ['# x\na,b\n1', 'line 3 has 1 cells'],
])('%j is refused', (text, message) => {
  expect(() => parseReferenceTable(text, ['a', 'b'])).toThrow(message)
})
