import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { openSheets } from '../../src/files/index.ts'
import { creditCheckCharacter, organisationCheckCharacter } from '../../src/kernel/credit-code.ts'
import { identityCheckCharacter } from '../../src/kernel/identity-number.ts'
import { cellFaultSentence } from '../../src/screening/paid/paid.zh.ts'
import { layoutOf, plainHeading } from '../../src/screening/paid/read-heading.ts'
import { readRows } from '../../src/screening/paid/read-rows.ts'
import { type ListUnderstood, lacksOf, understandBelow, understandList } from '../../src/screening/paid/understand-list.ts'
import { granted } from './granted.ts'

// Codes of units and people that nobody has.
const codeOf = (n: number): string => {
  const organisation = String(n).padStart(8, '0')
  const body = `91509911${organisation}${organisationCheckCharacter(organisation)}`
  return body + creditCheckCharacter(body)
}
const personOf = (n: number): string => {
  const body = `50991119900101${String(n).padStart(3, '0')}`
  return body + identityCheckCharacter(body)
}
const [one, two, three] = [codeOf(1), codeOf(2), codeOf(3)]
const [lin, wei] = [personOf(1), personOf(2)]

type Cells = readonly (readonly (string | number | boolean | null)[])[]
const text = (lines: string): Uint8Array => Buffer.from(lines)
const workbook = (rows: Cells, more: object = {}): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name: '发放表', rows: rows.map((row) => [...row]), ...more }] })
const merged = (...spans: readonly (readonly [number, number, number, number])[]) => ({
  merges: spans.map(([startRow, startCol, endRow, endCol]) => ({ startRow, startCol, endRow, endCol })),
})

/** Bytes in GB18030, by what every pair of bytes decodes to. */
function inGb18030(written: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const pairs = new Map<string, readonly [number, number]>()
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++) pairs.set(decoder.decode(Uint8Array.of(first, second)), [first, second])
  return Uint8Array.from([...written].flatMap((sign) => (sign.charCodeAt(0) < 0x80 ? [sign.charCodeAt(0)] : [...(pairs.get(sign) ?? [])])))
}

interface Expected {
  /** Payments as `identity fen`, with heads where the list has them. */
  readonly paid: readonly string[]
  /** Lines that are beside the list, with why. */
  readonly aside?: readonly string[]
  /** What is wrong, as a person is told. */
  readonly faults?: readonly RegExp[]
  readonly unit?: ListUnderstood['unit']
  readonly headingLine?: number
}

