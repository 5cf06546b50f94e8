import { describeDecisionRefusal } from '../decisions/index.ts'
import { type Sentences, sentenceFor } from '../kernel/result.ts'
import type { EditionRefusal } from './edition-order.ts'
import type { PlanPageRefusal } from './refusals.ts'

/** Refusals that only the reading of plans has. */
type OwnRefusal = PlanPageRefusal | Extract<EditionRefusal, { readonly code: 'run_unreadable' }>

/** Why there is no page, and what to do next. */
export function describePlanPageRefusal(refusal: PlanPageRefusal | EditionRefusal | Parameters<typeof describeDecisionRefusal>[0]): string {
  return isOwn(refusal)
    ? sentenceFor(sentences, refusal)
    : describeDecisionRefusal(refusal as Parameters<typeof describeDecisionRefusal>[0])
}

function isOwn(refusal: { readonly code: string }): refusal is OwnRefusal {
  return Object.hasOwn(sentences, refusal.code)
}

const sentences: Sentences<OwnRefusal> = {
  plan_not_shown: ({ plan }) => `没有编号为“${plan}”的政策文件，可能已被移走。请回到政策文件的列表另选一份。`,
  policy_not_stated: () => '没有一份可用的文件写了这项政策。请回到政策文件的列表另选一项。',
  run_unreadable: ({ folder }) => `筛查 ${folder} 的记录读不出来，不能打开它留存的文件。请系统管理员核对该文件夹。`,
}
