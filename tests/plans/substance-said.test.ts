import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadFolders } from './shipped-plans.ts'
import { documentOf, lookUpIn } from './substance/look-up.ts'

/** What a clause says, what a block makes of it, and what is not found: nothing where the one says the other. */
const cases: readonly (readonly [clause: string, test: string, missing: string])[] = [
  // Figures: the number, its unit, near what is counted, and which way it bounds.
  ['企业招用人员，签订1年以上劳动合同的，给予补贴。', '合同期限月数 >= 一年', ''],
  ['企业招用人员，签订12个月以上劳动合同的，给予补贴。', '合同期限月数 >= 一年', ''],
  ['企业招用人员，签订一年以上劳动合同的，给予补贴。', '合同期限月数 >= 一年', ''],
  ['企业招用人员，签订2年以上劳动合同的，给予补贴。', '合同期限月数 >= 一年', 'number'],
  ['企业招用人员，签订劳动合同的，给予补贴。补贴期为1年。', '合同期限月数 >= 一年', 'number'],
  ['企业招用人员，签订1年以上劳动合同的，给予补贴。', '合同期限月数 <= 一年', 'bound'],
  ['企业招用人员，签订劳动合同不超过1年的，给予补贴。', '合同期限月数 <= 一年', ''],
  ['企业招用人员，签订劳动合同不超过1年的，给予补贴。', '合同期限月数 > 一年', 'bound'],
  ['企业招用人员，签订劳动合同超过1年的，给予补贴。', '合同期限月数 >= 一年', 'bound'],
  ['企业招用人员，劳动合同不足1年的，不予补贴。', '合同期限月数 >= 一年', ''],
  ['企业招用人员，给予补贴。', '合同期限月数 > 0', 'words'],
  ['企业招用人员，劳动合同满1年的，给予补贴。', '合同期限月数 >= 一年', ''],
  ['企业招用人员，劳动合同满1年的，给予补贴。', '合同期限月数 <= 一年', 'bound'],
  ['企业招用人员，劳动合同未满1年的，不予补贴。', '合同期限月数 >= 一年', ''],
  ['企业招用人员，劳动合同延长1年的，给予补贴。', '合同期限月数 <= 一年', ''],
  ['企业招用人员，劳动合同延长1年的，给予补贴。', '合同期限月数 > 一年', 'bound'],
  ['企业招用人员，劳动合同满1年的，给予补贴，欠费的不予补贴。', '合同期限月数 <= 一年', 'bound'],
  // Facts, said or denied.
  ['无法正常生产经营的企业招用人员，给予补贴。', 'not(用人企业.无法正常生产经营)', 'not_denied'],
  ['正常生产经营的企业招用人员，给予补贴。', 'not(用人企业.无法正常生产经营)', ''],
  ['企业招用脱贫劳动力，给予补贴。', '劳动者.脱贫劳动力', ''],
  ['企业招用脱贫劳动力，给予补贴。', 'not(劳动者.脱贫劳动力)', 'not_denied'],
  ['企业招用人员，给予补贴，再次招用的不予补贴。', 'not(同一单位再次招用)', ''],
  ['企业招用人员，给予补贴，再次招用的，不再补贴。', 'not(同一单位再次招用)', ''],
  ['企业招用人员，给予补贴，再次招用的不予补贴。', '同一单位再次招用', 'denied'],
  ['企业招用未领取失业保险金的人员，给予补贴。', 'not(劳动者.正在领取失业保险金)', ''],
  ['参加失业保险的企业招用人员，给予补贴。', 'not(劳动者.已就业)', 'words'],
  ['平台企业招用人员，给予补贴。', '用人企业.平台企业 and 用人企业.民营', 'words'],
  ['平台企业或者民营企业招用人员，给予补贴。', '用人企业.平台企业 or 用人企业.民营', ''],
  // Values: each of them, no other of their list, and the list closed.
  ['小型、微型企业招用人员，给予补贴。', '用人企业.企业规模 in (小型, 微型)', ''],
  ['中型、小型、微型企业招用人员，给予补贴。', '用人企业.企业规模 in (小型, 微型)', 'left_out'],
  ['中小微企业招用人员，给予补贴。', '用人企业.企业规模 in (小型, 微型)', 'left_out'],
  ['小微企业招用人员，给予补贴。', '用人企业.企业规模 in (中型, 小型, 微型)', 'words'],
  ['大型企业招用人员，给予补贴。', '用人企业.企业规模 != 大型', 'not_denied'],
  ['社会团体、基金会等单位招用人员，给予补贴。', '用人企业.单位类型 in (社会团体, 基金会)', 'open_list'],
  ['社会团体、基金会等2类单位招用人员，给予补贴。', '用人企业.单位类型 in (社会团体, 基金会)', ''],
  ['参加企业职工基本养老保险的事业单位招用人员，给予补贴。', '用人企业.单位类型 = 事业单位', ''],
  ['参加企业职工基本养老保险的事业单位招用人员，给予补贴。', '用人企业.单位类型 in (企业法人, 事业单位)', 'words'],
  ['招用取得高级技师证书的人员，企业可得补贴。', '劳动者.就业困难类别 != 未认定', 'words'],
  ['企业招用就业困难人员，给予补贴。', '劳动者.就业困难类别 != 未认定', ''],
  // Together or one of them, as the clause joins them.
  ['企业招用脱贫劳动力或者退役军人，给予补贴。', '劳动者.脱贫劳动力 or 劳动者.退役军人', ''],
  ['企业招用脱贫劳动力或者退役军人，给予补贴。', '劳动者.脱贫劳动力 and 劳动者.退役军人', 'either'],
  ['企业招用脱贫劳动力和退役军人，给予补贴。', '劳动者.脱贫劳动力 and 劳动者.退役军人', 'either'],
  ['企业招用返乡的脱贫劳动力、未就业的退役军人，给予补贴。', '劳动者.脱贫劳动力 or 劳动者.退役军人', ''],
  ['企业招用返乡的脱贫劳动力、未就业的退役军人，给予补贴。', '劳动者.脱贫劳动力 and 劳动者.退役军人', 'either'],
  ['企业招用脱贫劳动力、退役军人，给予补贴。', '劳动者.脱贫劳动力 and not(劳动者.退役军人)', 'not_denied'],
  ['平台企业且属于民营企业的招用人员，给予补贴。', '用人企业.平台企业 and 用人企业.民营', ''],
  ['平台企业且属于民营企业的招用人员，给予补贴。', '用人企业.平台企业 or 用人企业.民营', 'together'],
  ['企业招用人员，签订1年以上劳动合同并足额缴纳社会保险的，给予补贴。', '合同期限月数 >= 一年 and 足额缴纳社会保险', ''],
  ['企业招用人员，签订1年以上劳动合同并足额缴纳社会保险的，给予补贴。', '合同期限月数 >= 一年 or 足额缴纳社会保险', 'together'],
  ['企业招用人员，签订1年以上劳动合同或足额缴纳社会保险的，给予补贴。', '合同期限月数 >= 一年 or 足额缴纳社会保险', ''],
  ['企业招用人员，签订1年以上劳动合同或足额缴纳社会保险的，给予补贴。', '合同期限月数 >= 一年 and 足额缴纳社会保险', 'either'],
  ['企业招用人员，签订1年以上劳动合同、足额缴纳社会保险的，给予补贴。', '合同期限月数 >= 一年 and 足额缴纳社会保险', ''],
  // What a person is to decide.
  ['企业招用人员的，可给予补贴。', 'true', ''],
  ['企业招用人员的，给予补贴。', 'true', 'discretion'],
]

