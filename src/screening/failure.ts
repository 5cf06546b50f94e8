import { failureSentences } from './messages.zh.ts'

/** What can go wrong; each has its sentence. */
export type ScreeningFailureCode = keyof typeof failureSentences

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
