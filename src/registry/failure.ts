import { failureSentences } from './messages.zh.ts'

export type RegistryFailureCode = keyof typeof failureSentences

/** A snapshot or a delivery that cannot be used; `message` says what is wrong, where, and what to do. */
export class RegistryFailure extends Error {
  readonly code: RegistryFailureCode
  /** The values the sentence was filled with, for callers that word their own. */
  readonly with: Readonly<Record<string, string>>

  constructor(code: RegistryFailureCode, values: Readonly<Record<string, string>>) {
    super(failureSentences[code](values))
    this.name = 'RegistryFailure'
    this.code = code
    this.with = values
  }
}
