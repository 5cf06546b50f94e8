import { formatYuan } from '../kernel/money.ts'
import { type Sentences, sentenceFor } from '../kernel/result.ts'
import { describeLedgerRefusal, type LedgerRefusal } from '../ledger/index.ts'
import type { ClosingRefusal, MovedLine, OwnRefusal } from './refusals.ts'

/** What was refused, and what to do next. */
export function describeClosingRefusal(refusal: ClosingRefusal): string {
  return Object.hasOwn(sentences, refusal.code)
    ? sentenceFor(sentences, refusal as OwnRefusal)
    : describeLedgerRefusal(refusal as LedgerRefusal)
}

const sum = (count: MovedLine['now']): string => (count === undefined ? '没有' : `${count.rows} 笔 ${formatYuan(count.fen)} 元`)
const moved = ({ batch, reference, signed, now }: MovedLine): string =>
  `${batch === '' ? '' : `批次 ${batch}`}${reference === '' ? '' : `（${reference}）`}原为${sum(signed)}，现为${sum(now)}`

const sentences: Sentences<OwnRefusal> = {
  fund_unknown: ({ fund, known }) =>
    `本地没有“${fund}”这项资金的预算或批次，不能结账。${known.length === 0 ? '请基金财务先登记预算。' : `请从以下资金中选择：${known.join('、')}。`}`,
  figures_moved: ({ lines, first }) =>
    lines === 0
      ? '页面上的数已不是最新的，没有签字。请刷新后核对再签。'
      : `有 ${lines} 项与所签的数不同，没有签字：${first.map(moved).join('；')}。请经办核对后重新签字，再由财务签字。`,
  day_closed: ({ span, day, by, secondBy }) =>
    `${span === 'day' ? day : day.slice(0, 7)} 已由 ${by}、${secondBy} 签字${span === 'day' ? '日清' : '月结'}，签定的数不再改变。此后登记的在页面“签字后的变动”中查看。`,
  signed_already: ({ day, by }) => `${day} 已由 ${by} 签字，数没有变化，不需要重签。请财务签字。`,
  not_signed_yet: ({ day }) => `${day} 还没有经办签字，财务不能先签。请经办核对后签字。`,
  own_signature: ({ by }) => `经办签字人是 ${by}，同一人不能再以财务身份签字。请由另一名财务人员签字。`,
  hour_unfit: ({ hour }) => `截止时间“${hour}”不是一天中的时刻，请按 16:30 这样填写。`,
}
