import { failureSentence } from './messages.zh.ts'

export type IntakeFailureCode =
  | 'missing'
  | 'is_folder'
  | 'no_file'
  | 'no_permission'
  | 'unreadable'
  | 'empty'
  | 'too_large'
  | 'too_long'
  | 'unknown_encoding'
  | 'binary'
  | 'unsupported'
  | 'encrypted'
  | 'no_text_layer'
  | 'garbled'
  | 'damaged'

/** A file that cannot be taken in; `message` says in Chinese what is wrong and what to do. */
export class IntakeFailure extends Error {
  readonly code: IntakeFailureCode
  readonly file: string

  constructor(code: IntakeFailureCode, file: string, detail = '') {
    super(failureSentence(code, file, detail))
    this.code = code
    this.file = file
  }
}

/** The first line of what a library says is wrong. */
export function detailOf(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return line.slice(0, 120)
}
