export { accountPapers } from './account-papers.ts'
export {
  accountsOf,
  enterAccount,
  findAccount,
  layDownRhythm,
  type Rhythm,
  type SettlementAccount,
  type WantedAccount,
} from './accounts.ts'
export { type Balance, balanceOf, type DifferenceReason, type OpenKind, type Sum } from './balance.ts'
export { breakMatch, checkMatch, type ExplainedKind, explainByHand, type HandMatch, matchByHand } from './match-by-hand.ts'
export {
  listMatches,
  listOpen,
  listStatements,
  type MatchLine,
  type OpenItem,
  type OpenPage,
  type StatementFileLine,
} from './read-open.ts'
export { type AccountStanding, readAccountStandings } from './read-reconciliation.ts'
export type { ReconciliationRefusal } from './refusals.ts'
export { describeReconciliationRefusal, describeStatementLayoutProblem } from './refusals.zh.ts'
export { type Cadence, monthEnd, type NextStatement } from './rhythm.ts'
export { readStatementLayout, type StatementLayout } from './statement-layout.ts'
export {
  type GivenStatement,
  previewStatement,
  rematch,
  type StatementReport,
  type TakenStatement,
  takeStatement,
} from './take-statement.ts'
