import type { PathRefusal } from '../files/index.ts'

/** Why a file is not taken in. Returned, never thrown; `describeIntakeRefusal` says it in a sentence. */
export type IntakeRefusal = PathRefusal | (DocumentFault & { readonly file: string })

/** What is wrong with a document, whichever file it stands in. */
export type DocumentFault =
  /** There is no text in it. */
  | { readonly code: 'empty' }
  | { readonly code: 'too_long'; readonly characters: number }
  | { readonly code: 'unknown_encoding' }
  | { readonly code: 'binary' }
  /** The kind of file it is, by its usual name. */
  | { readonly code: 'unsupported'; readonly kind: string }
  | PageFault
  | ArchiveFault

/** Pages of which none can be read as text. */
export type PageFault = { readonly code: 'no_text_layer' } | { readonly code: 'garbled' }

/** An archive that is not what its directory says, or that would fill the memory. */
export type ArchiveFault =
  /** `detail` is the first line of what a library says is wrong, where one does. */
  | { readonly code: 'damaged'; readonly detail?: string }
  | { readonly code: 'cut_off' }
  | { readonly code: 'encrypted' }
  | { readonly code: 'unpacks_too_large'; readonly bytes: number }
  | { readonly code: 'part_missing'; readonly part: string }
  | { readonly code: 'part_unreadable'; readonly part: string }
  | { readonly code: 'part_changed'; readonly part: string }
  | { readonly code: 'part_length'; readonly part: string }
  | { readonly code: 'part_twice'; readonly part: string }
  | { readonly code: 'part_stated_twice'; readonly part: string }
  | { readonly code: 'packed_unknown'; readonly part: string }
