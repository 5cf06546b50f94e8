import { type Sentences, sentenceFor } from '../kernel/result.ts'
import type { JobEnd, JobRefusal } from './refusals.ts'

/** What was refused, or why work ended, and what to do next. */
export function describeJobRefusal(refusal: JobRefusal | JobEnd): string {
  return sentenceFor(sentences, refusal)
}

const stateWords: Readonly<Record<string, string>> = { done: '已完成', failed: '未完成', cancelled: '已取消' }

const sentences: Sentences<JobRefusal | JobEnd> = {
  request_id_missing: () => '页面没有给出本次提交的编号，为防止重复办理未予受理。请刷新页面后重新提交。',
  request_id_taken: () => '本次提交的编号已用于另一项任务。请刷新页面后重新提交。',
  job_not_found: () => '没有这项任务，或者它不在您的管辖范围内。请回到任务列表查看。',
  job_not_yours: ({ asker }) => `这项任务是${asker}提交的，只能由本人或系统管理员取消。`,
  job_over: ({ state }) => `这项任务${stateWords[state] ?? '已结束'}，不能再取消。`,
  interrupted: () => '系统中途停止，这项任务没有做完，也不能接着做。请重新提交。',
  asker_gone: () => '提交人的岗位已到期、被停用，或不再有此项权限，任务已停止。请由在岗人员重新提交。',
  kind_unknown: ({ kind }) => `现在的版本不认识这类任务（${kind}），任务已停止。请重新提交。`,
  broke: ({ detail }) => `任务中途出错，已停止。请稍后重新提交；再次出错时请把下面的内容告诉系统管理员：${detail}`,
}
