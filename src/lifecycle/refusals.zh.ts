import { timeInChina } from '../kernel/china-time.ts'
import { type Sentences, sentenceFor } from '../kernel/result.ts'
import type { ActRefusal } from './refusals.ts'

/** What was refused, and what to do next. */
export function describeActRefusal(refusal: ActRefusal): string {
  return sentenceFor(sentences, refusal)
}

const sentences: Sentences<ActRefusal> = {
  row_not_found: () => '没有这一项，或不在您的经办范围内。请返回列表核对。',
  changed_meanwhile: ({ by, at }) =>
    `${by} 已在 ${at === '' ? '刚才' : timeInChina(at)} 先一步办理。您填写的内容还在，请刷新查看差别后再提交。`,
  wrong_state: () => '这一项已不在可以这样办理的环节。请刷新查看最新状态。',
  own_work: () => '这一项的上一步是您（或您替岗的人）办的，须由另一人办理。',
  reason_needed: () => '请写明理由。',
  too_many_rounds: ({ most }) => `已退回 ${most} 次，不能再退。请直接与对方沟通，或撤销后重新发起。`,
  request_reused: () => '同一次提交的内容前后不一致，没有办理。请刷新页面后重试。',
}