/** A clause with the blocks of one policy for every case, and the words of all of them as one text. */
function build(): { readonly plan: Readonly<Record<string, string>>; readonly text: string } {
  const blocks = cases.map(([, condition], i) => {
    const key = condition === 'true' ? '复核' : '条件'
    const other = condition === 'true' ? '条件:\n  招用 (hired):\n    判断: 合同起始日 <= 筛查日\n    依据: 第1条\n' : ''
    return `### 第${i + 1}条 第${i + 1}件\n一件。\n\n\`\`\`policy\n代码: case_${i + 1}\n名称: 第${i + 1}件\n对象: 用工\n资金: 无\n地区依据: 用人单位.参保地\n适用日: 合同起始日\n${other}${key}:\n  所看的 (looked):\n    判断: ${condition}\n    依据: 第${i + 1}条\n金额: { 算式: 标准, 依据: 第${i + 1}条 }\n收款: 用人单位\n\`\`\`\n`
  })
  return {
    plan: {
      'plan.yaml': '文号: 试〔2022〕1号\n标题: 试办法\n发文机关: 试局\n地区: "230800"\n成文日期: 2022-01-01\n',
      'parameters.yaml':
        '一年: { 代码: one_year, 类型: 数值, 单位: 月, 取值: [{ 值: 12, 依据: 第1条 }] }\n标准: { 代码: standard, 类型: 金额, 取值: [{ 值: 按规定, 依据: 第1条 }] }\n',
      '01-全文.md': `# 全文\n\n${blocks.join('\n')}`,
    },
    text: `试办法\n试〔2022〕1号\n${cases.map(([clause], i) => `第${i + 1}条 ${clause}`).join('\n')}\n试局\n2022年1月1日\n`,
  }
}

const folder = mkdtempSync(join(tmpdir(), 'ballast-said-'))
const { plan, text } = build()
mkdirSync(join(folder, 'said'))
for (const [file, content] of Object.entries(plan)) writeFileSync(join(folder, 'said', file), content)
const set = loadFolders({ said: join(folder, 'said') })
rmSync(folder, { recursive: true, force: true })
const { lines } = lookUpIn(documentOf('said', text), set, 'said')

test.each(cases.map(([clause, condition, missing], i) => [clause, condition, missing, i + 1] as const))(
  '%s: %s: %s',
  (_clause, _condition, missing, number) => {
    const found = lines.find(({ line }) => line.owner === `case_${number}` && line.line === 'looked')
    expect(found?.missing.map(({ kind }) => kind)).toEqual(missing === '' ? [] : [missing])
  },
)
