import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { IntakeRefusal } from '../../src/intake/index.ts'
import { archiveOf, type Packed } from './archive-files.ts'
import { docxParts, encryptedPdf, paragraph, pdfOf, zipOf } from './sample-files.ts'
import { refusalOf } from './taken-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-refused-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => join(folder, name)

function file(content: Uint8Array | string): string {
  writeFileSync(at('file'), content)
  return at('file')
}

const part = 'word/document.xml'

/** A Word document whose text is kept in another way. */
function word(change: (document: Packed) => readonly Packed[]): string {
  const parts = Object.entries(docxParts(paragraph('按每人1500元的标准给予补贴。'))).map(([name, content]) => ({ name, content }))
  return file(archiveOf(parts.flatMap((each) => (each.name === part ? change(each) : [each]))))
}

function linkInCircle(): string {
  symlinkSync('circle', at('circle'))
  return at('circle')
}

function fileIn(name: string): string {
  mkdirSync(at('beside'))
  writeFileSync(at('beside/text'), '甲')
  return at(`beside/${name}`)
}

type Figures<C extends IntakeRefusal['code']> = Omit<Extract<IntakeRefusal, { readonly code: C }>, 'code' | 'file'>

/** A file of every code, the figures it is refused with, and words of the sentence. */
const refused: { readonly [C in IntakeRefusal['code']]: readonly [path: () => string, figures: Figures<C>, words: RegExp] } = {
  missing: [() => at('nowhere'), {}, /^找不到文件：.*检查路径/],
  circular_link: [linkInCircle, {}, /绕成了圈/],
  name_too_long: [() => at('x'.repeat(300)), {}, /名字太长/],
  is_folder: [() => folder, {}, /却是文件夹/],
  not_folder: [() => fileIn('text/below'), {}, /应是文件夹，却是文件/],
  not_file: [() => '/dev/null', {}, /管道或设备/],
  no_permission: [() => file('甲'), {}, /没有权限/],
  // The system lets nobody read this one from its beginning.
  unreadable: [() => '/proc/self/mem', { system: 'EIO' }, /读不出来（EIO）/],
  too_large: [() => file(Buffer.alloc(21 * 2 ** 20 - 5, 'a')), { bytes: 21 * 2 ** 20 - 5 }, /太大（21 MB）.*上限为 20 MB/],
  empty: [() => file(' \n'), {}, /是空的/],
  too_long: [() => file('a'.repeat(2_000_001)), { characters: 2_000_001 }, /2000001 字.*200 万字/],
  unknown_encoding: [() => file(Buffer.from('d\xe9j\xe0 vu, na\xefve, caf\xe9', 'latin1')), {}, /文字编码/],
  binary: [() => file('a\0b'), {}, /二进制/],
  unsupported: [() => file('MIME-Version: 1.0\n\n<html>'), { kind: 'MHTML' }, /（MHTML）/],
  encrypted: [() => file(encryptedPdf()), {}, /解除密码/],
  no_text_layer: [() => file(pdfOf([[], []])), {}, /没有文字层/],
  garbled: [() => file(pdfOf([[{ text: '\uE000\uE001\uFFFD\uE003\uE004\uE005\uE006\uE007\uE008', x: 72, y: 700 }]])), {}, /乱码/],
  damaged: [() => file('%PDF-1.4 and nothing of one'), { detail: 'Invalid PDF structure.' }, /已损坏.*（Invalid PDF structure\.）$/],
  cut_off: [() => file(zipOf({ [part]: '<a/>' }).subarray(0, -1)), {}, /结尾缺失/],
  unpacks_too_large: [() => word((each) => [{ ...each, stated: { size: 100 * 2 ** 20 } }]), { bytes: 100 * 2 ** 20 }, /（100 MB）/],
  part_missing: [() => word(() => []), { part }, /缺少其中的 word\/document\.xml/],
  part_unreadable: [() => word((each) => [{ ...each, content: '<a' }]), { part }, /word\/document\.xml 不是完整的标记文本/],
  part_changed: [() => word((each) => [{ ...each, stated: { checksum: 1 } }]), { part }, /word\/document\.xml 与校验值不符/],
  part_length: [() => word((each) => [{ ...each, stated: { size: 40 } }]), { part }, /word\/document\.xml 与登记的长度不符/],
  part_twice: [() => word((each) => [each, each]), { part }, /两份 word\/document\.xml/],
  part_stated_twice: [() => word((each) => [{ ...each, header: { size: 1 } }]), { part }, /word\/document\.xml 前后登记不一致/],
  packed_unknown: [() => word((each) => [{ ...each, stated: { method: 14 } }]), { part }, /（word\/document\.xml）/],
}

/** As somebody who may not read the file; to the administrator nothing is forbidden. */
async function asNobody<T>(path: string, work: () => Promise<T>): Promise<T> {
  const isAdministrator = process.geteuid?.() === 0
  chmodSync(path, 0)
  chmodSync(folder, 0o755)
  if (isAdministrator) process.seteuid?.(65_534)
  try {
    return await work()
  } finally {
    if (isAdministrator) process.seteuid?.(0)
    chmodSync(path, 0o600)
  }
}

test.each(Object.entries(refused))('%s', async (code, [make, figures, words]) => {
  const path = make()
  const read = () => refusalOf(path)
  const { refusal, sentence } = code === 'no_permission' ? await asNobody(path, read) : await read()
  expect(refusal).toEqual({ code, file: path, ...figures })
  expect(sentence).toMatch(words)
  expect(sentence).toMatch(/[。）]$/)
  expect(sentence).not.toMatch(/undefined|\[object|NaN|\n/)
})
