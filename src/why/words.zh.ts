import type { Outcome } from '../kernel/outcome.ts'
import type { SourceStanding } from '../rules/index.ts'
import type { EarlierPayments } from '../screening/index.ts'

/** Conditions by their names: many are short sentences themselves (未就业, 属于农民工), which read wrongly unless they are quoted. */
const quoted = (conditions: readonly string[]): string => conditions.map((condition) => `“${condition}”`).join('、')

/** Words of the page that says why a decision came out as it did. */
export const whyWords = {
  computed: '核算金额',
  smaller: (of: readonly string[]) => `${of.join('、')} 中较小者`,
  larger: (of: readonly string[]) => `${of.join('、')} 中较大者`,
  equals: (name: string, formula: string) => `${name}＝${formula}`,
  ofKey: (name: string, key: string) => `${name}：${key}`,
  rounded: (exact: string) => `${exact}，四舍五入到分`,
  established: (day: string) => `核实，材料日期 ${day}`,
  verified: '核实',
  asOf: (source: string, day: string) => `${source}，截至 ${day}`,
  records: (total: number, taken: number, unknown: number) =>
    `共 ${total} 条，计入 ${taken} 条${unknown === 0 ? '' : `，${unknown} 条不能判断`}`,
  shared: (parts: readonly string[]) => `通用参数：${parts.filter((part) => part !== '').join('，')}`,
  ceiling: '上限',
  delegated: '待地方规定',
  period: (from: string | undefined, to: string | undefined) =>
    from === undefined && to === undefined ? '' : `${from ?? ''} 至 ${to ?? '另有规定'}`,
  paidBefore: '减：同一基数已付',
  paidBeforeBasis: {
    absent: '登记库没有已付记录',
    undeclared: '已付记录，未声明齐全',
    partly: '已付记录，部分地区声明齐全',
    everywhere: '已付记录，声明齐全',
  } satisfies Readonly<Record<EarlierPayments, string>>,
  taken: '减：互斥扣减、封顶',
  noTaken: '没有扣减',
  reserved: (yuan: string) => `另有 ${yuan} 元待在前的对象定论`,
  month: (from: string, to: string, months: number) => `${from} 至 ${to}，共 ${months} 个月`,
  payBy: (day: string) => `补缴期限 ${day}`,
  monthly: (line: string) => `${line}，每月`,
  records_unknown: '没有交付',
  yes: '是',
  no: '否',
  any: '满足其一',
  review: '不应有此情形',
  screeningDay: '筛查日',
  becauseOf: (status: string, policy: string) => `${status}于${policy}`,
  unmet: (conditions: readonly string[]) => `不满足${quoted(conditions)}`,
  lacking: (fact: string) => `缺 ${fact}`,
  yuan: (amount: string) => `，${amount} 元`,
  unknown: '未知',
  comma: '，',
  pause: '、',
  bracketed: (text: string) => `（${text}）`,
  plus: '＋',
  minus: '－',
  limit: (what: string, sign: string, value: string, from: string) => `${what} ${sign} ${value}${from === '' ? '' : `（${from}）`}`,
  denied: (text: string) => `非（${text}）`,
  signs: { '=': '＝', '!=': '≠', '<': '＜', '<=': '≤', '>': '＞', '>=': '≥' },
} as const

/** What a basis rests on, beyond its number. */
export const standingWords: Readonly<Record<SourceStanding, string>> = {
  document: '本文件',
  read_in_full: '全文核对',
  quoted: '转引',
  practice: '通行做法',
}

/** How sure the author of a rule is. */
export const confidenceWords = { high: '', medium: '可信度中', low: '可信度低' } as const

export type ResultKind = 'money' | 'schedule' | 'rate' | 'obligation'

/** What the sum at the end is called, and what an amount means in a sentence. */
export const totalWords: Readonly<Record<ResultKind, { readonly total: string; readonly would: string }>> = {
  money: { total: '应付', would: '如通过可付' },
  schedule: { total: '可缓（免）缴', would: '如通过可缓（免）缴' },
  rate: { total: '每月少缴', would: '如通过每月少缴' },
  obligation: { total: '应办', would: '应办' },
}

/** What a decision comes to, before the amount. */
export const conclusionWords: Readonly<Record<Outcome, (policy: string) => string>> = {
  eligible: (policy) => `符合${policy}`,
  needs_review: (policy) => `${policy}待人工复核`,
  needs_local_standard: (policy) => `${policy}条件符合，金额待地方标准`,
  undetermined: (policy) => `缺少事实，尚不能判定${policy}`,
  ineligible: (policy) => `不符合${policy}`,
}

/** The sentence below the conclusion. */
export const sentenceWords = {
  allMet: (count: number) => `${count} 项条件全部满足。`,
  failed: (names: readonly string[], count: number) => `${count} 项条件中 ${names.length} 项不满足：${quoted(names)}。`,
  missing: (names: readonly string[]) => `缺少 ${names.length} 项事实：${names.join('、')}。`,
  reviews: (names: readonly string[]) => `须人工看：${names.join('、')}。`.replace('？。', '？'),
  status: (status: string, cause: string) => `结算：${status}${cause === '' ? '' : `（${cause}）`}。`,
  onlyThis: (name: string, text: string) => `只差“${name}”这一项。${text}`,
  due: (day: string) => `最迟 ${day}。`,
  ceiling: (yuan: string) => `最高不超过 ${yuan} 元。`,
  noAmount: '文件没有写金额。',
} as const
