import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadFolders, shippedFolders } from './shipped-plans.ts'
import { documentOf, lookUpIn } from './substance/look-up.ts'

/** How a block of each subject begins. */
const heads = {
  用工: '对象: 用工\n资金: 无\n地区依据: 用人单位.参保地\n适用日: 合同起始日\n收款: 用人单位\n',
  培训: '对象: 培训记录\n资金: 无\n地区依据: 培训地\n适用日: 结业日期\n收款: 学员\n',
  人员: '对象: 人员\n资金: 无\n地区依据: 常住地\n适用日: 筛查日\n',
  载体: '对象: 就业载体\n资金: 无\n地区依据: 载体所在地\n适用日: 筛查日\n',
  单位: '对象: 参保单位\n资金: 无\n地区依据: 参保地\n适用日: 筛查日\n',
  贷款: '对象: 创业担保贷款\n资金: 无\n地区依据: 贷款地\n适用日: 筛查日\n',
  创业: '对象: 创业项目\n资金: 无\n地区依据: 创业地\n适用日: 筛查日\n收款: 创业者\n',
} as const

const schedule = (...kinds: readonly string[]) =>
  `期表:\n${kinds.map((kind) => `  ${kind}: { 自: 试月, 至: 试月, 月额: ${deferred.get(kind)}, 依据: N }\n`).join('')}`

const deferred = new Map([
  ['养老保险 (pension)', '养老保险单位月缴额'],
  ['失业保险 (unemployment)', '失业保险单位月缴额'],
  ['工伤保险 (injury)', '工伤保险月缴额'],
])
const all = [...deferred.keys()]

/** A condition that is not what a row is about. */
const usual: Readonly<Record<keyof typeof heads, string>> = {
  用工: '劳动者.登记失业',
  培训: '培训合格',
  人员: '登记失业',
  载体: '已认定',
  单位: 'not(失业保险欠费)',
  贷款: '信用主体推荐',
  创业: '首次创业',
}

type Row = readonly [subject: keyof typeof heads, clause: string, test: string, missing: string]

