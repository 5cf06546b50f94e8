import { formatYuan } from '../kernel/money.ts'
import type { Sentences } from '../kernel/result.ts'
import type { MoneyRefusal } from './money-refusals.ts'
import type { ClaimState } from './row-lives.ts'

/** What the states of a row are called. */
export const claimStateWords: Readonly<Record<ClaimState, string>> = {
  listed: '在名单',
  held: '暂缓',
  unpublished: '待补公示',
  waived: '已放弃',
  dropped: '已剔除',
  deferred: '转下批',
  in_process: '银行处理中',
  paid: '已到账',
  returned: '已退票',
  back: '退款已回',
  corrected: '账户已更正',
  payable: '待重发',
}

const stateWord = (state: string): string => claimStateWords[state as ClaimState] ?? state
const papers = {
  treasury_request: '支付申请',
  funds_plan: '用款计划',
  funds_received: '支出户到账',
  disbursement_order: '委托付款书',
  voucher: '退款凭证',
} as const
const numberFaults = {
  not_digits: () => '只能是数字',
  too_short: (length: number) => `只有 ${length} 位，至少 8 位`,
  too_long: (length: number) => `有 ${length} 位，最多 32 位`,
} as const
const valueFaults = {
  too_wide: (width: number, most: number) => `长 ${width} 字节，格式最多 ${most} 字节`,
  separator: () => '含有分隔符或换行',
  not_in_encoding: () => '有格式编码写不出的字',
  empty: () => '为空',
} as const
const resultWords: Readonly<Record<string, string>> = { succeeded: '成功', returned: '退回', back: '退款已回', in_process: '处理中' }
const at = ({ part, line }: { readonly part: number; readonly line: number }) => `第 ${part} 个文件第 ${line} 行`

/** What texts are called that have to be filled in. */
export const moneyTexts = {
  holder: '户名',
  bank: '开户行',
  source: '来源（户名与收款方不一致时写明缘由）',
  said_by: '表示意愿的人及身份',
  material: '所依据的材料',
  voucher: '凭证号',
} as const

