export { type CasePaperTools, casePapers } from './case-papers.ts'
export {
  orderReturn,
  type ReturnDecision,
  sendBackRecovery,
  withdrawRecovery,
} from './decide-recovery.ts'
export { recoverySections } from './dossier-sections.ts'
export { findRecovery, linesOf, type Recovery, type RecoverySums, type SeenRecovery } from './find-recovery.ts'
export { giveNotice, type Notice, noteLapse, recordPlea } from './give-notice.ts'
export { type Instalment, instalmentsOf } from './instalments.ts'
export type { CasePaper, Service } from './keep-paper.ts'
export { listRecoveries, type RecoveryQuery, type RecoveryRow } from './list-recoveries.ts'
export { type ClaimableRow, claimableRows, openRecovery, type RecoverySource, type WantedRecovery } from './open-recovery.ts'
export { type RecoveryView, readRecovery } from './read-recovery.ts'
export { type Receipt, type Received, receiveMoney } from './receive-money.ts'
export { type RecoveryAhead, recoveriesAhead } from './recoveries-ahead.ts'
export { type RecoveryState, type RecoveryVerb, recoveryLife } from './recovery-life.ts'
export type { RecoveryRefusal } from './refusals.ts'
export { describeRecoveryRefusal } from './refusals.zh.ts'
export { agreeInstalments, type DecisionService, enforceReturn, serveDecision, urgePayee } from './serve-and-press.ts'
export { layDownOffset, type OffsetRule, type SetOff, setOff } from './set-off.ts'
export type { Term } from './terms.ts'
export { declineWriteOff, proposeWriteOff, writeOff } from './write-off.ts'
