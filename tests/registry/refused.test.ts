import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { identityCheckCharacter } from '../../src/kernel/identity-number.ts'
import { run } from '../cli/capture.ts'
import { creditCodeFor } from '../kernel/make-credit-code.ts'
import { deliver } from './small-delivery.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-refused-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let loads = 0

/** A number of nobody: born in 1900, with the order number that is never given out. */
const invented = `11010519000101000${identityCheckCharacter('11010519000101000')}`

/** Loads the small delivery with some files changed, by the command line. */
async function load(changes: Readonly<Record<string, string | Uint8Array | undefined>>, ...more: readonly string[]) {
  const name = join(folder, `load-${++loads}`)
  const snapshot = join(folder, `snapshot-${loads}`)
  const typed = ['registry', 'load', deliver(name, changes), '--out', snapshot, '--known-on', '2022-12-31', '--var', join(folder, 'var')]
  return { ...(await run(...typed, '--threads', '1', ...more)), snapshot, delivered: name }
}

const firms = (count: number, change: (line: string, key: number) => string = (line) => line) =>
  `firm_id,entity_kind,industry_code,employees\n${Array.from({ length: count }, (_, index) => change(`${index + 1},企业法人,C1711,1`, index + 1)).join('\n')}\n`
const sheet = (file: string) => readFileSync(file, 'utf8').split('\n')

describe('refused rows are shown whole, with their physical line, the value and the reason in Chinese', () => {
  test('by line, value, column and what to write', async () => {
    const text = firms(300, (line, key) =>
      key === 7 ? '\n\n7,企业法人,C1711,"many, really"' : key === 9 ? '9,企业法人,"C17,11",x' : key === 11 ? '11,=cmd|x,C1711,1' : line,
    )
    const { code, out, snapshot } = await load({ 'firm.csv': text, 'insured_unit.csv': undefined })
    expect(code).toBe(1)
    expect(out).toContain('拒收企业 3 行（共 300 行）')
    expect(out).toContain('“从业人员”不是这一列能收的数，应为0 至')
    expect(out).toContain('例如第 10 行“many, really”')
    expect(out).toContain(join(snapshot, 'refused'))
    expect(sheet(join(snapshot, 'refused', 'firm.csv')).slice(0, 4)).toEqual([
      '\uFEFF行号,拒收原因,所在列,所填的值,应为,原文,firm_id,entity_kind,industry_code,employees',
      expect.stringMatching(/^10,不是这一列能收的数,从业人员,"many, really",.+,7,企业法人,C1711,"many, really"$/),
      expect.stringMatching(/^12,.+,9,企业法人,"C17,11",x$/),
      expect.stringMatching(/^14,不在可选值之内,单位类型,'=cmd\|x,.+,11,'=cmd\|x,C1711,1$/),
    ])
  })

  test('a stray quote costs its own row, and the row is there whole', async () => {
    const { code, out, snapshot } = await load({
      'firm.csv': firms(2000, (line, key) => (key === 100 ? '100,企业法人,"C17,1' : line)),
      'insured_unit.csv': undefined,
    })
    expect({ code, hasRows: /firm +1,999/.test(out) }).toEqual({ code: 1, hasRows: true })
    expect(sheet(join(snapshot, 'refused', 'firm.csv'))[1]).toBe(
      '101,双引号没有配对；请删去多余的引号，或把内容里的引号写成两个,,,,"100,企业法人,""C17,1",,,,',
    )
  })

  test.each([
    ['an identity number', invented, '请先把证件号码换成代号', true],
    ['one whose last place is wrong', `${invented.slice(0, 17)}${invented.endsWith('X') ? '0' : 'X'}`, '', true],
    ['the code of an organisation', creditCodeFor('9', '1', 110_000, '00000000'), '这是统一社会信用代码', false],
    ['eighteen digits that are no birthday', '123456789012345678', '', false],
    ['a word', 'x1', '', false],
  ])('%s as a key is told for what it is, and no identity number is kept', async (_, key, told, isMasked) => {
    const text = firms(300, (line, at) => (at === 7 ? `${key},企业法人,C1711,1` : line))
    const { code, out, snapshot } = await load({ 'firm.csv': text, 'insured_unit.csv': undefined })
    const page = readFileSync(join(snapshot, 'refused', 'firm.csv'), 'utf8')
    const shown = isMasked ? `${key.slice(0, 6)}********${key.slice(14)}` : key
    expect({ code, isTold: out.includes('登记库只收代号') && out.includes(told) }).toEqual({ code: 1, isTold: told !== '' })
    for (const place of [out, page])
      expect({ hasShown: place.includes(shown), hasKey: place.includes(key) }).toEqual({ hasShown: true, hasKey: !isMasked })
  })

  test('JSON holds the counts, the reasons, the folder and the warnings', async () => {
    const { code, out, snapshot } = await load(
      {
        'firm.csv': firms(40, (line, key) => (key === 3 ? '3,企业法人,C1711,-1' : line)),
        'insured_unit.csv': undefined,
        'firms.csv': 'x\n',
      },
      '--complete',
      'firm',
      '--json',
    )
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      folder: snapshot,
      rows: { firm: 39 },
      refusedFolder: join(snapshot, 'refused'),
      refused: {
        firm: {
          rows: 40,
          refused: 1,
          reasons: [{ reason: 'out_of_range', column: 'employees', title: '从业人员', rows: 1, line: 4, value: '-1' }],
        },
      },
      warnings: expect.arrayContaining([
        { code: 'entity_missing', entity: 'insured_unit' },
        { code: 'file_passed_over', file: 'firms.csv' },
        { code: 'complete_but_refused', entity: 'firm' },
      ]),
    })
  })
})

