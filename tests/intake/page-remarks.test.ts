import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '../cli/capture.ts'
import { pageRemarks } from './remark-codes.ts'
import { type OfdBeside, ofdOf, type PrintedPage, pdfOf } from './sample-files.ts'
import { refusalOf, takenIn } from './taken-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-pages-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let written = 0
/** The text of a file, and each remark as its code, the line it stands before, and what it is about. */
async function toldOf(content: Uint8Array): Promise<{ readonly lines: readonly string[]; readonly told: readonly string[] }> {
  const path = join(folder, `${++written}`)
  writeFileSync(path, content)
  const { text, remarks = [] } = await takenIn(path)
  for (const { code } of remarks) provoked.add(code)
  const told = remarks.map(({ code, span, with: { page: _, ...values } }) => {
    const [line = ''] = text.slice(span.from).split('\n')
    return `${code} ${line.slice(0, 4)}| ${Object.values(values).join(' ')}`.trim()
  })
  return { lines: text.trimEnd().split('\n'), told }
}

const provoked = new Set<string>()
afterAll(() => expect([...provoked].toSorted()).toEqual(pageRemarks.toSorted()))

const first = [
  { text: '一、稳岗返还的标准和对象', x: 72, y: 700 },
  { text: '二、吸纳就业补贴的标准', x: 72, y: 660 },
]
/** A picture over part of a page, from the lower left corner, in points. */
const picture = (x: number, y: number, width: number, height: number) => `q ${width} 0 0 ${height} ${x} ${y} cm /Im1 Do Q`
const scan = picture(0, 0, 595, 842)
const curves = Array.from({ length: 120 }, (_, at) => `${at} ${at} m ${at + 5} ${at} l S`).join(' ')
const note = (subtype: string, more: string) => `<< /Type /Annot /Subtype /${subtype} /Rect [70 650 300 680] ${more} >>`
const words = (text: string) => `<FEFF${[...text].map((sign) => sign.charCodeAt(0).toString(16).padStart(4, '0')).join('')}>`

const pdfs: [what: string, pages: readonly PrintedPage[], told: readonly string[], catalog?: string][] = [
  ['text alone', [{ lines: first }], []],
  ['a blank page and one with its number', [{ lines: first }, { lines: [] }, { lines: [{ text: '— 3 —', x: 280, y: 40 }] }], []],
  [
    'three scanned pages behind a page of text',
    [{ lines: first }, ...Array.from({ length: 3 }, () => ({ lines: [], drawing: scan }))],
    ['pages_unread | 2–4'],
  ],
  [
    'a scanned page with its number on it',
    [{ lines: first }, { lines: [{ text: '3', x: 280, y: 40 }], drawing: scan }],
    ['pages_unread 3| 2'],
  ],
  ['a page whose text is curves', [{ lines: first }, { lines: [], drawing: curves }], ['pages_unread | 2']],
  [
    'pages with a layer of text under the picture',
    [{ lines: first, drawing: scan }, { lines: first }, { lines: first, drawing: scan }],
    ['pages_scanned 一、稳岗| 1、3'],
  ],
  ['a picture between two lines', [{ lines: first, drawing: picture(72, 670, 300, 20) }], ['image_unread 二、吸纳|']],
  [
    'two pictures at the end',
    [{ lines: first, drawing: `${picture(72, 300, 100, 100)} ${picture(300, 300, 100, 100)}` }],
    ['image_unread | 2'],
  ],
  ['dots and lines drawn as pictures', [{ lines: first, drawing: `${picture(72, 690, 8, 8)} ${picture(72, 600, 450, 2)}` }], []],
  ['words across the page', [{ lines: [...first, { text: '内部资料', x: 200, y: 300, angle: 40 }] }], ['slanted_text 一、稳岗| 内部资料']],
  [
    'a note that is shown',
    [{ lines: first, annotations: [note('FreeText', `/Contents ${words('另加500元')} /DA (/F1 12 Tf)`)] }],
    ['annotation_text 二、吸纳| 另加500元'],
  ],
  ['a note of a reader', [{ lines: first, annotations: [note('Text', `/Contents ${words('待核')}`)] }], ['comment 二、吸纳| 待核']],
  [
    'a line put through the text',
    [
      {
        lines: first,
        annotations: ['<< /Type /Annot /Subtype /StrikeOut /Rect [72 655 128 680] /QuadPoints [72 680 128 680 72 655 128 655] >>'],
      },
    ],
    ['struck_below 二、吸纳| 二、吸纳'],
  ],
  [
    'a field that is filled in',
    [{ lines: first, annotations: [note('Widget', `/FT /Tx /T (a) /V ${words('1500')}`)] }],
    ['annotation_text 二、吸纳| 1500'],
  ],
  ['a signature', [{ lines: first, annotations: [note('Widget', '/FT /Sig /T (s)')] }], ['seal_unread 二、吸纳| 1']],
  ['a stamp', [{ lines: first, annotations: [note('Stamp', '')] }], ['image_unread 二、吸纳|']],
  ['a link and a hidden note', [{ lines: first, annotations: [note('Link', ''), note('FreeText', `/F 2 /Contents ${words('藏')}`)] }], []],
  [
    'a file carried along',
    [{ lines: first }],
    ['file_attached 一、稳岗| list.xlsx'],
    '/Names << /EmbeddedFiles << /Names [(list.xlsx) << /Type /Filespec /F (list.xlsx) /EF << /F 6 0 R >> >>] >> >>',
  ],
]

