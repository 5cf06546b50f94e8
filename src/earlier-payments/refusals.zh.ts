import { formatYuan } from '../kernel/money.ts'
import { type Sentences, sentenceFor } from '../kernel/result.ts'
import { describePaidListRefusal, type PaidListRefusal } from '../paid-lists/index.ts'
import type { EarlierRefusal, OwnRefusal } from './refusals.ts'

/** What was refused, and what to do next. */
export function describeEarlierRefusal(refusal: EarlierRefusal): string {
  return Object.hasOwn(sentences, refusal.code)
    ? sentenceFor(sentences, refusal as OwnRefusal)
    : describePaidListRefusal(refusal as PaidListRefusal)
}

const texts = { system: '原系统名称', basis: '依据（移交文件、函号）', reason: '理由' } as const

const sentences: Sentences<OwnRefusal> = {
  earlier_text_needed: ({ what }) => `请填写${texts[what]}。`,
  earlier_year_unfit: ({ year, today }) => `所属年度 ${year} 不对，须在 1990 年至今年（今天是 ${today}）之间。请更正。`,
  earlier_lines_unread: ({ lines, first }) =>
    `有 ${lines} 行读不懂，整份没有登记：${first}。请在文件里更正，或先在“并行核对”里认好各列，再登记。`,
  earlier_sum_differs: ({ line, stated, fen }) =>
    `第 ${line} 行写的合计 ${formatYuan(stated)} 元与逐行合计 ${formatYuan(fen)} 元不等，整份没有登记。请核对文件是否完整。`,
  earlier_list_not_found: () => '没有这份以前发放的清单，或不在您的经办范围内。请刷新页面。',
  earlier_checked_already: () => '这份清单已同意或已退回，不需要再办。请刷新页面。',
  own_earlier_list: ({ by }) => `登记人是 ${by}，同一人不能同意或退回。请由另一人办理。`,
  request_reused: () => '同一次提交前后不一致，没有办理。请刷新页面后重试。',
}
