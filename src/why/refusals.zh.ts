import { describeDecisionRefusal } from '../decisions/index.ts'
import { type Sentences, sentenceFor } from '../kernel/result.ts'
import type { WhyRefusal } from './refusals.ts'

/** Why there is nothing to show, and what to do next. */
export function describeWhyRefusal(refusal: WhyRefusal | Parameters<typeof describeDecisionRefusal>[0]): string {
  return isOwn(refusal) ? sentenceFor(sentences, refusal) : describeDecisionRefusal(refusal)
}

function isOwn(refusal: { readonly code: string }): refusal is WhyRefusal {
  return Object.hasOwn(sentences, refusal.code)
}

const sentences: Sentences<WhyRefusal> = {
  decision_not_found: () => '您的辖区内没有这项判定。请核对编号和政策，或回到名单重新选择。',
  snapshot_gone: ({ snapshot }) => `这次筛查用的数据快照（${snapshot.slice(0, 8)}）不在原处，不能重算说明。请系统管理员放回该快照。`,
}
