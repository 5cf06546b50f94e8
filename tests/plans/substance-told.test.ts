import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadFolders, shippedFolders } from './shipped-plans.ts'
import { documentOf, lookUpIn } from './substance/look-up.ts'

const task = (measures: string, due = '') => `\`\`\`task\n代码: CODE\n名称: 某项工作\n责任: [某局]\n措施:\n${measures}\n${due}\`\`\``
const doing = (what: string) => task(`  - ${what}`)
const service = (group: string) =>
  `\`\`\`service\n代码: CODE\n名称: 某项服务\n对象: 人员\n人群: ${group}\n责任: [某局]\n步骤:\n  职业指导 (guidance_CODE): {}\n周期: { 每: 定期 }\n\`\`\``
const report = (rest: string) => `\`\`\`form\n代码: CODE\n名称: 某项报告\n填报: [某局]\n内容: [进展]\n${rest}\n\`\`\``
const counted = (times: number) =>
  `\`\`\`service\n代码: CODE\n名称: 毕业生帮扶\n对象: 人员\n人群: 毕业生\n责任: [某局]\n步骤:\n  岗位推荐 (offer_CODE): { 次数: ${times} }\n\`\`\``
const bounded = (way: string, due: string) => fairs(`期限: ${due}-12-31`).replace('不少于', way)
const fairs = (rest: string) => `\`\`\`target\n代码: CODE\n指标: 招聘活动场次\n方向: 不少于\n值: 1000\n单位: 场\n${rest}\n\`\`\``

/** What a clause orders, what a block makes of it, and what is not found: nothing where the one says the other in words of its own. */
const cases: readonly (readonly [clause: string, block: string, missing: string])[] = [
  // Kinds, places and levels are those of the clause; other words are free.
  ['在常住地的公共就业服务机构申请服务。', doing('凭证件在常住地申请'), ''],
  ['在常住地的公共就业服务机构申请服务。', doing('凭证件在户籍地申请'), 'words'],
  ['低风险地区的劳动者实现无障碍流动。', doing('低风险地区劳动者自由流动'), ''],
  ['低风险地区的劳动者实现无障碍流动。', doing('中低风险地区劳动者自由流动'), 'words'],
  ['向超过法定退休年龄的劳动者提供服务。', service('超龄劳动者'), ''],
  ['向超过法定退休年龄的劳动者提供服务。', service('超龄农民工'), 'words'],
  ['在主城加快建设便民服务圈，在全市培育零工市场。', doing('主城建便民服务圈'), ''],
  ['在主城加快建设便民服务圈，在全市培育零工市场。', doing('全市建便民服务圈'), 'words'],
  ['建设15分钟便民服务圈。', doing('建15分钟服务圈'), ''],
  ['建设15分钟便民服务圈。', doing('建20分钟服务圈'), 'words'],
  // What people and firms are is said by a word of the glossary, or not at all.
  ['帮扶返乡人员尽快就业。', doing('帮返乡劳动者就业'), ''],
  ['帮扶各类人员尽快就业。', doing('帮返乡劳动者就业'), 'words'],
  ['帮扶民营企业稳定用工。', doing('稳定民营企业用工'), ''],
  ['帮扶重点企业稳定用工。', doing('稳定高新技术企业用工'), 'words'],
  ['困难企业可以缓缴。', doing('困难企业缓缴'), ''],
  ['困难企业可以缓缴。', doing('困难农民缓缴'), ''],
  ['困难企业可以缓缴。', doing('困难劳动者缓缴'), 'words'],
  // Money is given where the sentence gives it.
  ['开展企业新型学徒制培训。落实技能提升补贴。', doing('组织企业新型学徒制培训'), ''],
  ['开展企业新型学徒制培训。落实技能提升补贴。', doing('对企业新型学徒制给予补贴'), 'words'],
  ['按规定给予企业新型学徒制培训补贴。', doing('对企业新型学徒制给予补贴'), ''],
  // A list is copied whole, or told by other words.
  ['对退役军人、残疾人、农民工开展专项培训。', doing('给退役军人、残疾人、农民工培训'), ''],
  ['对退役军人、残疾人、农民工开展专项培训。', doing('开展专项培训'), ''],
  ['对退役军人、残疾人、农民工开展专项培训。', doing('给退役军人、残疾人培训'), 'left_out'],
  ['帮扶低保家庭、零就业家庭以及有残疾的毕业生。', service('低保、零就业家庭的，残疾的毕业生'), ''],
  ['帮扶低保家庭、零就业家庭以及有残疾的毕业生。', service('低保、零就业家庭的毕业生'), 'left_out'],
  // Days and for whom a goal holds.
  ['2023年4月底前完成。', task('  - 抓紧完成', '期限: 2023-04-30\n'), ''],
  ['2023年4月底前完成。', task('  - 抓紧完成', '期限: 2023-06-30\n'), 'day'],
  ['8月底前完成招聘工作，全年举办招聘会1000场。', fairs('期限: 2022-12-31'), ''],
  ['8月底前完成招聘工作，全年举办招聘会1000场。', fairs('期限: 2022-08-31'), 'day'],
  ['举办招聘活动1000场，举办讲座200场。', fairs('期限: 2024-12-31'), ''],
  ['举办招聘活动200场，举办讲座1000场。', fairs('期限: 2025-12-31'), 'number'],
  ['举办招聘活动200场。', fairs('期限: 2026-12-31'), 'number'],
  ['实施千场招聘活动计划。', fairs('期限: 2027-12-31'), ''],
  ['各区县举办招聘会1000场。', fairs('期限: 2022-12-31\n每: 区县'), ''],
  ['举办招聘会1000场。', fairs('期限: 2023-12-31\n每: 区县'), 'per'],
  // Which way a goal bounds: a bare figure is to be reached where more is better.
  ['举办招聘会1000场以上。', bounded('不少于', '2028'), ''],
  ['举办招聘会1000场以上。', bounded('不超过', '2029'), 'bound'],
  ['举办招聘会1000场。', bounded('等于', '2030'), ''],
  ['举办招聘会1000场。', bounded('不超过', '2031'), 'bound'],
  ['举办招聘会约1000场。', bounded('约', '2032'), ''],
  ['举办招聘会约1000场。', bounded('不少于', '2033'), 'bound'],
  // How often, by which day, how many times, to whom, from when.
  ['每月10日前抄送就业处。', report('报送: 就业处\n周期: { 每: 月, 截止日: 10 }'), ''],
  ['每月10日前抄送就业处。', report('报送: 就业处\n周期: { 每: 月, 截止日: 5 }'), 'cadence'],
  ['每月10日前抄送就业处。', report('报送: 就业处\n周期: { 每: 季, 截止日: 10 }'), 'cadence'],
  ['每月10日前抄送就业处。', report('报送: 财务处\n周期: { 每: 月, 截止日: 10 }'), 'recipient'],
  ['裁员后15日内办理备案。', report('周期: { 遇: 裁员, 时限: 15天 }'), ''],
  ['裁员后15日内办理备案。', report('周期: { 遇: 裁员, 时限: 30天 }'), 'cadence'],
  ['从2022年3月22日起，每月填报。', report('周期: { 每: 月, 自: 2022-03-22 }'), ''],
  ['从2022年3月22日起，每月填报。', report('周期: { 每: 月, 自: 2022-05-22 }'), 'day'],
  ['从2022年3月22日起摸排。', task('  - 抓紧摸排', '起: 2022-03-22\n'), ''],
  ['从2022年3月22日起摸排。', task('  - 抓紧摸排', '起: 2022-04-01\n'), 'day'],
  ['为毕业生提供1次职业指导、3次岗位推荐。', counted(3), ''],
  ['为毕业生提供1次职业指导、3次岗位推荐。', counted(1), 'cadence'],
  // Whom something is done for stands where it is done.
  ['监测登记失业人员。为退役军人提供职业指导。', service('退役军人'), ''],
  ['监测登记失业人员。为退役军人提供职业指导。', service('登记失业人员'), 'apart'],
]

