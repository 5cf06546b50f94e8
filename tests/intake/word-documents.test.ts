import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mammoth from 'mammoth'
import { afterAll, describe, expect, test } from 'vitest'
import { docxOf, paragraph, wordTable, zipOf } from './sample-files.ts'
import { takenIn } from './taken-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-word-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function lines(body: string, numbering = '', styles = ''): Promise<readonly string[]> {
  const path = join(folder, 'document.docx')
  writeFileSync(path, docxOf(body, numbering, styles))
  return (await takenIn(path)).text.split('\n')
}

const level = (depth: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const source = (id: number, inside: string) => `<w:abstractNum w:abstractNumId="${id}">${inside}</w:abstractNum>`
const list = (id: number, from: number, changes = '') => `<w:num w:numId="${id}"><w:abstractNumId w:val="${from}"/>${changes}</w:num>`
const official =
  level(0, 'chineseCountingThousand', '%1、') +
  level(1, 'chineseCountingThousand', '（%2）') +
  level(2, 'decimal', '%3.') +
  level(3, 'decimal', '（%4）')
const styled = (text: string, style: string, more = '') =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
const style = (id: string, inside: string, basedOn = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}">${basedOn === '' ? '' : `<w:basedOn w:val="${basedOn}"/>`}<w:pPr>${inside}</w:pPr></w:style>`
const numbered = (id: number, depth?: number) =>
  `<w:numPr>${depth === undefined ? '' : `<w:ilvl w:val="${depth}"/>`}<w:numId w:val="${id}"/></w:numPr>`

describe('numbers Word counts', () => {
  test('a style gives the list and the list names the style of each level; styles inherit; list 0 takes the number away', async () => {
    const levels =
      level(0, 'chineseCountingThousand', '%1、', '<w:pStyle w:val="chapter"/>') +
      level(1, 'chineseCountingThousand', '（%2）', '<w:pStyle w:val="section"/>')
    const styles = style('chapter', numbered(1)) + style('section', numbered(1)) + style('own', '', 'chapter')
    const body = [
      styled('甲', 'chapter'),
      styled('乙', 'section'),
      styled('丙', 'section'),
      styled('无号', 'chapter', numbered(0)),
      styled('丁', 'own'),
      styled('戊', 'section'),
    ]
    expect(await lines(body.join(''), source(0, levels) + list(1, 0), styles)).toEqual([
      '一、甲',
      '（一）乙',
      '（二）丙',
      '无号',
      '二、丁',
      '（一）戊',
    ])
  })

  test('a second list over the same definition goes on counting, but where it says it starts anew', async () => {
    const again = list(2, 0, '<w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride>')
    const body = [
      paragraph('甲', [1, 0]),
      paragraph('乙', [1, 2]),
      paragraph('丙', [1, 2]),
      paragraph('丁', [2, 2]),
      paragraph('戊', [2, 2]),
      paragraph('己', [2, 0]),
    ]
    expect(await lines(body.join(''), source(0, official) + list(1, 0) + again)).toEqual([
      '一、甲',
      '1. 乙',
      '2. 丙',
      '1. 丁',
      '2. 戊',
      '二、己',
    ])
  })

  test('a list may redefine a level, and may borrow the definition of a list style', async () => {
    const article = '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1条"/></w:lvl>'
    const numbering =
      source(0, official) +
      source(5, `<w:styleLink w:val="borrowed"/>${level(0, 'decimal', '%1)')}`) +
      source(6, '<w:numStyleLink w:val="borrowed"/>') +
      list(1, 0, `<w:lvlOverride w:ilvl="0">${article}</w:lvlOverride>`) +
      list(2, 6)
    const body = [paragraph('甲', [1, 0]), paragraph('乙', [1, 0]), paragraph('丙', [2, 0])]
    expect(await lines(body.join(''), numbering)).toEqual(['第三条甲', '第四条乙', '1) 丙'])
  })

  const formats: readonly (readonly [format: string, count: number, last: string])[] = [
    ['chineseCountingThousand', 10, '十'],
    ['chineseCountingThousand', 21, '二十一'],
    ['chineseCountingThousand', 101, '一百零一'],
    ['chineseCountingThousand', 110, '一百一十'],
    ['chineseCounting', 101, '一〇一'],
    ['ideographDigital', 10, '一〇'],
    ['chineseLegalSimplified', 12, '壹拾贰'],
    ['ideographTraditional', 3, '丙'],
    ['ideographZodiac', 12, '亥'],
    ['ideographEnclosedCircle', 2, '㊁'],
    ['decimalEnclosedCircleChinese', 20, '⑳'],
    ['decimalEnclosedCircle', 21, '21'],
    ['decimalEnclosedParen', 2, '⑵'],
    ['decimalZero', 7, '07'],
    ['upperRoman', 14, 'XIV'],
    ['lowerLetter', 28, 'bb'],
    ['none', 2, ''],
  ]
  test.each(formats)('%s %i is %s', async (format, count, last) => {
    const body = Array.from({ length: count }, () => paragraph('甲', [1, 0])).join('')
    expect((await lines(body, source(0, level(0, format, '%1、')) + list(1, 0))).at(-1)).toBe(`${last}、甲`)
  })
})

describe('what a reader of the page sees', () => {
  const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`
  const box = (text: string) =>
    `<w:p><w:r><mc:AlternateContent xmlns:mc="mc"><mc:Choice><w:drawing><w:txbxContent>${paragraph(text)}</w:txbxContent></w:drawing></mc:Choice>` +
    `<mc:Fallback><w:pict><w:txbxContent>${paragraph(text)}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
  const numbering = source(0, official) + list(1, 0)

  test('tracked changes as accepted: struck-out text, paragraphs and rows are gone and are not counted', async () => {
    const struckParagraph = `<w:p><w:pPr>${numbered(1, 0)}<w:rPr><w:del/></w:rPr></w:pPr><w:del>${'<w:r><w:delText>删</w:delText></w:r>'}</w:del></w:p>`
    const body = [
      `<w:p>${run('按')}<w:del><w:r><w:delText>50%</w:delText></w:r></w:del><w:ins>${run('60%')}</w:ins>${run('返还')}</w:p>`,
      struckParagraph,
      paragraph('留', [1, 0]),
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('前半，')}</w:p>`,
      paragraph('后半', [1, 0]),
      `<w:p><w:pPr><w:pPrChange><w:pPr>${numbered(1, 0)}</w:pPr></w:pPrChange></w:pPr>${run('原有编号')}</w:p>`,
      '<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>',
    ]
    expect(await lines(body.join(''), numbering)).toEqual(['按60%返还', '一、留', '二、前半，后半', '原有编号'])
  })

  test('text boxes once, after their paragraph, and the numbers around them hold', async () => {
    expect(await lines(paragraph('甲', [1, 0]) + box('框内') + paragraph('乙', [1, 0]), numbering)).toEqual(['一、甲', '框内', '二、乙'])
  })

  test('hidden text is left out; breaks, marks and formulas come as characters, and soft hyphens stay for the reader', async () => {
    const body = [
      `<w:p>${run('一、返还')}${run('隐藏', '<w:vanish/>')}${run('显示', '<w:vanish w:val="0"/>')}</w:p>`,
      `<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>${run('整段', '<w:vanish/>')}</w:p>`,
      '<w:p><w:r><w:t>软&#xAD;连</w:t><w:softHyphen/><w:t>字</w:t><w:noBreakHyphen/><w:t>号</w:t><w:br/><w:t>新行</w:t><w:cr/><w:t>又一行</w:t></w:r></w:p>',
      '<w:p><w:r><w:sym w:font="Wingdings 2" w:char="F052"/><w:sym w:font="SimSun" w:char="2460"/></w:r></w:p>',
      '<w:p><m:oMath xmlns:m="m"><m:r><m:t>a×b</m:t></m:r></m:oMath></w:p>',
    ]
    expect(await lines(body.join(''))).toEqual(['一、返还显示', '软\u00AD连字-号', '新行', '又一行', '☑①', 'a×b'])
  })

  test('a merged cell is told in every row it reaches over, and columns stay in line', async () => {
    const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`
    const rows = [
      [cell('分工表', '<w:gridSpan w:val="3"/>')],
      [cell('1'), cell('稳岗'), cell('就业处', '<w:vMerge w:val="restart"/>')],
      [cell('2'), cell('培训'), cell('', '<w:vMerge/>')],
      [cell('合计', '<w:gridSpan w:val="2"/>'), cell('职建处')],
    ]
    const table = `<w:tbl>${rows.map((row) => `<w:tr>${row.join('')}</w:tr>`).join('')}</w:tbl>`
    expect(await lines(table)).toEqual(['分工表', '1\t稳岗\t就业处', '2\t培训\t就业处', '合计\t\t职建处'])
  })

  test('another prefix for the namespace of Word', async () => {
    const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
    const path = join(folder, 'prefix.docx')
    writeFileSync(
      path,
      zipOf({
        'word/document.xml': `<n:document xmlns:n="${word}"><n:body><n:p><n:r><n:t>甲</n:t></n:r></n:p></n:body></n:document>`,
      }),
    )
    expect((await takenIn(path)).text).toBe('甲')
  })

  test('plain documents come out as another reader has them', async () => {
    const body = [paragraph('甲&amp;乙'), paragraph('&lt;丙&gt;  丁'), wordTable([['序号', '任务']]), paragraph('')].join('')
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(docxOf(body)) })
    expect((await lines(body)).flatMap((line) => line.split('\t')).filter((line) => line !== '')).toEqual(
      value.split('\n').filter((line) => line !== ''),
    )
  })
})
