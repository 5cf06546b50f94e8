import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadFolders, shippedFolders } from './shipped-plans.ts'
import { documentOf, lookUpIn } from './substance/look-up.ts'

/** How a block of each subject begins. */
const heads = {
  用工: '对象: 用工\n资金: 无\n地区依据: 用人单位.参保地\n适用日: 合同起始日\n收款: 用人单位\n',
  单位: '对象: 参保单位\n资金: 无\n地区依据: 参保地\n适用日: 筛查日\n',
  证书: '对象: 证书\n资金: 无\n地区依据: 证书申领地\n适用日: 发证日期\n收款: 持证人\n',
  载体: '对象: 就业载体\n资金: 无\n地区依据: 载体所在地\n适用日: 筛查日\n',
} as const

interface Row {
  readonly about: string
  readonly subject: keyof typeof heads
  readonly clause: string
  readonly test: string
  /** Another condition of the policy. */
  readonly also?: string
  readonly amount: string
  /** The values of the clause by their names; `N` is its number. */
  readonly values: Readonly<Record<string, string>>
  /** Lines that are listed, as `line kinds` in order: of a value by its name, of the block by its id. */
  readonly listed: readonly string[]
}

const money = (value: string) => `类型: 金额, 取值: [{ 值: ${value}, 依据: N }]`
const share = (value: string) => `类型: 比例, 取值: [{ 值: ${value}, 依据: N }]`
const months = (value: string) => `类型: 数值, 单位: 月, 取值: [{ 值: ${value}, 依据: N }]`
const byLevel = (cells: string) => `类型: 金额, 分列: 技能等级值, 取值: [{ 表: { 无等级: 0, ${cells}, 二级: 0, 一级: 0 }, 依据: N }]`
const bySize = (cells: string) =>
  `类型: 比例, 分列: 返还类别, 取值: [{ 表: { ${cells}, 个体工商户类: 按规定, 社会组织类: 按规定, 未划型企业类: 按规定 }, 依据: N }]`

