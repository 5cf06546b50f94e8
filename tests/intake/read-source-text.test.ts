import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { docxOf, encryptedPdf, paragraph, pdfOf, wordTable, zipOf } from './sample-files.ts'
import { refusalOf, takenIn } from './taken-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-intake-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileWith(name: string, content: Uint8Array | string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

// "一、总体要求，用好政策。" in GB18030; the platform decodes this encoding and does not write it.
const gb18030 = Uint8Array.from([
  0xd2, 0xbb, 0xa1, 0xa2, 0xd7, 0xdc, 0xcc, 0xe5, 0xd2, 0xaa, 0xc7, 0xf3, 0xa3, 0xac, 0xd3, 0xc3, 0xba, 0xc3, 0xd5, 0xfe, 0xb2, 0xdf, 0xa1,
  0xa3,
])
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()

const numbering = `<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%2）"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
  </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`

describe('what can be read', () => {
  const texts: readonly (readonly [name: string, content: Uint8Array | string, text: string])[] = [
    ['utf-8.txt', '一、总体要求', '一、总体要求'],
    ['mark.txt', '\uFEFF一、总体要求', '一、总体要求'],
    ['gb18030.txt', gb18030, '一、总体要求，用好政策。'],
    ['utf-16le.txt', Buffer.from('一、总体要求\n2022年完成。', 'utf16le'), '一、总体要求\n2022年完成。'],
    ['utf-16le-mark.txt', Buffer.from('\uFEFF一、总体', 'utf16le'), '一、总体'],
    ['utf-16be.txt', utf16be('一、总体要求\n2022年完成。'), '一、总体要求\n2022年完成。'],
    ['utf-16be-mark.txt', utf16be('\uFEFF一、总体'), '一、总体'],
    ['line-ends.txt', '一、甲\r二、乙\r\n三、丙\f四、丁', '一、甲\n二、乙\r\n三、丙\n四、丁'],
    ['named-pdf.pdf', '一、其实是文本', '一、其实是文本'],
    ['letter.docx', docxOf(paragraph('甲通知') + paragraph('一、乙')), '甲通知\n一、乙'],
    ['entities.docx', docxOf(paragraph('“甲”&amp;乙')), '“甲”&乙'],
    [
      'table.docx',
      docxOf(
        wordTable([
          ['序号', '任务'],
          ['1', '稳岗'],
        ]),
      ),
      '序号\t任务\n1\t稳岗',
    ],
    [
      'numbered.docx',
      docxOf(
        [paragraph('总体要求', [1, 0]), paragraph('甲。', [1, 1]), paragraph('乙。', [1, 1]), paragraph('丙。', [1, 2])].join('') +
          [paragraph('保障', [1, 0]), paragraph('丁。', [1, 1]), paragraph('无号')].join(''),
        numbering,
      ),
      '一、总体要求\n（一）甲。\n（二）乙。\n1. 丙。\n二、保障\n（一）丁。\n无号',
    ],
  ]
  test.each(texts)('%s', async (name, content, text) => {
    expect(await takenIn(fileWith(name, content))).toEqual({ name, text, pageEnds: [] })
  })

  test('a PDF with text: lines from top to bottom, cells by tabs, pages told, circled numbers kept', async () => {
    const pages = [
      [
        { text: '对企业按六成返还', x: 72, y: 680 },
        { text: '一、稳岗返还', x: 72, y: 700 },
        { text: '任务', x: 200, y: 650 },
        { text: '序号', x: 72, y: 650 },
      ],
      [{ text: '⼀次性补助①', x: 72, y: 700 }],
    ]
    const { text, pageEnds } = await takenIn(fileWith('printed.pdf', pdfOf(pages)))
    expect(text).toBe('一、稳岗返还\n对企业按六成返还\n序号\t任务\n一次性补助①\n')
    expect(pageEnds).toEqual([text.indexOf('一次性'), text.length])
  })
})

test('a PDF whose lines run up the page is read as if the page were turned', async () => {
  const turned = pdfOf([
    [
      { text: '一、总体要求和目标', x: 300, y: 100, angle: 90 },
      { text: '二、保障措施内容', x: 320, y: 100, angle: 90 },
    ],
  ])
  const { text } = await takenIn(fileWith('turned.pdf', turned))
  expect(text).toBe('一、总体要求和目标\n二、保障措施内容\n')
})

/** The font is not where the file says, so that its text comes out as bytes. */
function pdfWithoutFont(): Uint8Array {
  const line = [{ text: '一、总体要求和目标，二、保障措施和任务分工', x: 72, y: 700 }]
  const whole = Buffer.from(pdfOf([line, line])).toString('latin1')
  const [, , font = ''] = whole.match(/\d{10} 00000 n /g) ?? []
  return Buffer.from(whole.replace(font, '0000000020 00000 n '), 'latin1')
}

