export { readSourceText } from './read-source-text.ts'
export type { IntakeRefusal } from './refusals.ts'
export { describeIntakeRefusal } from './refusals.zh.ts'
