import { accountProcedures } from './account.ts'
import { applicationProcedures } from './application.ts'
import { auditProcedures } from './audit.ts'
import { batchProcedures } from './batch.ts'
import { clashProcedures, rehearsalProcedures, sampleProcedures } from './before-payment.ts'
import { callProcedures } from './call.ts'
import { closingProcedures } from './closing.ts'
import { decisionProcedures } from './decision.ts'
import { deferralProcedures } from './deferral.ts'
import { deskProcedures, payeeCallProcedures } from './desk.ts'
import { dossierProcedures } from './dossier.ts'
import { earlierProcedures } from './earlier.ts'
import { fundProcedures } from './fund.ts'
import { healthProcedures } from './health.ts'
import { inboxProcedures } from './inbox.ts'
import { interfaceProcedures } from './interface.ts'
import { jobProcedures } from './job.ts'
import { listExportProcedures } from './list-export.ts'
import { messageProcedures } from './message.ts'
import { monthlyProcedures } from './monthly.ts'
import { ownProcedures } from './own.ts'
import { paidListProcedures } from './paid-list.ts'
import { paperProcedures } from './paper.ts'
import { paymentProcedures } from './payment.ts'
import { planProcedures } from './plan.ts'
import { postProcedures } from './post.ts'
import { procedures } from './procedures.ts'
import { jointReviewProcedures, publicationProcedures, receiptProcedures } from './publication.ts'
import { reconciliationProcedures } from './reconciliation.ts'
import { recoveryProcedures } from './recovery.ts'
import { runProcedures } from './run.ts'
import { screeningProcedures } from './screening.ts'
import { sessionProcedures } from './session.ts'
import { shortageProcedures } from './shortage.ts'
import { snapshotProcedures } from './snapshot.ts'
import { subjectProcedures } from './subject.ts'
import { topUpProcedures } from './top-up.ts'
import { trailProcedures } from './trail.ts'
import { uploadProcedures } from './upload.ts'
import { verificationProcedures } from './verification.ts'
import { viewProcedures } from './view.ts'

/** Everything the contract names, implemented; one that is missing does not compile. */
export const router = procedures.router({
  account: accountProcedures,
  batch: batchProcedures,
  clash: clashProcedures,
  call: callProcedures,
  closing: closingProcedures,
  decision: decisionProcedures,
  desk: deskProcedures,
  fund: fundProcedures,
  health: healthProcedures,
  inbox: inboxProcedures,
  interface: interfaceProcedures,
  job: jobProcedures,
  jointReview: jointReviewProcedures,
  listExport: listExportProcedures,
  message: messageProcedures,
  own: ownProcedures,
  paper: paperProcedures,
  payeeCall: payeeCallProcedures,
  payment: paymentProcedures,
  plan: planProcedures,
  paidList: paidListProcedures,
  post: postProcedures,
  publication: publicationProcedures,
  reconciliation: reconciliationProcedures,
  dossier: dossierProcedures,
  receipt: receiptProcedures,
  earlier: earlierProcedures,
  rehearsal: rehearsalProcedures,
  monthly: monthlyProcedures,
  sample: sampleProcedures,
  application: applicationProcedures,
  audit: auditProcedures,
  deferral: deferralProcedures,
  recovery: recoveryProcedures,
  run: runProcedures,
  screening: screeningProcedures,
  session: sessionProcedures,
  shortage: shortageProcedures,
  subject: subjectProcedures,
  snapshot: snapshotProcedures,
  topUp: topUpProcedures,
  trail: trailProcedures,
  upload: uploadProcedures,
  verification: verificationProcedures,
  view: viewProcedures,
})
