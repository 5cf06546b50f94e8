export { type FailureSeen, failureSeen } from './failure-seen.ts'
export type { Log, LogLine } from './log-line.ts'
export { type LogPlace, type OpenLog, openLog } from './open-log.ts'