/** The same block with sound values and with others: what stands in the clause of something else is listed. */
const rows: readonly Row[] = [
  ...[
    ['30%, 中小微企业类: 60%', []],
    ['60%, 中小微企业类: 30%', ['比值 number']],
    ['30%, 中小微企业类: 30%', ['比值 number']],
  ].map(([cells, listed]) => ({
    about: 'a share by the class named before it',
    subject: '单位' as const,
    clause: '返还上年度缴纳失业保险费的一部分，其中大型企业返还30%，中小微企业返还60%。',
    test: '失业保险欠费',
    amount: '上年度实缴失业保险费 * 比值[返还类别]',
    values: { 比值: bySize(`大型企业类: ${cells as string}`) },
    listed: ['looked words', ...(listed as string[])],
  })),
  ...[
    ['五级: 1000, 四级: 1500, 三级: 2000', []],
    ['五级: 1000, 四级: 2000, 三级: 1500', ['标准 number']],
  ].map(([cells, listed]) => ({
    about: 'as many sums as levels, one by one',
    subject: '证书' as const,
    clause: '取得初级（五级）、中级（四级）、高级（三级）证书的，给予持证人员补贴，分别为1000元、1500元、2000元。',
    test: '技能等级 in (五级, 四级, 三级)',
    amount: '标准[技能等级]',
    values: { 标准: byLevel(cells as string) },
    listed: listed as string[],
  })),
  {
    about: 'a level that is paid for and left out of the condition',
    subject: '证书',
    clause: '取得中级工证书每人600元，取得高级工证书每人800元，给予持证人员补贴。',
    test: '技能等级 = 四级',
    amount: '标准[技能等级]',
    values: { 标准: byLevel('五级: 0, 四级: 600, 三级: 800') },
    listed: ['looked left_out'],
  },
  ...[
    ['30%', '提高到的比例', []],
    ['20%', '原来的比例', ['返还比例 unused']],
  ].map(([value, about, listed]) => ({
    about: `a share that was raised: ${about as string}`,
    subject: '单位' as const,
    clause: '企业的失业保险费返还比例由20%提高到30%。',
    test: '失业保险欠费',
    amount: '上年度实缴失业保险费 * 返还比例',
    values: { 返还比例: share(value as string) },
    listed: ['looked words', ...(listed as string[])],
  })),
  ...[
    ['500', '300', []],
    ['300', '300', ['培训标准 unused', '交通标准 unused']],
    ['300', '500', ['培训标准 number', '交通标准 number']],
  ].map(([training, travel, listed]) => ({
    about: 'two sums of one sentence',
    subject: '用工' as const,
    clause: '企业招用登记失业人员的，给予企业补贴，其中培训标准每人500元，交通标准每人300元。',
    test: '劳动者.登记失业',
    amount: '培训标准 + 交通标准',
    values: { 培训标准: money(training as string), 交通标准: money(travel as string) },
    listed: listed as string[],
  })),
  {
    about: 'a value of the library that the clause does not give',
    subject: '用工',
    clause: '企业招用登记失业人员，每人补贴800元，给予企业补贴。',
    test: '劳动者.登记失业',
    amount: '扩岗补助标准',
    values: { 补贴: money('800') },
    listed: ['amount number', '补贴 unread'],
  },
  // By the convention of official texts 以下 and 以上 include the figure, 不满 and 超过 do not.
  ...[
    ['参保职工30人（含）以下的', '{ 不超过: 30, 值: 20% }, { 超过: 30, 值: 5% }', []],
    ['参保职工30人（含）以下的', '{ 低于: 30, 值: 20% }, { 不低于: 30, 值: 5% }', ['比值 bound']],
    ['参保职工不满30人的', '{ 低于: 30, 值: 20% }, { 不低于: 30, 值: 5% }', []],
    ['参保职工不满30人的', '{ 不超过: 30, 值: 20% }, { 超过: 30, 值: 5% }', ['比值 bound']],
  ].map(([whom, tiers, listed]) => ({
    about: 'the edge of a tier',
    subject: '单位' as const,
    clause: `单位返还上年度缴纳失业保险费的5%，${whom as string}，返还20%，不欠费的给予返还。`,
    test: 'not(失业保险欠费)',
    amount: '上年度实缴失业保险费 * 比值[参保职工人数]',
    values: { 比值: `类型: 比例, 分列: 分档 人, 取值: [{ 档: [${tiers as string}], 依据: N }]` },
    listed: listed as string[],
  })),
  ...[
    ['较小', []],
    ['较大', ['amount bound']],
  ].map(([which, listed]) => ({
    about: 'the smaller of a number and the most',
    subject: '用工' as const,
    clause: '企业招用登记失业人员，签订劳动合同的，按合同月数给予企业补贴，最长不超过12个月，每月补贴800元。',
    test: '劳动者.登记失业',
    amount: `补贴 * ${which as string}(合同期限月数, 最长月数)`,
    values: { 补贴: '类型: 金额, 单位: 元/月, 取值: [{ 值: 800, 依据: N }]', 最长月数: months('12') },
    listed: listed as string[],
  })),
  ...[
    ['{ 不超过: 100, 值: 20% }, { 超过: 100, 值: 10% }', []],
    ['{ 不超过: 100, 值: 10% }, { 超过: 100, 值: 20% }', ['比值 number']],
  ].map(([tiers, listed]) => ({
    about: 'the share of the tier that its edge bounds',
    subject: '单位' as const,
    clause: '不欠费的单位返还上年度缴纳失业保险费的20%，参保职工超过100人的返还10%，给予返还。',
    test: 'not(失业保险欠费)',
    amount: '上年度实缴失业保险费 * 比值[参保职工人数]',
    values: { 比值: `类型: 比例, 分列: 分档 人, 取值: [{ 档: [${tiers as string}], 依据: N }]` },
    listed: listed as string[],
  })),
  ...[
    ['F52, H62, L728', []],
    ['F52, H62', ['清单 left_out']],
  ].map(([codes, listed]) => ({
    about: 'an industry of the list that the clause names',
    subject: '单位' as const,
    clause: '对餐饮、零售、旅游企业，返还上年度缴纳失业保险费的30%，给予返还。',
    test: '属于名录(所属企业.行业代码, 清单)',
    amount: '上年度实缴失业保险费 * 比例',
    values: { 比例: share('30%'), 清单: `类型: 名录, 取值: [{ 值: [${codes as string}], 依据: N }]` },
    listed: listed as string[],
  })),
  ...[
    ['劳动者.就业困难人员 or 劳动者.退役军人 or 用人企业.帮扶车间', ['looked together']],
    ['(劳动者.就业困难人员 or 劳动者.退役军人) and 用人企业.帮扶车间', []],
    ['劳动者.就业困难人员 and 劳动者.退役军人 and 用人企业.帮扶车间', ['looked either']],
  ].map(([condition, listed]) => ({
    about: 'groups in a list, and a kind of firm behind them',
    subject: '用工' as const,
    clause: '对招用就业困难人员、退役军人的，且属于帮扶车间的企业，每人补贴800元，给予企业补贴。',
    test: condition as string,
    amount: '补贴',
    values: { 补贴: money('800') },
    listed: listed as string[],
  })),
  {
    about: 'a value nobody reads',
    subject: '用工',
    clause: '企业招用登记失业人员，签订1年以上劳动合同的，每人补贴800元，给予企业补贴。',
    test: '劳动者.登记失业',
    amount: '补贴',
    values: { 补贴: money('800'), 合同月数: months('12') },
    listed: ['合同月数 unread'],
  },
  ...[
    ['劳动者.登记失业 or 劳动者.退役军人 or 劳动者.农民工', []],
    ['劳动者.登记失业 or 劳动者.退役军人', ['demands left_out', 'looked left_out']],
  ].map(([condition, listed]) => ({
    about: 'groups in one list',
    subject: '用工' as const,
    clause: '企业招用登记失业人员、退役军人和农民工的，每人补贴800元，给予企业补贴。',
    test: condition as string,
    amount: '补贴',
    values: { 补贴: money('800') },
    listed: listed as string[],
  })),
  ...[
    ['劳动者.登记失业 or 劳动者.退役军人', []],
    ['劳动者.登记失业', ['demands left_out', 'looked left_out']],
  ].map(([condition, listed]) => ({
    about: 'a group that more is said of before the next',
    subject: '用工' as const,
    clause: '企业招用登记失业半年以上的人员、退役军人的，每人补贴800元，给予企业补贴。',
    test: condition as string,
    amount: '补贴',
    values: { 补贴: money('800') },
    listed: listed as string[],
  })),
  ...[
    ['用人企业.单位类型 in (企业法人, 农民专业合作社) or 用人企业.帮扶车间', []],
    ['用人企业.单位类型 in (企业法人, 农民专业合作社)', ['looked left_out']],
  ].map(([condition, listed]) => ({
    about: 'a longer word that ends as the one for a value',
    subject: '用工' as const,
    clause: '企业、农民专业合作社和扶贫车间招用人员的，每人补贴800元，给予企业补贴。',
    test: condition as string,
    amount: '补贴',
    values: { 补贴: money('800') },
    listed: listed as string[],
  })),
  ...[
    ['加强登记失业人员监测。企业招用退役军人的，每人补贴800元，给予企业补贴。', ['looked apart']],
    ['企业招用退役军人的，每人补贴800元，给予企业补贴。其中登记失业的优先招用。', []],
    ['企业招用登记失业的退役军人的，每人补贴800元，给予企业补贴。', []],
  ].map(([clause, listed]) => ({
    about: 'a condition whose words stand in a sentence of something else',
    subject: '用工' as const,
    clause: clause as string,
    test: '劳动者.登记失业',
    also: '劳动者.退役军人',
    amount: '补贴',
    values: { 补贴: money('800') },
    listed: listed as string[],
  })),
  {
    about: 'a list of groups that goes on',
    subject: '用工',
    clause: '企业招用登记失业人员、退役军人等人员的，每人补贴800元，给予企业补贴。',
    test: '劳动者.登记失业 or 劳动者.退役军人',
    amount: '补贴',
    values: { 补贴: money('800') },
    listed: ['looked open_list'],
  },
  {
    about: 'kinds of two sorts in one list',
    subject: '单位',
    clause: '对中小微企业、以单位方式参保的个体工商户，返还上年度缴纳失业保险费的30%。',
    test: '所属企业.企业规模 in (中型, 小型, 微型)',
    amount: '上年度实缴失业保险费 * 比例',
    values: { 比例: share('30%') },
    listed: ['looked left_out'],
  },
  ...[
    ['<=', []],
    ['>=', ['looked bound']],
  ].map(([operator, listed]) => ({
    about: 'a term to be kept within',
    subject: '证书' as const,
    clause: '自证书核发之日起12个月内申请的，给予持证人员补贴，每人600元。',
    test: `申请日期 ${operator as string} 加月(发证日期, 期限)`,
    amount: '补贴',
    values: { 补贴: money('600'), 期限: months('12') },
    listed: listed as string[],
  })),
  {
    about: 'a one that is compared with',
    subject: '用工',
    clause: '企业招用人员，签订3个月以上劳动合同的，每人补贴800元，给予企业补贴。',
    test: '合同期限月数 > 1',
    amount: '补贴',
    values: { 补贴: money('800') },
    listed: ['looked number'],
  },
]