describe('nothing of a PDF is dropped without a word', () => {
  test.each(pdfs)('%s', async (_, pages, told, catalog = '') => {
    expect((await toldOf(pdfOf(pages, '', '', catalog))).told).toEqual(told)
  })

  const garbled = { text: '\uE000\uE001\uFFFD\uE003\uE004\uE005\uE006\uE007\uE008', x: 72, y: 700 }
  test('a page of garbled text among others', async () => {
    const { lines, told } = await toldOf(pdfOf([first, [garbled], first]))
    expect(told).toEqual([expect.stringMatching(/^pages_garbled .*\| 2$/)])
    expect(lines.filter((line) => line.startsWith('一、'))).toHaveLength(2)
  })

  test.each<[string, readonly PrintedPage[], string]>([
    ['pictures of pages and nothing else', Array.from({ length: 4 }, () => ({ lines: [], drawing: scan })), 'no_text_layer'],
    [
      'the same with numbers',
      Array.from({ length: 4 }, (_, at) => ({ lines: [{ text: `${at}`, x: 1, y: 1 }], drawing: scan })),
      'no_text_layer',
    ],
    ['garbled text and pictures', [{ lines: [garbled] }, { lines: [], drawing: scan }], 'garbled'],
  ])('%s: refused', async (_, pages, code) => {
    const path = join(folder, 'refused.pdf')
    writeFileSync(path, pdfOf(pages))
    expect((await refusalOf(path)).refusal).toEqual({ code, file: path })
  })
})

const lines = [
  { text: '一、稳岗返还的标准和对象', x: 20, y: 20 },
  { text: '二、吸纳就业补贴的标准', x: 20, y: 40 },
]
const space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
const image = (x: number, y: number, width: number, height: number) => `<ofd:ImageObject ID="7" Boundary="${x} ${y} ${width} ${height}"/>`
const text = (content: string, more = '') =>
  `<ofd:TextObject ID="8" Boundary="20 60 80 6" Size="5" ${more}><ofd:TextCode X="0" Y="5">${content}</ofd:TextCode></ofd:TextObject>`

