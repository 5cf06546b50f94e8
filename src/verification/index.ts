export { type Answer, answerVerifications, type ReadValue } from './answer.ts'
export {
  answersJob,
  type BulkPlaces,
  checksJob,
  startAnswers,
  startChecks,
} from './bulk-job.ts'
export { confirmVerifications, releaseVerifications, returnVerifications, withdrawVerifications } from './check.ts'
export { countUnderWay } from './count-under-way.ts'
export { verificationSection } from './dossier-section.ts'
export { type AboutRecord, listAbout, type VerificationAbout } from './list-about.ts'
export { type EstablishedBy, listEstablished } from './list-established.ts'
export { type HandedOn, listHandedOn } from './list-handed-on.ts'
export { listSteps, type VerificationStep } from './list-steps.ts'
export { type InquiryView, listInquiries, listVerifications, type VerificationQuery, type VerificationRow } from './list-verifications.ts'
export { type AskedFact, type AskedRow, type Inquiry, mostAsked, type OpenedInquiry, openInquiry } from './open-inquiry.ts'
export { previewLetter } from './preview-letter.ts'
export type { VerificationRefusal } from './refusals.ts'
export { describeVerificationRefusal } from './refusals.zh.ts'
export { waitingByRegion } from './region-counts.ts'
export { type ConfirmedFact, confirmedFacts } from './released-facts.ts'
export type { SeenRows } from './seen-rows.ts'
export { type VerificationState, type VerificationVerb, verificationLife } from './verification.ts'
export { handOutLetter, type LetterWords } from './workbook/hand-out-letter.ts'
export type { FieldReading } from './workbook/judge-letter.ts'
export { type LetterTools, letterPapers } from './workbook/letter-papers.ts'
export { describeRowRefusal } from './workbook/workbook.zh.ts'
