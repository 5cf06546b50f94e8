import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  checkInput,
  describeInputRefusal,
  headerOf,
  type InputRefusal,
  inputPieces,
  isFolder,
  listInput,
  RecordSplitter,
  readInput,
  readInputText,
  textPieces,
} from '../../src/files/index.ts'
import type { Result } from '../../src/kernel/result.ts'
import { granted } from '../screening/granted.ts'

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

/** Why each way of reading refuses a path; undefined where it reads it. */
const readers: readonly (readonly [string, (path: string) => InputRefusal | undefined])[] = [
  ['readInput', (path) => refusalIn(readInput(path))],
  ['readInputText', (path) => refusalIn(readInputText(path))],
  ['checkInput', checkInput],
  ['inputPieces', (path) => refusalIn(inputPieces(path))],
]

function refusalIn(result: Result<unknown, InputRefusal>): InputRefusal | undefined {
  return result.kind === 'refused' ? result.refusal : undefined
}

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
    expect(read(inside(name))).toEqual({ code, file: inside(name) })
  })

  test('tells a device and what may not be read', () => {
    expect(read('/dev/zero')).toEqual({ code: 'not_file', file: '/dev/zero' })
    writeFileSync(inside('secret'), 'x')
    chmodSync(inside('secret'), 0)
    // Root may read everything, so root is somebody else for a moment.
    const isRoot = process.geteuid?.() === 0
    chmodSync(folder, 0o755)
    if (isRoot) process.seteuid?.(65534)
    try {
      expect(read(inside('secret'))).toEqual({ code: 'no_permission', file: inside('secret') })
    } finally {
      if (isRoot) process.seteuid?.(0)
    }
  })
})

test('a file is read whole, also through a link', () => {
  for (const name of isPosix ? ['text', 'link'] : ['text']) {
    expect(granted(readInputText(inside(name)))).toBe('一二三\n')
    expect(granted(readInput(inside(name)))).toHaveLength(13)
    expect(Buffer.concat([...granted(inputPieces(inside(name), 4))])).toEqual(granted(readInput(inside(name))))
    expect(readInput(inside(name), 12)).toEqual({ kind: 'refused', refusal: { code: 'too_large', file: inside(name), bytes: 13 } })
  }
  expect(granted(readInput(inside('empty')))).toHaveLength(0)
  expect(granted(listInput(inside('folder')))).toEqual([])
  expect(listInput(inside('text'))).toEqual({ kind: 'refused', refusal: { code: 'not_folder', file: inside('text') } })
  expect([inside('folder'), inside('text')].map((path) => granted(isFolder(path)))).toEqual([true, false])
  expect(isFolder(inside('nothing'))).toEqual({ kind: 'refused', refusal: { code: 'missing', file: inside('nothing') } })
})

const wholeLine = (path: string): Result<readonly string[], InputRefusal> => {
  const pieces = textPieces(path)
  return pieces.kind === 'refused' ? pieces : headerOf(new RecordSplitter(pieces.value), path)
}
const saved = (name: string, content: string | Buffer): string => {
  writeFileSync(inside(name), content)
  return inside(name)
}

/** What provokes each code, and words of its sentence. Reading what the owner may not read is above. */
const provoked: {
  readonly [C in Exclude<InputRefusal['code'], 'no_permission'>]: readonly [() => InputRefusal | undefined, words: RegExp]
} = {
  missing: [() => checkInput(inside('nothing')), /^找不到文件：.*检查路径/],
  circular_link: [() => checkInput(inside('circle')), /绕成了圈/],
  name_too_long: [() => checkInput(inside('x'.repeat(300))), /名字太长：.{1,120}。/],
  is_folder: [() => checkInput(folder), /却是文件夹/],
  not_folder: [() => refusalIn(listInput(inside('text'))), /应是文件夹/],
  not_file: [() => checkInput(inside('pipe')), /管道或设备/],
  too_large: [() => refusalIn(readInput(inside('text'), 12)), /（1 MB）/],
  // The system lets nobody read this one from its beginning.
  unreadable: [() => refusalIn(readInput('/proc/self/mem')), /（EIO）/],
  unknown_encoding: [() => refusalIn(wholeLine(saved('bytes', Buffer.from([0x61, 0xff, 0xff])))), /GB18030/],
  no_header: [() => refusalIn(wholeLine(inside('empty'))), /没有列名/],
  other_separator: [() => refusalIn(wholeLine(saved('tabs', '甲\t乙\n'))), /用制表符分开/],
}

test.each(Object.entries(provoked))('%s is provoked and said in one sentence', (code, [provoke, words]) => {
  const refusal = provoke()
  expect(refusal?.code).toBe(code)
  const sentence = refusal === undefined ? '' : describeInputRefusal(refusal)
  expect(sentence).toMatch(words)
  expect(sentence).toMatch(/^\p{Script=Han}.+。$/u)
  expect(sentence).not.toMatch(/undefined|NaN/)
  expect(sentence.length).toBeLessThan(300)
})
