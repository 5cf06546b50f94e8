import { type Sentences, sentenceFor } from '../kernel/result.ts'
import type { PackRefusal } from './refusals.ts'

/** Why a pack is not written, and what to do. */
export function describePackRefusal(refusal: PackRefusal): string {
  return sentenceFor(sentences, refusal)
}

const sentences: Sentences<PackRefusal> = {
  pack_empty: ({ year }) => `${year} 年在您的管辖范围内没有批次，也没有追回案件。请换一个年度，或放宽政策和资金。`,
  pack_year_ahead: ({ year, today }) => `${year} 年还没有到（今天是 ${today}）。请选已经开始的年度。`,
  pack_accounts_masked: () => '您的岗位不能查看完整账号。请选“只留末四位”，需要完整账号时由审计岗申请。',
  pack_too_large: () => '资料包超过 4 GB，写不进一个压缩包。请按政策或资金分几次申请。',
}

export const words = {
  phase: (file: string) => `正在写出 ${file}`,
  checking: '正在核对行数和金额',
  title: (year: number) => `${year} 年审计资料包`,
  fileName: (year: number, number: string) => `审计资料包-${year}年-${number}.zip`,
  allOf: '全部',
  commandLine: '系统管理员（命令行）',
  dictionaryFile: '数据字典.csv',
  checkFile: '核对表.csv',
  readFirst: '请先看.txt',
  dictionaryHead: ['文件', '列', '含义', '单位', '来源'],
  checkHead: ['文件', '项目', '资料包', '台账（写出前）', '台账（写出后）', '结果'],
  rowsItem: '行数',
  standings: { agrees: '相符', moved: '相符（写出期间台账有变动）', differs: '不符' },
  runLost: (run: string) => `筛查 ${run} 不在，写不出它的不符合条件名单`,
  difference: (file: string, item: string, own: string, ledger: string) => `${file}的${item}：资料包 ${own}，台账 ${ledger}`,
  separator: '；',
}

/** What stands in the pack for whoever opens it first. */
export function readFirstText(of: {
  readonly number: string
  readonly office: string
  readonly year: number
  readonly policies: string
  readonly funds: string
  readonly asker: string
  readonly purpose: string
  readonly at: string
  readonly files: readonly { readonly name: string; readonly about: string }[]
}): string {
  return [
    `${of.office}　${of.year} 年审计资料包`,
    `编号：${of.number}`,
    `政策：${of.policies}；资金：${of.funds}`,
    `申请人：${of.asker}；用途：${of.purpose}`,
    `写出时间：${of.at}`,
    '',
    '文件：',
    ...of.files.map(({ name, about }) => `  ${name}　${about}`),
    `  ${words.dictionaryFile}　每个文件每一列的含义、单位和来源`,
    `  ${words.checkFile}　每个文件的行数和金额与台账是否相符`,
    '  totals.json　同上，供程序读取；trail-head.json　操作日志的链头和签名',
    '  SHA256SUMS　以上每个文件的校验码；verify.mjs　核验程序',
    '',
    '核验：安装 Node（18 以上），在本文件夹运行 node verify.mjs。表格是带标题行的 UTF-8 CSV，金额单位是元，日期是年-月-日。',
    '年度的口径：支付、退票和追回入账按各自的日期属于本年度；名单、凭证、会审、公示、异议和变更单是所涉批次的全部。',
    '资料包含个人信息，用完请按保密规定销毁。',
    '',
  ].join('\r\n')
}
