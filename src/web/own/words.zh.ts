import type { Look } from '../batches/words.zh.ts'
import type { office } from '../client/office.ts'

export type OwnRow = Awaited<ReturnType<typeof office.own.rows>>['rows'][number]
export type OwnRowView = Awaited<ReturnType<typeof office.own.row>>

/** Where a row stands, in the words of whoever it is paid to. */
export const ownStates: Readonly<Record<string, Look>> = {
  listed: ['waiting', '办理中', 'grey'],
  held: ['held', '核实中，暂缓发放', 'near'],
  unpublished: ['waiting', '待补充公示', 'grey'],
  waived: ['cross', '已自愿放弃', 'grey'],
  dropped: ['cross', '不再发放', 'grey'],
  deferred: ['returned', '转下一批办理', 'grey'],
  in_process: ['transit', '银行处理中', 'review'],
  paid: ['paid', '已到账', 'act'],
  returned: ['returned', '退票，等退款收回', 'official'],
  back: ['returned', '退票，须更正账户', 'official'],
  corrected: ['review', '账户已更正，复核中', 'review'],
  payable: ['unpaid', '待重新拨付', 'grey'],
}

/** How a month that the firm put off stands. */
export const monthStandings: Readonly<Record<string, Look>> = {
  due: ['waiting', '待补缴', 'grey'],
  overdue: ['late', '已逾期', 'official'],
  ended: ['done', '已补缴', 'act'],
}

/** Where the list of a row is on its way to money. */
const steps: Readonly<Record<string, string>> = {
  account_check: '核实账户',
  decision: '集体审议',
  publication: '公示',
  approval: '拨付审批',
  finance: '基金财务办理',
  hand_over: '送银行',
  answers: '等银行结果',
}
export const stepWord = (step: string): string => steps[step] ?? ''

/** What waits for whoever it is: the first thing that can be done. */
export function todoOf(row: OwnRow): string {
  if (row.mayConfirm) return '请确认'
  if (row.state === 'back' && row.mayAskAccount) return '请更正账户'
  if (row.asked?.state === 'asked') return '账户更正申请在办'
  if (row.mayAskAccount && row.known === null) return '请提供收款账户'
  return ''
}

export function saidWord({ said }: OwnRow): string {
  if (said === null) return ''
  const what = said.will === 'confirms' ? '已确认享受' : '已自愿放弃'
  return `${said.on} ${said.way === 'online' ? '网上' : '由经办机构登记'}${what}。`
}

export function askedWord({ asked, mayConfirm }: OwnRow): string {
  if (asked === null) return ''
  const about = `${asked.on} 申请更正为尾号 ${asked.tail} 的账户，`
  if (asked.state === 'asked') return `${about}经办机构核对材料后办理。`
  if (asked.state === 'entered') return mayConfirm ? `${about}已登记，请确认。` : `${about}已登记。`
  return `${about}没有同意：${asked.refusedFor ?? ''}`
}
