import type { PaperColumn } from '../paper.ts'

/** Columns that lists on paper have, by what they hold. */
export const listColumns = {
  ordinal: { title: '序号', kind: 'ordinal', share: 8 },
  name: { title: '名称', kind: 'text', share: 32 },
  payee: { title: '收款单位（人）', kind: 'text', share: 32 },
  place: { title: '地区', kind: 'text', share: 14 },
  period: { title: '所属期', kind: 'text', share: 10 },
  fen: { title: '金额（元）', kind: 'money', share: 18 },
  masked_number: { title: '证件号码', kind: 'text', share: 22 },
  holder: { title: '户名', kind: 'text', share: 32 },
  bank: { title: '开户行', kind: 'text', share: 28 },
  bank_code: { title: '联行号', kind: 'text', share: 16 },
  account: { title: '账号', kind: 'text', share: 24 },
  opinion: { title: '意见（同意／不同意／暂缓）', kind: 'text', share: 14 },
  reason: { title: '理由', kind: 'text', share: 22 },
  row: { title: '条目编号', kind: 'text', share: 12 },
} as const satisfies Readonly<Record<string, PaperColumn>>

export type ListColumnName = keyof typeof listColumns

export const totalWord = '合计'

interface ListHead {
  readonly place: string
  readonly policy: string
  readonly turn: number
}

const listOf = ({ place, policy, turn }: ListHead): string => `${place}${policy}第${turn}批`

/** What the lists are called that belong to papers. */
export const noticeAnnexTitle = (head: ListHead): string => `${listOf(head)}拟享受名单`
export const jointAnnexTitle = (head: ListHead): string => `${listOf(head)}会审名单`
export const changeAnnexTitle = (head: ListHead): string => `${listOf(head)}变更明细`
export const paymentAnnexTitle = (head: ListHead, accounts: 'masked' | 'whole' = 'masked'): string =>
  `${listOf(head)}拨付明细${accounts === 'whole' ? '（完整账号）' : ''}`
