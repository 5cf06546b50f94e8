export { admitOverrides } from './admit-overrides.ts'
export type { ParameterOverride } from './apply-overrides.ts'
export { type ChosenPlans, choosePlans, firstOf, type LeftOutReason } from './choose-plans.ts'
export { compareWithText, type TextGap } from './compare-with-text.ts'
export {
  describeFactProblem,
  describeGap,
  describeOverride,
  describeProblem,
  describeRefusal,
  formatProblem,
  type Words,
} from './describe-problem.ts'
export type { DueDay } from './due-days.ts'
export { exampleGaps } from './example-coverage.ts'
export { type FactProblem, type FactsRead, readFacts } from './facts.ts'
export { blockOf, blockText, keyText, planBlocks } from './format/plan-format.ts'
export type { Block, Shape } from './format/shape.ts'
export { shapeInWords } from './format/shape-words.zh.ts'
export { judgeValue } from './judge-value.ts'
export {
  type LeftOut,
  type Linked,
  linkOne,
  linkPlans,
  type RegionRange,
  type Variant,
} from './link.ts'
export { blockingCodes, type LinkRefusal } from './link-policy.ts'
export type { LinkRequest } from './link-request.ts'
export { type DueItem, listDue } from './list-due.ts'
export { checkSources, loadPlans } from './load-plans.ts'
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
} from './orders.ts'
export type { OverrideRefusal } from './override-refusal.ts'
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
  Settlement,
  SettlementScope,
} from './plan.ts'
export { longestPeriod } from './read-cadence.ts'
export { readPlanFolders } from './read-folder.ts'
export type { Keywords } from './read-keywords.ts'
export { decimal, readDecimal, regionRange } from './read-values.ts'
export { type ExampleResult, runExample } from './run-example.ts'
export type { WrittenDefinition, WrittenTemplate } from './written.ts'
