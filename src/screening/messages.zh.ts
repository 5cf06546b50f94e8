import type { Outcome } from '../kernel/outcome.ts'
import type { EarlierPayments } from './runs/run-record.ts'
import type { CauseKind, SettlementStatus } from './settlement/standing.ts'

/** The sign of the currency after an amount. */
export const yuan = '元'

/** What is raised where a requirement that only asks is not met. */
export const unmetRequirement = (requirement: string) => `${requirement}（未满足）`

/** The outcomes as files and screens show them. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  eligible: '符合',
  needs_review: '待复核',
  needs_local_standard: '待地方标准',
  undetermined: '待补事实',
  ineligible: '不符合',
}

/** Why a sum is empty though subjects meet the policy. */
export const unwrittenAmountWords = {
  no_amount: '文件未写金额',
  ceiling_only: '文件只写上限',
} as const

/** Column headings of exported decisions. */
export const exportHeadings = {
  policy: '政策代码',
  name: '政策名称',
  plan: '文件',
  clause: '条款',
  subject: '对象编号',
  region: '地区',
  year: '年度',
  outcome: '结论',
  failed: '不符合的条件',
  missing: '缺少的事实',
  flags: '复核提示',
  gross: '应享金额（元）',
  net: '净额（元）',
  awaitingReview: '待复核金额（元）',
  reserved: '额度待定金额（元）',
  status: '结算状态',
  because: '让位于',
  paid: '已付金额（元）',
  delta: '差额（元）',
  kind: '差异类型',
  before: '前者净额（元）',
  after: '后者净额（元）',
  awaitingBefore: '前者待复核（元）',
  awaitingAfter: '后者待复核（元）',
  statusBefore: '前者状态',
  statusAfter: '后者状态',
} as const

/** What settlement made of a decision that is due or under review. */
export const statusWords: Readonly<Record<SettlementStatus, string>> = {
  payable: '可付',
  displaced: '让位',
  blocked: '待定',
  history_unknown: '历史发放未知',
  overpaid: '已多付',
  already_paid: '已付足',
  capped: '封顶',
  under_review: '待复核',
  reserved: '额度待定',
}

/** Why settlement gave nothing or waits; what stands in braces is named by the cause. */
export const causeTemplates: Readonly<Record<CauseKind, string>> = {
  other_policy: '{policy}',
  earlier_payment: '此前已付：{policy}（已付记录{payment}）',
  same_occasion: '同一次已计',
  key_unknown: '编号不明：{entity}',
  limit_unknown: '限额未定',
  history_incomplete: '此前发放未声明齐全',
  year_unknown: '所属年度不明',
  payment_unclear: '已付记录{payment}的对象、年度、金额或政策不明',
  payment_pending: '在途款项{payment}已批准、尚未到账，等它有结果',
  same_occasion_open: '同一次在前的一笔尚未定论',
  payee_cancelled: '收款企业已注销',
  payee_unclear: '收款企业或其注销日期不明',
}

/** Why what the rules grant waits for review: the causes that name nothing. */
export const doubtWords: Readonly<Partial<Record<CauseKind, string>>> = {
  payee_cancelled: causeTemplates.payee_cancelled,
  payee_unclear: causeTemplates.payee_unclear,
}

/** A policy that no plan names. */
export const unnamedPolicy = '代码为{code}的政策'

const declareHow =
  '若从未发放，或发放都已在其中：把历史发放写进交付文件夹的 prior_payment.csv（从未发放就只留表头一行），用 ballast registry load 交付文件夹 --out 新快照 --complete prior_payment 重新载入，再筛查。'

/** What to do where it is not known what was paid before, by what the registry says of earlier payments. */
export const earlierPaymentsAdvice: Readonly<Record<EarlierPayments, string>> = {
  absent: `登记库没有历史发放的文件。${declareHow}`,
  undeclared: `登记库没有声明历史发放是完整的。${declareHow}`,
  partly: `登记库只声明了一些地区的历史发放是完整的。其余地区${declareHow}`,
  everywhere:
    '有的发放记录缺少政策、年度、金额或收款人，或政策代码没有方案使用、金额不大于零，或判定缺少日期，不能断定付没付过。请补全或改正 prior_payment 的这些列，重新载入后再筛查；用 ballast explain 可看到是哪一条记录。',
}

/** Kinds of difference between two results. */
export const differenceWords: Readonly<Record<string, string>> = {
  only_left: '仅前者有',
  only_right: '仅后者有',
  amount_differs: '金额不同',
}

/** A code that is known, but too coarse for the list it is looked for in. */
export const finerCode = (fact: string): string => `${fact}（要细到名录所列的层级）`
