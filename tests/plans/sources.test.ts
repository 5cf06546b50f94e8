import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlanSet } from '../../src/plans/index.ts'
import { loadPlans } from '../../src/plans/index.ts'
import { granted } from '../screening/granted.ts'
import { loadFolders, shippedFolders } from './shipped-plans.ts'

const root = join(import.meta.dirname, '../..')
const home = mkdtempSync(join(tmpdir(), 'ballast-sources-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
let copies = 0

/** The small plans (a library, a nation, a city below it) with changes, under a register of the program. */
function load(shipped: string, change: (plans: string) => void = () => undefined): PlanSet {
  copies += 1
  const folder = join(home, String(copies))
  cpSync(join(import.meta.dirname, 'base'), folder, { recursive: true })
  cpSync(join(root, 'glossary/keywords.yaml'), join(folder, 'glossary/keywords.yaml'))
  writeFileSync(join(folder, 'register.yaml'), shipped)
  change(join(folder, 'plans'))
  return granted(loadPlans({ plans: join(folder, 'plans'), glossary: join(folder, 'glossary'), register: join(folder, 'register.yaml') }))
}

const entry = (name: string, standing: string, more = '') =>
  `${name}:\n  标题: ${name}\n  核对程度: ${standing}\n  核定人: 某处\n  核定日: 2022-02-01\n  查阅处: 某公报\n${more}`
const HASH = '5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9'
const law = entry(
  '某法',
  '全文核对',
  `  校验值: ${HASH}\n  别称: [中华人民共和国某法]\n  条目:\n    第九条: { 内容: 毕业生, 校验值: ${HASH} }\n`,
)
const quoted = entry('某通知', '转引', '  内容: 毕业生\n')
const practice = entry('某做法', '通行做法', '  内容: 毕业生\n')

/** The condition of the city's policy cites something else. */
const citing = (basis: string) => (plans: string) => {
  const file = join(plans, 'city/01-行动.md')
  const text = readFileSync(file, 'utf8')
  const changed = text.replace('判断: 劳动者.高校毕业生\n    依据: 二（二）', `判断: 劳动者.高校毕业生\n    依据: ${basis}`)
  if (changed === text && basis !== '二（二）') throw new Error('the condition is not there')
  writeFileSync(file, changed)
}

function sourceOf(set: PlanSet, policy = 'job_expansion_subsidy', condition = 'is_graduate') {
  expect(set.problems).toEqual([])
  return set.plans
    .get('city')
    ?.policies.get(policy)
    ?.program.conditions.find(({ id }) => id === condition)?.source
}

describe('how far a basis carries', () => {
  test.each([
    ['二（二）', { clause: '二（二）', document: undefined, standing: 'document' }],
    ['部函〔2022〕60号一（一）', { clause: undefined, document: '部函〔2022〕60号一（一）', standing: 'document' }],
    ['稳就业方案 一（一）', { clause: undefined, document: '稳就业方案一（一）', standing: 'document' }],
    ['某法第九条', { clause: undefined, document: '某法第九条', standing: 'read_in_full' }],
    ['中华人民共和国某法第九条', { clause: undefined, document: '某法第九条', standing: 'read_in_full' }],
    ['某通知', { clause: undefined, document: '某通知', standing: 'quoted' }],
    ['某做法', { clause: undefined, document: '某做法', standing: 'practice' }],
  ])('%s', (basis, expected) => {
    const set = load(`${law}\n${quoted}\n${practice}`, citing(basis))
    expect(sourceOf(set)).toEqual({ ...expected, confidence: undefined })
  })

  test('what the library cites stands in its own register, for every plan', () =>
    expect(sourceOf(load(quoted), 'job_retention_refund', 'paid_full_term')?.standing).toBe('read_in_full'))
})

describe('registers of an installation', () => {
  const registering =
    (folder: string, text: string, basis = '某通知') =>
    (plans: string) => {
      const file = join(plans, folder, 'sources.yaml')
      const before = folder === 'library' ? readFileSync(file, 'utf8') : ''
      writeFileSync(file, `${before}\n${text}`)
      citing(basis)(plans)
    }
  const read = entry('某通知', '全文核对', `  校验值: ${HASH}\n  内容: 毕业生\n`)

  test.each(['city', 'nation', 'library'])('a source in the folder of %s', (folder) =>
    expect(sourceOf(load('{}', registering(folder, quoted)))?.standing).toBe('quoted'),
  )

  test('the nearest entry counts, so that who has read a text can say so', () =>
    expect(sourceOf(load(quoted, registering('city', read)))?.standing).toBe('read_in_full'))

  test('articles that the nearer entry lacks stay those of the farther', () => {
    const nearer = entry('某法', '转引', '  条目:\n    第十条: { 内容: 合同 }\n')
    expect(sourceOf(load(law, registering('city', nearer, '某法第九条')))?.standing).toBe('read_in_full')
    expect(sourceOf(load(law, registering('city', nearer, '某法第十条')))?.standing).toBe('quoted')
  })

  test('a source of a document below is none of those above', () => {
    const set = load('{}', (plans) => {
      writeFileSync(join(plans, 'city/sources.yaml'), quoted)
      const file = join(plans, 'nation/01-任务.md')
      writeFileSync(file, readFileSync(file, 'utf8').replace('至: 2022-12-31, 依据: 一（一）', '至: 2022-12-31, 依据: 某通知'))
    })
    expect(set.problems.map(({ code, at }) => [code, at.file.split('/').at(-2)])).toContainEqual(['unknown_source', 'nation'])
  })

  test('a mistake in the register of the program stands against everything, one in a plan against that plan', () => {
    const wrong = entry('某通知', '全文核对', '  内容: 毕业生\n')
    expect(load(wrong).shared.map(({ code }) => code)).toEqual(['hash_missing'])
    const own = load('{}', (plans) => writeFileSync(join(plans, 'city/sources.yaml'), wrong))
    expect([own.shared, [...own.broken.keys()]]).toEqual([[], ['city']])
  })

  test('what a template cites that no plan uses as it stands must lead somewhere', () => {
    const set = load('{}', (plans) => {
      const file = join(plans, 'library/01-共用.md')
      const unused =
        '\n### 例 例\n一例。\n\n```policy\n模板: 是\n代码: unused\n名称: 例\n对象: 参保单位\n条件:\n  例 (holds): { 判断: 缴费月数 > 0, 依据: 没有的通知 }\n```\n'
      writeFileSync(file, readFileSync(file, 'utf8') + unused)
    })
    expect(set.problems.map(({ code, with: { found } }) => [code, found])).toEqual([['unknown_source', '没有的通知']])
  })
})

describe('the register of the program', () => {
  let set: PlanSet
  beforeAll(() => {
    set = loadFolders(shippedFolders)
  })

  test('every part of an entry says what it says, and a text read in full is kept by its hash, part by part', () => {
    const entries = [...(set.registers.get('library')?.values() ?? [])]
    const parts = entries.flatMap((entry) => [entry, ...entry.articles.values()])
    expect(entries.length).toBeGreaterThan(50)
    expect(entries.filter(({ substance, articles }) => (substance === undefined) === (articles.size === 0))).toEqual([])
    expect(parts.filter(({ evidence }) => evidence.standing === 'read_in_full' && evidence.hash === undefined)).toEqual([])
    // One hash twice would be one text registered under two numbers.
    const hashes = parts.flatMap(({ evidence }) => evidence.hash ?? [])
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  test('every standing occurs, and twelve paid months carry no further than practice', () => {
    const standings = new Set(set.citations.map(({ standing }) => standing))
    expect([...standings].sort()).toEqual(['document', 'practice', 'quoted', 'read_in_full'])
    // Twelve paid months stand in no text that was read: no line of them may carry further than practice.
    const paid = set.citations.filter(({ of }) => of === '足额缴费满期' || of === '最低缴费月数')
    expect(paid.length).toBeGreaterThan(0)
    expect(paid.filter(({ standing }) => standing !== 'practice')).toEqual([])
  })
})
