import mammoth from 'mammoth'
import { describe, expect, test } from 'vitest'
import type { PaperDescription, PaperRow } from '../../src/papers/index.ts'
import { hashOfPaper } from '../../src/papers/issued/hash-of.ts'
import { mostInPaper, writeAnnex } from '../../src/papers/write-annex.ts'
import { paperFormats, wholePaper, writePaper } from '../../src/papers/write-paper.ts'
import { readPage, readSheets, readWord } from './read-back.ts'

const leaving = {
  day: '2023-01-05',
  by: '林　市就业局',
  at: '2023-01-05 09:30:00',
  purpose: '办理稳岗返还批次1',
  documentNumber: undefined,
}

/** A paper with something in every kind of place; `text` stands in all of them. */
function sample(text: string): PaperDescription {
  return {
    kind: 'payment_order',
    title: `标题${text}`,
    issuer: `单位${text}`,
    addressee: `收文${text}`,
    blocks: [
      { kind: 'heading', text: `小标题${text}` },
      {
        kind: 'paragraph',
        line: [
          `正文${text}，`,
          { kind: 'money', fen: 123456789n },
          '，',
          { kind: 'capital', fen: 1010n },
          '，',
          { kind: 'count', count: 20000, unit: '户' },
          '，',
          { kind: 'day', day: '2023-01-05' },
        ],
      },
      {
        kind: 'facts',
        facts: [
          { label: '左', line: [text] },
          { label: '右', line: ['右值'] },
          { label: '宽', line: ['宽值'], isWide: true },
          { label: '单', line: ['单值'] },
        ],
      },
      {
        kind: 'table',
        table: {
          columns: [
            { title: '序号', kind: 'ordinal', share: 1 },
            { title: '名称', kind: 'text', share: 4 },
            { title: '人数', kind: 'count', share: 1 },
            { title: '金额（元）', kind: 'money', share: 2 },
            { title: '日期', kind: 'day', share: 2 },
          ],
          rows: [
            [1, text, 1234, 1n, '2023-12-31'],
            [2, undefined, 0, 99_999_999_999_999n, ''],
          ],
          total: ['合计', undefined, 1234, 100_000_000_000_000n, undefined],
        },
      },
      { kind: 'signatures', lines: [{ role: '经办', record: `系统记录：${text}` }, { role: '审批' }] },
    ],
    basis: [`依据${text}`, '第二份依据'],
    isSealed: true,
    copies: [`抄送${text}`, '市财政局'],
  }
}

const hostile: readonly (readonly [what: string, text: string])[] = [
  ['markup', '<w:t>&amp;</w:t><script>alert(1)</script>'],
  ['quotes', `"'“”‘’`],
  ['a formula', "=cmd|' /C calc'!A0"],
  ['other signs that begin formulas', '+1-1@SUM(A1)'],
  ['an emoji and a rare character', '😀𠮷𪚥'],
  ['spaces at both ends', '  前后空格  '],
  ['a very long name', '长'.repeat(2000)],
  ['a number that spreadsheets cut', '500103199001011234'],
]

describe.each(hostile)('a paper with %s', (_, text) => {
  const paper = wholePaper(sample(text), [], { ...leaving, number: '拨付单〔2023〕1号' })

  test('comes out of Word as it went in', async () => {
    const { bytes } = await writePaper(paper, 'word')
    const read = readWord(bytes)
    expect(read.paragraphs).toEqual(
      expect.arrayContaining([
        `标题${text}`,
        '拨付单〔2023〕1号',
        `收文${text}：`,
        `小标题${text}`,
        `单位${text}`,
        '2023年1月5日',
        '（印章）',
      ]),
    )
    expect(read.paragraphs).toContain(`正文${text}，1,234,567.89元，人民币壹拾元壹角整，20,000户，2023年1月5日`)
    expect(read.paragraphs).toContain(`依据：依据${text}\n第二份依据`)
    expect(read.paragraphs).toContain(`抄送：抄送${text}，市财政局`)
    const [facts, table, signs] = read.tables
    expect(facts).toEqual([
      ['左', text, '右', '右值'],
      ['宽', '宽值'],
      ['单', '单值'],
    ])
    expect(table).toEqual([
      ['序号', '名称', '人数', '金额（元）', '日期'],
      ['1', text, '1,234', '0.01', '2023-12-31'],
      ['2', '', '0', '999,999,999,999.99', ''],
      ['合计', '', '1,234', '1,000,000,000,000.00', ''],
    ])
    expect(signs).toEqual([
      ['经办', `系统记录：${text}`, '签字：\n年　　月　　日'],
      ['审批', '', '签字：\n年　　月　　日'],
    ])
    expect(read.repeated).toBe(1)
    expect(read.footer).toContain('— 1 —')
    expect(read.footer).toContain(`林　市就业局　2023-01-05 09:30:00　用途：办理稳岗返还批次1内容校验码（SHA-256）：${paper.issue.hash}`)
    expect(read.header).toBe('')
    // Another reader of Word documents finds the same text.
    const { value, messages } = await mammoth.extractRawText({ buffer: bytes })
    expect(messages.filter(({ type }) => type === 'error')).toEqual([])
    expect(value).toContain(`标题${text}`)
  })

  test('comes out of Excel as it went in', async () => {
    const [sheet] = await readSheets((await writePaper(paper, 'sheet')).bytes)
    expect(sheet?.rows).toEqual(
      expect.arrayContaining([
        [`标题${text}`],
        ['拨付单〔2023〕1号'],
        [`正文${text}，1,234,567.89元，人民币壹拾元壹角整，20,000户，2023年1月5日`],
        ['左', text],
        [1, text, 1234, 0.01, '2023-12-31'],
        [2, 0, 999_999_999_999.99],
        ['合计', 1234, 1_000_000_000_000],
      ]),
    )
  })

  test('comes out of the page as it went in', async () => {
    const { bytes } = await writePaper(paper, 'page')
    const page = readPage(bytes)
    for (const part of [
      `标题${text}`,
      `收文${text}：`,
      `正文${text}，1,234,567.89元，人民币壹拾元壹角整`,
      `依据${text}`,
      '999,999,999,999.99',
      paper.issue.hash,
    ])
      expect(page).toContain(part)
    expect(bytes.toString()).not.toMatch(/<script|<w:t/)
  })
})

