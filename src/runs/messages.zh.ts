import { recordedTimeInWords } from '../kernel/china-time.ts'
import { choices } from '../kernel/listed.zh.ts'
import { type Sentences, sentenceFor } from '../kernel/result.ts'
import { describeRegistryRefusal } from '../registry/index.ts'
import type { RunStartRefusal } from './refusals.ts'
import type { ScreenReport } from './screen-order.ts'
import type { RunStandingRefusal } from './set-screening-aside.ts'

/** Why a screening was not begun, and what to do. */
export function describeRunStartRefusal(refusal: RunStartRefusal): string {
  return sentenceFor(sentences, refusal)
}

const sentences: Sentences<RunStartRefusal> = {
  snapshot_unknown: ({ snapshot, known }) => `没有名为“${snapshot}”的数据快照。${choices(known, '还没有可用的快照，请先导入或生成名册。')}`,
  snapshot_damaged: ({ snapshot, refusal }) => `数据快照“${snapshot}”不能使用：${describeRegistryRefusal(refusal)}`,
  plan_unknown: ({ plan, known }) => `没有编号为“${plan}”的政策文件。${choices(known, '还没有政策文件，请先编写。')}`,
  plan_has_mistakes: ({ plan }) => `政策文件 ${plan} 还有错误，不能据以认定。请先改正，或不选它。`,
  no_plan: () => '没有选择可用的政策文件。请至少选择一个。',
  nothing_in_force: ({ day, plans }) =>
    `${plans} 个政策文件中，没有一项政策在 ${day} 执行，筛查不出结果。请核对筛查日的年份；日期无误的，请改选当日执行的文件。`,
  year_missing: ({ plan, mask }) => `${plan} 的年份写作 ${mask}，须先指明是哪一年。请填写后再提交。`,
  year_unfit: ({ plan, mask, year }) => `${plan} 的年份写作 ${mask}，与所填的 ${year} 对不上。请核对原文后填写四位年份。`,
}

/** Why a screening was not set aside or put back, and what to do. */
export function describeStandingRefusal(refusal: RunStandingRefusal): string {
  return sentenceFor(standings, refusal)
}

const standings: Sentences<RunStandingRefusal> = {
  screening_unknown: ({ run }) => `没有编号为“${run}”的筛查，可能已被删除。请回到“筛查”页另选一次。`,
  set_aside_already: ({ by, at }) => `这次筛查已由${by}在 ${recordedTimeInWords(at)} 搁置，不用再办。请刷新。`,
  not_set_aside: () => '这次筛查没有搁置，不用恢复。请刷新。',
  request_reused: () => '同一次提交的内容前后不一致，没有办理。请刷新页面后重试。',
}

/** The folder of the plans is not there. */
export function describePlansMissing(folder: string): string {
  return `读不到政策文件夹 ${folder}。请系统管理员核对后重新提交。`
}

/** The process ended without a word. */
export function describeChildGone(how: string): string {
  return `筛查进程意外结束（${how}），多半是内存不足或被人停止。已认定的部分保留着，重新提交即可接着做。`
}

/** What a screening is doing. */
export const phaseWords: Readonly<Record<Extract<ScreenReport, { readonly kind: 'progress' }>['phase'], string>> = {
  load: '正在读取政策文件',
  decide: '正在逐户逐人认定',
  count: '正在汇总',
  settle: '正在互斥扣减',
  list: '正在写名单',
}

/** What a screening is called among long work. */
export function screeningTitle(snapshot: string, day: string, plans: number | undefined): string {
  return `筛查：${snapshot}，${day}，${plans === undefined ? '全部政策文件' : `${plans} 个政策文件`}`
}