describe('what is refused, in one sentence', () => {
  const noise = Uint8Array.from({ length: 5000 }, (_, at) => (at * at * 31 + at * 7 + (at >> 3)) % 256)
  const refused: readonly (readonly [name: string, content: Uint8Array | string, code: string, words: string])[] = [
    ['empty.txt', '', 'empty', '空的'],
    ['blank.txt', ' \n\t\u3000', 'empty', '空的'],
    ['empty.docx', docxOf(''), 'empty', '空的'],
    ['noise.txt', noise, 'binary', '二进制'],
    ['nul.txt', 'text\0with nul', 'binary', '二进制'],
    ['latin.txt', Buffer.from('d\xe9j\xe0 vu, na\xefve, caf\xe9', 'latin1'), 'unknown_encoding', '编码'],
    ['large.txt', Buffer.alloc(50 * 1024 * 1024, 0x41), 'too_large', '50 MB'],
    ['long.txt', Buffer.alloc(3 * 1024 * 1024, 0x41), 'too_long', '200 万字'],
    ['locked.pdf', encryptedPdf(), 'encrypted', '加密'],
    ['scanned.pdf', pdfOf([[], []]), 'no_text_layer', 'OCR'],
    ['stamped.pdf', pdfOf([[{ text: '第1页', x: 72, y: 20 }], [{ text: '第2页', x: 72, y: 20 }]]), 'no_text_layer', 'OCR'],
    ['broken.pdf', '%PDF-1.4 and nothing of one', 'damaged', '损坏'],
    ['cut.docx', docxOf(paragraph('甲')).slice(0, 300), 'cut_off', '不完整'],
    ['broken.docx', zipOf({ 'word/document.xml': '<w:document' }), 'part_unreadable', '损坏'],
    ['sheet.docx', zipOf({ 'xl/workbook.xml': '<a/>' }), 'unsupported', 'Excel'],
    ['archive.txt', zipOf({ 'a.txt': 'a' }), 'unsupported', 'ZIP'],
    ['old.doc', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'unsupported', 'docx'],
    [
      'locked.docx',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted',
      '加密',
    ],
    ['picture.txt', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'unsupported', 'PNG'],
    ['script.html', '<!DOCTYPE html><html><body><script>document.write("甲")</script></body></html>', 'empty', '空的'],
    ['archive.mht', 'MIME-Version: 1.0\nContent-Type: multipart/related;\n\n<html>', 'unsupported', 'MHTML'],
    [
      'flat.doc',
      '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>甲</w:wordDocument>',
      'unsupported',
      'Word XML',
    ],
    ['open.odt', zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }), 'unsupported', 'OpenDocument'],
    [
      'garbled.pdf',
      pdfOf([Array.from({ length: 6 }, (_, at) => ({ text: '\uE000\uE001\uFFFD\uE003', x: 72, y: 700 - at * 20 }))]),
      'garbled',
      'OCR',
    ],
    ['fontless.pdf', pdfWithoutFont(), 'garbled', 'OCR'],
    ['angles.docx', zipOf({ 'word/document.xml': '<'.repeat(1_000_000) }), 'part_unreadable', '损坏'],
    ['crossed.docx', zipOf({ 'word/document.xml': '<w:document><w:body></w:document></w:body>' }), 'part_unreadable', '损坏'],
    ['endless.docx', zipOf({ 'word/document.xml': '<w:tbl>'.repeat(5000) + '</w:tbl>'.repeat(5000) }), 'part_unreadable', '损坏'],
  ]
  test.each(refused)('%s', async (name, content, code, words) => {
    await expectRefusal(fileWith(name, content), code, words)
  })

  test('a file that is not there, and a folder', async () => {
    await expectRefusal(join(folder, 'nowhere.txt'), 'missing', '找不到文件')
    await expectRefusal(folder, 'is_folder', '文件夹')
  })

  test('what is no ordinary file: links in a circle, and a device that never ends', async () => {
    symlinkSync('circle.txt', join(folder, 'circle.txt'))
    await expectRefusal(join(folder, 'circle.txt'), 'circular_link', '找不到文件')
    await expectRefusal('/dev/zero', 'not_file', '设备')
  })

  test('a file one may not read', async () => {
    const path = fileWith('secret.txt', '甲')
    chmodSync(path, 0)
    // To the administrator nothing is forbidden, so the file is asked for as nobody in particular.
    const isAdministrator = process.getuid?.() === 0
    if (isAdministrator) process.seteuid?.(65_534)
    try {
      await expectRefusal(path, 'no_permission', '没有权限')
    } finally {
      if (isAdministrator) process.seteuid?.(0)
    }
  })

  async function expectRefusal(path: string, code: string, words: string): Promise<void> {
    const { refusal, sentence } = await refusalOf(path)
    expect(refusal).toMatchObject({ code, file: path })
    expect(sentence).toContain(words)
    expect(sentence).toContain(path)
    expect(sentence.split('\n')).toHaveLength(1)
  }
})
