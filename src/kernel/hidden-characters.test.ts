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
