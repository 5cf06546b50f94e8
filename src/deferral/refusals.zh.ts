import { formatYuan } from '../kernel/money.ts'
import { type Sentences, sentenceFor } from '../kernel/result.ts'
import { type ActRefusal, describeActRefusal } from '../lifecycle/index.ts'
import type { Insurance } from './months.ts'
import type { DeferralRefusal, NeededText, OwnRefusal } from './refusals.ts'
import { insuranceWords } from './words.zh.ts'

/** What was refused, and what to do next. */
export function describeDeferralRefusal(refusal: DeferralRefusal): string {
  return Object.hasOwn(sentences, refusal.code) ? sentenceFor(sentences, refusal as OwnRefusal) : describeActRefusal(refusal as ActRefusal)
}

const texts: Readonly<Record<NeededText, string>> = {
  document: '依据文件',
  clause: '依据条款',
  approval_number: '审批文书文号',
  approved_by: '审批机关',
  due_basis: '补缴期限的依据',
  number: '文号',
  reason: '理由',
  voucher: '凭证号',
  payer: '缴款单位',
  text: '正文',
  reminder_basis: '提前提醒的依据',
}

const lacking = {
  plans: '这次筛查没有保存政策文本',
  amount: '月缴额不明',
  day: '文件没有写补缴期限',
  insurance: '期表中的险种不是养老、失业、工伤保险',
} as const

const named = ({ insurance, month }: { readonly insurance: Insurance; readonly month: string }): string =>
  `${month} ${insuranceWords[insurance]}`

const sentences: Sentences<OwnRefusal> = {
  deferral_not_found: () => '没有这件缓缴登记，或不在您的经办范围内。请回到缓缴台账重新选择。',
  deferral_text_needed: ({ what }) => `请填写${texts[what]}。`,
  firm_outside: () => '没有这个单位，或它的参保地不在您的经办范围内。请由参保地经办机构登记。',
  no_month: () => '没有写缓缴的月份。请至少写一个险种的一个月。',
  month_twice: (month) => `${named(month)}写了两次。请删去一处。`,
  month_amount_not_positive: (month) => `${named(month)}的缓缴金额须大于 0。请改正。`,
  repaid_too_early: (month) => `${named(month)}的补缴期限 ${month.due} 没有过当月，不是缓缴。请核对。`,
  deferred_already: (month) => `${named(month)}已在登记 ${month.number} 中缓缴，同一月份不能缓缴两次。请核对月份。`,
  day_not_come: ({ day, today }) => `日期 ${day} 还没有到，今天是 ${today}。请核对。`,
  day_too_early: ({ day, earliest }) => `日期 ${day} 早于 ${earliest}。请核对。`,
  deferral_not_standing: () => '这件缓缴还没有复核，或已经办结，不能登记补缴、撤销和催缴。请核对是否选错了登记。',
  month_not_found: (month) => `这件登记没有${named(month)}，或已经撤销。请核对险种和月份。`,
  beyond_open: (month) =>
    `${named(month)}还应补缴 ${formatYuan(month.open)} 元，不能登记 ${formatYuan(month.asked)} 元。请核对凭证；多缴的款请按原渠道退回。`,
  repayment_differs: ({ voucher, fen, day, payer }) =>
    `凭证 ${voucher} 已登记为 ${day} ${payer} 补缴 ${formatYuan(fen)} 元，与本次填写不同，没有办理。请核对凭证号。`,
  voucher_not_found: ({ voucher }) => `这件登记没有凭证 ${voucher} 的补缴，或已经冲销。请核对凭证号。`,
  withdrawn_since: ({ voucher }) => `凭证 ${voucher} 补缴的月份后来撤销了缓缴，不能冲销。请按缴费更正办理。`,
  nothing_to_urge: () => '现在没有临近补缴期限或逾期未补缴的月份，不用提醒或催缴。',
  not_in_list: ({ firm }) => `单位 ${firm} 不在这次筛查的可缓缴名单中。请回到名单重新勾选。`,
  schedule_not_told: ({ firm, lacks }) => `单位 ${firm} 的缓缴月份不能从名单带出：${lacking[lacks]}。请手工登记，并写明依据。`,
  not_a_deferral: () => '这项政策不是缓缴，没有可以登记的月份。请在缓缴政策的名单中登记。',
}
