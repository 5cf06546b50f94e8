export type { Compiler } from './compile.ts'
export { type Decider, type Decision, makeDecider } from './decide.ts'
export type { Facts, Quotient, Value } from './values.ts'
