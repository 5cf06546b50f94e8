import { type Sentences, sentenceFor } from '../kernel/result.ts'
import { describeActRefusal } from '../lifecycle/index.ts'
import type { VerificationRefusal } from './refusals.ts'

/** What was refused, and what to do next. */
export function describeVerificationRefusal(refusal: VerificationRefusal): string {
  return sentenceFor(sentences, refusal)
}

const sentences: Sentences<VerificationRefusal> = {
  row_not_found: describeActRefusal,
  changed_meanwhile: describeActRefusal,
  wrong_state: describeActRefusal,
  own_work: describeActRefusal,
  reason_needed: describeActRefusal,
  too_many_rounds: describeActRefusal,
  request_reused: describeActRefusal,
  nothing_to_ask: ({ asked, alreadyOpen, outside }) =>
    `所选 ${asked} 项没有可以发出的：${alreadyOpen} 项已在核实中，${outside} 项不在您的经办范围内。`,
  too_many: ({ rows, most }) => `一次最多发出 ${most} 项，所选有 ${rows} 项。请先按地区或规模筛选，分几次发出。`,
  value_needed: () => '选“已核实”须填写核实到的数值；核实不了请选“无法核实”。',
  value_unfit: ({ value, expected }) => `“${value}”不是这项事实可用的写法，应为${expected}。`,
  source_needed: () => '请写明依据的材料，例如“2021年12月缴费明细”。',
  day_ahead: ({ day, today }) => `材料日期 ${day} 晚于今天（${today}），请核对。`,
}
