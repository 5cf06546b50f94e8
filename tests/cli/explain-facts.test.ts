import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { plansFolder } from '../screening/test-plans.ts'
import { Scratch } from '../screening/test-registry.ts'
import { run } from './capture.ts'

const scratch = new Scratch()
mkdirSync(scratch.path('facts'))
afterAll(() => scratch.remove())

const write = (name: string, text: string): string => {
  const file = join(scratch.path('facts'), name)
  writeFileSync(file, text)
  return file
}
const explain = (file: string, ...more: readonly string[]) =>
  run('explain', 'job_retention_refund', '--plan', 'city', '--plans', plansFolder, '--facts', file, ...more)

/** 100.01 yuan at 60 %: 60.006, paid as 60.01; 6 of 30 gone is exactly the 20 % allowed; the reserve is exactly 12 months. */
const base = {
  上年度失业保险缴费月数: '12',
  年初参保职工人数: '30',
  年末参保职工人数: '24',
  上年度实缴失业保险费: '100.01',
  有承继单位: '否',
}
const yaml = (facts: Readonly<Record<string, string>>) =>
  [
    ...Object.entries(facts).map(([name, value]) => `${name}: ${value}`),
    '所属企业: { 企业规模: 小型 }',
    '统筹区: { 失业保险基金滚存结余: 1200.00, 失业保险基金月均支出: 100 }',
  ].join('\n')
const byId = {
  ui_paid_months_last_year: 12,
  headcount_at_start: 30,
  headcount_at_end: 24,
  ui_premium_paid_last_year: 100.01,
  has_predecessor: false,
  firm: { size_class: 'small' },
  pooling_area: { fund_balance: 1200, monthly_expenditure: '100' },
}

interface Explained {
  readonly subject: { readonly entity: string; readonly name: string; readonly case: string | null }
  readonly wouldBe: { readonly amountFen: string | null; readonly due: string | null } | null
  readonly missingFacts: readonly { readonly path: string; readonly idPath: string }[]
  readonly outcome: string
  readonly amountFen: string | null
  readonly missing: readonly string[]
  readonly obstacle: { readonly condition: string; readonly text: string } | null
  readonly conditions: readonly { readonly id: string; readonly value: boolean | null; readonly step: { readonly expression: string } }[]
}
const explained = async (file: string): Promise<Explained> => {
  const { code, out, err } = await explain(file, '--json')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out) as Explained
}

