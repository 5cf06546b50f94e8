import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { describeScreeningRefusal, type RunRecord } from '../../src/screening/index.ts'
import { readPaid } from '../../src/screening/paid/read-paid.ts'
import { copyInto, withDuckDb } from '../../src/store/index.ts'

const home = mkdtempSync(join(tmpdir(), 'ballast-paid-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const variants = [
  { policy: 'hire_subsidy', zh: '吸纳补贴' },
  { policy: 'hire_subsidy', zh: '一次性吸纳补贴' },
  { policy: 'job_refund', zh: '稳岗返还' },
  { policy: 'first_bonus', zh: '同名奖补' },
  { policy: 'second_bonus', zh: '同名奖补' },
]
const record = { variants } as unknown as RunRecord

/** What is read of a list, by subject in fen; or why it is refused, in a sentence. */
type Found = string | { readonly rows: readonly string[]; readonly withoutAmount: number }

function read(name: string, bytes: string | Uint8Array): Promise<Found> {
  const file = join(home, name)
  writeFileSync(file, bytes)
  return readFrom(file)
}

function readFrom(file: string): Promise<Found> {
  return withDuckDb({ memoryLimit: '500MB', threads: 1, temporaryFolder: join(home, 'tmp') }, async (database) => {
    const found = await readPaid(database, file, record)
    if (found.kind === 'refused') return describeScreeningRefusal(found.refusal)
    const rows = await database.rows(
      'select policy, key as subject_id, cast(sum(amount) as bigint) as amount from paid_rows group by 1, 2 order by 1, 2',
    )
    return { rows: rows.map((row) => `${row.policy} ${row.subject_id} ${row.amount}`), withoutAmount: found.value.withoutAmount }
  })
}

/** The bytes of a text in GB18030, by what every pair of bytes decodes to. */
function inGb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const pairs = new Map<string, readonly [number, number]>()
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++) pairs.set(decoder.decode(Uint8Array.of(first, second)), [first, second])
  return Uint8Array.from([...text].flatMap((sign) => (sign.charCodeAt(0) < 0x80 ? [sign.charCodeAt(0)] : [...(pairs.get(sign) ?? [])])))
}

const inUtf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))
const plain = 'policy,subject_id,amount\nhire_subsidy,7,800\n'
const one = ['hire_subsidy 7 80000']

const taken: readonly (readonly [what: string, bytes: string | Uint8Array, rows: readonly string[], withoutAmount?: number])[] = [
  ['plain ids', plain, one],
  ['a byte-order mark', `\uFEFF${plain}`, one],
  ['the line ends of another system', plain.replaceAll('\n', '\r\n'), one],
  ['the line ends of an old system', plain.replaceAll('\n', '\r'), one],
  ['no line end at the end', plain.trimEnd(), one],
  ['blank lines', `\n\n${plain.replace('\n', '\n\n  \n')}`, one],
  ['other columns, in another order', 'amount,name,subject_id,policy\n800,"x, ""y""",7,hire_subsidy\n', one],
  ['quotes around everything', '"policy","subject_id","amount"\n"hire_subsidy","7","800"\n', one],
  ['tabs', plain.replaceAll(',', '\t'), one],
  ['semicolons', plain.replaceAll(',', ';'), one],
  ['official headings and names', '政策名称,对象编号,已付金额（元）\n吸纳补贴,7,800.00\n', one],
  ['narrow brackets in a heading', '政策,编号,发放金额(元)\n吸纳补贴,7,800\n', one],
  ['GB18030', inGb18030('政策,对象编号,金额\n吸纳补贴,7,800元\n'), one],
  ['UTF-16, as spreadsheets save it', inUtf16('政策\t对象编号\t金额\r\n吸纳补贴\t7\t800\r\n'), one],
  ['thousands set apart', 'policy,subject_id,amount\nhire_subsidy,7,"1,234,567.8"\n', ['hire_subsidy 7 123456780']],
  ['a sign of currency', 'policy,subject_id,amount\nhire_subsidy,7,¥800.00\nhire_subsidy,8,￥ 0.01\n', [...one, 'hire_subsidy 8 1']],
  ['yuan behind the number', 'policy,subject_id,amount\nhire_subsidy,7,800 元\n', one],
  ['full-width figures', 'policy,subject_id,amount\nhire_subsidy,７,８００．００\n', one],
  ['rows of one subject, and money taken back', 'policy,subject_id,amount\nhire_subsidy,7,900\nhire_subsidy,7,-100\n', one],
  ['a subject that is known by minus a number', 'policy,subject_id,amount\nhire_subsidy,-7,800\n', ['hire_subsidy -7 80000']],
  ['nought', 'policy,subject_id,amount\nhire_subsidy,7,0\n', ['hire_subsidy 7 0']],
  [
    'an export of the product, where an empty amount says that nothing is due',
    '\uFEFF政策代码,政策名称,对象编号,应享金额（元）,净额（元）\nhire_subsidy,吸纳补贴,7,900.00,800.00\nhire_subsidy,吸纳补贴,8,900.00,\n',
    one,
    1,
  ],
  [
    'the differences the product wrote, which hold both what is due and what was paid',
    '政策代码,对象编号,净额（元）,已付金额（元）\nhire_subsidy,7,1.00,800.00\n',
    one,
  ],
]

