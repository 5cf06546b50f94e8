export { codeScopeOf, type ScopeRefusal } from './code-scope.ts'
export type { FactsPlane } from './facts-plane.ts'
export { findRun, findRuns, type KnownRun, type RunFindRefusal } from './find-runs.ts'
export { type DecisionRefusal, describeDecisionRefusal } from './refusals.zh.ts'