describe('a file of which rows were refused is not believed complete', () => {
  const completenessOf = (snapshot: string) =>
    Object.keys((JSON.parse(readFileSync(join(snapshot, 'manifest.json'), 'utf8')) as { completeness: object }).completeness).sort()
  const text = (bad: number) => firms(100, (line, key) => (key > 100 - bad ? `${key},企业法人,C1711,x` : line))

  test.each([
    ['none refused', 0, ['firm', 'insured_unit', 'pooling_area'], 0],
    ['one refused', 1, ['insured_unit', 'pooling_area'], 1],
  ])('%s', async (_, bad, complete, exit) => {
    const files = { 'firm.csv': text(bad) }
    const { code, out, snapshot } = await load(
      files,
      ...['firm', 'insured_unit', 'pooling_area'].flatMap((entity) => ['--complete', entity]),
    )
    expect({ code, complete: completenessOf(snapshot) }).toEqual({ code: exit, complete })
    expect(out.includes('声明了企业完整，却有拒收的行，不能当作完整')).toBe(bad > 0)
  })
})

describe('a load of which too much is refused', () => {
  const bad = firms(100, (line, key) => (key <= 6 ? `${key},企业法人,C1711,x` : line))

  test('writes the rows beside the snapshot there is not, and says where and how to go on', async () => {
    const { code, out, err, snapshot } = await load({ 'firm.csv': bad, 'insured_unit.csv': undefined })
    expect({ code, out }).toEqual({ code: 3, out: '' })
    expect(err).toContain(`${snapshot}.refused`)
    expect(err).toMatch(/企业共 100 行，拒收 6 行，超过上限 5%.*例如第 2 行“x”.*--refused-limit 6%/)
    expect(readdirSync(`${snapshot}.refused`)).toEqual(['firm.csv'])
    expect(sheet(join(`${snapshot}.refused`, 'firm.csv'))).toHaveLength(8)
    expect(readdirSync(folder).filter((name) => name.startsWith('snapshot-') && name.includes('.partial'))).toEqual([])
  })

  test('goes through under a higher limit, whose name and unit are checked', async () => {
    expect((await load({ 'firm.csv': bad, 'insured_unit.csv': undefined }, '--refused-limit', '6%')).code).toBe(1)
    for (const limit of ['101%', 'all', '5.55'])
      expect(await load({ 'firm.csv': bad }, '--refused-limit', limit)).toMatchObject({ code: 2, err: expect.stringContaining(limit) })
  })
})
