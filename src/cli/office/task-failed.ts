import type { FailureReport } from '../failure-report.ts'

/** What a server said of a task that came to nothing; it is told as it would have been here. */
export class TaskFailed extends Error {
  readonly report: FailureReport

  constructor(report: FailureReport) {
    super(report.message)
    this.name = 'TaskFailed'
    this.report = report
  }
}
