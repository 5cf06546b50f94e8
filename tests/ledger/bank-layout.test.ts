import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeGb18030 } from '../../src/ledger/bank/gb18030.ts'
import { readBankAnswer } from '../../src/ledger/bank/read-bank-answer.ts'
import { placeOfReference, referenceOf } from '../../src/ledger/bank/reference-of.ts'
import { type PaymentLine, writeBankFile } from '../../src/ledger/bank/write-bank-file.ts'
import { describeLayoutProblem, readBankLayout } from '../../src/ledger/index.ts'
import { inProject } from '../store/postgres/stores.ts'
import { answerCsv, readLayouts } from './money.ts'

const layouts = new Map((await readLayouts()).map((layout) => [layout.id, layout]))
const layoutOf = (id: string) => {
  const layout = layouts.get(id)
  if (layout === undefined) throw new Error(id)
  return layout
}

describe('GB18030', () => {
  it('is written as it is read, for every character there is', () => {
    const characters: string[] = []
    for (let code = 0; code <= 0x10ffff; code += code < 0x30000 ? 1 : 997)
      // Halves of pairs are no characters; a mark of the byte order is taken off by the reader.
      if (!(code >= 0xd800 && code <= 0xdfff) && code !== 0xfeff) characters.push(String.fromCodePoint(code))
    const decoder = new TextDecoder('gb18030', { fatal: true })
    const unwritten = characters.filter((one) => encodeGb18030(one) === undefined)
    // The sign for what could not be read, and some private ones that the reader gives nothing for.
    expect(unwritten.filter((one) => !/[\p{Co}\p{So}]/u.test(one))).toEqual([])
    expect(unwritten.length).toBeLessThan(30)
    const changed = characters.filter((one) => {
      const bytes = encodeGb18030(one)
      return bytes !== undefined && decoder.decode(bytes) !== one
    })
    expect(changed).toEqual([])
  })
  it.each([
    ['压舱石', 'd1b9b2d5caaf'],
    ['镕', 'e946'],
    ['𠮷', '9534b235'],
    ['\u{d800}', 'none'],
  ] as const)('%s', (text, hex) => {
    const bytes = encodeGb18030(text)?.toString('hex')
    if (hex === 'none') expect(bytes).toBeUndefined()
    else expect(bytes).toBe(hex)
  })
})

describe('a reference', () => {
  it.each([
    ['2023-0001', 1, '20230001000001'],
    ['2023-12345', 999_999, '202312345999999'],
  ])('of %s line %i', (file, line, reference) => {
    expect(referenceOf(file, line)).toBe(reference)
    expect(placeOfReference(reference)).toEqual({ file, line })
  })
  it.each(['', '123', 'B20230001000001', '2023000100000１'])('is not %s', (text) => expect(placeOfReference(text)).toBeUndefined())
})

const facts = { file: '2023-0001', batch: '2023-0001', day: '2023-01-04', purpose: '稳岗返还' }
const payment = (change: Partial<PaymentLine> = {}): PaymentLine => ({
  claim: 1n,
  number: '6200000012345678',
  holder: '某公司',
  bank: '示例银行',
  bankCode: '102653000011',
  fen: 100_001n,
  ...change,
})

