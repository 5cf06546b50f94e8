import { expect, test } from 'vitest'
import { findHidden, replaceHidden } from './hidden-characters.ts'

test.each([
  ['nought', '甲\u0000乙', [1]],
  ['a bell and a form feed', '\u0007甲\u000C', [0, 2]],
  ['a return', '甲\r\n', [1]],
  ['delete and a control of the second set', '\u007F\u0085', [0, 1]],
  ['a space of no width, a joiner, a mark of order', '\u200B\u2060\uFEFF', [0, 1, 2]],
  ['marks of direction', '\u200E甲\u202E乙\u2066', [0, 2, 4]],
  ['half of a pair', '甲\uD83D', [1]],
  ['no character at all', '\uFFFE', [0]],
  ['line feeds, tabs, wide and hard spaces are seen', '甲\n\t\u3000\u00A0乙', []],
  ['rare characters in two halves are whole', '𠮷𡈽', []],
])('%s', (_, text, at) => {
  expect(findHidden(text).map((found) => found.at)).toEqual(at)
  expect(findHidden(replaceHidden(text, () => ''))).toEqual([])
})

test('a character is hidden or seen whatever stands beside it', () => {
  // A hard space is seen and is not among the characters that are told at a glance.
  for (let code = 0; code <= 0xffff; code++) {
    const character = String.fromCharCode(code)
    if (findHidden(character).length !== findHidden(`${character} \u00A0`).length) expect.fail(code.toString(16))
  }
})
