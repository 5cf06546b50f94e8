import { describe, expect, test } from 'vitest'
import { listWritable } from '../../src/authoring/list-writable.ts'
import { searchWritable } from '../../src/authoring/search-writable.ts'
import { planBlocks } from '../../src/plans/index.ts'
import { run } from '../cli/capture.ts'
import { loadFolders, shippedFolders } from '../plans/shipped-plans.ts'

const set = loadFolders(shippedFolders)
const all = listWritable(set)
const first = (word: string) => searchWritable(all, word).found[0]

describe('one search finds everything an author can write', () => {
  test.each([
    ['高校毕业生', 'definition', 'is_college_graduate'],
    ['is_college_graduate', 'definition', 'is_college_graduate'],
    ['删除条件', 'key', 'drop_conditions'],
    ['满月数', 'function', 'whole_months_between'],
    ['no such word', undefined, undefined],
    ['四舍五入到元', 'function', 'to_yuan'],
    ['between', 'operator', 'between'],
    ['基准年度末', 'run', 'base_year_end'],
    ['稳岗返还备付月数', 'parameter', 'refund_reserve_months_min'],
    ['refund_rate', 'parameter', 'refund_rate'],
    ['失业保险稳岗返还', 'policy', 'job_retention_refund'],
    ['城镇新增就业人数', 'indicator', 'new_urban_jobs'],
    ['规模档', 'enumeration', 'size_class'],
    ['不划型', 'value', 'not_classified'],
    ['清零', 'word', 'all'],
    ['参保单位', 'entity', 'insured_unit'],
    ['企业规模', 'field', 'size_class'],
    // By what documents call it, and by another width or case.
    ['参保人数', 'field', 'insured_headcount'],
    ['个体经济组织', 'value', 'individual_business'],
    ['ＮＯＴ(判断)', 'function', 'not'],
    ['REFUND_RATE', 'parameter', 'refund_rate'],
  ])('%s', (word, kind, id) => {
    if (kind === undefined) expect(first(word)).toBeUndefined()
    else expect(first(word)).toMatchObject({ kind, id })
  })

  test('nothing that can be written is left out', () => {
    const has = (kind: string, id: string) => all.some((each) => each.kind === kind && each.id === id)
    for (const entity of set.vocabulary.entities.values()) for (const id of entity.fields.keys()) expect(has('field', id), id).toBe(true)
    for (const { keys } of Object.values(planBlocks)) for (const id of Object.keys(keys)) expect(has('key', id), id).toBe(true)
    for (const zh of set.keywords.functions.keys())
      expect(
        all.some((each) => each.kind === 'function' && each.zh.startsWith(`${zh}(`)),
        zh,
      ).toBe(true)
    for (const { id } of set.definitions) expect(has('definition', id), id).toBe(true)
    for (const plan of set.plans.values()) {
      for (const { shape } of plan.parameters.values()) expect(has('parameter', shape.id), shape.id).toBe(true)
      for (const id of plan.policies.keys()) expect(has('policy', id), id).toBe(true)
    }
  })
})

test('where something is used is told', () => {
  expect(first('净减员人数')?.uses).toContain('job_retention_refund')
  expect(first('稳岗返还备付月数')?.uses).toContain('job_retention_refund')
  expect(first('僵尸企业')?.uses).toContain('job_retention_refund')
})

test.each([
  ['裁员律', /裁员/],
  ['高校毕业声', /高校毕业生/],
  ['缴费满其月数', /./],
])('%s is not found, and what is like it is offered', async (word, near) => {
  const { code, out } = await run('terms', word)
  expect(code).toBe(1)
  expect(out).toMatch(/没有找到/)
  expect(out).toMatch(near)
})

test('few results are shown with meaning, example and uses, as JSON with everything', async () => {
  const { code, out } = await run('terms', '删除条件')
  expect(code).toBe(0)
  expect(out).toContain('删除条件: { not_zombie: 本地另有名单 }')
  expect((await run('terms', '个体经济组织')).out).toContain('规则只写正式名称')
  const { found } = JSON.parse((await run('terms', '企业规模', '--json')).out) as { readonly found: readonly object[] }
  expect(found[0]).toMatchObject({
    kind: 'field',
    zh: '企业规模',
    unit: '规模档',
    of: '企业',
    uses: expect.arrayContaining(['job_retention_refund']),
  })
})