test('a box stands for characters that no file can hold', async () => {
  const paper = wholePaper(sample('a\u0000b\u0008c\uD800d\uFFFEe'), [], { ...leaving, number: undefined })
  for (const format of paperFormats) {
    const { bytes } = await writePaper(paper, format)
    const text =
      format === 'word' ? readWord(bytes).paragraphs[0] : format === 'page' ? readPage(bytes) : JSON.stringify(await readSheets(bytes))
    expect(text).toContain('标题a□b□c□d□e')
  }
})

test('a draft has no number and says so in every format', async () => {
  const paper = wholePaper(sample(''), [], { ...leaving, number: undefined })
  const note = '草稿，没有编号，不作依据'
  expect(readWord((await writePaper(paper, 'word')).bytes).header).toBe(note)
  expect((await readSheets((await writePaper(paper, 'sheet')).bytes))[0]?.rows[0]).toEqual([note])
  expect(readPage((await writePaper(paper, 'page')).bytes)).toContain(note)
})

test('the same paper gives the same bytes, and its hash is of what it says alone', async () => {
  const one = wholePaper(sample('甲'), [], { ...leaving, number: '拨付单〔2023〕1号' })
  for (const format of ['word', 'page'] as const)
    expect((await writePaper(one, format)).bytes.equals((await writePaper(structuredClone(one), format)).bytes)).toBe(true)
  const again = wholePaper(sample('甲'), [], { ...leaving, by: '严', purpose: '另一用途', number: '拨付单〔2023〕2号' })
  expect(again.issue.hash).toBe(one.issue.hash)
  expect(hashOfPaper(sample('乙'), [])).not.toBe(one.issue.hash)
})

const annexColumns = [
  { title: '序号', kind: 'ordinal', share: 8 },
  { title: '名称', kind: 'text', share: 40 },
  { title: '金额（元）', kind: 'money', share: 16 },
] as const

async function* pieces(count: number): AsyncGenerator<readonly PaperRow[]> {
  for (let from = 0; from < count; from += 1000)
    yield Array.from({ length: Math.min(1000, count - from) }, (_, at) => [
      from + at + 1,
      `=第${from + at + 1}号公司`,
      BigInt(100_001 + from + at),
    ])
}

test.each([1, mostInPaper, mostInPaper + 1])('a list of %d rows stands in the paper only as long as it is short', async (count) => {
  const fen = BigInt(count) * 100_001n + (BigInt(count) * BigInt(count - 1)) / 2n
  const total = ['合计', undefined, fen]
  const written = await writeAnnex({ title: '名单', columns: annexColumns, total, rows: () => pieces(count) }, leaving)
  const paper = wholePaper(sample(''), [written], { ...leaving, number: '公示〔2023〕1号' })
  const isShort = count <= mostInPaper
  const read = readWord((await writePaper(paper, 'word')).bytes)
  expect(read.tables.at(-1)?.length).toBe(isShort ? count + 2 : 2)
  expect(read.paragraphs.filter((text) => text.startsWith('附件'))).toHaveLength(isShort ? 2 : 1)
  expect((await readSheets((await writePaper(paper, 'sheet')).bytes)).map(({ name }) => name)).toEqual(
    isShort ? ['正文', '附件'] : ['正文'],
  )
  const [sheet] = await readSheets(written.bytes)
  expect(sheet?.rows[0]).toEqual(['序号', '名称', '金额（元）'])
  expect(sheet?.rows[1]).toEqual([1, '=第1号公司', 1000.01])
  expect(sheet?.rows[count + 1]).toEqual(['合计', Number(fen) / 100])
  expect(sheet?.rows.at(-1)).toEqual(['林　市就业局　2023-01-05 09:30:00　用途：办理稳岗返还批次1'])
})

test('a list with many columns lies on its side, and the paper does not', async () => {
  const columns = Array.from({ length: 7 }, (_, at) => ({ title: `列${at + 1}`, kind: 'text' as const, share: 1 }))
  async function* rows() {
    yield [columns.map(({ title }) => title)]
  }
  const written = await writeAnnex({ title: '宽表', columns, total: [], rows }, leaving)
  const paper = wholePaper(sample(''), [written], { ...leaving, number: '公示〔2023〕1号' })
  expect(readWord((await writePaper(paper, 'word')).bytes).pages).toEqual(['upright', 'landscape'])
  expect((await writePaper(paper, 'page')).bytes.toString()).toContain('class="annex is-wide"')
})

test('20 000 rows are annexed without being held, within seconds', async () => {
  const before = process.memoryUsage().rss
  const written = await writeAnnex(
    { title: '名单', columns: annexColumns, total: ['合计', undefined, 0n], rows: () => pieces(20_000) },
    leaving,
  )
  expect(written.shown).toMatchObject({ count: 20_000, table: undefined })
  expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
  const [sheet] = await readSheets(written.bytes)
  expect(sheet?.rows).toHaveLength(20_000 + 4)
})
