import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BlockReader } from '../../src/plans/read/block-reader.ts'
import { readKeywords } from '../../src/plans/read/read-keywords.ts'
import { isMap, YamlSource } from '../../src/plans/read/yaml-source.ts'

/** The value of `key` wherever it stands. */
function nodeUnder(node: unknown, key: string): unknown {
  if (!isMap(node)) return undefined
  for (const pair of node.items) {
    if (String(pair.key) === key) return pair.value
    const inner = nodeUnder(pair.value, key)
    if (inner !== undefined) return inner
  }
  return undefined
}

const FIRST_LINE = 41

/** Where in the file the marked word of the expression `判断` is said to stand, and what stands there. */
function placed(yaml: string, word: string) {
  const source = new YamlSource('f', yaml, FIRST_LINE)
  const expression = source.expression(nodeUnder(source.document.contents, '判断'))
  if (!('text' in expression)) throw new Error(expression.code)
  const from = expression.text.indexOf(word)
  const place = expression.at(from, from + word.length)
  const line = yaml.split('\n')[place.line - FIRST_LINE] ?? ''
  return { line: place.line, column: place.column, text: line.slice(place.column - 1, place.column - 1 + place.length) }
}

describe('the place of a word of an expression', () => {
  test.each<[string, string, number, number]>([
    ['plain', '判断: 坏词 > 0', 41, 5],
    ['plain after Chinese text', '判断: 参保人数 > 坏词', 41, 12],
    ['nested', '条件:\n  甲 (a):\n    判断: 欠费 and 坏词', 43, 16],
    ['in braces', '条件:\n  甲 (a): { 判断: 坏词 > 0, 依据: 乙 }', 42, 16],
    ['plain over two lines', '条件:\n  判断: 欠费\n    and 坏词\n  依据: 乙', 43, 9],
    ['with a comment behind', '判断: 参保人数 > 坏词 # 坏词', 41, 12],
    ['with spaces after the colon', '判断:    坏词 > 0', 41, 8],
    ['in a block', '判断: |\n  坏词 > 0', 42, 3],
    ['in the second line of a block', '判断: |\n  欠费 and\n  坏词 > 0', 43, 3],
    ['in a deeper line of a block', '判断: |\n  if 欠费\n      then 坏词', 43, 12],
    ['after an empty line', '判断: |\n  欠费 and\n\n  坏词 > 0', 44, 3],
    ['after a line of spaces only', '判断: |\n  欠费 and\n \n  坏词 > 0', 44, 3],
    ['after an empty first line', '判断: |\n\n  坏词 > 0', 43, 3],
    ['in a block that is chomped', '判断: |-\n  欠费 and\n  坏词 > 0\n依据: 乙', 43, 3],
    ['in a block that keeps its end', '判断: |+\n  坏词 > 0\n\n依据: 乙', 42, 3],
    ['in a block of stated indentation', '判断: |2\n    坏词 > 0', 42, 5],
    ['in a block with spaces behind', '判断: |\n  欠费 and   \n  坏词   \n', 43, 3],
    ['in a nested block', '条件:\n  甲 (a):\n    判断: |\n      欠费 and\n      坏词\n    依据: 乙', 45, 7],
    ['after characters outside the basic plane', '判断: 𠀀𠀁 > 坏词', 41, 12],
  ])('%s', (_, yaml, line, column) => {
    expect(placed(yaml, '坏词')).toEqual({ line, column, text: '坏词' })
  })
})

test('a key and a value point at themselves', () => {
  const yaml = '甲:\n  乙: 丙丁\n  戊: [己, 庚辛]\n'
  const source = new YamlSource('f', yaml, 7)
  const at = (node: unknown) => source.placeOf(node)
  expect(at(nodeUnder(source.document.contents, '乙'))).toEqual({ file: 'f', line: 8, column: 6, length: 2 })
  expect(at(nodeUnder(source.document.contents, '戊'))).toEqual({ file: 'f', line: 9, column: 6, length: 7 })
})

test.each(['判断: "坏词"', "判断: '坏词'", '判断: >\n  坏词', '判断: { 判断: 较大(坏词, 1) }'])(
  '%s is not an expression whose places would be honest',
  (yaml) => {
    const source = new YamlSource('f', yaml)
    const node = isMap(source.document.contents) ? source.document.contents.items[0]?.value : undefined
    const inner = yaml.includes('较大') ? nodeUnder(node, '判断') : node
    expect(source.expression(inner)).toMatchObject({ code: expect.stringMatching(/^expression_(quoted|cut)$/) })
  },
)

describe('the same words in two places', () => {
  const bad = '甲: 1\n甲: 2\n'
  test('are each told at their own', () => {
    const told = ['f', 'g'].map((file, i) => new YamlSource(file, bad, 10 * (i + 1)).syntaxProblems().map(({ at }) => at))
    expect(told).toEqual([[{ file: 'f', line: 11, column: 1, length: 1 }], [{ file: 'g', line: 21, column: 1, length: 1 }]])
  })

  test('are two blocks, each with its own entries', () => {
    const keywords = readKeywords('keywords.yaml', readFileSync(join(import.meta.dirname, '../../glossary/keywords.yaml'), 'utf8'))
    const reader = new BlockReader(keywords)
    const read = ['f', 'g'].map((file) => {
      const source = new YamlSource(file, '原因: 只是号召\n无此键: 1\n')
      return reader.entries('uncovered', { node: source.document.contents, source })
    })
    expect(read.map((entries) => entries.get('reason')?.source.file)).toEqual(['f', 'g'])
    expect(reader.problems.map(({ at }) => at.file)).toEqual(expect.arrayContaining(['f', 'g']))
  })
})
