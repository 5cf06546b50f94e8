import type { BatchStep } from '../batch-life.ts'

/** What the steps of a list are called on paper. */
export const stepWords: Readonly<Record<BatchStep, string>> = {
  first_check: '初审',
  second_check: '复核',
  joint_review: '联合会审',
  account_check: '账户核实',
  decision: '集体审议',
  publication: '公示',
  approval: '拨付审批',
  sample: '抽查复核',
  finance: '基金财务',
  hand_over: '报盘',
  answers: '回盘',
}

/** What was entered about a batch with a number. */
export const enteredWords: Readonly<Record<string, string>> = {
  minutes: '会议纪要',
  payment_approval: '拨付审批',
  funds_plan: '用款计划',
  funds_received: '资金到账单',
  treasury_request: '支付申请',
  disbursement_order: '拨付令',
  voucher: '支付凭证',
  notice_report: '公示情况报告',
}

/** The work that a paper of a batch is drawn up for. */
export const purposeOf = (policy: string, number: string): string => `办理${policy}批次${number}`

/** A row whose name may not be seen. */
export const unnamed = (row: bigint): string => `条目 ${row}`

/** A number that an act has already, as its paper shows it. */
export const givenNumber = (number: string): string => `第${number}号`

export const aboutWhole = '名单整体'
export const aboutRow = (row: bigint): string => `第${row}条`
export const receiptNote = (receipt: string, about: string): string => `${receipt}，对${about}`
export const againNote = (rows: number): string => `退款后重新拨付 ${rows} 笔`
export const changesNote = (from: number, to: number): string => (from === to ? `第 ${from} 号变更` : `第 ${from} 至 ${to} 号变更`)

/** Columns of notices that lists have no data for. */
export const missingColumns = { count: '人数' } as const
