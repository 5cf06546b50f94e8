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
  | { readonly code: 'unknown_encoding'; readonly file: string }
  | { readonly code: 'no_header'; readonly file: string }
  /** The sign the columns are parted by instead. */
  | { readonly code: 'other_separator'; readonly file: string; readonly separator: string }
