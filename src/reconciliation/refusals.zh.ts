import { sheetSentences } from '../files/index.ts'
import { formatYuan } from '../kernel/money.ts'
import type { Problem } from '../kernel/problem.ts'
import { type Sentences, sentenceFor } from '../kernel/result.ts'
import type { NeededText, ReconciliationRefusal } from './refusals.ts'
import type { ColumnValue, HeadValue } from './statement-layout.ts'

/** What was refused, and what to do next. */
export function describeReconciliationRefusal(refusal: ReconciliationRefusal): string {
  return sentenceFor(sentences, refusal)
}

const columnWords: Readonly<Record<ColumnValue, string>> = {
  day: '日期',
  in: '收入金额',
  out: '支出金额',
  amount: '金额',
  direction: '收付方向',
  balance: '余额',
  reference: '业务编号',
  counterparty: '对方户名',
  number: '对方账号',
  text: '摘要',
}
const headWords: Readonly<Record<HeadValue, string>> = {
  account: '账号',
  from: '起始日期',
  to: '终止日期',
  opening: '期初余额',
  closing: '期末余额',
}
const textWords: Readonly<Record<NeededText, string>> = {
  name: '账户名称',
  bank: '开户银行或财政部门',
  number: '账号',
  basis: '依据',
  reason: '理由',
  opening_note: '期初两边不等的原因',
}
const sumWords = { in: '收入合计', out: '支出合计', opening: '期初余额', closing: '期末余额' } as const

const nothing = '没有导入。'

const sentences: Sentences<ReconciliationRefusal> = {
  ...sheetSentences,
  statement_headings_missing: ({ lacks }) =>
    `没有找到列标题：${lacks.map((one) => columnWords[one]).join('、')}。${nothing}请确认选对了对账单格式；列名不同的，请管理员补充格式文件。`,
  statement_line_unfit: ({ line, column, text }) =>
    `第 ${line} 行的${columnWords[column]}“${text}”读不懂。${nothing}请与银行或财政核对后重新导出，不要手工改数。`,
  statement_line_broken: ({ line }) => `第 ${line} 行的引号不成对，后面的内容会错位。${nothing}请重新导出。`,
  statement_head_unfit: ({ value, text }) => `表头的${headWords[value]}“${text}”读不懂。${nothing}请重新导出对账单。`,
  statement_balance_breaks: ({ line, stated, reckoned }) =>
    `第 ${line} 行的余额是 ${formatYuan(stated)} 元，按上一行推算应为 ${formatYuan(reckoned)} 元，中间有缺行或错数。${nothing}请重新导出完整的对账单。`,
  statement_sum_differs: ({ what, stated, found }) =>
    `文件写的${sumWords[what]}是 ${formatYuan(stated)} 元，逐行是 ${formatYuan(found)} 元，相差 ${formatYuan(stated - found)} 元。${nothing}文件可能不完整，请重新导出。`,
  statement_without_balance: () => `文件没有余额，也没有期初、期末余额，无法确认完整。${nothing}请导出带余额的对账单。`,
  statement_too_long: ({ most }) => `一份对账单超过 ${most} 行。${nothing}请分段导出。`,
  statement_period_missing: () => `文件没有写起止日期。${nothing}请在导入时填写对账单的起止日期。`,
  statement_period_unfit: ({ from, to, today }) =>
    `起止日期 ${from} 至 ${to} 不对：止日不能早于起日，也不能晚于今天（${today}）。请更正后再导入。`,
  statement_outside_period: ({ line, day, from, to }) =>
    `第 ${line} 行是 ${day}，不在 ${from} 至 ${to} 之内。${nothing}请核对起止日期，或重新导出。`,
  statement_account_differs: ({ stated, expected }) =>
    `这是账号 ${stated} 的对账单，所选账户的账号是 ${expected}。${nothing}请改选账户，或换对账单。`,
  statement_before_opening: ({ from, openedOn }) =>
    `对账单从 ${from} 起，所选账户从 ${openedOn} 起对账，此前的余额已作期初。${nothing}请导出 ${openedOn} 及以后的对账单。`,
  statement_overlaps: ({ from, to, otherFrom, otherTo }) =>
    `${from} 至 ${to} 与已导入的 ${otherFrom} 至 ${otherTo} 重叠，重叠的行会算两次。${nothing}请只导出还没有导入的日期。`,
  statement_opening_differs: ({ stated, expected, before }) =>
    `期初余额是 ${formatYuan(stated)} 元，截至 ${before} 的期末余额是 ${formatYuan(expected)} 元，两份接不上。${nothing}请与银行核对，补齐中间的对账单。`,
  statement_layout_unknown: ({ layout, known }) => `没有编号为“${layout}”的对账单格式。请从以下格式中选择：${known.join('、')}。`,
  statement_layout_of_other: ({ layout }) => `格式“${layout}”不是所选账户的来源（银行或财政）的格式。请改选格式或账户。`,
  settlement_account_not_found: () => '没有这个账户，或不在您的经办范围内。请回到对账页面重新选择。',
  settlement_account_there: ({ fund, name }) => `${fund}已登记账户“${name}”，一项资金的同一来源只对一个账户。请在该账户下对账。`,
  settlement_fund_unknown: ({ fund, known }) =>
    `本地没有“${fund}”这项资金的预算或批次。${known.length === 0 ? '请基金财务先登记预算。' : `请从以下资金中选择：${known.join('、')}。`}`,
  reconciliation_text_needed: ({ what }) => `请填写${textWords[what]}。`,
  settlement_day_ahead: ({ day, today }) => `日期 ${day} 晚于今天（${today}），请核对后重填。`,
  match_too_few: () => '至少要选两条才能勾对，请在两边选出同一笔钱。只有一边的利息、手续费请用“说明”。',
  match_sums_differ: ({ lines, entries }) =>
    `所选对账单合计 ${formatYuan(lines)} 元，账上合计 ${formatYuan(entries)} 元，相差 ${formatYuan(lines - entries)} 元，没有勾对。请核对所选条目；查不清的让它留在未达账项里。`,
  match_item_not_open: ({ asked, open }) => `所选 ${asked} 条中只有 ${open} 条还未对上，其余已由他人处理，没有勾对。请刷新后重选。`,
  match_not_found: () => '没有这条勾对记录，或不在您的经办范围内。请刷新页面。',
  match_not_waiting: () => '这条勾对已复核或已退回，不需要再复核。请刷新页面。',
  match_not_counted: () => '这条勾对还没有复核，或已经拆开，不能再拆。请刷新页面。',
  request_reused: () => '同一次提交前后不一致，没有办理。请刷新页面后重试。',
  own_match: ({ by }) => `勾对人是 ${by}，同一人不能复核或拆开。请由另一人办理。`,
}

const problems: Readonly<Record<string, (figures: Readonly<Record<string, string>>) => string>> = {
  yaml_syntax: ({ detail = '' }) => `文件不是正确的 YAML（${detail}），请改正写法。`,
  layout_unfit: ({ key = '', detail = '' }) => `“${key}”不合格式（${detail}），请对照样例改正。`,
  layout_lacks: ({ value = '' }) => `缺少“${value}”，请补上这一项。`,
}

/** What is wrong with the layout of statements, and what to write. */
export const describeStatementLayoutProblem = ({ code, at, with: figures }: Problem): string =>
  `${at.file}:${at.line}:${at.column} ${problems[code]?.(figures) ?? code}`
