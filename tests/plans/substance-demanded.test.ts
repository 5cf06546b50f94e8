import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { judgeComparison } from '../../src/plans/index.ts'
import { loadFolders, shippedFolders } from './shipped-plans.ts'
import { documentOf, lookUpIn } from './substance/look-up.ts'

interface Written {
  readonly tests: readonly string[]
  readonly zh?: string
  readonly more?: string
}

interface Row {
  readonly about: string
  readonly clause: string
  readonly block: Written
  /** Another policy under the clause. */
  readonly beside?: Written
  /** What the clause demands and no line speaks of. */
  readonly demanded: readonly string[]
}

const unemployed = '劳动者.登记失业'
const insured = '参加失业保险'

/** One clause, once with all it demands and once without a part of it. */
const rows: readonly Row[] = [
  ...pair(
    'a requirement beside the group',
    '企业招用登记失业人员并参加失业保险的，给予企业补贴。',
    [unemployed, insured],
    [unemployed],
    '参加失业保险',
  ),
  ...pair('a group of people', '企业招用登记失业的农民工，给予企业补贴。', [unemployed, '劳动者.农民工'], [unemployed], '农民工'),
  ...pair(
    'what firms are',
    '劳动密集型企业招用登记失业人员的，给予企业补贴。',
    [unemployed, '用人企业.劳动密集型企业'],
    [unemployed],
    '劳动密集型企业',
  ),
  ...pair(
    'what a firm is not',
    '未被列入严重失信名单的企业招用登记失业人员的，给予企业补贴。',
    [unemployed, 'not(用人企业.严重失信)'],
    [unemployed],
    '严重失信 未被列入',
  ),
  ...pair(
    'a size',
    '中小微企业招用登记失业人员的，给予企业补贴。',
    [unemployed, '用人企业.企业规模 in (中型, 小型, 微型)'],
    [unemployed],
    '中小微',
  ),
  ...pair(
    'a figure to reach',
    '招用登记失业人员、签订12个月以上劳动合同的，给予企业补贴。',
    [unemployed, '合同期限月数 >= 一年'],
    [unemployed],
    '签订12个月以上劳动合同',
  ),
  // What is given may be named after what it is given for, what is only counted is no demand, and another sentence gives nothing.
  { about: 'the name of a benefit', clause: '企业招用登记失业人员的，给予民营招工补贴。', block: { tests: [unemployed] }, demanded: [] },
  { about: 'a goal', clause: '帮扶民营员工10万人次，企业招用登记失业人员的，给予企业补贴。', block: { tests: [unemployed] }, demanded: [] },
  {
    about: 'another sentence',
    clause: '企业招用登记失业人员的，给予企业补贴。加强民营企业服务。',
    block: { tests: [unemployed] },
    demanded: [],
  },
  // Days and rules about how often.
  {
    about: 'a period that the policy has',
    clause: '企业招用登记失业人员的，给予企业补贴，执行至2022年12月31日。',
    block: { tests: [unemployed], more: '期间: { 至: 2022-12-31, 依据: N }\n' },
    demanded: [],
  },
  {
    about: 'a period that it lacks',
    clause: '企业招用登记失业人员的，给予企业补贴，执行至2022年12月31日。',
    block: { tests: [unemployed] },
    demanded: ['2022年12月31日'],
  },
  {
    about: 'a sentence that only says for how long',
    clause: '企业招用登记失业人员的，给予企业补贴。政策执行期限至2022年12月31日。',
    block: { tests: [unemployed] },
    demanded: ['2022年12月31日'],
  },
  {
    about: 'once, as the policy has it',
    clause: '企业招用登记失业人员的，给予企业补贴，同一人员只享受一次。',
    block: { tests: [unemployed], more: '一次性: { 键: [人员], 范围: 终身, 依据: N }\n' },
    demanded: [],
  },
  {
    about: 'once, as it lacks it',
    clause: '企业招用登记失业人员的，给予企业补贴，同一人员只享受一次。',
    block: { tests: [unemployed] },
    demanded: ['同一人员只享受一次'],
  },
  {
    about: 'once in every month',
    clause: '企业招用登记失业人员的，给予企业补贴，每满1个月发放一次。',
    block: { tests: [unemployed] },
    demanded: [],
  },
  // What another policy under the clause asks for is its own to ask, unless only this one stands there.
  {
    about: 'said of a list that both stand in',
    clause: '企业招用登记失业人员、退役军人且参加失业保险的，给予企业补贴。',
    block: { tests: [unemployed] },
    beside: { tests: ['劳动者.退役军人', insured] },
    demanded: ['参加失业保险'],
  },
  {
    about: 'said of the other one',
    clause: '企业招用登记失业人员的，给予企业补贴，招用退役军人且参加失业保险的，给予企业补贴。',
    block: { tests: [unemployed] },
    beside: { tests: ['劳动者.退役军人', insured] },
    demanded: [],
  },
  {
    about: 'said of this one',
    clause: '企业招用登记失业人员且参加失业保险的，给予企业补贴。企业招用退役军人且参加失业保险的，给予企业补贴。',
    block: { tests: [unemployed] },
    beside: { tests: ['劳动者.退役军人', insured] },
    demanded: ['参加失业保险'],
  },
]