const lists: readonly (readonly [kind: string, bytes: () => Uint8Array | Promise<Uint8Array>, expected: Expected])[] = [
  [
    'a title over all columns, the unit beside it, headings, rows, a sum and signatures',
    () =>
      workbook(
        [
          ['某区2022年失业保险稳岗返还发放明细表'],
          ['填报单位：某区就业中心', null, null, '单位：元'],
          ['序号', '单位名称', '统一社会信用代码', '返还金额'],
          [1, '甲公司', one, 12345.67],
          [2, '乙公司', two, 800],
          ['合计', null, null, 13145.67],
          ['制表人：', '某某', '审核人：', '某某'],
        ],
        merged([0, 0, 0, 3]),
      ),
    { paid: [`${one} 1234567`, `${two} 80000`], aside: ['6 totals 1314567', '7 note'], headingLine: 3 },
  ],
  [
    'headings on two lines, the upper ones over several columns',
    () =>
      workbook(
        [
          ['2022年扩岗补助发放表'],
          ['序号', '单位信息', null, '发放情况', null, '备注'],
          [null, '名称', '社会信用代码', '人数', '金额（元）', null],
          [1, '甲公司', one, 3, 4500, null],
          [2, '乙公司', two, 1, 1500, '新办'],
        ],
        merged([0, 0, 0, 5], [1, 1, 1, 2], [1, 3, 1, 4]),
      ),
    { paid: [`${one} 450000 3`, `${two} 150000 1`], headingLine: 3 },
  ],
  [
    'ten thousands of yuan, said by the heading',
    () =>
      workbook([
        ['企业名称', '返还金额(万元)'],
        ['甲公司', 1.2345],
        ['乙公司', 0.0101],
      ]),
    { paid: ['甲公司 1234500', '乙公司 10100'], unit: 'ten_thousand' },
  ],
  [
    'ten thousands of yuan, said by a title alone',
    () => text(`稳岗返还明细,,\n,,金额单位：万元\n单位名称,信用代码,返还金额\n甲公司,${one},3.5\n`),
    { paid: [`${one} 3500000`], unit: 'ten_thousand', headingLine: 3 },
  ],
  [
    'GB18030 with Windows line ends and amounts with thousands set apart',
    () => inGb18030(`姓名,身份证号码,补贴金额（元）\r\n林某,${lin},"1,000.50"\r\n卫某,${wei},"2,000"\r\n`),
    { paid: [`${lin} 100050`, `${wei} 200000`] },
  ],
  [
    'sums page by page, and the headings again on every page',
    () =>
      workbook([
        ['单位名称', '信用代码', '拨付金额'],
        ['甲公司', one, 100],
        ['本页小计', null, 100],
        ['单位名称', '信用代码', '拨付金额'],
        ['乙公司', two, 200],
        ['本页小计', null, 200],
        ['总  计', null, 300],
      ]),
    { paid: [`${one} 10000`, `${two} 20000`], aside: ['3 totals 10000', '4 headings_again', '6 totals 20000', '7 totals 30000'] },
  ],
  [
    'a sum without a word, which the figures show',
    () =>
      workbook([
        ['单位名称', '金额'],
        ['甲公司', 100],
        ['乙公司', 250.5],
        [null, 350.5],
      ]),
    { paid: ['甲公司 10000', '乙公司 25050'], aside: ['4 totals 35050'] },
  ],
  [
    'a figure without a name that is no sum',
    () =>
      workbook([
        ['单位名称', '金额'],
        ['甲公司', 100],
        [null, 350.5],
      ]),
    { paid: ['甲公司 10000'], faults: [/^A3没有对象编号、证件号码或名称$/] },
  ],
  [
    'identity numbers that the spreadsheet took for quantities',
    () =>
      workbook([
        ['姓名', '身份证号', '发放金额'],
        ['林某', Number('509911199001010019'), 100],
        ['卫某', wei, 200],
      ]),
    { paid: [`${wei} 20000`], faults: [/^B2的号码“5099111990010100\d+”被电子表格缩写了，末几位已经丢失/] },
  ],
  [
    'the same as text with an exponent, and a number with a wrong last digit',
    () => text(`姓名,身份证号,发放金额\n林某,5.09911E+17,100\n卫某,${wei.slice(0, 17)}${wei.endsWith('1') ? '2' : '1'},200\n`),
    { paid: [], faults: [/^B2的号码“5.09911E\+17”被电子表格缩写了/, /^B3的身份证号.*校验码不符/] },
  ],
  [
    'numbers of the first generation, spaces and a small x in numbers',
    () => text(`姓名,公民身份号码,实发金额\n林某," ${lin.slice(0, 6)} ${lin.slice(6)}",10\n卫某,${wei.toLowerCase()},20\n`),
    { paid: [`${lin} 1000`, `${wei} 2000`] },
  ],
  [
    'what was applied for, the standard and what was paid side by side',
    () =>
      workbook([
        ['单位名称', '申请金额', '补贴标准（元/人）', '人数', '应发金额', '实发金额', '银行账号'],
        ['甲公司', 999, 500, 2, 1000, 900, '0001'],
      ]),
    { paid: ['甲公司 90000 2'] },
  ],
  [
    'amounts that a formula left with more than two decimals, and one with noise behind the fifteenth digit',
    () =>
      workbook([
        ['单位名称', '返还金额'],
        ['甲公司', 1234.5678],
        ['乙公司', 0.1 + 0.2],
      ]),
    { paid: ['乙公司 30'], faults: [/^B2的金额“1234.5678”不到分.*ROUND/] },
  ],
  [
    'signs that stand for nothing, and nothing at all',
    () => text(`单位名称,信用代码,金额\n甲公司,${one},-\n乙公司,${two},\n丙公司,${three},0\n`),
    { paid: [`${three} 0`], faults: [/^C2没有金额/, /^C3没有金额/] },
  ],
  [
    'money that was taken back, with the long minus',
    () => text(`单位名称,信用代码,金额\n甲公司,${one},100\n甲公司,${one},−30\n`),
    { paid: [`${one} 10000`, `${one} -3000`] },
  ],
  [
    'the list on the second sheet, a hidden one before it',
    () =>
      writeXlsx({
        sheets: [
          {
            name: '参数',
            rows: [
              ['单位名称', '金额'],
              ['错的', 1],
            ],
            hidden: true,
          },
          { name: '说明', rows: [['本表由系统导出'], ['请勿修改']] },
          {
            name: '名单',
            rows: [
              ['单位名称', '统一社会信用代码', '发放金额（元）'],
              ['甲公司', one, 5],
            ],
          },
        ],
      }),
    { paid: [`${one} 500`] },
  ],
  [
    'a bare number that counts the lines beside a name',
    () => text('编号,单位名称,金额\n1,甲公司,10\n2,乙公司,20\n'),
    { paid: ['甲公司 1000', '乙公司 2000'] },
  ],
  [
    'a code in small letters with look-alikes beside a row without one',
    () => text(`单位名称,信用代码,金额\n甲公司,${one.toLowerCase()},1\n乙公司,,2\n丙公司,9150991X,3\n`),
    { paid: [`${one} 100`, '乙公司 200'], faults: [/^B4的信用代码“9150991X”不对/] },
  ],
  [
    'full-width figures and a sign of currency',
    () => text('单位名称,金额\n甲公司,￥１，２３４．５０\n乙公司,¥ 6 元\n'),
    { paid: ['甲公司 123450', '乙公司 600'] },
  ],
  [
    'tabs from a web system, with the unit behind a stroke and no last line end',
    () => text(`\uFEFF单位名称\t纳税人识别号\t补贴金额/元\n甲公司\t${one}\t88.8`),
    { paid: [`${one} 8880`], unit: 'yuan' },
  ],
  [
    'a firm whose name begins as a sum does, and a section between rows',
    () => text('单位名称,金额\n一、大型企业\n合计科技有限公司,10\n二、中小微企业\n总计策划中心,20\n合计：2户,30\n'),
    { paid: ['合计科技有限公司 1000', '总计策划中心 2000'], aside: ['2 note', '4 note', '6 totals 3000'] },
  ],
  [
    'a quote that is not closed keeps its line and no other',
    () => text(`单位名称,信用代码,金额\n"甲公司,${one},1\n乙公司,${two},2\n`),
    { paid: [`${two} 200`], faults: [/^第 2 行引号没有在本行合上/] },
  ],
]