const refused: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
  ['no columns', '\n', /缺少列 policy \/ 政策代码（文件里一列也没有）.*对象编号（subject_id）/],
  ['nothing at all', '', /缺少列/],
  ['a column short', 'policy,subject_id\nhire_subsidy,1\n', /缺少列 amount \/ 已付金额（元）（现有列：policy、subject_id）/],
  ['a column twice', 'policy,subject_id,amount,Amount\nhire_subsidy,1,1,2\n', /“amount”出现了两次/],
  ['headings alone', 'policy,subject_id,amount\n', /没有一笔发放，只有表头/],
  ['an export in which nothing is due', '政策代码,对象编号,净额（元）\nhire_subsidy,7,\n', /1 行的金额都是空的/],
  ['an amount missing', 'policy,subject_id,amount\nhire_subsidy,1,\n', /第 2 行没有金额/],
  ['a subject missing', 'policy,subject_id,amount\n\nhire_subsidy,,1\n', /第 3 行没有对象编号/],
  ['a policy missing', 'policy,subject_id,amount\n,1,1\n', /第 2 行没有政策/],
  ['thousands set apart amiss', 'policy,subject_id,amount\nhire_subsidy,1,"1,00.00"\n', /“1,00.00”不是/],
  ['an amount with a comma and no quotes', 'policy,subject_id,amount,note\nhire_subsidy,1,1,000.00,x\nhire_subsidy,1,x,\n', /“x”不是/],
  ['a tenth of a fen', 'policy,subject_id,amount\nhire_subsidy,1,1.001\n', /“1.001”不到分/],
  ['ten thousands of yuan', 'policy,subject_id,amount\nhire_subsidy,1,1.2万元\n', /“1.2万元”不是/],
  ['a subject with a fraction', 'policy,subject_id,amount\nhire_subsidy,1.6,1\n', /“1.6”不是整数/],
  ['a subject a spreadsheet shortened', 'policy,subject_id,amount\nhire_subsidy,1.23E+11,1\n', /被电子表格缩写/],
  [
    'a policy the run does not know',
    'policy,subject_id,amount\nhire_subsidy,1,1\nhire_subsidies,1,1\n',
    /hire_subsidies。可选：hire_subsidy/,
  ],
  ['a name of two policies', 'policy,subject_id,amount\n同名奖补,1,1\n', /没有的政策：同名奖补/],
  ['a row that ends early', 'policy,subject_id,amount\nhire_subsidy,1\n', /第 2 行列数不够/],
  [
    'a quote that is not closed',
    `policy,subject_id,amount\nhire_subsidy,1,"1\n${'hire_subsidy,2,1\n'.repeat(9)}`,
    /第 2 行引号没有在本行合上/,
  ],
  [
    'two quotes that swallow a row between them',
    'policy,subject_id,name,amount\nhire_subsidy,1,"x,5\nhire_subsidy,2,y",6\n',
    /第 2 行引号/,
  ],
  ['a quote within a cell', 'policy,subject_id,amount\nhire_subsidy,1"0,1\n', /第 2 行引号用错/],
  ['text behind a quote', 'policy,subject_id,amount\nhire_subsidy,"1"0,1\n', /第 2 行引号用错/],
  ['bytes of no text', Uint8Array.of(0x70, 0xff, 0x00, 0x80, 0xff), /也不是 UTF-8 或 GB18030 的文本/],
  ['many mistakes', `policy,subject_id,amount\n${'hire_subsidy,x,1\n'.repeat(12)}`, /有 12 行.*第 2 行.*第 6 行[^第]*$/],
]

describe('a list of payments is taken with', () => {
  test.each(taken.map(([what, bytes, rows, withoutAmount = 0]) => ({ what, bytes, rows, withoutAmount })))('$what', async (row) => {
    const { bytes, rows, withoutAmount } = row
    expect(await read('taken.csv', bytes)).toEqual({ rows, withoutAmount })
  })

  test('more than one piece of a large file', async () => {
    const rows = Array.from({ length: 90_000 }, (_, i) => `hire_subsidy,${i},"1,000.0${i % 10}"`)
    const found = await read('large.csv', `policy,subject_id,amount\r\n${rows.join('\r\n')}\r\n`)
    const taken = typeof found === 'string' ? [found] : found.rows
    expect(taken).toHaveLength(90_000)
    expect(new Set(taken.map((row) => row.split(' ')[2]))).toEqual(new Set(Array.from({ length: 10 }, (_, i) => String(100_000 + i))))
  })

  test('the columns of a Parquet file', async () => {
    const file = join(home, 'paid.parquet')
    await withDuckDb({ memoryLimit: '500MB', threads: 1, temporaryFolder: join(home, 'tmp') }, (database) =>
      database.run(copyInto(`select 'hire_subsidy' as policy, 7 as subject_id, cast(800 as decimal(10, 2)) as amount`, file, 'parquet')),
    )
    expect(await readFrom(file)).toEqual({ rows: one, withoutAmount: 0 })
    writeFileSync(join(home, 'none.parquet'), plain)
    expect(await readFrom(join(home, 'none.parquet'))).toMatch(/Parquet/)
  })
})

describe('a list of payments is refused, whole and in a sentence, for', () => {
  test.each(refused)('%s', async (_, bytes, wording) => {
    expect(await read('refused.csv', bytes)).toMatch(wording)
  })
})
