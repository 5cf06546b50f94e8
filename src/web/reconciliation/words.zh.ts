import type { Look } from '../batches/words.zh.ts'
import type { office } from '../client/office.ts'

export type Accounts = Awaited<ReturnType<typeof office.reconciliation.accounts>>
export type Account = Accounts['accounts'][number]
export type OpenItem = Awaited<ReturnType<typeof office.reconciliation.open>>['items'][number]
export type MatchRow = Awaited<ReturnType<typeof office.reconciliation.matches>>['matches'][number]
export type StatementRow = Awaited<ReturnType<typeof office.reconciliation.statements>>[number]
export type Report = Awaited<ReturnType<typeof office.reconciliation.previewStatement>>
export type OpenKind = keyof Account['balance']['open']

/** What stands on one side alone. */
export const openKinds: Readonly<Record<OpenKind, { readonly word: string; readonly note: string }>> = {
  book_out: { word: '企业已付、银行未付', note: '已报盘，对账单上还没有付出' },
  book_in: { word: '企业已收、银行未收', note: '已记账，对账单上还没有收到' },
  bank_in: { word: '银行已收、企业未收', note: '对账单上已收，还没有记账' },
  bank_out: { word: '银行已付、企业未付', note: '对账单上已付，还没有记账' },
}

export const sourceWords = { bank: '银行', finance: '财政' } as const
export const cadenceWords = { workday: '每个工作日', week: '每周', month: '每月' } as const

const entryWords: Readonly<Record<string, string>> = {
  payment: '报盘付款',
  money_back: '退票款收回',
  recovered: '追回款',
  funds_received: '用款到账',
  funds_sent: '拨付支出户',
  line: '对账单',
}
export const entryWord = (kind: string): string => entryWords[kind] ?? kind

const wayWords: Readonly<Record<string, string>> = {
  reference: '业务编号、金额',
  lump: '报盘文件合计',
  voucher: '凭证、文号、金额',
  day_amount: '日期、金额唯一',
  rule: '格式规定',
  hand: '手工',
}
export const wayWord = (way: string): string => wayWords[way] ?? way

const matchKinds: Readonly<Record<string, string>> = { match: '勾对', interest: '利息', fee: '手续费', transfer: '资金调拨' }
export const matchKind = (kind: string): string => matchKinds[kind] ?? kind
export const explainedKinds = (['interest', 'fee', 'transfer'] as const).map((value) => ({ value, label: matchKind(value) }))

export const matchStandings: Readonly<Record<MatchRow['standing'], Look>> = {
  waiting: ['review', '待复核', 'review'],
  counts: ['tick', '有效', 'act'],
  rejected: ['cross', '已退回', 'grey'],
  broken: ['returned', '已拆开', 'grey'],
}
