export { drawPaper } from './issued/draw-paper.ts'
export { type IssuedNumber, issuePaper, type PaperOrder, type PaperPurposes } from './issued/issue-paper.ts'
export { type IssuedFile, type IssuedPaper, listPapers } from './issued/list-papers.ts'
export { type ApprovalSheet, approvalSheet } from './kinds/approval-sheet.zh.ts'
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
export { type PaperFormat, paperFormats } from './write-paper.ts'
