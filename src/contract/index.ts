import { account } from './account.ts'
import { application } from './application.ts'
import { audit } from './audit.ts'
import { batch, fund, shortage } from './batch.ts'
import { clash, rehearsal, sample } from './before-payment.ts'
import { call, type stages } from './call.ts'
import { closing } from './closing.ts'
import { decision } from './decision.ts'
import { deferral } from './deferral.ts'
import { desk, payeeCall } from './desk.ts'
import { dossier } from './dossier.ts'
import { earlier } from './earlier.ts'
import { health } from './health.ts'
import { inbox } from './inbox.ts'
import { interfaces } from './interface.ts'
import { job } from './job.ts'
import { listExport } from './list-export.ts'
import { message } from './message.ts'
import { monthly } from './monthly.ts'
import { own } from './own.ts'
import { paidList } from './paid-list.ts'
import { paper } from './paper.ts'
import { payment } from './payment.ts'
import { plan } from './plan.ts'
import { post } from './post.ts'
import { jointReview, publication, receipt } from './publication.ts'
import { reconciliation } from './reconciliation.ts'
import { recovery } from './recovery.ts'
import { run } from './run.ts'
import { screening } from './screening.ts'
import { session } from './session.ts'
import { snapshot } from './snapshot.ts'
import { subject } from './subject.ts'
import { topUp } from './top-up.ts'
import { trail } from './trail.ts'
import { upload } from './upload.ts'
import { verification } from './verification.ts'
import { view } from './view.ts'

/** Everything that can be asked of the office, and done in it. */
export const contract = {
  account,
  application,
  audit,
  batch,
  call,
  clash,
  closing,
  decision,
  deferral,
  desk,
  dossier,
  earlier,
  fund,
  health,
  inbox,
  interface: interfaces,
  job,
  jointReview,
  listExport,
  own,
  paidList,
  message,
  monthly,
  paper,
  payeeCall,
  payment,
  plan,
  post,
  publication,
  receipt,
  reconciliation,
  rehearsal,
  sample,
  recovery,
  run,
  screening,
  session,
  shortage,
  snapshot,
  subject,
  topUp,
  trail,
  upload,
  verification,
  view,
}

export type Contract = typeof contract
export { type BodyKind, bodyKinds } from './body-kinds.ts'
export type CallStage = (typeof stages)[number]
export { type CallerKind, callerKinds, type ToldItem } from './caller-kinds.ts'
export { dayKinds, type MonthKind } from './closing-kinds.ts'
export { earliestMaterial } from './earliest-material.ts'
export { type PaperKind, paperKinds } from './paper-kinds.ts'
export { levelOf, type Permission, permissions, permissionsOf } from './permissions.ts'
export { officePage } from './post.ts'
export { type ProcedureMeta, refusalData } from './procedure.ts'
export { refusalCodesOf } from './refusal-codes.ts'
export { type Level, levels, type Role, roles } from './roles.ts'
export { levelNames, roleNames } from './roles.zh.ts'
export { summaries } from './summaries.zh.ts'
export { type UploadKind, type UploadPurpose, type UploadPurposeName, uploadPurposeNamed, uploadPurposes } from './upload-purposes.ts'
export { mostViews } from './view.ts'
