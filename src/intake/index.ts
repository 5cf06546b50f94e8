export { IntakeFailure } from './failure.ts'
export { readSourceText } from './read-source-text.ts'
