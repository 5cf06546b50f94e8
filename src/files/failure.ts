import { inputSentences } from './messages.zh.ts'

/** What can stand in the way of what a person named; every one has its sentence. */
export type InputFailureCode = keyof typeof inputSentences

/** A file or folder that cannot be read; `message` says in Chinese what stands there and what to do. */
export class InputFailure extends Error {
  readonly code: InputFailureCode
  readonly path: string
  readonly detail: string

  constructor(code: InputFailureCode, path: string, detail = '') {
    super(inputSentences[code](path, detail))
    this.name = 'InputFailure'
    this.code = code
    this.path = path
    this.detail = detail
  }
}

/** A refusal of the system as an InputFailure; anything else, a bug included, as it is. */
export function asInputFailure(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (error instanceof InputFailure || !(error instanceof Error) || typeof code !== 'string') return error
  return new InputFailure(codes[code] ?? 'unreadable', path, code)
}

const codes: Readonly<Record<string, InputFailureCode>> = {
  ENOENT: 'missing',
  // A name with a zero character in it is no name of anything.
  ERR_INVALID_ARG_VALUE: 'missing',
  ELOOP: 'circular_link',
  ENAMETOOLONG: 'name_too_long',
  EISDIR: 'is_folder',
  ENOTDIR: 'not_folder',
  ENXIO: 'not_file',
  EACCES: 'no_permission',
  EPERM: 'no_permission',
  ERR_FS_FILE_TOO_LARGE: 'too_large',
}
