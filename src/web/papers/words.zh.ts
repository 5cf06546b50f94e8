import type { PaperKind } from '../../contract/index.ts'
import type { office } from '../client/office.ts'

export type Papers = Awaited<ReturnType<typeof office.paper.ofBatch>>
export type IssuedPaper = Papers['issued'][number]
export type OfferedPaper = Papers['offers'][number]

/** What kinds of papers are called. */
export const paperNames: Readonly<Record<PaperKind, string>> = {
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

/** What a paper waits for before it is issued. */
const waits: Readonly<Record<string, string>> = {
  list_signed: '名单签定后制发',
  list_approved: '拨付审批后制发',
  publication_over: '公示期满、异议办结后制发',
  objection_answered: '异议答复后制发',
  statement_delivered: '对账单到齐月末后制发',
  accounts_confirmed: '账户核实后制发',
  sample_looked: '抽中的条目都核对后制发',
  others: '由其他岗位制发',
}

export const waitsWords = (standing: string): string => waits[standing] ?? ''

export const formats = [
  { format: 'word', label: 'Word' },
  { format: 'sheet', label: 'Excel' },
  { format: 'page', label: '打印' },
] as const

/** What a file of a paper is called beside the others. */
export const fileLabel = (format: string, name: string): string => formats.find((each) => each.format === format)?.label ?? name
