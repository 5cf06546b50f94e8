import type { Look } from '../batches/words.zh.ts'
import type { office } from '../client/office.ts'

export type RecoveryLine = Awaited<ReturnType<typeof office.recovery.list>>['rows'][number]
export type RecoveryView = Awaited<ReturnType<typeof office.recovery.read>>
export type ClaimableRow = Awaited<ReturnType<typeof office.recovery.claimable>>[number]

/** Where a case stands. */
export const recoveryStates: Readonly<Record<string, Look>> = {
  opened: ['waiting', '待事先告知', 'grey'],
  noticed: ['now', '陈述申辩期', 'review'],
  heard: ['review', '待作决定', 'review'],
  decided: ['transit', '待送达', 'act'],
  served: ['unpaid', '待退款', 'act'],
  agreed: ['unpaid', '按协议还款', 'act'],
  urged: ['near', '已催告', 'near'],
  enforcing: ['held', '强制执行中', 'near'],
  to_write_off: ['review', '待财务同意核销', 'review'],
  settled: ['done', '已结清', 'act'],
  withdrawn: ['cross', '已撤回', 'grey'],
  written_off: ['cross', '已核销', 'grey'],
}

/** The groups that the list can be narrowed to: what each is called, and which states it holds. */
export const groups = [
  { id: 'notice', word: '告知申辩', states: ['opened', 'noticed'] },
  { id: 'decision', word: '待决定、送达', states: ['heard', 'decided'] },
  { id: 'money', word: '待退款', states: ['served', 'agreed', 'urged'] },
  { id: 'court', word: '强制执行', states: ['enforcing'] },
  { id: 'write_off', word: '待核销', states: ['to_write_off'] },
  { id: 'ended', word: '已办结', states: ['settled', 'withdrawn', 'written_off'] },
] as const

/** The steps of a case, and in which state each is at hand. */
export const caseSteps = [
  { id: 'open', word: '立案', states: [] },
  { id: 'notice', word: '事先告知', states: ['opened'] },
  { id: 'plea', word: '陈述申辩', states: ['noticed'] },
  { id: 'decision', word: '责令退回决定', states: ['heard'] },
  { id: 'service', word: '送达', states: ['decided'] },
  { id: 'money', word: '退款', states: ['served', 'agreed', 'urged', 'enforcing', 'to_write_off'] },
  { id: 'end', word: '办结', states: ['settled', 'withdrawn', 'written_off'] },
] as const

export const sources = { paid_row: '已发条目', doubt: '发放后疑点', audit: '审计意见', objection: '异议、举报' } as const
export const sourceWord = (source: string): string => sources[source as keyof typeof sources] ?? source

export const servedWays = {
  in_person: '直接送达',
  left: '留置送达',
  entrusted: '委托送达',
  post: '邮寄送达',
  electronic: '电子送达',
  announcement: '公告送达',
} as const
export const servedWord = (way: string): string => servedWays[way as keyof typeof servedWays] ?? way

export const termUnits = { workdays: '个工作日', days: '日' } as const

/** What the papers of a case are called. */
const paperKinds: Readonly<Record<string, string>> = {
  notice: '事先告知书',
  plea: '陈述申辩笔录',
  decision: '责令退回决定书',
  service: '送达回证',
  agreement: '还款协议',
  urging: '催告书',
  enforcement: '强制执行申请书',
  write_off_proposal: '核销请示',
  write_off: '核销批复',
}
export const paperWord = (kind: string): string => paperKinds[kind] ?? kind

export const entryKinds = { received: '收到退款', offset: '抵扣', written_off: '核销' } as const

/** What was done in a case. */
const verbs: Readonly<Record<string, string>> = {
  open_recovery: '立案',
  notify: '送达事先告知书',
  plead: '登记陈述申辩',
  lapse: '登记期满未申辩',
  send_back_recovery: '退回，重新告知',
  withdraw_recovery: '撤回',
  order_return: '作出责令退回决定',
  serve: '登记决定书送达',
  agree_instalments: '签订还款协议',
  urge: '送达催告书',
  enforce: '申请强制执行',
  propose_write_off: '提请核销',
  write_off: '财务同意核销',
  decline_write_off: '财务不同意核销',
  settle_recovery: '结清',
  receive_money: '登记退款',
  set_off: '抵扣',
}
export const verbWord = (verb: string): string => verbs[verb] ?? verb

/** Whom a case is about, where its name may not be seen. */
export const payeeWord = ({ name, key }: { readonly name: string | null; readonly key: string }): string => name ?? `编号 ${key}`