function pair(about: string, clause: string, whole: readonly string[], part: readonly string[], words: string): readonly Row[] {
  return [
    { about, clause, block: { tests: whole }, demanded: [] },
    { about: `${about}, left out`, clause, block: { tests: part }, demanded: words.split(' ') },
  ]
}

function build(): { readonly plan: Readonly<Record<string, string>>; readonly text: string } {
  const block = ({ tests, zh, more }: Written, id: string, i: number) =>
    `\`\`\`policy\n代码: ${id}_${i + 1}\n名称: ${zh ?? `${id === 'one' ? '甲' : '乙'}件之${i + 1}`}\n对象: 用工\n资金: 无\n地区依据: 用人单位.参保地\n适用日: 合同起始日\n收款: 用人单位\n条件:\n${tests
      .map((each, at) => `  第${at + 1}项 (test_${at + 1}):\n    判断: ${each}\n    依据: 第${i + 1}条\n`)
      .join('')}金额:\n  算式: 标准\n  依据: 第${i + 1}条\n${(more ?? '').replaceAll('N', `第${i + 1}条`)}\`\`\`\n`
  const year = rows.findIndex(({ about }) => about === 'a figure to reach') + 1
  return {
    plan: {
      'plan.yaml': '文号: 试〔2022〕1号\n标题: 试办法\n发文机关: 试局\n地区: "230800"\n成文日期: 2022-01-01\n',
      'parameters.yaml': `标准: { 代码: sum, 类型: 金额, 取值: [{ 值: 按规定, 依据: 第1条 }] }\n一年: { 代码: a_year, 类型: 数值, 单位: 月, 取值: [{ 值: 12, 依据: 第${year}条 }] }\n`,
      '01-全文.md': `# 全文\n\n${rows
        .map(
          ({ block: one, beside }, i) =>
            `### 第${i + 1}条 第${i + 1}件\n一件。\n\n${block(one, 'one', i)}\n${beside === undefined ? '' : block(beside, 'other', i)}`,
        )
        .join('\n')}`,
    },
    text: `试办法\n试〔2022〕1号\n${rows.map(({ clause }, i) => `第${i + 1}条 ${clause}`).join('\n')}\n试局\n2022年1月1日\n`,
  }
}

const { library } = shippedFolders
if (library === undefined) throw new Error('the library is gone')
const folder = mkdtempSync(join(tmpdir(), 'ballast-demanded-'))
const { plan, text } = build()
mkdirSync(join(folder, 'demanded'))
for (const [file, content] of Object.entries(plan)) writeFileSync(join(folder, 'demanded', file), content)
const set = loadFolders({ library, demanded: join(folder, 'demanded') })
rmSync(folder, { recursive: true, force: true })

test('every row stands in a plan without a mistake', () => {
  expect(
    set.problems
      .filter(({ severity }) => severity === 'error')
      .map(({ code, at, with: values }) => `${code} ${at.line} ${JSON.stringify(values)}`),
  ).toEqual([])
})

const lines = lookUpIn(documentOf('demanded', text), set, 'demanded').lines.filter(({ line }) => line.line === 'demands')

test.each(rows.map(({ about, clause, demanded }, i) => [about, clause, demanded, i + 1] as const))(
  '%s: %s',
  (_about, _clause, demanded, number) => {
    const line = lines.find((each) => each.line.owner === `one_${number}`)
    expect(line?.missing.flatMap(({ sought }) => sought).sort()).toEqual([...demanded].sort())
  },
)

test('a line that somebody answered for is open again when the block speaks of less', () => {
  const loaded = set.plans.get('demanded')
  if (loaded === undefined) throw new Error('demanded did not load')
  const [one, other] = ['one_1', 'one_2'].map((owner) => lines.find(({ line }) => line.owner === owner)?.line)
  expect(one?.written).toContain('参加失业保险')
  expect(other?.written).not.toContain('参加失业保险')
  expect(one?.hash).not.toBe(other?.hash)
  expect(judgeComparison(loaded, set).notCompared.length).toBe(rows.length)
})