/** What a clause says, what a condition makes of it, and what is not found: each wording with what it says and what it does not. */
const conditions: readonly Row[] = [
  ['人员', '脱贫人口外出务工的，给予交通补助。', '脱贫劳动力', ''],
  ['人员', '2020年未脱贫户的人员，给予补助。', '建档立卡贫困人员', ''],
  ['人员', '脱贫户的人员，给予补助。', '建档立卡贫困人员', 'words'],
  ['人员', '参保失业人员可申领补助。', '失业保险参保总月数 > 0', ''],
  ['人员', '失业人员可申领补助。', '失业保险参保总月数 > 0', 'words'],
  ['人员', '不符合领取失业保险金条件的人员，给予补助。', 'not(符合领金条件)', ''],
  ['人员', '不符合领取失业保险金条件的人员，给予补助。', '符合领金条件', 'denied'],
  ['人员', '期满仍未实现稳定就业的人员，给予补助。', 'not(稳定就业)', ''],
  ['人员', '期满仍未实现稳定就业的人员，给予补助。', '稳定就业', 'denied'],
  ['载体', '对成功创建的产业园，给予奖励。', '已认定', ''],
  ['载体', '对新建的产业园，给予奖励。', '已认定', 'words'],
  ['贷款', '经推荐的借款人申请贷款，可以取消反担保。', '信用主体推荐', ''],
  ['贷款', '经推荐的，取消其资格。', '信用主体推荐', 'denied'],
  ['用工', '企业享受疫情期间补贴的，不得重复享受。', 'count(用人企业.企业已付记录) = 0', ''],
  ['用工', '企业享受疫情期间补贴的，不得重复享受。', 'count(用人企业.企业已付记录) > 0', 'denied'],
  ['用工', '企业已申请吸纳补贴的，不可重复领取。', 'count(用人企业.企业已付记录) = 0', ''],
  ['用工', '企业招用人员的，给予补贴。', 'count(用人企业.企业已付记录) = 0', 'words'],
  // A list that goes on, and a word that takes in the rest of it.
  ['用工', '企业、合作社等各类经营主体招用人员，给予补贴。', '用人企业.单位类型 in (企业法人, 农民专业合作社, 个体工商户)', ''],
  ['用工', '企业、合作社等单位招用人员，给予补贴。', '用人企业.单位类型 in (企业法人, 农民专业合作社)', 'open_list'],
  ['用工', '社会团体、基金会等社会组织招用人员，给予补贴。', '用人企业.单位类型 in (社会团体, 基金会, 社会服务机构)', ''],
  ['用工', '社会团体、基金会等社会组织招用人员，给予补贴。', '用人企业.单位类型 in (社会团体, 基金会)', 'left_out'],
  // A list stands where the rest of its line stands.
  ['单位', '中小微企业返还六成。没有对公账户的小微企业，返还到缴费账户。', 'not(有对公账户) and 所属企业.企业规模 in (小型, 微型)', ''],
  ['单位', '中小微企业返还六成。小微企业另有优待。', '所属企业.企业规模 in (小型, 微型)', 'left_out'],
  // A figure belongs to the words it stands closest to.
  ['用工', '企业招用登记失业6个月以上人员，签订1年以上劳动合同的，给予补贴。', '合同期限月数 >= 一年', ''],
  ['用工', '企业招用登记失业6个月以上人员，签订1年以上劳动合同的，给予补贴。', '合同期限月数 >= 半年', 'number'],
  // Industries by how many there are of them.
  ['单位', '2个行业所属企业可申请。', '属于名录(所属企业.行业代码, 试行业名录)', ''],
  ['单位', '12个行业所属企业可申请。', '属于名录(所属企业.行业代码, 试行业名录)', 'words'],
  // The day an age is counted at is the day that decides.
  ['培训', '20岁以下的人员参加培训，给予补贴。', '周岁数(学员.出生日期, 结业日期) <= 二十', ''],
  ['培训', '20岁以下的人员参加培训，给予补贴。', '周岁数(学员.出生日期, 学员.毕业日期) <= 二十', 'words'],
]