const ofds: readonly (readonly [what: string, pages: number, beside: OfdBeside, told: readonly string[]])[] = [
  ['text alone', 1, {}, []],
  [
    'scanned pages behind a page of text',
    4,
    { objects: ['', ...Array.from({ length: 3 }, () => image(0, 0, 210, 297))] },
    ['pages_unread | 2–4'],
  ],
  ['a page whose text is curves', 2, { objects: ['', '<ofd:PathObject/>'.repeat(90)] }, ['pages_unread | 2']],
  [
    'a page that is one shape filled with its picture',
    2,
    {
      objects: [
        '',
        `<ofd:PathObject Boundary="0 0 210 297"><ofd:FillColor><ofd:Pattern><ofd:CellContent>${image(0, 0, 1, 1)}</ofd:CellContent></ofd:Pattern></ofd:FillColor></ofd:PathObject>`,
      ],
    },
    ['pages_unread | 2'],
  ],
  ['a frame on a blank page', 2, { objects: ['', '<ofd:PathObject/>'.repeat(4)] }, []],
  ['a layer of text under the picture of a page', 1, { objects: [image(0, 0, 210, 297)] }, ['pages_scanned 一、稳岗| 1']],
  ['a picture between two lines', 1, { objects: [image(20, 30, 60, 8)] }, ['image_unread 二、吸纳|']],
  ['words across the page', 1, { objects: [text('内部资料', 'CTM="0.7 -0.7 0.7 0.7 0 0"')] }, ['slanted_text 一、稳岗| 内部资料']],
  ['what is not visible', 1, { objects: [text('旧的标准', 'Visible="false"')] }, ['hidden_text 一、稳岗| 旧的标准']],
  ['an object made of others', 1, { objects: ['<ofd:CompositeObject Boundary="0 30 9 9"/>'] }, ['object_unread 二、吸纳| CompositeObject']],
  [
    'the text of a template, once for all pages that stand on it',
    1,
    {
      objects: ['<ofd:Template TemplateID="9"/>'],
      files: {
        'Doc_0/Tpls/0.xml': `<ofd:Page ${space}><ofd:Content><ofd:Layer>${text('白河县人民政府文件')}</ofd:Layer></ofd:Content></ofd:Page>`,
      },
    },
    ['header_text 一、稳岗| 白河县人民政府文件'],
  ],
  [
    'notes and pictures put onto a page later',
    1,
    {
      document: '<ofd:Annotations>Annots/A.xml</ofd:Annotations>',
      files: {
        'Doc_0/Annots/A.xml': `<ofd:Annotations ${space}><ofd:Page PageID="10"><ofd:FileLoc>P.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>`,
        'Doc_0/Annots/P.xml': `<ofd:PageAnnot ${space}><ofd:Annot><ofd:Appearance>${text('征求意见稿')}${image(0, 0, 9, 9)}</ofd:Appearance></ofd:Annot><ofd:Annot Visible="false"><ofd:Appearance>${text('无')}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>`,
      },
    },
    ['annotation_text 一、稳岗| 征求意见稿', 'image_unread 一、稳岗|'],
  ],
  [
    'files carried along',
    1,
    {
      document: '<ofd:Attachments>Attachs/A.xml</ofd:Attachments>',
      files: { 'Doc_0/Attachs/A.xml': `<ofd:Attachments ${space}><ofd:Attachment ID="1" Name="名单.xls"/></ofd:Attachments>` },
    },
    ['file_attached 一、稳岗| 名单.xls'],
  ],
  [
    'seals',
    1,
    {
      body: '<ofd:Signatures>Doc_0/Signs/S.xml</ofd:Signatures>',
      files: { 'Doc_0/Signs/S.xml': `<ofd:Signatures ${space}><ofd:Signature ID="1"/><ofd:Signature ID="2"/></ofd:Signatures>` },
    },
    ['seal_unread 一、稳岗| 2'],
  ],
]

describe('nothing of an OFD document is dropped without a word', () => {
  test.each(ofds)('%s', async (_, pages, beside, told) => {
    const texts = Array.from({ length: pages }, (__, at) => (at === 0 ? lines : []))
    expect((await toldOf(ofdOf(texts, 'Doc_0/', beside))).told).toEqual(told)
  })

  test('lines that run up the page are read as if the page were turned', async () => {
    const up = lines.map((line, at) => ({ ...line, x: 20 + at * 10, y: 200, object: 'CTM="0 -1 1 0 0 0"' }))
    expect((await toldOf(ofdOf([up]))).lines).toEqual(lines.map((line) => line.text))
  })
})

test('`read` and `draft` name the pages they could not read', async () => {
  const notice = [
    '白河县人民政府关于稳就业的通知',
    '白政发〔2022〕5号',
    '各镇人民政府：',
    '一、补贴',
    '按每人1500元给予补贴。',
    '白河县人民政府',
    '2022年5月6日',
  ]
  const path = join(folder, 'notice.pdf')
  writeFileSync(path, pdfOf([{ lines: notice.map((line, at) => ({ text: line, x: 72, y: 700 - at * 20 })) }, { lines: [], drawing: scan }]))
  for (const command of [
    ['read', path],
    ['draft', path, '--stdout'],
  ]) {
    const { code, out } = await run(...command)
    expect(code).toBe(0)
    expect(out).toContain('第 2 页只有图像，没有文字')
  }
})
