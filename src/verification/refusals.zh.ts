import { type Sentences, sentenceFor } from '../kernel/result.ts'
import { describeActRefusal } from '../lifecycle/index.ts'
import { describeUploadRefusal } from '../uploads/index.ts'
import type { VerificationRefusal } from './refusals.ts'
import { describeWorkbookRefusal } from './workbook/workbook.zh.ts'

/** What was refused, and what to do next. */
export function describeVerificationRefusal(refusal: VerificationRefusal): string {
  return sentenceFor(sentences, refusal)
}

/** What long work with the rows of a letter says and is called. */
export const bulkWords = { working: '正在逐项办理' } as const

export const bulkTitle = {
  workbook: (inquiry: bigint, rows: number) => `核实函第 ${inquiry} 号：提交表格中的 ${rows} 项`,
  answers: (inquiry: bigint, rows: number) => `核实函第 ${inquiry} 号：填写 ${rows} 项`,
  checks: (inquiry: bigint, rows: number) => `核实函第 ${inquiry} 号：复核 ${rows} 项`,
} as const

const sentences: Sentences<VerificationRefusal> = {
  row_not_found: describeActRefusal,
  changed_meanwhile: describeActRefusal,
  wrong_state: describeActRefusal,
  own_work: describeActRefusal,
  reason_needed: describeActRefusal,
  too_many_rounds: describeActRefusal,
  request_reused: describeActRefusal,
  workbook_unreadable: describeWorkbookRefusal,
  workbook_too_long: describeWorkbookRefusal,
  no_letter_in_it: describeWorkbookRefusal,
  letter_of_another: describeWorkbookRefusal,
  columns_missing: describeWorkbookRefusal,
  columns_doubled: describeWorkbookRefusal,
  rows_changed: describeWorkbookRefusal,
  nothing_to_do: describeWorkbookRefusal,
  upload_not_found: describeUploadRefusal,
  nothing_to_fill: () => '这里没有您可以填写的待核实事项，没有生成表格。请返回核对状态和地区。',
  nothing_to_ask: ({ asked, alreadyOpen, outside }) =>
    `所选 ${asked} 项没有可以发出的：${alreadyOpen} 项已在核实中，${outside} 项不在您的经办范围内。`,
  due_unfit: ({ due, today, latest }) => `期限 ${due} 不在今天（${today}）至 ${latest} 之间，没有发出。请改期限后再发。`,
  too_many: ({ rows, most }) => `一次最多发出 ${most} 项，所选有 ${rows} 项。请先按地区或规模筛选，分几次发出。`,
  value_needed: () => '选“属实”或“不属实”须填写核实到的值；核实不了请选“无法核实”。',
  value_unfit: ({ value, expected }) => `“${value}”不是这项事实可用的写法，应为${expected}。`,
  source_needed: () => '请写明依据的材料，例如“2021年12月缴费明细”。',
  nothing_to_release: () => '您的辖区内没有已复核、待并入数据的事项，也没有批准过的发放。请先复核核实结果，或等拨付以后再办。',
  snapshot_not_there: ({ snapshot, known }) => `没有名为“${snapshot}”的数据。现有：${known.join('、')}。请重新选择。`,
  day_too_early: ({ day, earliest }) => `材料日期 ${day} 早于 ${earliest}，请核对年份。`,
  day_ahead: ({ day, today }) => `材料日期 ${day} 晚于今天（${today}），请核对。`,
}
