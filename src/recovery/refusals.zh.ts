import { formatYuan } from '../kernel/money.ts'
import { type Sentences, sentenceFor } from '../kernel/result.ts'
import { describeLedgerRefusal, type LedgerRefusal } from '../ledger/index.ts'
import type { NeededText, OwnRefusal, RecoveryRefusal } from './refusals.ts'

/** What was refused, and what to do next. */
export function describeRecoveryRefusal(refusal: RecoveryRefusal): string {
  return Object.hasOwn(sentences, refusal.code)
    ? sentenceFor(sentences, refusal as OwnRefusal)
    : describeLedgerRefusal(refusal as LedgerRefusal)
}

const texts: Readonly<Record<NeededText, string>> = {
  basis: '依据文件',
  clause: '依据条款',
  facts: '事实',
  reference: '线索编号（审计意见、异议回执等）',
  number: '文号',
  text: '内容',
  remedies: '救济途径（复议、诉讼的期限和机关）',
  served_by: '送达人',
  term_basis: '期限依据的条款',
  voucher: '凭证号',
  payer: '付款人',
}

const differing = { payee: '收款方', policy: '政策', fund: '资金', place: '发放机构' } as const

const sentences: Sentences<OwnRefusal> = {
  recovery_not_found: () => '没有这件追回，或不在您的经办范围内。请回到追回列表重新选择。',
  recovery_text_needed: ({ what }) => `请填写${texts[what]}。`,
  not_paid: ({ claim }) => `第 ${claim} 条没有已到账的款项，不能追回。在途或退票的请等银行结果，名单中的请暂缓或剔除。`,
  not_one_case: ({ differs }) => `所选条目的${differing[differs]}不同，不能并为一件。请分别立案。`,
  beyond_paid: ({ claim, paid, claimed, asked }) =>
    `第 ${claim} 条已到账 ${formatYuan(paid)} 元，已追回或正在追回 ${formatYuan(claimed)} 元，最多还可追回 ${formatYuan(paid - claimed)} 元，填写了 ${formatYuan(asked)} 元。请改正金额。`,
  amount_not_positive: () => '金额须大于 0，请改正。',
  day_before: ({ day, earliest }) => `日期 ${day} 早于 ${earliest}，请核对。`,
  term_running: ({ paper, endsOn, today }) =>
    `${paper === 'notice' ? '陈述申辩' : '催告'}期限到 ${endsOn} 为止，今天是 ${today}，期满次日起才能办理。`,
  urging_missing: () => '申请强制执行前须先催告，并等催告期满。请先登记催告书。',
  decision_unfit: ({ claim, decided, asked, received }) =>
    `第 ${claim} 条告知追回 ${formatYuan(asked)} 元，已退回 ${formatYuan(received)} 元，决定金额 ${formatYuan(decided)} 元应在两者之间。请改正；要追回更多，请退回后重新告知。`,
  money_came: ({ received }) => `已收到退款 ${formatYuan(received)} 元，不能撤回。请按实际应退金额作出决定；多退的款由财务另行退还。`,
  money_not_yet: () => '这件追回现在不能登记退款：还没有事先告知，或已办结。请核对是否选错了案件。',
  instalments_differ: ({ sum, outstanding }) =>
    `各期合计 ${formatYuan(sum)} 元，未退余额 ${formatYuan(outstanding)} 元，不一致。请改正各期金额。`,
  instalment_days: ({ day, after }) => `还款日 ${day} 应晚于 ${after}，各期日期须依次推后。请改正。`,
  beyond_outstanding: ({ owed, received, offset, writtenOff, outstanding, asked }) =>
    `应退 ${formatYuan(owed)} 元，已退 ${formatYuan(received)} 元、抵扣 ${formatYuan(offset)} 元、核销 ${formatYuan(writtenOff)} 元，未退余额 ${formatYuan(outstanding)} 元，不能登记 ${formatYuan(asked)} 元。请核对凭证；多收的款请退还付款人。`,
  voucher_differs: ({ voucher, fen, day, payer }) =>
    `凭证 ${voucher} 已登记为 ${day} ${payer} 退回 ${formatYuan(fen)} 元，与本次填写不同，没有办理。请核对凭证号。`,
  offset_not_in_force: ({ basis }) =>
    basis === ''
      ? '本地没有规定可以抵扣，不能从后续发放中扣回。有文件允许的，请处长先登记文号和条款；否则请催告或申请强制执行。'
      : `本地抵扣已停用（${basis}），不能从后续发放中扣回。请催告或申请强制执行。`,
  offset_row_unfit: ({ claim, differs }) =>
    `第 ${claim} 条的${differing[differs]}与本案不同，不能抵扣。请选择同一收款方、同一资金下暂缓发放的条目。`,
}
