import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { describeSystemFailure, writeText } from '../../src/store/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-text-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a text takes its name when it is whole, also where another stands', () => {
  const file = join(folder, 'whole.md')
  writeText(file, '一\n')
  writeText(file, '二\n')
  expect(readFileSync(file, 'utf8')).toBe('二\n')
  expect(readdirSync(folder)).toEqual(['whole.md'])
})

test.each([
  ['a folder stands', (place: string) => mkdirSync(join(place, 'out.md')), 'out.md', /却是文件夹：.*out\.md/, ['out.md']],
  ['no folder stands above', () => undefined, 'nowhere/out.md', /路径不存在：.*out\.md/, []],
  ['a file stands above', (place: string) => writeFileSync(join(place, 'file'), ''), 'file/out.md', /路径不存在：.*out\.md/, ['file']],
])('where %s nothing is left, and the failure names the file', (name, prepare, path, words, left) => {
  const place = join(folder, name)
  mkdirSync(place)
  prepare(place)
  let thrown: unknown
  try {
    writeText(join(place, path), 'x')
  } catch (error) {
    thrown = error
  }
  expect(describeSystemFailure(thrown as NodeJS.ErrnoException)).toMatch(words)
  expect(readdirSync(place)).toEqual(left)
})