describe('explain --facts', () => {
  test('terms in YAML, ids in JSON and ids in YAML say the same', async () => {
    const inTerms = await explained(write('terms.yaml', yaml(base)))
    expect(inTerms).toMatchObject({ outcome: 'eligible', amountFen: '6001', missing: [], obstacle: null })
    const inIds = await explained(write('ids.json', JSON.stringify(byId)))
    expect({ ...inIds, subject: inTerms.subject }).toEqual(inTerms)
    const idsYaml = JSON.stringify(byId, null, 2)
      .replaceAll(/["{},]/g, '')
      .replaceAll(/^\s*\n/gm, '')
    expect({ ...(await explained(write('ids.yaml', idsYaml))), subject: inTerms.subject }).toEqual(inTerms)
  })

  test('the text shows outcome, amount, where each rule and value stands, and the reasoning', async () => {
    const { out } = await explain(write('text.yaml', yaml(base)))
    for (const part of ['结论: 符合', '60.01 元', '6 人 ÷ 30 人 = 20%', '依据: 二（一）', '60%   <city 二（一）', '60.006'])
      expect(out).toContain(part)
  })

  test.each([
    ['one person more gone', { 年末参保职工人数: '23' }, 'layoff_within_limit'],
    ['one month short', { 上年度失业保险缴费月数: '11' }, 'paid_full_term'],
  ])('refused by one thing only: %s, and by how much', async (_, change, condition) => {
    const file = write(`${condition}.yaml`, yaml({ ...base, ...change }))
    const found = await explained(file)
    expect(found).toMatchObject({ outcome: 'ineligible', amountFen: null, obstacle: { condition } })
    expect(found.conditions.filter((each) => each.value === false).map((each) => each.id)).toEqual([condition])
    const { out } = await explain(file)
    expect(out).toMatch(/只差这一项/)
    if (condition === 'paid_full_term') expect(out).toMatch(/现为 11 月，要求 >= 12 月，相差 1 月/)
  })

  test.each([
    ['left out', Object.fromEntries(Object.entries(base).filter(([name]) => name !== '上年度实缴失业保险费'))],
    ['a tilde', { ...base, 上年度实缴失业保险费: '~' }],
    ['null', { ...base, 上年度实缴失业保险费: 'null' }],
    ['nothing', { ...base, 上年度实缴失业保险费: '' }],
  ])('a fact that is %s is unknown, and named', async (_, facts) => {
    const found = await explained(write('unknown.yaml', yaml(facts)))
    expect(found).toMatchObject({ outcome: 'undetermined', amountFen: null, missing: ['参保单位.上年度实缴失业保险费'] })
  })

  test('it says whom it is about, and what the decision would come to if the conditions held', async () => {
    const refused = await explained(write('refused.yaml', yaml({ ...base, 上年度失业保险缴费月数: '11' })))
    expect(refused).toMatchObject({ outcome: 'ineligible', amountFen: null, wouldBe: { amountFen: '6001', due: null } })
    expect(refused.subject).toMatchObject({ entity: 'insured_unit', name: '参保单位', case: 'refused.yaml' })
    const granted = await explained(write('granted.yaml', yaml(base)))
    expect(granted.wouldBe).toBeNull()
    const { out } = await explain(write('refused.yaml', yaml({ ...base, 上年度失业保险缴费月数: '11' })))
    expect(out).toContain('对象: 参保单位（写明的事实：refused.yaml）')
    expect(out).toContain('如果各项条件都符合: 60.01 元')
  })

  test('a missing fact is named as the path to write, and writing it there makes it known', async () => {
    const without = yaml(base).replace('所属企业: { 企业规模: 小型 }\n', '')
    const found = await explained(write('without.yaml', without))
    expect(found.missingFacts).toContainEqual(expect.objectContaining({ path: '所属企业.企业规模', idPath: 'firm.size_class' }))
    for (const key of ['所属企业.企业规模', 'firm.size_class']) {
      const given = await explained(write('given.yaml', `${without}\n${key}: 小型`))
      expect(given).toMatchObject({ outcome: 'eligible', amountFen: '6001', missingFacts: [] })
    }
    const twice = await explain(write('twice.yaml', `${without}\n所属企业.企业规模: 小型\n所属企业: { 企业规模: 微型 }`))
    expect([twice.code, twice.err]).toEqual([2, expect.stringContaining('写了两次')])
  })

  test('one failing condition settles it, however much is missing', async () => {
    const found = await explained(write('little.yaml', '上年度失业保险缴费月数: 3\n'))
    expect(found.outcome).toBe('ineligible')
    expect(found.missing.length).toBeGreaterThan(3)
  })

  test.each([
    ['a misspelt term', '上年度失业保险缴费月: 12', /上年度失业保险缴费月数/],
    ['a word for a number', '上年度失业保险缴费月数: 很多', /上年度失业保险缴费月数/],
    ['a number out of range', '上年度失业保险缴费月数: 13', /上年度失业保险缴费月数/],
    ['a third decimal of money', '上年度实缴失业保险费: 1.005', /上年度实缴失业保险费/],
    ['a size that is none', '所属企业: { 企业规模: 巨型 }', /所属企业\.企业规模/],
    ['a number for a record', '所属企业: 5', /所属企业/],
    ['one record for a list', '用工关系: { 参保月数: 3 }', /用工关系/],
    ['a list instead of facts', '- 1\n- 2', /YAML/],
    ['a sentence instead of facts', '都符合', /YAML/],
    ['broken YAML', '所属企业: { 企业规模: 小型', /无法读取/],
    ['the same fact twice', '年初参保职工人数: 1\n年初参保职工人数: 2', /无法读取/],
    ['nothing at all', '', /YAML/],
  ])('%s is refused with its place', async (_, text, wording) => {
    const found = await explain(write('bad.yaml', text))
    expect(found).toMatchObject({ code: 2, out: '' })
    expect(found.err).toMatch(wording)
    expect(found.err).not.toMatch(/^\s+at |undefined/m)
  })
})

test('spellings of codes, days and answers are read as a delivery reads them', async () => {
  const usual = await run(
    'explain',
    'job_retention_refund',
    '--plan',
    'city',
    '--plans',
    plansFolder,
    '--facts',
    write('usual.yaml', yaml(base)),
  )
  const spelled = await explain(write('spelled.yaml', yaml({ ...base, 有承继单位: 'ＮＯ' })))
  expect(spelled.out.replace('spelled.yaml', 'usual.yaml')).toBe(usual.out)
  const wrong = await explain(write('wrong.yaml', yaml({ ...base, 有承继单位: '也许' })))
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('也许')])
})

test.each([
  [
    'unemployment_rate_cut',
    '参保职工人数: 5\n所属企业.注销日期: 9999-12-31\n失业保险月缴费基数: 10000',
    { result: 'rate', rate: { value: '1%' }, savingMonthly: { fen: '20000', value: '200.00 元/月' }, obligation: null },
  ],
  [
    'layoff_report',
    '拟裁员日期: 2022-12-31\n裁减人数: 20',
    { result: 'obligation', rate: null, savingMonthly: null, obligation: { due: '2022-12-01' } },
  ],
])('%s is explained with the rate, what it saves, what is to be done', async (policy, facts, expected) => {
  const found = await run('explain', policy, '--plan', 'chongqing-2022-209', '--facts', write('result.yaml', facts), '--json')
  expect(JSON.parse(found.out)).toMatchObject(expected)
})