describe('a file to a bank', () => {
  it('is written as its layout says', () => {
    const csv = writeBankFile(layoutOf('sample-csv'), facts, [payment(), payment({ claim: 2n, fen: 5n })])
    expect(csv.kind === 'done' && csv.value.toString('utf8').split('\r\n')).toEqual([
      '批量支付,2023-0001,2023-01-04,2,1000.06',
      '序号,业务编号,收款账号,收款户名,收款行,收款行联行号,金额,用途',
      '1,20230001000001,6200000012345678,某公司,示例银行,102653000011,1000.01,稳岗返还',
      '2,20230001000002,6200000012345678,某公司,示例银行,102653000011,0.05,稳岗返还',
      '',
    ])
    const pipe = writeBankFile(layoutOf('sample-pipe'), facts, [payment()])
    expect(pipe.kind === 'done' && new TextDecoder('gb18030', { fatal: true }).decode(pipe.value)).toBe(
      '20230001000001|6200000012345678|某公司|100001|稳岗返还|0\nEND|1|100001\n',
    )
  })
  it.each<[string, string, Partial<PaymentLine>, object | undefined]>([
    ['sample-csv', 'a comma in a name', { holder: '某,公司' }, { header: '收款户名', fault: 'separator' }],
    ['sample-csv', 'a line in a name', { holder: '某\n公司' }, { header: '收款户名', fault: 'separator' }],
    ['sample-pipe', 'a comma where bars separate', { holder: '某,公司' }, undefined],
    ['sample-csv', 'half a character', { holder: '某\u{d800}' }, { fault: 'not_in_encoding' }],
    ['sample-csv', 'no bank', { bank: '' }, { header: '收款行', fault: 'empty' }],
    // Sixty bytes are thirty characters in one encoding, and sixty characters of one byte.
    ['sample-pipe', 'thirty characters', { holder: '某'.repeat(30) }, undefined],
    ['sample-pipe', 'thirty and a letter', { holder: `${'某'.repeat(30)}a` }, { header: 'holder', fault: 'too_wide', width: 61, most: 60 }],
    ['sample-csv', 'sixty characters', { holder: '某'.repeat(60) }, undefined],
    ['sample-csv', 'sixty-one', { holder: '某'.repeat(61) }, { fault: 'too_wide', width: 183, most: 180 }],
  ])('in %s with %s', (id, _, change, refusal) => {
    const written = writeBankFile(layoutOf(id), facts, [payment(change)])
    expect(written).toMatchObject(
      refusal === undefined ? { kind: 'done' } : { kind: 'refused', refusal: { code: 'value_unfit', ...refusal } },
    )
  })
})

describe('a layout', () => {
  const text = readFileSync(join(inProject('reference', 'bank-layouts'), 'sample-pipe.yaml'), 'utf8')
  it.each<[string, (text: string) => string, readonly (readonly [string, object])[]]>([
    ['as it is', (one) => one, []],
    ['that is no YAML', () => 'id: [', [['yaml_syntax', {}]]],
    ['of another encoding', (one) => one.replace('gb18030\nsep', 'big5\nsep'), [['layout_unfit', { key: 'encoding' }]]],
    ['with a key that is none', (one) => `${one}\nsince: 2020\n`, [['layout_unfit', {}]]],
    [
      'that does not say whom it pays',
      (one) => one.replace('    - { value: number, width: 32 }\n', ''),
      [['layout_lacks', { value: 'number' }]],
    ],
    [
      'whose answers do not say how many they are',
      (one) => one.replace(/ {2}trailer:\n {4}- text: END\n {4}- value: rows\n {4}- value: fen\n {2}results/, '  results'),
      [['answer_without_sum', {}]],
    ],
    ['where nothing succeeds', (one) => one.replace('    S: { means: succeeded }\n', ''), [['layout_lacks', { value: 'succeeded' }]]],
    ['with its separator in a text', (one) => one.replace("{ text: '0' }", "{ text: '0|1' }"), [['separator_in_text', {}]]],
    ['with a column of two meanings', (one) => one.replace("{ text: '0' }", "{ text: '0', value: day }"), [['column_unclear', {}]]],
    [
      'with headings that it lacks',
      (one) => one.replace('payment:\n  has_headings: false', 'payment:\n  has_headings: true'),
      Array(6).fill(['column_without_heading', {}]),
    ],
  ])('%s', (_, change, problems) => {
    const read = readBankLayout('sample-pipe.yaml', change(text))
    expect(read.problems).toMatchObject(problems.map(([code, figures]) => ({ code, with: figures })))
    expect(read.layout === undefined).toBe(problems.length > 0)
    for (const problem of read.problems) expect(describeLayoutProblem(problem)).toMatch(/^sample-pipe\.yaml:\d+:\d+ .*\p{Script=Han}/u)
  })
})