/** A plan with one clause to a row, and its text. */
function build(): { readonly plan: Readonly<Record<string, string>>; readonly text: string } {
  const own = (text: string, i: number) =>
    Object.keys(rows[i]?.values ?? {}).reduce((left, name) => left.replaceAll(name, `${name}之${i + 1}`), text)
  const numbered = (text: string, i: number) => text.replaceAll('依据: N', `依据: 第${i + 1}条`)
  const blocks = rows.map(
    ({ subject, test: condition, also, amount }, i) =>
      `### 第${i + 1}条 第${i + 1}件\n一件。\n\n\`\`\`policy\n代码: case_${i + 1}\n名称: 第${i + 1}件\n${heads[subject]}条件:\n  所看的 (looked):\n    判断: ${own(condition, i)}\n    依据: 第${i + 1}条\n${also === undefined ? '' : `  另看的 (also):\n    判断: ${also}\n    依据: 第${i + 1}条\n`}金额:\n  算式: ${own(amount, i)}\n  依据: 第${i + 1}条\n\`\`\`\n`,
  )
  const values = rows.flatMap(({ values: named }, i) =>
    Object.entries(named).map(([name, value], j) => `${own(name, i)}: { 代码: value_${i + 1}_${j + 1}, ${numbered(value, i)} }\n`),
  )
  return {
    plan: {
      'plan.yaml': '文号: 试〔2022〕1号\n标题: 试办法\n发文机关: 试局\n地区: "230800"\n成文日期: 2022-01-01\n',
      'parameters.yaml': values.join(''),
      '01-全文.md': `# 全文\n\n${blocks.join('\n')}`,
    },
    text: `试办法\n试〔2022〕1号\n${rows.map(({ clause }, i) => `第${i + 1}条 ${clause}`).join('\n')}\n试局\n2022年1月1日\n`,
  }
}

