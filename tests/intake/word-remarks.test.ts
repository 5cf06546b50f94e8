import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readDocuments } from '../../src/documents/index.ts'
import { run as runCommand } from '../cli/capture.ts'
import { structureWords } from '../documents/structure-words.ts'
import { wordRemarks } from './remark-codes.ts'
import { docxOf, type PartBeside, paragraph, wordTable } from './sample-files.ts'
import { takenIn } from './taken-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-remarks-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const m = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`
const p = (...inside: readonly string[]) => `<w:p>${inside.join('')}</w:p>`
const del = (text: string) => `<w:del><w:r><w:delText>${text}</w:delText></w:r></w:del>`
const sign = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const instruction = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`
const field = (instr: string, result?: string) =>
  `${sign('begin')}${instruction(instr)}${result === undefined ? '' : `${sign('separate')}${run(result)}`}${sign('end')}`
const style = (type: string, id: string, look: string, basedOn = '') =>
  `<w:style w:type="${type}" w:styleId="${id}">${basedOn === '' ? '' : `<w:basedOn w:val="${basedOn}"/>`}<w:rPr>${look}</w:rPr></w:style>`
const part = (id: string, type: string, file: string, root: string, inside: string): PartBeside => ({
  id,
  type,
  file,
  content: `<w:${root} xmlns:w="${w}">${inside}</w:${root}>`,
})
const notes = part('r7', 'footnotes', 'footnotes.xml', 'footnotes', `<w:footnote w:id="2">${p(run('含劳务派遣人员'))}</w:footnote>`)
const ends = part('r8', 'endnotes', 'endnotes.xml', 'endnotes', `<w:endnote w:id="2">${p(run('另有规定的除外'))}</w:endnote>`)
const comments = part('r9', 'comments', 'comments.xml', 'comments', `<w:comment w:id="1" w:author="某人">${p(run('此处待定'))}</w:comment>`)

interface Case {
  readonly what: string
  readonly body: string
  readonly text: string
  /** Each remark as its code, the text up to its place, and what it is about. */
  readonly remarks: readonly string[]
  readonly styles?: string
  readonly beside?: readonly PartBeside[]
}

const cases: readonly Case[] = [
  // Text that does not count.
  {
    what: 'struck through',
    body: p(run('按每人'), run('1000', '<w:strike/>'), run('1500元')),
    text: '按每人1500元',
    remarks: ['struck_text 按每人| 1000'],
  },
  {
    what: 'struck through twice, in two runs',
    body: p(run('10', '<w:dstrike/>'), run('00元', '<w:strike/>'), run('甲')),
    text: '甲',
    remarks: ['struck_text | 1000元'],
  },
  {
    what: 'struck through and not',
    body: p(run('甲', '<w:strike w:val="0"/>'), run('乙', '<w:dstrike w:val="false"/>')),
    text: '甲乙',
    remarks: [],
  },
  {
    what: 'struck through by the style of the run',
    body: p(run('甲', '<w:rStyle w:val="gone"/>'), run('乙', '<w:rStyle w:val="gone"/><w:strike w:val="0"/>')),
    styles: style('character', 'gone', '', 'struck') + style('character', 'struck', '<w:strike/>'),
    text: '乙',
    remarks: ['struck_text | 甲'],
  },
  {
    what: 'struck through by the style of the paragraph, and on again by that of the run',
    body: p('<w:pPr><w:pStyle w:val="old"/></w:pPr>', run('甲'), run('乙', '<w:rStyle w:val="struck"/>')),
    styles: style('paragraph', 'old', '<w:strike/>') + style('character', 'struck', '<w:strike/>'),
    text: '乙',
    remarks: ['struck_text | 甲'],
  },
  {
    what: 'a whole paragraph struck through',
    body: p(run('一、旧', '<w:strike/>')) + p(run('一、新')),
    text: '\n一、新',
    remarks: ['struck_text | 一、旧'],
  },
  { what: 'hidden', body: p(run('甲'), run('密', '<w:vanish/>'), run('乙')), text: '甲乙', remarks: ['hidden_text 甲| 密'] },
  {
    what: 'hidden by a style',
    body: p('<w:pPr><w:pStyle w:val="secret"/></w:pPr>', run('甲')) + p(run('乙')),
    styles: style('paragraph', 'secret', '<w:vanish/>'),
    text: '\n乙',
    remarks: ['hidden_text | 甲'],
  },
  { what: 'deleted with a trace', body: p(run('按'), del('50'), del('%'), run('返还')), text: '按返还', remarks: ['deleted_text 按| 50%'] },
  {
    what: 'put in with a trace',
    body: p(run('按'), `<w:ins>${run('60%')}</w:ins>`, run('返还')),
    text: '按60%返还',
    remarks: ['inserted_text 按|60% 60%'],
  },
  {
    what: 'moved with a trace',
    body: p(`<w:moveFrom>${run('甲')}</w:moveFrom>`, run('乙')) + p(`<w:moveTo>${run('甲')}</w:moveTo>`),
    text: '乙\n甲',
    remarks: ['moved_text | 甲'],
  },
  {
    what: 'a row deleted with a trace',
    body: `<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>${p(del('旧行'))}</w:tc></w:tr><w:tr><w:tc>${p(run('新行'))}</w:tc></w:tr></w:tbl>`,
    text: '新行',
    remarks: ['deleted_text | 旧行'],
  },
  {
    what: 'a prompt nobody has filled in',
    body: `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p(run('单击输入'))}</w:sdtContent></w:sdt>${p(run('甲'), `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('选择日期')}</w:sdtContent></w:sdt>`)}`,
    text: '甲',
    remarks: ['placeholder_text | 单击输入', 'placeholder_text 甲| 选择日期'],
  },
  {
    what: 'a control that is filled in',
    body: `<w:sdt><w:sdtContent>${p(run('甲'), `<w:sdt><w:sdtContent>${run('乙')}</w:sdtContent></w:sdt>`)}</w:sdtContent></w:sdt>`,
    text: '甲乙',
    remarks: [],
  },
  // Text beside the text.
  {
    what: 'a footnote',
    body: p(run('每人'), '<w:r><w:footnoteReference w:id="2"/></w:r>', run('补贴')),
    beside: [notes],
    text: '每人补贴',
    remarks: ['footnote 每人| 含劳务派遣人员'],
  },
  {
    what: 'an endnote',
    body: p(run('每人'), '<w:r><w:endnoteReference w:id="2"/></w:r>'),
    beside: [ends],
    text: '每人',
    remarks: ['footnote 每人| 另有规定的除外'],
  },
  {
    what: 'a comment',
    body: p(run('每人'), '<w:r><w:commentReference w:id="1"/></w:r>'),
    beside: [comments],
    text: '每人',
    remarks: ['comment 每人| 此处待定'],
  },
  {
    what: 'edges of the page that say more than its number',
    body: p(run('甲')),
    beside: [
      part('r4', 'header', 'header1.xml', 'hdr', p(run('征求意见稿'))),
      part('r5', 'footer', 'footer1.xml', 'ftr', p(run('— 3 —'))),
      part('r6', 'footer', 'footer2.xml', 'ftr', p(run('第2页 共9页'))),
    ],
    text: '甲',
    remarks: ['header_text | 征求意见稿'],
  },
  {
    what: 'words drawn across the page',
    body: p(run('甲')),
    beside: [
      part(
        'r4',
        'header',
        'header1.xml',
        'hdr',
        p('<w:r><w:pict><v:shape xmlns:v="v"><v:textpath string="内部资料"/></v:shape></w:pict></w:r>'),
      ),
    ],
    text: '甲',
    remarks: ['header_text | 内部资料'],
  },
  {
    what: 'how a character sounds',
    body: p(
      `<w:r><w:ruby><w:rt><w:r><w:t>shì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>市</w:t></w:r></w:rubyBase></w:ruby></w:r>`,
      run('人社局'),
    ),
    text: '市人社局',
    remarks: ['ruby_text | 市 shì'],
  },
  // What has a form of its own.
  {
    what: 'a fraction',
    body: p(
      run('按'),
      `<m:oMath ${m}><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>`,
      run('计发'),
    ),
    text: '按1/2计发',
    remarks: ['formula 按| 1/2'],
  },
  {
    what: 'powers, roots and brackets',
    body: `<m:oMathPara ${m}><m:oMath><m:sSup><m:e><m:d><m:e><m:r><m:t>a+b</m:t></m:r></m:e></m:d></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup><m:rad><m:deg/><m:e><m:r><m:t>x</m:t></m:r></m:e></m:rad></m:oMath></m:oMathPara>`,
    text: '((a+b))^2√x',
    remarks: ['formula | ((a+b))^2√x'],
  },
  { what: 'signs in a row', body: p(`<m:oMath ${m}><m:r><m:t>a×b</m:t></m:r></m:oMath>`), text: 'a×b', remarks: [] },
  { what: 'a field and its result', body: p(run('见'), field('REF _1', '第三条'), run('。')), text: '见第三条。', remarks: [] },
  { what: 'a field without a result', body: p(run('见'), field('REF _1'), run('。')), text: '见。', remarks: ['field_unread 见| REF _1'] },
  { what: 'a field that numbers', body: p(field('AUTONUM'), run('甲')), text: '甲', remarks: ['field_unread | AUTONUM'] },
  {
    what: 'a fraction made by a field',
    body: p(run('按'), field('EQ \\f(1,2)'), run('计发')),
    text: '按计发',
    remarks: ['field_unread 按| EQ \\f(1,2)'],
  },
  { what: 'a number in a circle', body: p(field('eq \\o\\ac(○,3)'), run('甲')), text: '③甲', remarks: [] },
  { what: 'entries of an index show nothing', body: p(run('甲'), field('XE "甲"')), text: '甲', remarks: [] },
  {
    what: 'a field inside the instruction of another',
    body: p(sign('begin'), instruction('IF '), field('REF x', '1'), instruction(' = 1'), sign('separate'), run('甲'), sign('end')),
    text: '甲',
    remarks: [],
  },
  { what: 'a field that never ends', body: p(sign('begin'), run('按每人1500元')), text: '', remarks: ['field_unread | 按每人1500元'] },
  {
    what: 'a simple field without a result',
    body: p('<w:fldSimple w:instr="DOCPROPERTY x"/>', run('甲')),
    text: '甲',
    remarks: ['field_unread | DOCPROPERTY x'],
  },
  {
    what: 'boxes and choices of a form',
    body: p(
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>${instruction('FORMCHECKBOX')}${sign('end')}`,
      run('是'),
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="季"/><w:listEntry w:val="月"/></w:ddList></w:ffData></w:fldChar></w:r>${instruction('FORMDROPDOWN')}${sign('end')}`,
    ),
    text: '☑是月',
    remarks: [],
  },
  {
    what: 'signs of a known font',
    body: p('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Wingdings" w:char="F082"/></w:r>', run('5.5%')),
    text: '≥②5.5%',
    remarks: [],
  },
  {
    what: 'a sign of another font',
    body: p(run('不'), '<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>', run('5.5%')),
    text: '不5.5%',
    remarks: ['symbol_unread 不| Webdings F061'],
  },
  // What is no text.
  {
    what: 'pictures, two of them side by side',
    body: p(
      run('见图'),
      '<w:r><w:drawing><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/></w:drawing></w:r><w:r><w:pict><v:shape xmlns:v="v"><v:imagedata/></v:shape></w:pict></w:r>',
    ),
    text: '见图',
    remarks: ['image_unread 见图| 2'],
  },
  {
    what: 'a table of another program',
    body: p(
      run('见表'),
      '<w:r><w:object><v:shape xmlns:v="v"><v:imagedata/></v:shape><o:OLEObject xmlns:o="o" ProgID="Excel.Sheet.12"/></w:object></w:r>',
    ),
    text: '见表',
    remarks: ['object_unread 见表| Excel.Sheet.12'],
  },
  {
    what: 'a chart and a diagram',
    body: p(
      '<w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing></w:r>',
      run('甲'),
      '<w:r><w:drawing><dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"/></w:drawing></w:r>',
    ),
    text: '甲',
    remarks: ['object_unread | Chart', 'object_unread 甲| SmartArt'],
  },
  {
    what: 'another file in the middle',
    body: `${p(run('甲'))}<w:altChunk ${r} r:id="r6"/>${p(run('乙'))}`,
    beside: [{ id: 'r6', type: 'aFChunk', file: 'chunk.htm', content: '<html><body>丙</body></html>' }],
    text: '甲\n乙',
    remarks: ['chunk_unread 甲\n| chunk.htm'],
  },
  {
    what: 'another file at the end',
    body: `${p(run('甲'))}<w:altChunk ${r} r:id="r6"/>`,
    beside: [{ id: 'r6', type: 'aFChunk', file: 'chunk.docx', content: '' }],
    text: '甲',
    remarks: ['chunk_unread 甲| chunk.docx'],
  },
  // What is read although it stands in a frame of its own.
  {
    what: 'words drawn in the text',
    body: p('<w:r><w:pict><v:shape xmlns:v="v"><v:textpath string="白河县文件"/></v:shape></w:pict></w:r>') + p(run('甲')),
    text: '白河县文件\n甲',
    remarks: [],
  },
  {
    what: 'words in a shape',
    body: p(
      '<w:r><w:drawing><a:txBody xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>框内</a:t></a:r></a:p></a:txBody></w:drawing></w:r>',
    ),
    text: '框内',
    remarks: [],
  },
  {
    what: 'marks inside a cell and a box',
    body: wordTable([['甲', '乙']]).replace('乙', `乙</w:t></w:r>${del('丙')}<w:r><w:t>`),
    text: '甲\t乙',
    remarks: ['deleted_text 甲\t乙| 丙'],
  },
]

test('every remark there is of a Word document is provoked', () => {
  const codes = new Set(cases.flatMap(({ remarks }) => remarks.map((remark) => remark.split(' ')[0] ?? '')))
  expect([...codes].toSorted()).toEqual(wordRemarks.toSorted())
})

describe('nothing of a Word document is dropped without a word', () => {
  test.each(cases)('$what', async ({ body, text, remarks, styles = '', beside = [] }) => {
    const path = join(folder, 'document.docx')
    // A line of its own keeps a document without words from being empty.
    writeFileSync(path, docxOf(paragraph('文首') + body, '', styles, beside))
    const read = await takenIn(path)
    expect(read.text.slice('文首\n'.length)).toBe(text)
    expect(
      (read.remarks ?? []).map(
        ({ code, span, with: values }) =>
          `${code} ${read.text.slice('文首\n'.length, span.from)}|${read.text.slice(span.from, span.to)} ${Object.values(values).join(' ')}`,
      ),
    ).toEqual(remarks)
  })

  test('every remark is asked about in the document it stands in', async () => {
    const path = join(folder, 'asked.docx')
    const body = [
      ...['白河县人民政府关于稳就业的通知', '白政发〔2022〕5号', '各镇人民政府：', '一、补贴'].map((line) => paragraph(line)),
      p(run('（一）按每人'), run('1000', '<w:strike/>'), run('1500元给予补贴。')),
      ...['白河县人民政府', '2022年5月6日'].map((line) => paragraph(line)),
    ]
    writeFileSync(path, docxOf(body.join('')))
    const [document] = readDocuments(await takenIn(path), structureWords)
    expect(document?.questions.map(({ code, with: { text } }) => `${code} ${text}`)).toEqual(['struck_text 1000'])
    for (const command of [
      ['read', path],
      ['draft', path, '--stdout'],
    ]) {
      const { code, out } = await runCommand(...command)
      expect(code).toBe(0)
      expect(out).toContain('用删除线划掉的“1000”没有计入')
      expect(out).not.toContain('10001500')
    }
  })
})