const blocks = cases.map(([, block], i) => `### 第${i + 1}条 第${i + 1}件\n一件。\n\n${block.replaceAll('CODE', `case_${i + 1}`)}\n`)
const folder = mkdtempSync(join(tmpdir(), 'ballast-told-'))
mkdirSync(join(folder, 'told'))
const files = {
  'plan.yaml': '文号: 试〔2022〕1号\n标题: 试办法\n发文机关: 试局\n地区: "230800"\n成文日期: 2022-01-01\n',
  '01-全文.md': `# 全文\n\n${blocks.join('\n')}`,
}
for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, 'told', file), content)
const { library } = shippedFolders
if (library === undefined) throw new Error('the library is gone')
const set = loadFolders({ library, told: join(folder, 'told') })
rmSync(folder, { recursive: true, force: true })
const text = `试办法\n试〔2022〕1号\n${cases.map(([clause], i) => `第${i + 1}条 ${clause}`).join('\n')}\n试局\n2022年1月1日\n`

test('every row stands in a plan without a mistake', () => {
  expect(
    set.problems
      .filter(({ severity }) => severity === 'error')
      .map(({ code, at, with: values }) => `${code} ${at.line} ${JSON.stringify(values)}`),
  ).toEqual([])
})

test.each(cases.map(([clause, block, missing], i) => [clause, block, missing, i + 1] as const))(
  '%s: %s: %s',
  (_clause, _block, missing, number) => {
    const found = lookUpIn(documentOf('told', text), set, 'told').lines.filter(({ line }) => line.owner === `case_${number}`)
    expect(found.length).toBeGreaterThan(0)
    expect(found.flatMap(({ missing: each }) => each.map(({ kind }) => kind))).toEqual(missing === '' ? [] : [missing])
  },
)
