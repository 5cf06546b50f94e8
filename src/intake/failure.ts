import { failureSentences } from './messages.zh.ts'

/** What can be wrong with a file; every one has its sentence. */
export type IntakeFailureCode = keyof typeof failureSentences

/** A file that cannot be taken in; `message` says in Chinese what is wrong and what to do. */
export class IntakeFailure extends Error {
  readonly code: IntakeFailureCode
  readonly file: string

  constructor(code: IntakeFailureCode, file: string, detail = '') {
    super(failureSentences[code](file, detail))
    this.code = code
    this.file = file
  }
}

/** The first line of what a library says is wrong. */
export function detailOf(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return line.slice(0, 120)
}
