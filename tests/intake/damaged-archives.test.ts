import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { Zip, ZipDeflate, zipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '../cli/capture.ts'
import { archiveOf, type Packed } from './archive-files.ts'
import { docxParts, ofdParts, paragraph } from './sample-files.ts'
import { refusalOf, takenIn } from './taken-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-archive-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let written = 0
function fileWith(content: Uint8Array): string {
  const path = join(folder, `${++written}.zip`)
  writeFileSync(path, content)
  return path
}

const sentence = '按每人1500元的标准给予补贴。'

/** The two kinds of documents that are archives, and the part of each that holds the sentence. */
const kinds = [
  ['docx', docxParts(paragraph(sentence)), 'word/document.xml'],
  ['ofd', ofdParts([[{ text: sentence, x: 20, y: 20 }]]), 'Doc_0/Pages/Page_0/Content.xml'],
] as const

const packed = (parts: Readonly<Record<string, string>>, part: string, change: (file: Packed) => readonly Packed[]) =>
  Object.entries(parts).flatMap(([name, content]) => (name === part ? change({ name, content }) : [{ name, content }]))

/** What happens to the part, and what it is refused as. */
const faults: readonly (readonly [what: string, code: string, change: (file: Packed) => readonly Packed[]])[] = [
  [
    'one byte of a stored part is another',
    'part_changed',
    (file) => [{ ...file, isStored: true, data: Buffer.from(String(file.content).replace('1500', '9500')) }],
  ],
  [
    'a packed part is that of another text',
    'part_changed',
    (file) => [{ ...file, data: deflateRawSync(String(file.content).replace('1500', '9500')) }],
  ],
  ['packed bytes that are none', 'part_changed', (file) => [{ ...file, data: Buffer.alloc(200, 0xff) }]],
  ['a packed part that breaks off', 'part_changed', (file) => [{ ...file, data: deflateRawSync(String(file.content)).subarray(0, -9) }]],
  ['another checksum is stated', 'part_changed', (file) => [{ ...file, stated: { checksum: 1 } }]],
  ['a shorter length is stated', 'part_length', (file) => [{ ...file, stated: { size: 40 } }]],
  ['a longer length is stated', 'part_length', (file) => [{ ...file, stated: { size: 40_000 } }]],
  [
    'bytes behind the end of the packed ones',
    'part_length',
    (file) => [{ ...file, data: Buffer.concat([deflateRawSync(String(file.content)), Buffer.alloc(4)]) }],
  ],
  ['a stored part of another length', 'part_length', (file) => [{ ...file, isStored: true, stated: { size: 41 } }]],
  ['more packed bytes are stated than the file has', 'part_length', (file) => [{ ...file, stated: { packed: 1_000_000 } }]],
  [
    'a part reaches into the next one',
    'part_length',
    (file) => [{ ...file, stated: { packed: deflateRawSync(String(file.content)).length + 20 } }],
  ],
  ['a part of that name twice', 'part_twice', (file) => [file, { ...file, content: String(file.content).replace('1500', '9500') }]],
  ['a part twice but for capital letters', 'part_twice', (file) => [file, { ...file, name: file.name.toUpperCase() }]],
  ['another checksum in front of the part', 'part_stated_twice', (file) => [{ ...file, header: { checksum: 1 } }]],
  ['another length in front of the part', 'part_stated_twice', (file) => [{ ...file, header: { size: 1 } }]],
  ['another way of packing in front of the part', 'part_stated_twice', (file) => [{ ...file, header: { method: 0 } }]],
  ['another name in front of the part', 'part_stated_twice', (file) => [{ ...file, header: { name: file.name.replace(/.$/, 'x') } }]],
  ['an encrypted part', 'encrypted', (file) => [{ ...file, stated: { flags: 1 } }]],
  ['a way of packing nobody here can undo', 'packed_unknown', (file) => [{ ...file, stated: { method: 14 } }]],
  ['a part that unpacks to more than is stated', 'part_length', (file) => [{ ...file, data: deflateRawSync(Buffer.alloc(50_000_000)) }]],
  ['a part that is too large', 'unpacks_too_large', (file) => [{ ...file, stated: { size: 100 * 1024 * 1024 } }]],
  ['parts that are too large together', 'unpacks_too_large', (file) => [file, { name: 'a', content: '', stated: { size: 0x7fffffff } }]],
]

describe.each(kinds)('an archive of a %s that does not agree with itself is refused in one sentence', (_, parts, part) => {
  test.each(faults)('%s: %s', async (__, code, change) => {
    await expectRefusal(archiveOf(packed(parts, part, change)), code)
  })

  const whole = archiveOf(packed(parts, part, (file) => [file]))
  test.each([
    ['the end is cut off', 'cut_off', whole.subarray(0, -30)],
    ['the last bytes are cut off', 'cut_off', whole.subarray(0, -1)],
    ['half of it is there', 'cut_off', whole.subarray(0, whole.length / 2)],
    ['another file hangs behind it', 'cut_off', Buffer.concat([whole, Buffer.from('<html>')])],
    ['two archives, one behind the other', 'damaged', Buffer.concat([whole, whole])],
    [
      'more parts are stated than there are',
      'damaged',
      archiveOf(
        packed(parts, part, (file) => [file]),
        { count: 9 },
      ),
    ],
    ['a directory that is none', 'damaged', withoutDirectory(whole)],
  ])('%s: %s', async (__, code, content) => {
    await expectRefusal(content, code)
  })

  test('a part that is named and not there', async () => {
    await expectRefusal(archiveOf(packed(parts, part, () => [])), 'part_missing')
  })

  test('a part that is no markup, and one that is in no encoding', async () => {
    await expectRefusal(archiveOf(packed(parts, part, (file) => [{ ...file, content: '<a' }])), 'part_unreadable')
    const garbled = Buffer.concat([Buffer.from('<?xml version="1.0"?><a>'), Buffer.from([0xff, 0xfe, 0xfd]), Buffer.from('</a>')])
    await expectRefusal(archiveOf(packed(parts, part, (file) => [{ ...file, content: garbled }])), 'part_unreadable')
  })

  test('what one file hides, another shows: the refusal names the part', async () => {
    const path = fileWith(archiveOf(packed(parts, part, (file) => [{ ...file, stated: { checksum: 1 } }])))
    const { code, err } = await run('read', path)
    expect(code).toBe(3)
    expect(err).toContain(part)
    expect(err.trim().split('\n')).toHaveLength(1)
  })
})

describe.each(kinds)('an archive of a %s as other programs write it is read', (_, parts, part) => {
  const files = packed(parts, part, (file) => [file])
  const bytes = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)]))
  test.each<[string, Uint8Array]>([
    ['stored', archiveOf(files.map((file) => ({ ...file, isStored: true })))],
    ['with a comment', archiveOf(files, { comment: 'PK made by hand' })],
    ['with zeros behind it', Buffer.concat([archiveOf(files), Buffer.alloc(512)])],
    ['with 64-bit sizes', archiveOf(files.map((file) => ({ ...file, isWide: true })))],
    ['with a 64-bit end', archiveOf(files, { hasWideEnd: true })],
    [
      'with sizes behind the data',
      archiveOf(files.map((file) => ({ ...file, stated: { flags: 8 }, header: { checksum: 0, packed: 0, size: 0 } }))),
    ],
    ['with names in capitals', archiveOf(files.map((file) => ({ ...file, name: file.name === part ? part.toUpperCase() : file.name })))],
    [
      'with folders of their own',
      archiveOf([{ name: 'word/', content: '', isStored: true }, { name: 'word/', content: '', isStored: true }, ...files]),
    ],
    ['with an encrypted picture nobody reads', archiveOf([...files, { name: 'media/1.png', content: 'x', stated: { flags: 1 } }])],
    [
      'in UTF-16',
      archiveOf(
        packed(parts, part, (file) => [
          { ...file, content: Buffer.from(`\uFEFF${String(file.content).replace('UTF-8', 'UTF-16')}`, 'utf16le') },
        ]),
      ),
    ],
    ['by another program, hardly packed', zipSync(bytes, { level: 1 })],
    ['by another program, in a stream', streamed(bytes)],
  ])('%s', async (__, content) => {
    expect((await takenIn(fileWith(content))).text.trim()).toBe(sentence)
  })
})

/** The same with zeros where its directory begins. */
function withoutDirectory(archive: Buffer): Buffer {
  return Buffer.from(archive).fill(0, archive.readUInt32LE(archive.length - 6), archive.readUInt32LE(archive.length - 6) + 8)
}

/** Written by a program that states sizes and checksum behind the data. */
function streamed(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const chunks: Uint8Array[] = []
  const zip = new Zip((_, chunk) => chunks.push(chunk))
  for (const [name, content] of Object.entries(files)) {
    const file = new ZipDeflate(name)
    zip.add(file)
    file.push(content, true)
  }
  zip.end()
  return Buffer.concat(chunks)
}

async function expectRefusal(content: Uint8Array, code: string): Promise<void> {
  const path = fileWith(content)
  const { refusal, sentence: told } = await refusalOf(path)
  expect(refusal).toMatchObject({ code, file: path })
  expect(told).toContain(path)
  expect(told.split('\n')).toHaveLength(1)
}
