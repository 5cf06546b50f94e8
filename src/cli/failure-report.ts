/** A failure as programs read it: where it comes from, its stable code, the sentence people read, the exit code. */
export interface FailureReport {
  readonly kind: 'usage' | 'input' | 'intake' | 'registry' | 'screening' | 'store' | 'file' | 'bug'
  readonly code: string
  readonly message: string
  readonly exit: number
  /** The values of the sentence, where the failure has them. */
  readonly details?: Readonly<Record<string, unknown>>
}
