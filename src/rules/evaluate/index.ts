export type { Compiler } from './compiler.ts'
export { type Decider, type Decision, makeDecider } from './decide.ts'
export { type ExplainedCondition, type Explanation, explain, type Obstacle, type ScheduleRow, type Step } from './explain.ts'
export type { Facts, Quotient, Value } from './values.ts'
