/** What went wrong with the machine or a file, as opposed to a bug in our own SQL. */
export type StoreFailureCode =
  | 'out_of_memory'
  | 'disk_full'
  | 'file_limit'
  | 'corrupt_file'
  | 'missing_file'
  | 'unreadable_file'
  | 'unusable_path'

/** A failure a person can act on: free space, raise the limit, restore or rebuild the file. */
export class StoreFailure extends Error {
  readonly code: StoreFailureCode
  readonly file: string | undefined
  readonly detail: string

  constructor(code: StoreFailureCode, file: string | undefined, detail: string) {
    super(file === undefined ? `${code}: ${detail}` : `${code}: ${file}: ${detail}`)
    this.name = 'StoreFailure'
    this.code = code
    this.file = file
    this.detail = detail
  }
}

interface Pattern {
  readonly code: StoreFailureCode
  readonly wording: RegExp
}

const patterns: readonly Pattern[] = [
  { code: 'disk_full', wording: /no space left|not enough disk space|disk full|failed to offload|max_temp_directory_size/i },
  { code: 'file_limit', wording: /file too large|file size limit/i },
  { code: 'out_of_memory', wording: /out of memory|could not allocate|failed to allocate|failed to pin/i },
  { code: 'missing_file', wording: /no files found that match|no such file or directory|cannot open file .*no such/i },
  {
    code: 'corrupt_file',
    wording:
      /no magic bytes|too small to be a parquet|not a parquet file|footer length|invalid parquet|corrupt|don't know what type|snappy decompression|zstd decompression|tprotocolexception|unexpected end|failed to read file|decompression failure|hit end of page|out of buffer|page header/i,
  },
  {
    code: 'unreadable_file',
    wording: /permission denied|is a directory|could not read from file|cannot open file|unicode|not utf-8 encoded|codec/i,
  },
]

/** Turns an error of the database into a StoreFailure where a person can act on it; anything else is a bug and stays as it is. */
export function asStoreFailure(error: unknown): unknown {
  if (error instanceof StoreFailure || !(error instanceof Error)) return error
  const found = patterns.find((pattern) => pattern.wording.test(error.message))
  return found === undefined ? error : new StoreFailure(found.code, fileNamedIn(error.message), firstLineOf(error.message))
}

function fileNamedIn(message: string): string | undefined {
  return /["']([^"'\n]+\.[a-z]+)["']/i.exec(message)?.[1]
}

function firstLineOf(message: string): string {
  return message.split('\n', 1)[0] ?? message
}
