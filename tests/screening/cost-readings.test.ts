import { cpSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkPlans, type ParameterOverride, type PlanSet } from '../../src/plans/index.ts'
import type { Manifest } from '../../src/registry/index.ts'
import { compileScreen, duckdb, makeDecider } from '../../src/rules/index.ts'
import { costReadings, FactFetcher } from '../../src/screening/index.ts'
import { completenessOf, tablesFor } from '../../src/screening/registry-tables.ts'
import { withDuckDb } from '../../src/store/index.ts'
import { granted } from './granted.ts'
import { endOfYear, loadTestPlans, plansFolder } from './test-plans.ts'
import { generateRegistry, Scratch } from './test-registry.ts'

const scratch = new Scratch()
let set: PlanSet
let manifest: Manifest

/** What each insured unit gets hangs on how a word is read: a flat sum for all, or by the head for some. */
const asking = `# 问

### 九 按人补助
参保的单位按人补助，人多的怎么算没有说清。

\`\`\`policy
代码: asked_subsidy
名称: 按人补助
对象: 参保单位
资金: 就业补助资金
地区依据: 参保地
适用日: 筛查日
条件:
  有人参保 (has_people):
    判断: 参保职工人数 > 0 and (补助读法 != 只给小单位 or 参保职工人数 <= 小单位人数)
    依据: 九
金额:
  算式: 每人补助 * (if 补助读法 = 按头数 then 参保职工人数 else 小单位人数)
  依据: 九
\`\`\`
`
const parameters = `补助读法:
  代码: subsidy_reading
  类型: 枚举
  问题: 人多的单位怎么算？
  字句: { 九: 按人 }
  读法: { 按头数 (by_head): 有几个人给几份, 定额 (flat): 都给一样多, 只给小单位 (small_only): 人多的不给 }
  取值: [{ 依据: 九, 值: 按头数, 未决: 是 }]
每人补助: { 代码: asked_amount, 类型: 数值, 单位: 元/人, 取值: [{ 依据: 九, 值: 500.50 }] }
小单位人数: { 代码: asked_small, 类型: 数值, 单位: 人, 取值: [{ 依据: 九, 值: 5 }] }
`

beforeAll(async () => {
  cpSync(plansFolder, scratch.path('plans'), { recursive: true })
  writeFileSync(scratch.path('plans', 'nation', '09-问.md'), asking)
  writeFileSync(scratch.path('plans', 'nation', 'parameters-asked.yaml'), parameters)
  set = loadTestPlans(scratch.path('plans'))
  manifest = await generateRegistry(scratch, 'snapshot', set, 300)
})
afterAll(() => scratch.remove())

test('a question costs what the decisions of every subject add up to, as things are and under each reading', async () => {
  const readings = [0n, 1n, 2n].map(
    (value): ParameterOverride => ({ plan: 'nation', parameter: 'subsidy_reading', code: undefined, value, scale: 0 }),
  )
  const place = { set, manifest, snapshotFolder: scratch.path('snapshot') }
  await withDuckDb(scratch.database(1), async (database) => {
    const asked = { plan: 'nation', policies: ['asked_subsidy'], readings }
    const { asIs, readings: costs } = granted(await costReadings(database, place, endOfYear, asked))
    // One subject after another, by the engine that explains.
    const variants = [[], ...readings.map((reading) => [reading])].map((overrides) => {
      const { variants } = linkPlans(set, { ...endOfYear, plans: ['nation'], overrides })
      const found = variants.find(({ policy }) => policy.program.id === 'asked_subsidy')
      if (found === undefined) throw new Error('not in force')
      return found
    })
    const [first] = variants
    if (first === undefined) throw new Error('no variant')
    const { bound, regions } = first
    const sql = compileScreen({
      vocabulary: set.vocabulary,
      dialect: duckdb,
      tables: tablesFor(place.snapshotFolder, manifest, bound.program.subject, undefined),
      completeness: completenessOf(manifest),
      programs: [{ bound, prefix: '' }],
      regions: { fact: bound.program.region, ranges: regions },
      columns: [],
      shape: 'rows',
    })
    const keys = (await database.rows(`select subject_id from (${sql})`)).map((row) => BigInt(row.subject_id as bigint))
    const facts = await new FactFetcher(database, { ...place, vocabulary: set.vocabulary }).fetch(bound, keys)
    const decided = variants.map((variant) => {
      const decider = makeDecider(variant.bound)
      return keys.map((key) => decider.decide(facts.get(key) ?? {}))
    })
    const sums = decided.map((decisions) => {
      const sum = (outcome: string) => decisions.reduce((all, one) => all + (one.outcome === outcome ? (one.amount ?? 0n) : 0n), 0n)
      const changed = decisions.filter(({ outcome }, i) => outcome !== decided[0]?.[i]?.outcome).length
      return { payable: sum('eligible'), awaiting: sum('needs_review'), changed }
    })
    expect([asIs, ...costs]).toEqual(sums)
    // As things are the readings differ for nearly all, so that next to nothing is payable before somebody decides.
    expect(sums[0]?.awaiting).toBeGreaterThan(0n)
    for (const { changed, payable } of sums.slice(1))
      expect({ changed: changed > 0, payable: payable > 0n }).toEqual({ changed: true, payable: true })
  })
})
