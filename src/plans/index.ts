export { compareWithText, type TextGap } from './check/compare-with-text.ts'
export { exampleGaps } from './check/example-coverage.ts'
export { type ExampleResult, runExample } from './check/run-example.ts'
export {
  describeFactProblem,
  describeGap,
  describeOverride,
  describeProblem,
  describeRefusal,
  formatProblem,
  type Words,
} from './describe-problem.ts'
export { blockOf, blockText, keyText, planBlocks } from './format/plan-format.ts'
export type { Block, Shape } from './format/shape.ts'
export { shapeInWords } from './format/shape-words.zh.ts'
export { admitOverrides } from './link/admit-overrides.ts'
export type { ParameterOverride } from './link/apply-overrides.ts'
export { type ChosenPlans, choosePlans, firstOf, type LeftOutReason } from './link/choose-plans.ts'
export {
  type LeftOut,
  type Linked,
  linkOne,
  linkPlans,
  type RegionRange,
  type Variant,
} from './link/link.ts'
export { blockingCodes, type LinkRefusal } from './link/link-policy.ts'
export type { LinkRequest } from './link/link-request.ts'
export type { OverrideRefusal } from './link/override-refusal.ts'
export { wholePeriodOf } from './link/policy-period.ts'
export { checkSources, loadPlans } from './load-plans.ts'
export { loadPlansIn } from './load-plans-in.ts'
export { lookAtFiles } from './look-at-files.ts'
export type { DueDay } from './orders/due-days.ts'
export { type DueItem, listDue } from './orders/list-due.ts'
export { type Expiry, listExpiries } from './orders/list-expiries.ts'
export type {
  Cadence,
  Column,
  Confirmation,
  Every,
  Form,
  Indicator,
  Measure,
  Orders,
  Output,
  Responsibility,
  Service,
  Step,
  Target,
  Task,
} from './orders/orders.ts'
export { type PlanYear, yearOfPlan } from './orders/year-of-plan.ts'
export type {
  BrokenPlan,
  Clause,
  Example,
  Exclusion,
  KeyPath,
  Parameter,
  ParameterEntry,
  Plan,
  PlanSet,
  Policy,
  Question,
  Settlement,
  SettlementScope,
  YearBasis,
} from './plan.ts'
export { type AskingCondition, type ListedQuestion, listQuestions, type PlanQuestions } from './questions/list-questions.ts'
export { judgeValue } from './read/judge-value.ts'
export type { MaskedDate } from './read/masked-date.ts'
export { longestPeriod } from './read/read-cadence.ts'
export { type FactProblem, type FactsRead, readFacts } from './read/read-facts.ts'
export { readPlanFolders } from './read/read-folder.ts'
export type { Keywords } from './read/read-keywords.ts'
export { decimal, readDecimal, regionRange } from './read/read-values.ts'
export type { WrittenDefinition, WrittenTemplate } from './read/written.ts'
export type { Citation, Evidence, RegisteredSource, SourceRegister } from './source-register.ts'
export { type ComparedLine, findUnsupported, type SubstanceFound } from './substance/find-unsupported.ts'
export { type ComparisonState, changedTexts, judgeComparison, weighUnsupported } from './substance/judge-comparison.ts'
export { recordComparison } from './substance/record-comparison.ts'
export { describeMissing, lineName, stateWords } from './substance/sentences.zh.ts'
export { parseSubstanceWords, type SubstanceWords } from './substance/substance-words.ts'
