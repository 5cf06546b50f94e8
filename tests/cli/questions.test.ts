import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Scratch } from '../screening/test-registry.ts'
import { run } from './capture.ts'

const scratch = new Scratch()
const at = (name: string) => scratch.path(name)
afterAll(() => scratch.remove())

/** Plans to lay off nineteen, twenty and twenty-one people: what the sample plan asks is whether twenty are enough. */
const delivery: Readonly<Record<string, string>> = {
  layoff_plan: `layoff_plan_id,region,layoffs,planned_on
1,420100,19,2022-10-31
2,420100,20,2022-10-31
3,420100,21,2022-10-31
`,
}

interface Listed {
  readonly plan: string
  readonly questions: readonly {
    readonly id: string
    readonly isOpen: boolean
    readonly isSwitch: boolean
    readonly answers: readonly { readonly reading: string; readonly from: string; readonly settled?: { readonly by: string } }[]
    readonly readings: readonly { readonly reading: string; readonly cost?: { readonly outcomesChanged: number } }[]
    readonly asIs?: { readonly outcomesChanged: number }
  }[]
  readonly asking: readonly { readonly condition: string; readonly because: string }[]
  readonly addressing: readonly { readonly condition: string; readonly source: { readonly standing: string } }[]
}

const places = ['--plans', at('plans'), '--var', at('var'), '--threads', '1']
const asked = ['questions', 'ours-2022', ...places]

beforeAll(async () => {
  const root = join(import.meta.dirname, '../..')
  for (const id of ['library', 'mohrss-2022-60']) cpSync(join(root, 'plans', id), at(`plans/${id}`), { recursive: true })
  cpSync(join(root, 'reference/plan-format/ours-2022'), at('plans/ours-2022'), { recursive: true })
  mkdirSync(at('delivery'))
  for (const [name, text] of Object.entries(delivery)) writeFileSync(at(`delivery/${name}.csv`), text)
  const loaded = await run('registry', 'load', at('delivery'), '--out', at('snapshot'), '--complete', 'everywhere', ...places)
  expect({ code: loaded.code, err: loaded.err }).toMatchObject({ code: 0 })
})

async function listed(...more: readonly string[]): Promise<Listed> {
  const { code, out, err } = await run(...asked, '--json', ...more)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const [plan] = JSON.parse(out) as readonly Listed[]
  if (plan === undefined) throw new Error('no plan')
  return plan
}

describe('questions', () => {
  test('says what is open, who settled what is not, and which conditions only ask', async () => {
    const { questions, asking, addressing } = await listed()
    const own = questions.filter(({ id }) => id.startsWith('ours_'))
    expect(own.map(({ id, isOpen, isSwitch }) => ({ id, isOpen, isSwitch }))).toEqual([
      { id: 'ours_layoff_count', isOpen: true, isSwitch: false },
      { id: 'ours_no_rehire', isOpen: false, isSwitch: true },
    ])
    expect(own[1]?.answers.map(({ reading, from, settled }) => [reading, from, settled?.by])).toEqual([
      ['不执行', '', undefined],
      ['执行', '2022-07-01', '市就业处'],
    ])
    expect(asking).toContainEqual(expect.objectContaining({ condition: 'works_here', because: 'written' }))
    // Whom a policy addresses, told by a text that is only quoted, refuses and is listed apart.
    expect(addressing.map(({ condition, source }) => [condition, source.standing])).toEqual([
      ['is_refund_subject', 'quoted'],
      ['is_enterprise', 'quoted'],
    ])
    expect(asking.map(({ condition }) => condition)).not.toContain('is_enterprise')
    const { out } = await run(...asked)
    expect(out).toContain('裁减正好二十人，要不要报告？')
    expect(out).toMatch(/说的是给谁的条件[\s\S]*\n +扩岗奖补 +用人主体为企业 \(is_enterprise\) +某部扩岗通知/)
  })

  test.each([
    ['社会团体', '不符合', true],
    ['企业法人', '符合', false],
  ])('an explanation says whom no text on record grants anything: %s', async (kind, outcome, isSaid) => {
    const facts = `用人企业: { 单位类型: ${kind}, 企业规模: 小型, 注册地: "420100" }
劳动者: { 毕业生类别: 高校毕业 }
用人单位: { 参保地: "420100" }
合同起始日: 2022-06-30
合同期限月数: 12
参保月数: 3
用工类别: 自有职工
同一单位再次招用: 否
`
    writeFileSync(at('facts.yaml'), facts)
    const of = ['expansion_award', '--plan', 'ours-2022', '--facts', at('facts.yaml')]
    const { code, out, err } = await run('explain', ...of, '--date', '2022-12-31', '--year', 'ours-2022=2023', ...places)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain(`结论: ${outcome}\n`)
    expect(/用人主体为企业 \(is_enterprise\) .*［转引］ +（不属对象：没有登记过的文件给他）/.test(out)).toBe(isSaid)
  })

  test('gives for each reading whose outcome it changes', async () => {
    const { questions } = await listed('--cost', '--snapshot', at('snapshot'), '--date', '2022-12-31', '--year', 'ours-2022=2023')
    const cost = questions.find(({ id }) => id === 'ours_layoff_count')
    expect(cost?.asIs?.outcomesChanged).toBe(0)
    // Twenty people are a review as things are, reported under one reading and not under the other.
    expect(cost?.readings.map(({ reading, cost: one }) => [reading, one?.outcomesChanged])).toEqual([
      ['含本数', 1],
      ['不含本数', 1],
    ])
  })

  test('is counted by check, and one that is settled is open no more', async () => {
    const before = await run('check', 'ours-2022', '--plans', at('plans'))
    expect(before.out).toMatch(/未决问题 \d+ 个/)
    const file = at('plans/ours-2022/parameters.yaml')
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replace('值: 含本数, 未决: 是,', '值: 含本数, 核定人: 市就业处, 核定日: 2022-09-01,'))
    const { questions } = await listed()
    expect(questions.find(({ id }) => id === 'ours_layoff_count')?.isOpen).toBe(false)
    writeFileSync(file, text)
  })
})