const folder = mkdtempSync(join(tmpdir(), 'ballast-apart-'))
const { plan, text } = build()
mkdirSync(join(folder, 'apart'))
for (const [file, content] of Object.entries(plan)) writeFileSync(join(folder, 'apart', file), content)
const { library } = shippedFolders
if (library === undefined) throw new Error('the library is gone')
const set = loadFolders({ library, apart: join(folder, 'apart') })
rmSync(folder, { recursive: true, force: true })

test('every row stands in a plan without a mistake', () => {
  expect(
    set.problems
      .filter(({ severity }) => severity === 'error')
      .map(({ code, at, with: values }) => `${code} ${at.line} ${JSON.stringify(values)}`),
  ).toEqual([])
})

// What the blocks of the rows leave out is looked at where they are whole.
const found = lookUpIn(documentOf('apart', text), set, 'apart')
  .lines.map(({ line, missing }) => ({ line, missing: missing.filter(({ kind }) => kind !== 'demanded') }))
  .filter(({ missing }) => missing.length > 0)
const names = new Map(
  [...(set.plans.get('apart')?.parameters.values() ?? [])].map(({ shape }) => [shape.id, shape.zh.replace(/之\d+$/, '')]),
)

test.each(rows.map(({ about, clause, listed }, i) => [about, clause, listed, i + 1] as const))(
  '%s: %s',
  (_about, _clause, listed, number) => {
    const here = found.filter(({ line }) => line.clause === `第${number}条`)
    const said = here.map(
      ({ line, missing }) => `${names.get(line.owner) ?? line.line} ${[...new Set(missing.map(({ kind }) => kind))].join(' ')}`,
    )
    expect(said.sort()).toEqual([...listed].sort())
  },
)