describe('an answer of a bank', () => {
  const line = (change: object = {}) => ({ reference: '20230001000001', number: '6200000012345678', fen: 100n, result: '0000', ...change })
  const good = answerCsv([line(), line({ reference: '20230001000002', result: '1001' })])
  const pipe = (text: string) => encodeGb18030(text) ?? Buffer.alloc(0)
  const whole = good.toString('utf8')
  it.each<[string, string, Buffer, object | undefined]>([
    ['whole', 'sample-csv', good, undefined],
    ['with a mark of its byte order', 'sample-csv', Buffer.concat([Buffer.from('efbbbf', 'hex'), good]), undefined],
    [
      'cut off after a line',
      'sample-csv',
      Buffer.from(`${whole.split('\r\n').slice(0, 3).join('\r\n')}\r\n`),
      { code: 'answer_broken_off', announced: 2, rows: 1 },
    ],
    ['cut off within a line', 'sample-csv', good.subarray(0, good.length - 12), { code: 'answer_line_unfit', part: 1, line: 4 }],
    ['cut off within a character', 'sample-csv', good.subarray(0, 1), { code: 'answer_not_encoded', encoding: 'utf-8' }],
    ['of another sum', 'sample-csv', answerCsv([line()], { fen: 101n }), { code: 'answer_sum_differs', announced: 101n, fen: 100n }],
    [
      'of more lines than it says',
      'sample-csv',
      answerCsv([line(), line()], { rows: 1 }),
      { code: 'answer_broken_off', announced: 1, rows: 2 },
    ],
    ['in the other encoding', 'sample-csv', pipe(whole), { code: 'answer_not_encoded' }],
    ['with no line', 'sample-csv', answerCsv([]), { code: 'answer_empty' }],
    ['of nothing', 'sample-csv', Buffer.alloc(0), { code: 'answer_broken_off' }],
    [
      'with a result that is none',
      'sample-csv',
      answerCsv([line({ result: 'constructor' })]),
      { code: 'answer_result_unknown', line: 3, result: 'constructor' },
    ],
    [
      'with a day that is none',
      'sample-csv',
      answerCsv([line({ day: '2023-02-30' })]),
      { code: 'answer_value_unfit', header: '处理日期', text: '2023-02-30' },
    ],
    ['with a negative amount', 'sample-csv', answerCsv([line({ fen: -5n })]), { code: 'answer_value_unfit', header: '金额' }],
    ['in bars', 'sample-pipe', pipe('20230001000001|5678|100|F2|社保卡金融账户没有激活|20230104\nEND|1|100\n'), undefined],
    [
      'in bars without its last line',
      'sample-pipe',
      pipe('20230001000001|5678|100|S||20230104\n'),
      { code: 'answer_broken_off', announced: undefined },
    ],
    [
      'in bars, saved as UTF-8',
      'sample-pipe',
      Buffer.from('20230001000001|5678|100|F2|社保卡金融账户没有激活|20230104\nEND|1|100\n'),
      { code: 'answer_not_encoded', encoding: 'gb18030' },
    ],
  ])('%s, %s', (_, id, bytes, refusal) => {
    const read = readBankAnswer(layoutOf(id), [bytes])
    expect(read).toMatchObject(refusal === undefined ? { kind: 'done' } : { kind: 'refused', refusal })
  })
  it('says of each payment what became of it, from file to file', () => {
    const read = readBankAnswer(layoutOf('sample-csv'), [good, answerCsv([line({ day: '20230105', result: '1999', text: '其他' })])])
    expect(
      read.kind === 'done' &&
        read.value.map(({ lines, fen }) => [lines.map(({ part, line: at, result, text, day }) => [part, at, result, text, day]), fen]),
    ).toEqual([
      [
        [
          [1, 3, 'succeeded', '', '2023-01-04'],
          [1, 4, 'returned', '户名不符', '2023-01-04'],
        ],
        200n,
      ],
      [[[2, 3, 'returned', '其他', '2023-01-05']], 100n],
    ])
  })
})
