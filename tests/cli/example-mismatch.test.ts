import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { plansFolder } from '../screening/test-plans.ts'
import { run } from './capture.ts'

const home = mkdtempSync(join(tmpdir(), 'ballast-example-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
let number = 0

/** What check says of the test plans with these examples of the city, line by line without what precedes a sentence. */
async function saidOf(examples: string, parameters = (text: string) => text) {
  number += 1
  const folder = join(home, String(number))
  cpSync(plansFolder, folder, { recursive: true })
  mkdirSync(join(folder, 'city/examples'))
  writeFileSync(join(folder, 'city/examples/例.yaml'), examples)
  const file = join(folder, 'city/parameters.yaml')
  writeFileSync(file, parameters(readFileSync(file, 'utf8')))
  return (await run('check', 'city', '--plans', folder)).out.split('\n')
}

const met = (changes: string) => `- 名称: 甲
  政策: job_retention_refund
  筛查日: 2022-12-31
  事实:
    所属企业: { 企业规模: 大型 }
    统筹区: { 失业保险基金滚存结余: 1200000, 失业保险基金月均支出: 10000 }
    上年度失业保险缴费月数: 12
    年初参保职工人数: 30
    年末参保职工人数: 30
    上年度实缴失业保险费: 10000
    有承继单位: 否
${changes}
`

test.each<[string, string, readonly string[]]>([
  ['as it says', '  结论: 符合\n  金额: 3000', []],
  ['another amount', '  结论: 符合\n  金额: 3000.01', ['金额应为3,000.01 元，算出来是3,000.00 元']],
  [
    'another outcome',
    '  结论: 待补事实\n  缺少: [insured_headcount]',
    ['结论应为待补事实，算出来是符合', '缺少应为参保职工人数 (insured_headcount)，算出来是（空）'],
  ],
  [
    'other reasons',
    '  结论: 不符合\n  不符合: [reserve_sufficient]',
    ['结论应为不符合，算出来是符合', '不符合应为备付达标 (reserve_sufficient)，算出来是（空）'],
  ],
])('an example that comes out %s is told in words and yuan', async (_, changes, expected) => {
  const lines = await saidOf(met(changes))
  expect(lines.filter((line) => line.includes('应为')).map((line) => line.trim())).toEqual(expected)
})

test('a policy that is not in force is told in a sentence', async () => {
  const lines = await saidOf(met('  结论: 符合').replace('2022-12-31', '2023-12-31'))
  expect(lines.filter((line) => line.includes('没有生效'))).toEqual([
    '    政策没有生效，算不出来：2023-12-31 不在政策期内（2022-01-01 至 2022-12-31）。请换一个筛查日。',
  ])
})

test('one wrong fact is one problem, however many examples build on it', async () => {
  const built = Array.from({ length: 20 }, (_, i) => `- { 名称: 乙${i}, 基于: 甲, 结论: 符合, 金额: ${i} }\n`).join('')
  const lines = await saidOf(met('  结论: 符合\n  金额: 3000').replace('年初参保职工人数', '年初参保人数') + built)
  expect(lines.filter((line) => line.includes('错误['))).toEqual([expect.stringContaining('年初参保人数')])
  expect(lines.filter((line) => line.includes('实例不符') || line.includes('没有运行'))).toEqual([
    expect.stringContaining('例子 21 个没有运行'),
  ])
})

test.each<[string, string, string, string]>([
  ['a value that is none', '大型: 30%', '大型: 30', '30'],
  ['a row that there is not', '大型: 30%', '特大型: 30%', '特大型'],
  ['two values for one day', '      知悉: 2022-10-01\n', '', '返还比例'],
  [
    'a period that is reversed',
    '    - 依据: 二（一）\n      表: { 大',
    '    - 依据: 二（一）\n      自: 2022-02-01\n      至: 2022-01-01\n      表: { 大',
    '',
  ],
])('%s in a parameter is one problem, however many examples compute with it', async (_, before, after, found) => {
  const built = Array.from({ length: 5 }, (_each, i) => `- { 名称: 乙${i}, 基于: 甲, 结论: 符合, 金额: ${i} }\n`).join('')
  const lines = await saidOf(met('  结论: 符合\n  金额: 3000') + built, (text) => text.replace(before, after))
  const mistakes = lines.filter((line) => line.includes('错误['))
  expect(mistakes).toEqual([expect.stringContaining(found)])
  expect(lines.filter((line) => line.includes('实例不符') || line.includes('没有运行'))).toEqual([
    expect.stringContaining('例子 6 个没有运行'),
  ])
})

test('a mistake in a parameter that the policy does not read holds no example back', async () => {
  const lines = await saidOf(met('  结论: 符合\n  金额: 1'), (text) => text.replace('值: 800', '值: 八百'))
  expect(lines.filter((line) => line.includes('应为')).map((line) => line.trim())).toEqual(['金额应为1.00 元，算出来是3,000.00 元'])
})
