import type { Outcome } from '../kernel/outcome.ts'
import type { FileDamage } from './runs/made-files.ts'
import type { EarlierPayments } from './runs/run-record.ts'
import type { CauseKind, SettlementStatus } from './settlement/standing.ts'

type Sentence = (values: Readonly<Record<string, string>>) => string
const of = (values: Readonly<Record<string, string>>, name: string): string => values[name] ?? ''

/** What can be wrong with a file of a run. */
const damageWords: Readonly<Record<FileDamage, string>> = {
  missing: '不见了',
  size_differs: '大小与记录不符',
  hash_differs: '内容与记录不符',
}

/** What went wrong with a screening and what to do next. */
export const failureSentences = {
  not_a_run: (v) => `${of(v, 'folder')} 不是一次完成的筛查：缺少 run.json。请用 ballast screen 先筛查，或检查路径。`,
  run_unreadable: (v) => `${of(v, 'file')} 已损坏，不是完整的筛查记录。请用 ballast screen 按同样的输入重新筛查，或从备份恢复。`,
  run_of_other_format: (v) => `${of(v, 'file')} 是另一版本的程序写的，不能读取。请用 ballast screen 重新筛查。`,
  run_edited: (v) => `${of(v, 'file')} 写成以后被改动过，其中的数字不可信。请用 ballast screen 按同样的输入重新筛查，或从备份恢复。`,
  run_damaged: (v) =>
    `筛查 ${of(v, 'folder')} 的文件 ${of(v, 'file')} ${damageWords[of(v, 'damage') as FileDamage]}，结果不可信。请用 ballast screen 按同样的输入重新筛查，或从备份恢复。`,
  run_in_progress: (v) =>
    `主机 ${of(v, 'host')} 上的进程 ${of(v, 'process')} 正在做同样的筛查。请等它结束；若确认它已不在，请删除 ${of(v, 'file')} 后重试。`,
  year_needed: (v) =>
    `方案 ${of(v, 'plans')} 的文本遮蔽了年份（${of(v, 'text')}），不能猜测。请用 --year 方案=年份 给出，例如 --year jilin-2020=2022。`,
  day_absent: (v) => `方案 ${of(v, 'plans')} 按给出的年份有一天是 ${of(v, 'text')}，不是有效的日期。请用 --year 另给年份。`,
  counts_differ: (v) =>
    `对不上数：${of(v, 'policy')} 的对象共 ${of(v, 'subjects')} 个，判定 ${of(v, 'decided')}、方案以外 ${of(v, 'outside')}、地区不明 ${of(v, 'unknown')}。结果未保存；请把本条连同快照编号报给维护人员。`,
  region_unknown: (v) => `${of(v, 'entity')} ${of(v, 'id')} 所在的地区未知，不能确定由哪份文件决定。请先在登记库补上地区，再筛查或解释。`,
  subject_not_found: (v) => `快照中没有${of(v, 'entity')} ${of(v, 'id')}。请核对编号，或换一个快照。`,
  policy_not_found: (v) => `没有政策“${of(v, 'found')}”。可选：${of(v, 'known')}。`,
  parameter_not_found: (v) => `没有参数“${of(v, 'found')}”。${of(v, 'write') === '' ? '' : `是否指“${of(v, 'write')}”？`}`,
  paid_columns_missing: (v) =>
    `${of(v, 'file')} 不能用来对账：缺少列 ${of(v, 'missing')}（现有列：${of(v, 'found') || '无'}）。需要三列：政策代码（policy）、对象编号（subject_id）、已付金额（元）（amount）；ballast export 写出的文件可以直接用。`,
  paid_column_twice: (v) => `${of(v, 'file')} 不能用来对账：列“${of(v, 'column')}”出现了两次。请只留一列。`,
  paid_rows_bad: (v) => `${of(v, 'file')} 有 ${of(v, 'count')} 行不能对账，全部没有比较。请改正后再试：${of(v, 'rows')}`,
  paid_policies_unknown: (v) => `${of(v, 'file')} 里有那次筛查没有的政策：${of(v, 'found')}。可选：${of(v, 'known') || '（无）'}。`,
  paid_nothing: (v) =>
    `${of(v, 'file')} 里没有一笔发放${of(v, 'rows') === '0' ? '，只有表头' : `：${of(v, 'rows')} 行的金额都是空的`}。请换成发放清单。`,
  paid_not_text: (v) => `${of(v, 'file')} 不能用来对账：既不是 UTF-8 也不是 GB18030 的文本。请在电子表格里另存为“CSV UTF-8”。`,
  paid_not_parquet: (v) => `${of(v, 'file')} 不能用来对账：不是完整的 Parquet 文件。请重新导出。`,
} as const satisfies Readonly<Record<string, Sentence>>

/** The sign of the currency after an amount. */
export const yuan = '元'

/** The outcomes as files and screens show them. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  eligible: '符合',
  needs_review: '待复核',
  needs_local_standard: '待地方标准',
  undetermined: '待补事实',
  ineligible: '不符合',
}

/** Column headings of exported decisions. */
export const exportHeadings = {
  policy: '政策代码',
  name: '政策名称',
  plan: '文件',
  clause: '条款',
  subject: '对象编号',
  region: '地区',
  outcome: '结论',
  failed: '不符合的条件',
  missing: '缺少的事实',
  flags: '复核提示',
  gross: '应享金额（元）',
  net: '实付金额（元）',
  status: '结算状态',
  because: '让位于',
  paid: '已付金额（元）',
  delta: '差额（元）',
  kind: '差异类型',
  before: '前者净额（元）',
  after: '后者净额（元）',
  statusBefore: '前者状态',
  statusAfter: '后者状态',
} as const

/** What settlement made of a payable decision. */
export const statusWords: Readonly<Record<SettlementStatus, string>> = {
  payable: '可付',
  displaced: '让位',
  blocked: '待定',
  history_unknown: '历史发放未知',
  overpaid: '已多付',
  already_paid: '已付足',
  capped: '封顶',
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
