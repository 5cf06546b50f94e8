import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { contextTexts, functionTexts, operatorTexts } from '../../src/authoring/language.zh.ts'
import { loadPlans, runExample } from '../../src/plans/index.ts'
import { granted } from '../screening/granted.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'ballast-language-'))
afterAll(() => rmSync(folder, { recursive: true }))

const examples = [...Object.entries(operatorTexts), ...Object.entries(functionTexts), ...Object.entries(contextTexts)].map(
  ([of, { example }], i) => ({ of, id: `row_${i}`, name: `例值${i}`, ...example }),
)

/** Each example becomes a policy of the sample plan whose one condition holds when the expression comes to what is stated. */
function stage() {
  for (const id of ['library', 'mohrss-2022-60']) cpSync(join(root, 'plans', id), join(folder, 'plans', id), { recursive: true })
  cpSync(join(root, 'reference/plan-format/ours-2022'), join(folder, 'plans/ours-2022'), { recursive: true })
  const chapter = examples.map(
    ({ id, name, subject, expression, type }) => `### 例${id} 例
一个算式。

\`\`\`policy
代码: ${id}
名称: ${name}例
对象: ${subject}
资金: 无
地区依据: ${subject === '用工' ? '用人单位.参保地' : '参保地'}
适用日: 筛查日
条件:
  例 (holds):
    判断: |
      ${type === undefined ? expression : `(${expression}) = ${name}`}
    依据: 一（一）
义务: { 事项: 无, 依据: 一（一） }
\`\`\`
`,
  )
  const parameters = examples.flatMap(({ id, name, gives, type, unit }) =>
    type === undefined
      ? []
      : [
          `${name}:\n  代码: ${id}_value\n  类型: ${type}\n${unit === undefined ? '' : `  单位: ${unit}\n`}  取值: [{ 值: ${gives}, 依据: 一（一） }]\n`,
        ],
  )
  const cases = examples.map(
    ({ id, facts, gives }) =>
      `- { 政策: ${id}, 名称: ${id}, 筛查日: 2022-12-31, 事实: ${facts}, ${gives === '否' ? '结论: 不符合, 不符合: [holds]' : '结论: 符合'} }\n`,
  )
  writeFileSync(join(folder, 'plans/ours-2022/99-例.md'), `# 例\n\n${chapter.join('\n')}`)
  writeFileSync(join(folder, 'plans/ours-2022/parameters-examples.yaml'), parameters.join(''))
  writeFileSync(join(folder, 'plans/ours-2022/examples/例.yaml'), cases.join(''))
  return granted(
    loadPlans({ plans: join(folder, 'plans'), glossary: join(root, 'glossary'), register: join(root, 'reference/sources.yaml') }),
  )
}

describe('examples of the expression language', () => {
  const set = stage()
  const plan = set.plans.get('ours-2022')

  test('every one is accepted', () => {
    expect(set.problems.map(({ code, at, with: values }) => `${at.file}:${at.line} ${code} ${JSON.stringify(values)}`)).toEqual([])
  })

  test.each(examples.map((example) => [example.of, example] as const))('%s comes to what is stated', (_, { id, type, gives }) => {
    const example = plan?.examples.find(({ name }) => name === id)
    if (plan === undefined || example === undefined) throw new Error('not read')
    const { differences, decision } = runExample(set, plan, example)
    expect(differences).toEqual([])
    expect(decision?.outcome).toBe(type === undefined && gives === '否' ? 'ineligible' : 'eligible')
  })

  test('every function, rounding and value of the run is there', () => {
    const roundings = [...set.keywords.functions].filter(([, entry]) => entry.function === 'round').map(([zh]) => zh)
    const written = Object.values(functionTexts).map(({ write }) => write.slice(0, write.indexOf('(')))
    expect([...set.keywords.functions.keys()].filter((zh) => !written.includes(zh))).toEqual([])
    expect(roundings.length).toBeGreaterThan(0)
    expect(
      Object.values(contextTexts)
        .map(({ write }) => write)
        .sort(),
    ).toEqual([...set.keywords.contexts.keys()].sort())
  })

  test('the sample plan comes out as its examples say', () => {
    const results = (plan?.examples ?? []).map((example) => runExample(set, plan as NonNullable<typeof plan>, example))
    expect(results.length).toBeGreaterThan(examples.length + 20)
    expect(results.flatMap(({ differences }) => differences)).toEqual([])
  })
})
