import { type Sentences, sentenceFor } from '../kernel/result.ts'
import { describeLedgerRefusal, type LedgerRefusal } from '../ledger/index.ts'
import type { DeskRefusal, OwnRefusal } from './refusals.ts'

/** What was refused, and what to do next. */
export function describeDeskRefusal(refusal: DeskRefusal): string {
  return Object.hasOwn(sentences, refusal.code)
    ? sentenceFor(sentences, refusal as OwnRefusal)
    : describeLedgerRefusal(refusal as LedgerRefusal)
}

const sentences: Sentences<OwnRefusal> = {
  call_of_others: ({ claim }) => `第 ${claim} 条不是这个收款方的，或不在您的辖区，没有登记。请刷新电话单后再登记。`,
  again_not_later: ({ day, today }) => `再打的日期 ${day} 不晚于今天（${today}），没有登记。请选今天以后的日期，或不填。`,
}
