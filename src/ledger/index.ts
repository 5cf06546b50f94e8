export { actOnRows, type RowsOfBatch } from './act-on-rows.ts'
export { type BankLayout, type LayoutLine, layoutLine } from './bank/bank-layout.ts'
export { type ComparedAnswer, compareAnswer } from './bank/compare-answer.ts'
export { describeLayoutProblem } from './bank/layout-problems.zh.ts'
export { type BankFileLine, listBankFiles } from './bank/list-bank-files.ts'
export { type HandedOver, handOverToBank, previewHandOver, type WantedHandOver } from './bank/make-bank-file.ts'
export { readBankLayout } from './bank/read-layout.ts'
export { type AnswerReport, type BankAnswer, previewAnswer, takeAnswer } from './bank/take-bank-answer.ts'
export {
  type BatchState,
  type BatchStep,
  type BatchVerb,
  batchLife,
  batchSteps,
  faultsOfOrder,
  type OrderFault,
  usualOrder,
} from './batch-life.ts'
export type { ChangedRow } from './change-list.ts'
export { agreeWithBatch, cancelBatch, submitBatch } from './check-batch.ts'
export { checkPart, leaveParts, reopenParts, type SeenPart } from './check-parts.ts'
export { type Clash, givesWay, readClashes } from './clashes/find-clashes.ts'
export type { GrantRule } from './clashes/grant-rules.ts'
export { holdClashes } from './clashes/hold-clashes.ts'
export { approveBatch, decideBatch, type PaperOfBatch } from './decide-batch.ts'
export { grantedSections } from './dossier/granted-sections.ts'
export { judgedSections } from './dossier/judged-sections.ts'
export { paidSections } from './dossier/paid-sections.ts'
export { runsAbout } from './dossier/runs-about.ts'
export {
  answerDoubt,
  closeDoubt,
  type DoubtSource,
  dropRows,
  type RaisedDoubt,
  raiseDoubts,
  type SeenDoubt,
  sendBackDoubt,
} from './doubts.ts'
export { describeEvidenceRefusal } from './evidence.zh.ts'
export { type EvidenceRefusal, evidenceOf, type PaymentEvidence } from './evidence-of.ts'
export { type Batch, findBatch } from './find-batch.ts'
export { findBatches } from './find-batches.ts'
export { type Count, type FourCounts, fourCounts } from './four-counts.ts'
export { enterBudget, type FundStanding, fundStandings, fundsLeft } from './fund-left.ts'
export type { GrantedRow, RunHistory } from './granted-row.ts'
export { grantsTaken } from './grants-taken.ts'
export { openReply } from './joint-reply/open-reply.ts'
export { describeReplyFault } from './joint-reply/reply.zh.ts'
export {
  type AskedBodies,
  askBodies,
  checkOpinion,
  closeJointReview,
  enterOpinion,
  enterReply,
  giveOpinion,
  type Opinion,
  type Reply,
  type SeenOpinion,
  sendBackOpinion,
} from './joint-review.ts'
export {
  type BatchLine,
  type BatchView,
  type ChangeLine,
  listBatches,
  type PaperLine,
  type PartLine,
  readBatch,
  type TrailLine,
} from './list-batches.ts'
export { type ClaimLine, type ClaimQuery, listClaims } from './list-claims.ts'
export { type DoubtLine, listDoubts } from './list-doubts.ts'
export {
  bodiesToAsk,
  listObjections,
  listOpinions,
  listPublications,
  type ObjectionLine,
  type OpinionLine,
  type PublicationLine,
} from './list-reviews.ts'
export { type MadeBatch, makeBatch, mostRows, type WantedBatch } from './make-batch.ts'
export { acceptBatch, enterFundsPaper, type FundsPaper, type LackingPaper, lackingFunds, type SumOnPaper } from './money/accept-batch.ts'
export { type BatchAhead, batchesAhead } from './money/batches-ahead.ts'
export { type LoweredRow, lowerHeldRow } from './money/lower-row.ts'
export { endedBatches, movementDaysOf, type UnpaidBatch, unpaidBatches } from './money/month-money.ts'
export {
  type FundDay,
  fundsOf,
  type MoneyLine,
  type MovementKind,
  movementsOf,
  type StandingKind,
  standingsOf,
  waitingNow,
} from './money/movements.ts'
export { type PaidClaim, paidClaims, readPaidClaims } from './money/paid-claims.ts'
export { correctClaims, enterMoneyBack, type MoneySeen, recheckClaims, sendBackClaims } from './money/pay-again.ts'
export { type ArrivedPayment, countGrantFacts, type GrantFact, grantFacts } from './money/payment-facts.ts'
export { type RecoveredPart, writeRecovered } from './money/recovered-money.ts'
export { settleBatch } from './money/settle-batch.ts'
export { onceKeyOf } from './once-key.ts'
export { layDownOrder, type OrderOfSteps, orderOfSteps } from './order-of-steps.ts'
export {
  type AskedAccount,
  askAccount,
  declineAskedAccount,
  enterAskedAccount,
  listAccountRequests,
  type RequestLine,
  requestLife,
} from './own/account-requests.ts'
export { listOwnRows, type OwnAccount, type OwnRow } from './own/own-rows.ts'
export { confirmOwn, waiveOwn } from './own/say-own-word.ts'
export type { PaperTools } from './papers/batch-paper.ts'
export { batchPapers } from './papers/batch-papers.ts'
export { type AccountKind, readAccountNumber } from './payees/account-number.ts'
export { type AccountsToCheck, accountsToCheck, checkAccounts } from './payees/check-accounts.ts'
export { closeAccountCheck } from './payees/close-account-check.ts'
export { confirmClaims, type PayeesWord, waiveClaims } from './payees/confirm-claims.ts'
export { type EnteredAccount, enterAccounts, type Payee, type WrittenAccount } from './payees/enter-account.ts'
export type { ClaimWithAccount } from './payees/fit-accounts.ts'
export type { LastWord } from './payees/last-words.ts'
export { type AccountLine, type AccountsOfPayee, readAccounts } from './payees/read-accounts.ts'
export { type LaidDownOrder, listOrders, type OrderPreview, previewOrder } from './preview-order.ts'
export { addByReceipt, askByReceipt, listObjectable } from './publication/ask-by-receipt.ts'
export { countToPublish, endNotice, endPublication } from './publication/end-publication.ts'
export {
  answerObjection,
  investigateObjection,
  type ReceivedObjection,
  receiveObjection,
  type SeenObjection,
  sendBackObjection,
} from './publication/objections.ts'
export { leastWorkdays, type NoticeColumn, noticeColumns, type Publishing, publishList } from './publication/publish-list.ts'
export { keepProof, takeDown } from './publication/take-down.ts'
export type { LedgerRefusal } from './refusals.ts'
export { describeLedgerRefusal, dutiesMeetWords, sentenceOfFault } from './refusals.zh.ts'
export { type AskedFact, type Compared, comparisons } from './rehearsal/comparisons.ts'
export { listFindings, readRehearsal } from './rehearsal/read-rehearsal.ts'
export { recordRehearsal } from './rehearsal/record-rehearsal.ts'
export { readRehearsedList } from './rehearsal/rehearsed-rows.ts'
export {
  type ClaimState,
  type ClaimVerb,
  claimLife,
  type DoubtState,
  doubtLife,
  objectionLife,
  opinionLife,
  type PartState,
  partLife,
} from './row-lives.ts'
export { assignSample, type SamplePerson } from './sample/assign-sample.ts'
export { type DrawnSample, drawFurther, drawSample, type PublicNumber, type WantedSize } from './sample/draw-sample.ts'
export { decideSample, endSample, type SampleVerdict } from './sample/end-sample.ts'
export { listSampleRows, type SampleRow } from './sample/list-sample-rows.ts'
export { lookAtSample, type SampleFinding } from './sample/look-at-sample.ts'
export { readSample } from './sample/read-sample.ts'
export { percentOf } from './sample/sample.zh.ts'
export { agreeShortage, declineShortage, proposeShortage, type SeenShortage, type ShortageRefusal } from './shortage/decide-shortage.ts'
export { type DaysOfRows, dayKey, previewShortage, type ShortagePreview, type WantedWay } from './shortage/preview-shortage.ts'
export { type PutOffBatch, putOffOfFund } from './shortage/put-off.ts'
export { readShortage, type ShortageOfBatch } from './shortage/read-shortage.ts'
export { resumePutOff } from './shortage/resume-put-off.ts'
export type { ShortageWay } from './shortage/share-out.ts'
export { shortageLife } from './shortage/shortage-life.ts'
export { type ListSum, sumOfList } from './sign-list.ts'
export { endStep, type SeenBatch, sendBackBatch } from './take-step.ts'
export type { TopUpOrder } from './top-up/note-above.ts'
export { grantsLeftOut, type LeftOutGrant } from './top-up/offer-top-up.ts'
export { type AboveLine, listAbove, previewTopUp, type TopUpPreview } from './top-up/preview-top-up.ts'
export { enterSuccession, type WrittenSuccession } from './top-up/successions.ts'
export { drawOnIndicators, heldBy, releaseDraws, type WantedDraw } from './treasury/draw-on-indicators.ts'
export { layDownRail, type Rail } from './treasury/fund-rails.ts'
export {
  changeIndicator,
  enterIndicator,
  type IndicatorReturn,
  type IndicatorStanding,
  indicatorReturns,
  indicatorStandings,
  type WrittenIndicator,
} from './treasury/indicators.ts'
