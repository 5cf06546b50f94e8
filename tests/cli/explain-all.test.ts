import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadFolders, shippedFolders } from '../plans/shipped-plans.ts'
import { plansFolder } from '../screening/test-plans.ts'
import { generateRegistry, Scratch } from '../screening/test-registry.ts'
import { run } from './capture.ts'

const scratch = new Scratch()
mkdirSync(scratch.path('facts'))
afterAll(() => scratch.remove())

const common = ['--plans', plansFolder, '--var', scratch.path('var'), '--threads', '1', '--date', '2022-12-31']
const explain = (...typed: readonly string[]) => run('explain', ...typed, ...common)
const write = (name: string, text: string): string => {
  const file = join(scratch.path('facts'), name)
  writeFileSync(file, text)
  return file
}

/** A graduate, registered unemployed before, hired in the city. */
const hired = (region: string) => `
    用人单位.参保地: "${region}"
    劳动者.毕业生类别: 高校毕业
    招用前失业登记日期: 2022-01-05
    合同起始日: 2022-03-01
    合同期限月数: 12`
const entry = (name: string, payments: string | undefined, region = '500101') =>
  `- 名称: ${name}\n${payments === undefined ? '' : `  已付记录: ${payments}\n`}  事实:${hired(region)}\n`

interface Overview {
  readonly cases: readonly {
    readonly subject: { readonly case: string; readonly entity: string }
    readonly undecided: readonly { readonly policy: string }[]
    readonly policies: readonly {
      readonly policy: string
      readonly plan: string
      readonly outcome: string
      readonly amountFen: string | null
      readonly settlement: { readonly status: string; readonly net?: string; readonly causeText: string | null } | null
    }[]
  }[]
}

describe('cases of a file under every policy', () => {
  /** What settlement makes of the two policies of the city, which exclude each other; worked out by hand. */
  const settled: readonly (readonly [string, string | undefined, expansion: string, hire: string])[] = [
    ['nothing was ever paid', '[]', 'payable 150000', 'displaced 0'],
    // Of the two only the first named can be paid, whatever was before.
    ['nobody says what was paid', undefined, 'history_unknown -', 'displaced 0'],
    ['the award was paid before', '[{ 已付政策: hire_subsidy, 基准年度: 2022, 已付金额: 800 }]', 'displaced 0', 'already_paid 0'],
    ['something else was paid', '[{ 已付政策: job_retention_refund, 基准年度: 2021, 已付金额: 5 }]', 'payable 150000', 'displaced 0'],
    ['an amount nobody can place', '[{ 已付金额: 5 }]', 'history_unknown -', 'displaced 0'],
  ]
  test.each(settled)('%s', async (name, payments, expansion, hire) => {
    const { code, out, err } = await explain('用工', '--facts', write('one.yaml', entry(name, payments)), '--json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const [only] = (JSON.parse(out) as Overview).cases
    const text = (policy: string) => {
      const settlement = only?.policies.find((each) => each.policy === policy)?.settlement
      return `${settlement?.status} ${settlement?.net ?? '-'}`
    }
    expect([text('job_expansion_subsidy'), text('hire_subsidy')]).toEqual([expansion, hire])
  })

  test('several cases stand one after the other, each with the plan that decides where it lies', async () => {
    const file = write('several.yaml', [entry('市内', '[]'), entry('市外', '[]', '140101')].join(''))
    const { out } = await explain('--facts', file, '--json')
    const { cases } = JSON.parse(out) as Overview
    expect(cases.map(({ subject }) => [subject.case, subject.entity])).toEqual([
      ['市内', 'employment'],
      ['市外', 'employment'],
    ])
    expect(cases.map(({ policies }) => policies.find(({ policy }) => policy === 'hire_subsidy')?.plan)).toEqual(['city', 'west'])
    const shown = await explain('--facts', file)
    for (const part of [
      '对象: 用工（写明的事实：市内）',
      '对象: 用工（写明的事实：市外）',
      '吸纳补贴 (hire_subsidy)',
      '1,500.00 元 (可付)',
    ])
      expect(shown.out).toContain(part)
  })

  test('a case names its own policy; one that says nothing of the region is told what to write', async () => {
    const named = `- { 名称: 甲, 政策: 吸纳补贴, 事实: { 用人单位.参保地: "500101", 合同起始日: 2022-03-01, 招用前失业登记日期: 2022-01-05 } }\n`
    const one = JSON.parse((await explain('--facts', write('named.yaml', named), '--json')).out) as Overview
    expect(one.cases[0]?.policies.map(({ policy, outcome }) => `${policy} ${outcome}`)).toEqual(['hire_subsidy eligible'])
    const nowhere = await explain('用工', '--facts', write('nowhere.yaml', '合同起始日: 2022-03-01'))
    expect(nowhere.out).toContain('不知道所在地区')
  })

  test.each([
    ['facts that fit no kind of subject', '甲乙丙: 1', /看不出是哪一类对象/],
    ['payments that are no list', '已付记录: 没有\n合同起始日: 2022-03-01', /应写成列表/],
    ['a payment with a misspelt fact', '已付记录: [{ 已付金: 5 }]\n合同起始日: 2022-03-01', /已付金额/],
    ['an empty list', '[]', /YAML/],
  ])('%s are refused', async (_, text, wording) => {
    const found = await explain('--facts', write('bad.yaml', text))
    expect(found).toMatchObject({ code: 2, out: '' })
    expect(found.err).toMatch(wording)
  })
})

describe('a subject of the registry under every policy', () => {
  const keys: string[] = []
  beforeAll(async () => {
    await generateRegistry(scratch, 'snapshot', loadFolders(shippedFolders), 300)
    expect(await run('screen', '--snapshot', scratch.path('snapshot'), ...common)).toMatchObject({ code: 0 })
    const sheet = scratch.path('refunds.csv')
    await run('export', '--policy', 'job_retention_refund', '--out', sheet, '--plans', plansFolder, '--var', scratch.path('var'))
    const rows = readFileSync(sheet, 'utf8').split('\n').slice(1)
    keys.push(...['可付', '不符合'].flatMap((word) => rows.find((row) => row.includes(word))?.split(',')[4] ?? []))
  })

  test.each([0, 1])('says of unit %s what each policy by itself says', async (at) => {
    const key = keys[at] ?? ''
    const all = await explain('参保单位', key, '--json')
    expect({ code: all.code, err: all.err }).toEqual({ code: 0, err: '' })
    const { policies } = JSON.parse(all.out) as Overview['cases'][number]
    expect(policies.length).toBeGreaterThan(0)
    for (const each of policies) {
      const alone = await explain(each.policy, key, '--json')
      expect(JSON.parse(alone.out)).toEqual(each)
    }
  })
})