/** Other lines of a block: what is added to it, and which line is looked up. */
const lines: readonly (readonly [subject: keyof typeof heads, clause: string, block: string, line: string, missing: string])[] = [
  ['培训', '人员可以参加一次免费技能培训。', '一次性: { 键: [人员], 范围: 终身, 依据: N }\n', 'once_only', ''],
  ['培训', '人员可以参加免费技能培训。', '一次性: { 键: [人员], 范围: 终身, 依据: N }\n', 'once_only', 'once'],
  ['培训', '人员可以参加免费技能培训。', '金额: { 算式: 培训费用, 依据: N }\n', 'amount', ''],
  ['培训', '人员可以参加技能培训。', '金额: { 算式: 培训费用, 依据: N }\n', 'amount', 'words'],
  ['培训', '人员参加培训，给予最长不超过6个月的补贴。', '金额: { 算式: 月标准 * 培训月数, 依据: N }\n', 'amount', ''],
  ['培训', '人员参加培训，给予补贴。', '金额: { 算式: 月标准 * 培训月数, 依据: N }\n', 'amount', 'words'],
  ['创业', '对首次创办小微企业的，给予创业补贴。', '', 'payee', ''],
  ['创业', '从事个体经营的，给予创业补贴。', '', 'payee', ''],
  ['创业', '首次创业的，给予企业补贴。', '', 'payee', 'payee'],
  ['单位', '失业保险稳岗返还中大型企业的返还比例提高到10%。', '金额: { 算式: 上年度实缴失业保险费 * 一成, 依据: N }\n', 'amount', ''],
  ['单位', '稳岗返还提高到10%。', '金额: { 算式: 上年度实缴失业保险费 * 一成, 依据: N }\n', 'amount', 'words'],
  // A wider word stands for all of its kinds, or for none.
  ['单位', '企业可以缓缴社会保险费。', schedule(...all), 'schedule.pension', ''],
  ['单位', '企业可以缓缴社会保险费。', schedule(...all.slice(0, 2)), 'schedule.pension', 'words'],
  ['单位', '企业的社会保险费，即养老保险费，可以缓缴。', schedule(...all), 'schedule.injury', 'words'],
  ['单位', '企业的工伤、失业保险费可以缓缴。', schedule(...all.slice(1)), 'schedule.injury', ''],
  ['人员', '20XX年6月前，给予人员补助。', '期间: { 至: 20XX-05-31, 依据: N }\n', 'period.to', ''],
  ['人员', '20XX年6月，给予人员补助。', '期间: { 至: 20XX-05-31, 依据: N }\n', 'period.to', 'day'],
  ['人员', '执行到20XX年4月30日，给予人员补助。', '期间: { 至: 202X-04-30, 依据: N }\n', 'period.to', ''],
  ['人员', '执行到20XX年4月30日，给予人员补助。', '期间: { 至: 2021-04-30, 依据: N }\n', 'period.to', 'day'],
  [
    '人员',
    '每年给予人员800元补助，另有一次性奖励。',
    '金额: { 算式: 八百, 依据: N }\n一次性: { 键: [人员], 范围: 终身, 依据: N }\n',
    'once_only',
    'once',
  ],
  ['人员', '给予人员800元一次性补助。', '金额: { 算式: 八百, 依据: N }\n一次性: { 键: [人员], 范围: 终身, 依据: N }\n', 'once_only', ''],
  // Once for each of whom.
  ['用工', '企业招用人员，给予企业一次性补贴，每人只享受一次。', '一次性: { 键: [人员], 范围: 终身, 依据: N }\n', 'once_only', ''],
  ['用工', '企业招用人员，给予企业一次性补贴。', '一次性: { 键: [企业], 范围: 终身, 依据: N }\n', 'once_only', 'key'],
  ['用工', '企业招用人员，给予企业补贴，每户企业只享受一次。', '一次性: { 键: [企业], 范围: 终身, 依据: N }\n', 'once_only', ''],
  // A year that others are told by is no time within which something is given once.
  ['用工', '企业招用毕业年度高校毕业生，给予一次性补贴。', '一次性: { 键: [人员], 范围: 年度, 依据: N }\n', 'once_only', 'once'],
  ['用工', '企业招用高校毕业生，给予补贴，同一年度内只享受一次。', '一次性: { 键: [人员], 范围: 年度, 依据: N }\n', 'once_only', ''],
  // Who is taken on is not who is paid.
  ['用工', '对招用高校毕业生的企业，签订劳动合同的，按每人1000元发放补贴。', '', 'payee', ''],
  ['创业', '对招用高校毕业生的企业，签订劳动合同的，按每人1000元发放补贴。', '', 'payee', 'payee'],
  ['创业', '对首次创业的高校毕业生，按每人1000元发放补贴。', '', 'payee', ''],
  // Days are counted back from what is announced, and on from what has happened.
  ['人员', '比出生日期提前12个月办理，给予补助。', '义务:\n  事项: 办理\n  期限: 加月(出生日期, 0 - 一年)\n  依据: N\n', 'obligation', ''],
  ['人员', '比出生日期提前12个月办理，给予补助。', '义务:\n  事项: 办理\n  期限: 加月(出生日期, 一年)\n  依据: N\n', 'obligation', 'bound'],
  ['人员', '在出生日期后12个月内办理，给予补助。', '义务:\n  事项: 办理\n  期限: 加月(出生日期, 一年)\n  依据: N\n', 'obligation', ''],
  [
    '人员',
    '在出生日期后12个月内办理，给予补助。',
    '义务:\n  事项: 办理\n  期限: 加月(出生日期, 0 - 一年)\n  依据: N\n',
    'obligation',
    'bound',
  ],
]