async function readAll(bytes: Uint8Array) {
  const sheets = granted(await openSheets({ file: '清单', bytes }))
  const understood = await understandList(sheets)
  if (understood === undefined) throw new Error('nothing was understood')
  const sheet = sheets[understood.sheet]
  if (sheet === undefined) throw new Error('no such sheet')
  const [paid, aside, faults]: [string[], string[], string[]] = [[], [], []]
  for await (const row of readRows(sheet, understood)) {
    if (row.kind === 'fault') faults.push(cellFaultSentence(row))
    else if (row.kind === 'left_out') aside.push(`${row.line} ${row.reason}${row.amount === undefined ? '' : ` ${row.amount}`}`)
    else {
      const { identity, amount, heads } = row.payment
      paid.push(`${identity.value} ${amount}${heads === undefined ? '' : ` ${heads}`}`)
    }
  }
  return { understood, paid, aside, faults }
}

describe('a list is read that has', () => {
  test.each(lists.map(([kind, bytes, expected]) => ({ kind, bytes, expected })))('$kind', async ({ bytes, expected }) => {
    const { understood, paid, aside, faults } = await readAll(await bytes())
    expect(paid).toEqual(expected.paid)
    expect(aside).toEqual(expected.aside ?? [])
    expect(faults.map((sentence, at) => (expected.faults?.[at]?.test(sentence) === true ? '' : sentence))).toEqual(
      (expected.faults ?? []).map(() => ''),
    )
    if (expected.unit !== undefined) expect(understood.unit).toBe(expected.unit)
    if (expected.headingLine !== undefined) expect(understood.headingLine).toBe(expected.headingLine)
  })
})

describe('a list is not guessed at', () => {
  const understand = async (bytes: Uint8Array) => understandList(granted(await openSheets({ file: '清单', bytes })))

  test('where two columns claim to be what was paid, somebody has to choose', async () => {
    const found = await understand(text('单位名称,发放金额,拨付金额\n甲公司,1,2\n'))
    expect(found?.claimedTwice).toEqual(['amount'])
    expect(lacksOf(found ?? { columns: [] })).toEqual(['amount'])
  })

  test('where there are amounts and nothing that tells rows apart', async () => {
    expect(lacksOf((await understand(text('人数,金额\n2,1\n'))) ?? { columns: [] })).toEqual(['identity'])
  })

  test.each([
    ['a letter', '关于做好失业保险稳岗返还工作的通知\n各区县人力社保局：\n请按时发放。\n'],
    ['a list of people without amounts', '姓名,身份证号\n林某,1\n'],
    ['nothing', '\n'],
  ])('%s is no list of payments', async (_, written) => {
    expect(await understand(text(written))).toBeUndefined()
  })

  test('the line of the headings can be said by hand', async () => {
    const sheets = granted(await openSheets({ file: '清单', bytes: text('说明,金额\n单位,应得\n单位名称,返还金额\n甲公司,1\n') }))
    expect((await understandBelow(sheets, 0, 3))?.columns.map(({ role }) => role)).toEqual(['name', 'amount'])
    expect(await understandBelow(sheets, 0, 9)).toBeUndefined()
    expect(await understandBelow(sheets, 1, 1)).toBeUndefined()
  })
})

test.each([
  ['sheet_is_page', text('<html><table><tr><td>单位名称</td></tr></table></html>')],
  ['sheet_not_text', Uint8Array.of(0xff, 0x00, 0x80, 0xff, 0x81)],
  ['sheet_damaged', Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(200, 7)])],
  ['sheet_damaged', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
])('bytes that are no table are refused: %s', async (code, bytes) => {
  expect(await openSheets({ file: '清单', bytes })).toMatchObject({ kind: 'refused', refusal: { code, file: '清单' } })
})

test('lists of one form are known again, whatever the brackets and blanks', () => {
  expect(layoutOf(['单位名称', '金额（元）'])).toBe(layoutOf([' 单位 名称', '金额(元)']))
  expect(layoutOf(['单位名称', '金额'])).not.toBe(layoutOf(['金额', '单位名称']))
  expect(plainHeading('补贴金额/元')).toBe('补贴金额')
})
