import type { Look } from '../batches/words.zh.ts'
import type { office } from '../client/office.ts'

export type DeferralLine = Awaited<ReturnType<typeof office.deferral.list>>['rows'][number]
export type DeferralView = Awaited<ReturnType<typeof office.deferral.read>>
export type DeferralOffer = Awaited<ReturnType<typeof office.deferral.offer>>
export type Insurance = DeferralLine['insurances'][number]

export const insuranceWords: Readonly<Record<Insurance, string>> = { pension: '养老保险', unemployment: '失业保险', injury: '工伤保险' }

/** An insurance as somebody writes it: the whole word, or its beginning. */
export const insuranceNamed = (typed: string): Insurance | undefined =>
  (Object.keys(insuranceWords) as Insurance[]).find((one) => insuranceWords[one] === typed || insuranceWords[one].slice(0, 2) === typed)

/** Where a record stands. */
export const deferralStates: Readonly<Record<string, Look>> = {
  entered: ['review', '待复核', 'review'],
  returned: ['returned', '退回更正', 'near'],
  standing: ['now', '缓缴中', 'act'],
  to_withdraw: ['review', '撤销待同意', 'review'],
  settled: ['done', '已办结', 'act'],
  discarded: ['cross', '已作废', 'grey'],
}

/** The groups that the list can be narrowed to, and which states each holds. */
export const groups = [
  { id: 'open', word: '待复核、更正', states: ['entered', 'returned'] },
  { id: 'standing', word: '缓缴中', states: ['standing', 'to_withdraw'] },
  { id: 'settled', word: '已办结', states: ['settled'] },
  { id: 'discarded', word: '已作废', states: ['discarded'] },
] as const

/** The steps of a record, and in which states each is at hand. */
export const recordSteps = [
  { id: 'enter', word: '登记', states: ['returned'], verbs: ['enter_deferral', 'correct_deferral'] },
  { id: 'check', word: '复核', states: ['entered'], verbs: ['check_deferral'] },
  { id: 'repay', word: '补缴', states: ['standing', 'to_withdraw'], verbs: ['repay_deferral', 'agree_withdrawal'] },
  { id: 'end', word: '办结', states: ['settled', 'discarded'], verbs: ['settle_deferral', 'discard_deferral'] },
] as const

export const entryKinds = { repaid: '补缴', withdrawn: '撤销缓缴', reversed: '冲销补缴' } as const

/** How a month stands: what is open of it, and until when. */
export function monthState({ open, repaid, withdrawn, isOverdue }: DeferralView['months'][number]): Look {
  if (open === '0') return withdrawn === '0' ? ['done', '已补缴', 'act'] : ['cross', repaid === '0' ? '已撤销' : '补缴后撤销', 'grey']
  if (isOverdue) return ['late', repaid === '0' ? '逾期' : '逾期，已补一部分', 'official']
  return ['waiting', repaid === '0' ? '待补缴' : '已补一部分', 'grey']
}

const verbs: Readonly<Record<string, string>> = {
  enter_deferral: '登记',
  check_deferral: '复核通过',
  return_deferral: '退回更正',
  correct_deferral: '更正',
  discard_deferral: '作废',
  propose_withdrawal: '提请撤销',
  agree_withdrawal: '同意撤销',
  decline_withdrawal: '不同意撤销',
  settle_deferral: '办结',
  repay_deferral: '登记补缴',
  reverse_repayment: '冲销补缴',
  reopen_deferral: '冲销后恢复缓缴',
  urge_deferral: '拟制提醒、催缴',
}
export const verbWord = (verb: string): string => verbs[verb] ?? verb

/** Whom a record is about, where its name may not be seen. */
export const firmWord = ({ name, key }: { readonly name: string | null; readonly key: string }): string => name ?? `单位 ${key}`

/** Which line cannot be read, and how it is written. */
export const unreadMonths = (line: number): string =>
  `第 ${line} 行读不出。请写险种、起月、止月、每月金额、补缴期限，用空格隔开，如 养老保险 2022-06 2022-12 1200.00 2023-12-31。`
export const unreadPart = (line: number): string => `第 ${line} 行读不出。请写险种、月份、金额，用空格隔开，如 养老保险 2022-06 1200.00。`
export const unreadMonth = (line: number): string => `第 ${line} 行读不出。请写险种、月份，用空格隔开，如 养老保险 2022-06。`
