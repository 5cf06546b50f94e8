import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkInput, InputFailure, inputPieces, listInput, readInput, readInputText } from '../../src/files/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-inputs-'))
const inside = (name: string) => join(folder, name)
const server = createServer()
const isPosix = process.platform !== 'win32'

writeFileSync(inside('text'), '\uFEFF一二三\n')
writeFileSync(inside('empty'), '')
mkdirSync(inside('folder'))
if (isPosix) {
  symlinkSync('text', inside('link'))
  symlinkSync('circle', inside('circle'))
  symlinkSync('nowhere', inside('dangling'))
  const made = spawnSync('mkfifo', [inside('pipe')])
  if (made.status !== 0) throw new Error(`mkfifo: ${made.stderr}`)
}
beforeAll(() => new Promise<void>((resolve) => (isPosix ? server.listen(inside('socket'), resolve) : resolve())))
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Those that do not throw are asked like those that do. */
function granted(path: string, mostBytes?: number): Buffer {
  const read = readInput(path, mostBytes)
  if (read.kind === 'refused') throw new InputFailure(read.refusal)
  return read.value
}

const readers: readonly (readonly [string, (path: string) => unknown])[] = [
  ['readInput', granted],
  ['readInputText', readInputText],
  ['checkInput', checkInput],
  ['inputPieces', (path) => [...inputPieces(path)]],
]

describe.each(readers)('%s', (_, read) => {
  test.each([
    ['nothing', 'missing'],
    ['folder', 'is_folder'],
    ['text/below a file', 'not_folder'],
    ['x'.repeat(300), 'name_too_long'],
    ['zero\0character', 'missing'],
    ...(isPosix
      ? [
          ['dangling', 'missing'],
          ['circle', 'circular_link'],
          ['pipe', 'not_file'],
          ['socket', 'not_file'],
        ]
      : []),
  ])('tells %j as %s', (name, code) => {
    expect(() => read(inside(name))).toThrow(expect.objectContaining({ name: 'InputFailure', code }))
  })

  test('tells a device and what may not be read', () => {
    expect(() => read('/dev/zero')).toThrow(expect.objectContaining({ code: 'not_file' }))
    writeFileSync(inside('secret'), 'x')
    chmodSync(inside('secret'), 0)
    // Root may read everything, so root is somebody else for a moment.
    const isRoot = process.geteuid?.() === 0
    chmodSync(folder, 0o755)
    if (isRoot) process.seteuid?.(65534)
    try {
      expect(() => read(inside('secret'))).toThrow(expect.objectContaining({ code: 'no_permission' }))
    } finally {
      if (isRoot) process.seteuid?.(0)
    }
  })
})

test('a file is read whole, also through a link', () => {
  for (const name of isPosix ? ['text', 'link'] : ['text']) {
    expect(readInputText(inside(name))).toBe('一二三\n')
    expect(granted(inside(name))).toHaveLength(13)
    expect(Buffer.concat([...inputPieces(inside(name), 4)])).toEqual(granted(inside(name)))
    expect(() => granted(inside(name), 12)).toThrow(expect.objectContaining({ code: 'too_large' }))
  }
  expect(granted(inside('empty'))).toHaveLength(0)
  expect(listInput(inside('folder'))).toEqual([])
})

test('the sentence says in Chinese what stands there, in one line of reasonable length', () => {
  const sentence = (name: string) => {
    try {
      granted(inside(name))
    } catch (error) {
      return (error as Error).message
    }
    return ''
  }
  for (const name of ['nothing', 'folder', 'x'.repeat(300)]) {
    expect(sentence(name)).toMatch(/^\p{Script=Han}.+。$/u)
    expect(sentence(name).length).toBeLessThan(300)
  }
})