/** Sentences of refusals that are about money, the texts that need one aside. */
export const moneySentences: Sentences<Exclude<MoneyRefusal, { readonly code: 'text_needed' }>> = {
  payee_not_found: ({ entity, key }) => `您的经办范围内没有应付给这一收款方（${entity}/${key}）的条目，请从批次名单中选择。`,
  payee_name_unknown: ({ entity, key }) => `登记库中没有这一收款方（${entity}/${key}）的名称，无法核对户名。请先补充名称。`,
  account_number_unfit: ({ fault, length }) => `账号${numberFaults[fault](length)}。请核对开户资料后重新填写。`,
  bank_code_unfit: ({ bankCode }) => `联行号“${bankCode}”不是 12 位数字。请向开户行核对后重新填写。`,
  holder_differs: ({ holder, payee }) =>
    `对公账户户名“${holder}”与收款单位“${payee}”不一致，不能登记。请核对；确由缴费账户或个人账户收款的，请改选账户种类并写明缘由。`,
  account_not_registered: ({ payee }) => `登记库中没有“${payee}”的账号，请填写账号。`,
  account_not_found: ({ account }) => `没有第 ${account} 号账户，或不在您的经办范围内。请重新选择。`,
  accounts_unchecked: ({ rows, by }) =>
    `${rows} 条的收款账户由 ${by.join('、')} 录入，还没有另一人复核，没有办理。请由另一名复核人员在批次“明细”点“复核账户”。`,
  accounts_own: ({ rows }) => `其中 ${rows} 条的账户是您录入或登记确认的，须由另一人复核。请只选别人录入的，或转请他人复核。`,
  nothing_to_check: () => '没有待复核的账户：都已复核，或还没有账户。请刷新后核对。',
  account_replaced: ({ account }) => `第 ${account} 号账户已被更正，请选用更正后的账户。`,
  account_asked: ({ request, state }) =>
    state === 'asked'
      ? `第 ${request} 号更正账户的申请还在办理，办结后再确认。`
      : '这一笔已按网上申请更正过账户，不能再次申请；仍有错误的，请到经办机构窗口办理。',
  own_amount_changed: ({ fen }) => `金额已变为 ${formatYuan(fen)} 元，请看清后再办。`,
  account_settled: ({ claim }) =>
    `拨付审批后，第 ${claim} 条不能换账户，没有保存。账户有误的，报盘前请基金财务退回初审重新核实；已报盘的，等退票后更正。`,
  account_of_another: ({ claim, account }) => `第 ${account} 号账户不是第 ${claim} 条收款方的账户，没有保存。请重新选择。`,
  account_damaged: ({ account }) => `第 ${account} 号账户的密文打不开，没有办理。请联系系统管理员核对密钥和备份。`,
  claim_in_other_state: ({ claim, state, needed }) =>
    `第 ${claim} 条现为“${stateWord(state)}”，这一步须在“${needed.map(stateWord).join('”或“')}”时办理。请刷新后重选。`,
  row_used_up: ({ claim, fen, less }) =>
    `第 ${claim} 条为 ${formatYuan(fen)} 元，减少 ${formatYuan(less)} 元后没有余额，没有办理。请减少金额，使该条至少保留 0.01 元。`,
  claim_twice: ({ claim }) => `第 ${claim} 条在所选之中出现两次，请去掉一次。`,
  funds_paper_missing: ({ paper }) => `还没有登记本轮的${papers[paper]}，请先登记。`,
  funds_paper_differs: ({ paper, rows, fen, listRows, listFen }) =>
    `${papers[paper]}为 ${rows} 条 ${formatYuan(fen)} 元，应为 ${listRows} 条 ${formatYuan(listFen)} 元，不一致，没有办理。请核对后重新登记。`,
  layout_not_found: ({ layout, known }) =>
    known.length === 0
      ? `没有名为“${layout}”的银行文件格式，也没有其他格式。请系统管理员放入银行文件格式。`
      : `没有名为“${layout}”的银行文件格式，可选：${known.join('、')}。`,
  nothing_to_hand_over: ({ withoutAccount, ofOtherKinds }) =>
    `没有可报盘的条目：${withoutAccount} 条没有已确认的账户，${ofOtherKinds} 条的账户种类须用另一格式。请先确认账户或改选格式。`,
  value_unfit: ({ claim, header, fault, width, most }) =>
    `第 ${claim} 条的“${header}”${valueFaults[fault](width, most)}，文件没有生成。请更正账户信息或格式后重试。`,
  answer_not_encoded: ({ part, encoding }) => `第 ${part} 个文件不是 ${encoding} 编码，没有接收。请用银行原始文件，不要另存。`,
  answer_line_unfit: ({ columns, needed, ...place }) => `${at(place)}有 ${columns} 列，应为 ${needed} 列，没有接收。请向银行索取完整文件。`,
  answer_value_unfit: ({ header, text, ...place }) => `${at(place)}的“${header}”读不出（${text}），没有接收。请向银行核对。`,
  answer_broken_off: ({ part, announced, rows }) =>
    announced === undefined
      ? `第 ${part} 个文件没有合计行（读到 ${rows} 笔），可能不完整，没有接收。请重新取文件。`
      : `第 ${part} 个文件写明 ${announced} 笔，实有 ${rows} 笔，不完整，没有接收。请重新取文件。`,
  answer_sum_differs: ({ part, announced, fen }) =>
    `第 ${part} 个文件写明合计 ${formatYuan(announced)} 元，各笔之和 ${formatYuan(fen)} 元，没有接收。请向银行核对。`,
  answer_empty: ({ part }) => `第 ${part} 个文件里没有一笔结果，没有接收。`,
  answer_of_other_batch: ({ reference, batch, ...place }) =>
    `${at(place)}的业务编号 ${reference} 属于批次 ${batch}，没有接收。请到该批次回盘。`,
  answer_line_unknown: ({ reference, ...place }) => `${at(place)}的业务编号 ${reference} 不在本批次报盘文件中，没有接收。请向银行核对。`,
  answer_amount_differs: ({ paid, said, ...place }) =>
    `${at(place)}金额 ${formatYuan(said)} 元，报盘为 ${formatYuan(paid)} 元，没有接收。请向银行核对。`,
  answer_account_differs: ({ paid, said, ...place }) => `${at(place)}账号尾号 ${said}，报盘为尾号 ${paid}，没有接收。请向银行核对。`,
  answer_result_unknown: ({ result, ...place }) => `${at(place)}的结果码“${result}”在格式中没有登记，没有接收。请补充格式的结果码后重试。`,
  answer_twice: ({ reference, firstPart, firstLine, ...place }) =>
    `${at(place)}的业务编号 ${reference} 在第 ${firstPart} 个文件第 ${firstLine} 行已出现，没有接收。请向银行核对。`,
  answer_contradicts: ({ reference, was, says, ...place }) =>
    `${at(place)}的业务编号 ${reference} 已登记为“${resultWords[was] ?? was}”，文件写“${resultWords[says] ?? says}”，且日期不早，没有接收。请向银行核对。`,
  answer_day_unfit: ({ day, from, to, ...place }) =>
    `${at(place)}的日期 ${day} 不在报盘日 ${from} 至今天（${to}）之间，没有接收。请向银行核对。`,
  rows_unsettled: ({ states }) =>
    `还有没有办结的条目：${Object.entries(states)
      .map(([state, rows]) => `${stateWord(state)} ${rows} 条`)
      .join('，')}。请逐项办结后再结束批次。`,
}
