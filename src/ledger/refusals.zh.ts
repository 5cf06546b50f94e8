import { formatYuan } from '../kernel/money.ts'
import { type Sentences, sentenceFor } from '../kernel/result.ts'
import { describeActRefusal } from '../lifecycle/index.ts'
import type { BatchState } from './batch-life.ts'
import type { LedgerRefusal } from './refusals.ts'

/** What was refused, and what to do next. */
export function describeLedgerRefusal(refusal: LedgerRefusal): string {
  return sentenceFor(sentences, refusal)
}

/** What the steps of a batch are called while they are waited for. */
export const batchStateWords: Readonly<Record<BatchState, string>> = {
  first_check: '待初审',
  second_check: '待复核',
  joint_review: '联合会审中',
  account_check: '账户核实中',
  decision: '待集体审议',
  publication: '公示中',
  approval: '待拨付审批',
  finance: '基金财务办理中',
  hand_over: '待报盘',
  answers: '待回盘',
  done: '已办结',
  cancelled: '已撤销',
}

const stateWord = (state: string): string => batchStateWords[state as BatchState] ?? state

const texts = { number: '文号', basis: '依据', reason: '事由', answer: '核查情况', evidence: '佐证材料' } as const

const sentences: Sentences<LedgerRefusal> = {
  row_not_found: describeActRefusal,
  changed_meanwhile: describeActRefusal,
  wrong_state: describeActRefusal,
  own_work: describeActRefusal,
  reason_needed: describeActRefusal,
  too_many_rounds: describeActRefusal,
  request_reused: describeActRefusal,
  batch_not_found: () => '没有这个批次，或不在您的经办范围内。请回到批次列表重新选择。',
  nothing_to_grant: ({ rows, taken, twice, outside }) =>
    `所选 ${rows} 条没有可以列入批次的：${taken} 条已在其他批次中或已发放，${twice} 条与同批其他条重复，${outside} 条不在您的经办范围内。请回到拟享受名单核对。`,
  too_many_rows: ({ rows, most }) => `一个批次最多 ${most} 条，所选有 ${rows} 条。请先按地区或规模筛选，分几个批次办理。`,
  funds_differ: ({ funds }) => `所选各条的资金来源不同（${funds.join('、')}）。一个批次只能使用一项资金，请选定其中一项。`,
  no_fund_named: () => '所依据的文件没有写明资金来源，不能列入批次。请先在政策页补充资金来源。',
  not_paid_out: () => '这项政策不发放资金（缓缴、降费率或应办事项），不需要批次。',
  step_not_in_order: ({ order }) => `本批次的办理顺序中没有这一步。顺序为：${order.map(stateWord).join(' → ')}。`,
  order_unfit: ({ faults }) => `办理顺序有 ${faults.length} 处不合适，没有保存：${faults.map(({ step }) => stateWord(step)).join('、')}。`,
  parts_open: ({ parts }) => `还有 ${parts.length} 个经办机构没有初审：${parts.slice(0, 5).join('、')}。请催办，或将其转入下一批次。`,
  batch_is_empty: () => '本批次已没有待发放的条目，请撤销本批次。',
  batch_in_other_step: ({ state, needed }) => `批次现处于“${stateWord(state)}”，这一步须在“${needed.map(stateWord).join('”或“')}”时办理。`,
  doubts_open: ({ rows }) => `还有 ${rows} 条疑点没有办结。请先办结，或将其暂缓后再继续。`,
  counts_differ: ({ signedRows, signedFen, changedRows, changedFen, rows, fen }) =>
    `签字名单 ${signedRows} 条 ${formatYuan(signedFen)} 元，经变更单增减 ${changedRows} 条 ${formatYuan(changedFen)} 元，与现有 ${rows} 条 ${formatYuan(fen)} 元不一致，没有办理。请联系系统管理员核对。`,
  beyond_fund: ({ fund, year, left, asked }) =>
    `${fund} ${year} 年可用余额 ${formatYuan(left)} 元，本批次需 ${formatYuan(asked)} 元，不足。请先调整预算，或将部分条目转入下一批次。`,
  fund_without_budget: ({ fund, year }) => `没有登记 ${fund} ${year} 年的预算，不能审批拨付。请基金财务先登记预算及文号。`,
  day_ahead: ({ day, today }) => `日期 ${day} 晚于今天（${today}），请核对。`,
  text_needed: ({ what }) => `请填写${texts[what]}。`,
}
