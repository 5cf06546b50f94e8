/** Why what a person named is not read. `describeInputRefusal` says it in a sentence. */
export type InputRefusal = PathRefusal | TableRefusal

/** What stands at a path is not what was asked for, or cannot be had. */
export type PathRefusal =
  | { readonly code: 'missing'; readonly file: string }
  | { readonly code: 'circular_link'; readonly file: string }
  | { readonly code: 'name_too_long'; readonly file: string }
  | { readonly code: 'is_folder'; readonly file: string }
  | { readonly code: 'not_folder'; readonly file: string }
  /** A pipe or a device. */
  | { readonly code: 'not_file'; readonly file: string }
  | { readonly code: 'no_permission'; readonly file: string }
  | { readonly code: 'too_large'; readonly file: string; readonly bytes: number }
  /** The system's own code for what is wrong. */
  | { readonly code: 'unreadable'; readonly file: string; readonly system: string }

/** A file that is no text of comma-separated columns. */
export type TableRefusal =
  | EncodingRefusal
  | { readonly code: 'no_header'; readonly file: string }
  /** The sign the columns are parted by instead. */
  | { readonly code: 'other_separator'; readonly file: string; readonly separator: string }

/** Bytes that are text in none of the encodings that offices use. */
export interface EncodingRefusal {
  readonly code: 'unknown_encoding'
  readonly file: string
}

/** Whether nothing stands at the path, as opposed to something that cannot be read. */
export function isAbsent({ code }: PathRefusal): boolean {
  return code === 'missing' || code === 'not_folder'
}
