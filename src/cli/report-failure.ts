import { describeStoreFailure, describeSystemFailure, StoreFailure } from '../store/index.ts'
import { CommandRefused } from './carry-out.ts'
import type { Console } from './console.ts'
import { EXIT } from './exit-codes.ts'
import type { FailureReport } from './failure-report.ts'
import { UsageFailure } from './line/options.ts'
import { texts } from './messages.zh.ts'
import { TaskFailed } from './office/task-failed.ts'

/** Tells a failure and gives the exit code: a sentence on the error stream and, with `--json`, the one value on the output. */
export function reportFailure(error: unknown, console: Console): number {
  const report = describeFailure(error)
  console.json({ error: report })
  console.warn(report.kind === 'bug' ? `${texts.bug}\n${report.message}` : report.message)
  return report.exit
}

/** What a thrown value says; what no person can mend is a bug and shows its stack. */
export function describeFailure(error: unknown): FailureReport {
  if (error instanceof TaskFailed) return error.report
  if (error instanceof UsageFailure) return { kind: 'usage', code: error.code, message: error.message, exit: EXIT.usage }
  if (error instanceof CommandRefused) {
    const { code, ...details } = error.refusal
    return { kind: error.room, code, message: error.message, exit: EXIT.failed, details }
  }
  if (error instanceof StoreFailure) {
    const { code, file, detail } = error
    const details = file === undefined ? { detail } : { file, detail }
    return { kind: 'store', code, message: describeStoreFailure(error), exit: EXIT.failed, details }
  }
  const { code, path } = error as NodeJS.ErrnoException
  const sentence = describeSystemFailure(error as NodeJS.ErrnoException)
  if (sentence !== undefined && code !== undefined)
    return { kind: 'file', code, message: sentence, exit: EXIT.failed, ...(path === undefined ? {} : { details: { file: path } }) }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { kind: 'bug', code: 'bug', message, exit: EXIT.bug }
}
