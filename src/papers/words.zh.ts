import type { PaperKind } from '../contract/index.ts'
import { chineseAmount } from '../kernel/capital-amount.ts'
import { formatYuan } from '../kernel/money.ts'
import type { PaperFigure, PaperIssue, ShownAnnex } from './paper.ts'

/** What a kind of paper is called. */
export const kindWords: Readonly<Record<PaperKind, string>> = {
  approval_sheet: '审批表',
  notice: '公示',
  notice_report: '公示情况说明',
  joint_letter: '联合会审函',
  payment_order: '拨付单',
  bank_order: '委托付款书',
  change_sheet: '变更单',
  sample_record: '抽查复核记录',
  treasury_request: '支付申请书',
  inquiry_letter: '核查函',
  objection_reply: '异议答复',
  recovery_notice: '退回告知书',
  recovery_decision: '责令退回决定书',
  recovery_reminder: '催告书',
  recovery_record: '追回文书',
  application_receipt: '受理通知书',
  application_commitment: '告知承诺书',
  completion_notice: '补正告知书',
  application_decision: '办理结果告知书',
  balance_reconciliation: '余额调节表',
  funds_plan_draft: '用款计划草案',
  audit_handover: '审计资料交接清单',
  deferral_reminder: '缓缴催缴',
}

/** A figure as it is written in a line. */
export function figureText(figure: PaperFigure): string {
  switch (figure.kind) {
    case 'money':
      return `${formatYuan(figure.fen)}元`
    case 'capital':
      return `人民币${chineseAmount(figure.fen)}`
    case 'count':
      return `${grouped(figure.count)}${figure.unit}`
    case 'day':
      return dayText(figure.day)
  }
}

/** YYYY-MM-DD as papers write it; what is no day stays as it is. */
export function dayText(day: string): string {
  const [, year, month, of] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  return year === undefined ? day : `${year}年${Number(month)}月${Number(of)}日`
}

export const grouped = (count: number): string => String(count).replace(/(?<=[0-9])(?=(?:[0-9]{3})+$)/g, ',')

/** The number of a paper of its kind in a place and year. */
export const numberText = (kind: PaperKind, year: number, number: number): string => `${kindWords[kind]}〔${year}〕${number}号`

export const words = {
  draft: '草稿',
  draftNote: '草稿，没有编号，不作依据',
  colon: '：',
  basis: '依据',
  total: '合计',
  annex: (at: number, of: number) => (of === 1 ? '附件' : `附件${at + 1}`),
  annexLine: ({ title, count, sha256, table }: ShownAnnex) =>
    `${title}（${grouped(count)}条${table === undefined ? `，另附电子表格，校验码${sha256}` : ''}）`,
  seal: '（印章）',
  copies: '抄送：',
  between: '，',
  sign: '签字：',
  signDay: '年　　月　　日',
  page: ['— ', ' —'] as const,
  pageHint: '按 Ctrl+P 打印。纸张 A4，页边距用默认值。',
  sheet: '正文',
  takenOut: ({ by, at, purpose }: Pick<PaperIssue, 'by' | 'at' | 'purpose'>) => `${by}　${at}　用途：${purpose}`,
  footer: ({ by, at, purpose, hash }: PaperIssue) => [`${by}　${at}　用途：${purpose}`, `内容校验码（SHA-256）：${hash}`] as const,
  fileName: (title: string, number: string | undefined) => `${title}${number === undefined ? '（草稿）' : `-${number}`}`,
  annexFileName: (title: string) => `附件-${title}`,
}
