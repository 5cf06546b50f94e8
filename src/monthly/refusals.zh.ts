import { type Sentences, sentenceFor } from '../kernel/result.ts'
import { describeLedgerRefusal, type LedgerRefusal } from '../ledger/index.ts'
import type { MonthlyRefusal, OwnRefusal } from './refusals.ts'

/** What was refused, and what to do next. */
export function describeMonthlyRefusal(refusal: MonthlyRefusal): string {
  return Object.hasOwn(sentences, refusal.code)
    ? sentenceFor(sentences, refusal as OwnRefusal)
    : describeLedgerRefusal(refusal as LedgerRefusal)
}

const texts = { source: '来源（哪个部门的哪份记录）', basis: '依据文件和条款' } as const

const sentences: Sentences<OwnRefusal> = {
  month_unfit: ({ month }) => `“${month}”不是月份。请写成 2022-12 的样子。`,
  month_passed: ({ month, last }) =>
    `这项政策已建到 ${last}，不能再单建 ${month} 的批次。${month} 漏发的，会作为补发列在下一个月的批次里。`,
  month_not_screened: ({ month }) => `还没有筛查日在 ${month} 的筛查。请先用当月的数据筛查，再建当月批次。`,
  not_monthly: ({ policy }) => `政策 ${policy} 没有写明按月发放。请从名单建批次，或在方案里写“按月”。`,
  nothing_in_round: ({ month, already }) =>
    already > 0 ? `${month} 的 ${already} 人都已列入批次，没有新的变动。` : `${month} 没有人应发，也没有停发或中止的。请核对筛查结果。`,
  monthly_text_needed: ({ what }) => `请填写${texts[what]}。`,
  event_not_found: () => '没有这条登记，或已经撤销。请刷新后再看。',
  event_ahead: ({ day, today }) => `日期 ${day} 晚于今天（${today}）。请改成事情发生的日期。`,
  person_unclear: ({ found }) =>
    found === 0
      ? '没有找到这个人，或不在您的经办范围内。请写姓名和证件号码后四位，或完整证件号码。'
      : '写的内容对应几个人。请写完整证件号码。',
}
