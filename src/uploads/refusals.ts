import type { UploadKind } from '../contract/index.ts'
import type { Refusal } from '../kernel/result.ts'

/** Why a file was not taken in, opened or taken back. Nothing of one that was refused is kept. */
export type UploadRefusal =
  | (Refusal & { readonly code: 'purpose_unknown'; readonly purpose: string })
  | (Refusal & { readonly code: 'file_empty'; readonly name: string })
  | (Refusal & { readonly code: 'file_too_large'; readonly name: string; readonly most: number })
  /** The connection ended before the file did. */
  | (Refusal & { readonly code: 'file_broken_off'; readonly name: string; readonly bytes: number })
  /** By its content it is of no kind that is taken here; `found` says what it is, where that is known. */
  | (Refusal & {
      readonly code: 'kind_not_taken'
      readonly name: string
      readonly found: string | undefined
      readonly kinds: readonly UploadKind[]
    })
  /** It is of a kind that is taken, and spoiled, locked, or unpacks to more than fits. */
  | (Refusal & { readonly code: 'file_locked'; readonly name: string })
  | (Refusal & { readonly code: 'file_spoiled'; readonly name: string; readonly part: string | undefined })
  | (Refusal & { readonly code: 'unpacks_too_far'; readonly name: string; readonly bytes: number })
  | (Refusal & { readonly code: 'uploads_busy' })
  /** It is not there, or not for whoever asks: which of the two is not said. */
  | (Refusal & { readonly code: 'upload_not_found' })
  /** Its bytes are gone, or not what was taken in. */
  | (Refusal & { readonly code: 'upload_damaged'; readonly name: string })
  /** It belongs to something already and stays with it. */
  | (Refusal & { readonly code: 'upload_in_use'; readonly name: string })
  /** The same request was sent with another file. */
  | (Refusal & { readonly code: 'request_reused'; readonly requestId: string })
