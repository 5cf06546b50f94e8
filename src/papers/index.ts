export { drawPaper } from './issued/draw-paper.ts'
export { type IssuedNumber, issuePaper, type PaperOrder, type PaperPurposes } from './issued/issue-paper.ts'
export { type IssuedFile, type IssuedPaper, listPapers } from './issued/list-papers.ts'
export {
  type AppliedCase,
  applicationCommitment,
  applicationDecision,
  applicationPurpose,
  applicationReceipt,
  completionNotice,
} from './kinds/application.zh.ts'
export { type ApprovalSheet, approvalSheet } from './kinds/approval-sheet.zh.ts'
export { type AuditHandover, auditHandover } from './kinds/audit-handover.zh.ts'
export {
  type BalanceReconciliation,
  balanceReconciliation,
  differenceReason,
  entryWords,
  reconciliationPurpose,
  unreachedAnnex,
} from './kinds/balance-reconciliation.zh.ts'
export { type ChangeSheet, changeColumns, changeSheet, changeState } from './kinds/change-sheet.zh.ts'
export { type DeferralReminder, deferralReminder, reminderTitle } from './kinds/deferral.zh.ts'
export { type FundsPlanDraft, fundsPlanDraft } from './kinds/funds-plan-draft.zh.ts'
export { type InquiryLetter, inquiryLetter } from './kinds/inquiry-letter.zh.ts'
export { type JointLetter, jointLetter } from './kinds/joint-letter.zh.ts'
export {
  changeAnnexTitle,
  jointAnnexTitle,
  type ListColumnName,
  listColumns,
  noticeAnnexTitle,
  paymentAnnexTitle,
  totalWord,
} from './kinds/list-columns.zh.ts'
export { type Notice, type NoticeReport, notice, noticeReport } from './kinds/notice.zh.ts'
export { type ObjectionReply, objectionReply, type Remedy, usualRemedy } from './kinds/objection-reply.zh.ts'
export { type BankOrder, bankOrder, type PaymentOrder, paymentOrder } from './kinds/payment-order.zh.ts'
export {
  type PaperTerm,
  type RecoveryCase,
  recoveryDecision,
  recoveryNotice,
  recoveryPurpose,
  recoveryRecord,
  recoveryRecordTitle,
  recoveryReminder,
} from './kinds/recovery.zh.ts'
export {
  drawnWord,
  findingWords,
  placeAnnexTitle,
  placeColumns,
  type SampleRecord,
  sampleAnnexTitle,
  sampleColumns,
  sampleRecord,
  sizeText,
  verdictWords,
} from './kinds/sample-record.zh.ts'
export { type TreasuryRequest, treasuryRequest } from './kinds/treasury-request.zh.ts'
export { type NumberedKind, nextNumber } from './next-number.ts'
export type {
  PaperAnnex,
  PaperBlock,
  PaperCell,
  PaperColumn,
  PaperDescription,
  PaperFigure,
  PaperLine,
  PaperRow,
  PaperTable,
  PaperWaits,
} from './paper.ts'
export type { PaperRefusal } from './refusals.ts'
export { describePaperRefusal } from './refusals.zh.ts'
export type { PaperContent, PaperOffer, PaperSource } from './source.ts'
export { numberText } from './words.zh.ts'
export { type PaperFormat, paperFormats, wholePaper, writePaper } from './write-paper.ts'