/** A plan with one clause to a row, and its text. */
function build(): { readonly plan: Readonly<Record<string, string>>; readonly text: string } {
  const rows = [
    ...conditions.map(([subject, clause, condition]) => ({ subject, clause, condition, block: '' })),
    ...lines.map(([subject, clause, , ,], i) => ({ subject, clause, condition: '', block: lines[i]?.[2] ?? '' })),
  ]
  const blocks = rows.map(({ subject, condition, block }, i) => {
    const number = `第${i + 1}条`
    const amount = /金额:|期表:|义务:/.test(block) ? '' : `金额: { 算式: 标准, 依据: ${number} }\n`
    const looked = condition === '' ? usual[subject] : condition
    return `### ${number} 第${i + 1}件\n一件。\n\n\`\`\`policy\n代码: case_${i + 1}\n名称: 第${i + 1}件\n${heads[subject]}条件:\n  所看的 (looked):\n    判断: ${looked}\n    依据: ${number}\n${amount}${block.replaceAll('依据: N', `依据: ${number}`)}\`\`\`\n`
  })
  return {
    plan: {
      'plan.yaml': '文号: 试〔2022〕1号\n标题: 试办法\n发文机关: 试局\n地区: "230800"\n成文日期: 2022-01-01\n遮蔽年份: [20XX, 202X]\n',
      'parameters.yaml': `一年: { 代码: one_year, 类型: 数值, 单位: 月, 取值: [{ 值: 12, 依据: 第1条 }] }
半年: { 代码: half_year, 类型: 数值, 单位: 月, 取值: [{ 值: 6, 依据: 第1条 }] }
二十: { 代码: twenty, 类型: 数值, 单位: 年, 取值: [{ 值: 20, 依据: 第1条 }] }
八百: { 代码: eight_hundred, 类型: 金额, 取值: [{ 值: 800, 依据: 第1条 }] }
试月: { 代码: trial_month, 类型: 月份, 取值: [{ 值: 2022-12, 依据: 第1条 }] }
一成: { 代码: one_tenth, 类型: 比例, 取值: [{ 值: 10%, 依据: 第1条 }] }
月标准: { 代码: monthly_standard, 类型: 金额, 单位: 元/月, 取值: [{ 值: 按规定, 依据: 第1条 }] }
标准: { 代码: standard, 类型: 金额, 取值: [{ 值: 按规定, 依据: 第1条 }] }
试行业名录: { 代码: two_industries, 类型: 名录, 取值: [{ 值: [H62, F52], 依据: 第1条 }] }
`,
      '01-全文.md': `# 全文\n\n${blocks.join('\n')}`,
    },
    text: `试办法\n试〔2022〕1号\n${rows.map(({ clause }, i) => `第${i + 1}条 ${clause}`).join('\n')}\n试局\n2022年1月1日\n`,
  }
}

const folder = mkdtempSync(join(tmpdir(), 'ballast-supplied-'))
const { plan, text } = build()
mkdirSync(join(folder, 'supplied'))
for (const [file, content] of Object.entries(plan)) writeFileSync(join(folder, 'supplied', file), content)
const { library } = shippedFolders
if (library === undefined) throw new Error('the library is gone')
const set = loadFolders({ library, supplied: join(folder, 'supplied') })
rmSync(folder, { recursive: true, force: true })

test('every row stands in a plan without a mistake', () => {
  expect(set.problems.filter(({ severity }) => severity === 'error').map(({ code, at }) => `${code} ${at.line}`)).toEqual([])
})

const found = lookUpIn(documentOf('supplied', text), set, 'supplied').lines
const kindsOf = (number: number, id: string) => {
  const line = found.find((each) => each.line.owner === `case_${number}` && each.line.line === id)
  if (line === undefined) throw new Error(`case ${number} has no line ${id}`)
  return [...new Set(line.missing.map(({ kind }) => kind))]
}

test.each(conditions.map(([, clause, condition, missing], i) => [clause, condition, missing, i + 1] as const))(
  '%s: %s: %s',
  (_clause, _condition, missing, number) => {
    expect(kindsOf(number, 'looked')).toEqual(missing === '' ? [] : [missing])
  },
)

test.each(lines.map(([, clause, block, line, missing], i) => [clause, block, line, missing, conditions.length + i + 1] as const))(
  '%s: %s: %s: %s',
  (_clause, _block, line, missing, number) => {
    expect(kindsOf(number, line)).toEqual(missing === '' ? [] : [missing])
  },
)
