import { type Sentences, sentenceFor } from '../kernel/result.ts'
import type { ViewRefusal } from './refusals.ts'

/** What was refused, and what to do next. */
export function describeViewRefusal(refusal: ViewRefusal): string {
  return sentenceFor(sentences, refusal)
}

const sentences: Sentences<ViewRefusal> = {
  view_name_taken: ({ name }) => `您已有名为“${name}”的视图。请换一个名称，或打开它后用“覆盖”。`,
  too_many_views: ({ most }) => `每人最多保存 ${most} 个视图。请先删除不用的，再保存。`,
  view_not_found: () => '没有这个视图，或它不是您的、已不再共享。请重新打开“视图”菜单。',
  view_changed: ({ name }) => `视图“${name}”刚在别处改过，没有覆盖。请重新打开“视图”菜单后再办。`,
  request_reused: () => '同一次提交的内容前后不一致，没有办理。请刷新页面后重试。',
}
