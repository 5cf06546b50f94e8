import type { Look } from '../batches/words.zh.ts'
import type { office } from '../client/office.ts'

export type ApplicationLine = Awaited<ReturnType<typeof office.application.list>>['rows'][number]
export type ApplicationView = Awaited<ReturnType<typeof office.application.read>>
export type CommitmentLine = Awaited<ReturnType<typeof office.application.commitments>>['rows'][number]
export type FoundMatters = Awaited<ReturnType<typeof office.application.matters>>
export type FoundMatter = FoundMatters['matters'][number]
export type FoundFact = FoundMatters['facts'][number]
export type PolicyTimes = Awaited<ReturnType<typeof office.application.times>>[number]

/** Where an application stands. */
export const applicationStates: Readonly<Record<string, Look>> = {
  received: ['review', '待审核', 'review'],
  to_complete: ['near', '待补正', 'near'],
  accepted: ['done', '已通过', 'act'],
  rejected: ['cross', '不予通过', 'grey'],
  withdrawn: ['cross', '已撤回', 'grey'],
}

/** Where a promise stands. */
export const commitmentStates: Readonly<Record<string, Look>> = {
  given: ['waiting', '待审核', 'grey'],
  bound: ['now', '待核查', 'review'],
  kept: ['done', '属实', 'act'],
  broken: ['near', '不实', 'near'],
  unclear: ['waiting', '无法核查', 'grey'],
  lapsed: ['cross', '已作废', 'grey'],
}

/** The groups that the list can be narrowed to. */
export const groups = [
  { id: 'received', word: '待审核', states: ['received'] },
  { id: 'to_complete', word: '待补正', states: ['to_complete'] },
  { id: 'accepted', word: '已通过', states: ['accepted'] },
  { id: 'ended', word: '不予通过、撤回', states: ['rejected', 'withdrawn'] },
] as const

/** The pages of the room, in a line under its head. */
export const rooms = [
  { id: 'list', word: '申请', to: '/applications' },
  { id: 'commitments', word: '承诺核查', to: '/applications/commitments' },
  { id: 'times', word: '办理时长', to: '/applications/times' },
] as const

/** How matters are grouped where one chooses. */
export const matterGroups = {
  apply: '可以申请',
  unasked: '免申即享，不用申请',
  refused: '最近一次筛查不符合条件',
} as const

export const outcomeWords: Readonly<Record<string, string>> = {
  eligible: '符合',
  needs_review: '待复核',
  needs_local_standard: '标准待明确',
  undetermined: '缺事实，不能判定',
  ineligible: '不符合条件',
}

export const ways = { window: '窗口', carried: '全程代办' } as const
export const consents = { paper: '委托书', video: '视频作证' } as const
export const givenWays = { material: '提供材料', promise: '书面承诺', found: '核查所得' } as const

/** What was done with an application. */
const verbs: Readonly<Record<string, string>> = {
  receive_application: '受理',
  ask_completion: '一次性告知补正',
  complete_application: '登记补正',
  accept_application: '通过',
  reject_application: '不予通过',
  withdraw_application: '撤回',
  release_applied: '所报事实并入数据',
  draw_paper: '生成文书草稿',
  issue_paper: '制发文书',
}
export const verbWord = (verb: string): string => verbs[verb] ?? verb

/** Whom it is about, where the name may not be seen. */
export const nameOf = ({ name, key }: { readonly name: string | null; readonly key: string }): string => name ?? `编号 ${key}`

/** What to write where a fact that is supplied is not whole. */
export const factFaults = {
  value: '请填写值；没有的请选“暂缺”。',
  material: '请写明依据的材料。',
  on: '请填写材料日期，不能晚于今天。',
  basis: '请写明哪份文件、哪一条允许承诺。',
  checkOn: '请填写核查日期，须晚于今天。',
} as const

/** How applicants are related to whoever applies for them, usually; anything else may be written. */
export const usualRelations = ['经办人员', '会计', '近亲属', '村（社区）工作人员', '法定代理人'] as const

/** What a check can find. */
export const checkResults = { kept: '属实', broken: '不实', unclear: '无法核查' } as const

/** What came of a check. */
export function checkedWords({
  state,
  held,
  paid,
}: {
  readonly state: string
  readonly held: number
  readonly paid: readonly unknown[]
}): string {
  if (state !== 'broken') return `已登记，承诺${commitmentStates[state]?.[1] ?? state}。`
  const then = [
    held === 0 ? '' : `已暂缓 ${held} 条，请按疑点办理`,
    paid.length === 0 ? '' : `已发放 ${paid.length} 条，请追回立案`,
  ].filter((part) => part !== '')
  return `已登记，承诺不实。${then.length === 0 ? '还没有列入名单的条目。' : `${then.join('；')}。`}`
}

/** Where an application stands after an act. */
export const toState = (state: string): string => `现为“${applicationStates[state]?.[1] ?? state}”。`
