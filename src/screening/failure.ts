import { failureSentences } from './messages.zh.ts'

export type ScreeningFailureCode =
  | 'not_a_run'
  | 'run_unreadable'
  | 'run_in_progress'
  | 'year_needed'
  | 'counts_differ'
  | 'subject_not_found'
  | 'policy_not_found'
  | 'parameter_not_found'
  | 'paid_file_unreadable'

/** A screening that cannot go on; `message` says what is wrong, where, and what to do. */
export class ScreeningFailure extends Error {
  readonly code: ScreeningFailureCode
  readonly with: Readonly<Record<string, string>>

  constructor(code: ScreeningFailureCode, values: Readonly<Record<string, string>>) {
    super(failureSentences[code](values))
    this.name = 'ScreeningFailure'
    this.code = code
    this.with = values
  }
}
