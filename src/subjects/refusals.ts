import type { Refusal } from '../kernel/result.ts'
import type { CipherRefusal, FileKeyRefusal, KeyRefusal, RotationRefusal } from './secrets/refusals.ts'

/** Why somebody was not looked for. */
export type FindRefusal =
  | (Refusal & { readonly code: 'text_too_short'; readonly least: number })
  /** What nearly every unit is called. */
  | (Refusal & { readonly code: 'text_too_common'; readonly text: string })
  /** A piece of a number that is neither one of its ends nor the whole. */
  | (Refusal & { readonly code: 'number_in_part'; readonly end: number; readonly tail: number })
  /** A page after one that the same question does not have. */
  | (Refusal & { readonly code: 'page_strange' })

/** Why nothing was shown of a subject. */
export type ShowRefusal =
  /** It is not there, or not for whoever asks: which of the two is not said. */
  (Refusal & { readonly code: 'subject_not_found' }) | (Refusal & { readonly code: 'purpose_missing' })

export type SubjectRefusal = FindRefusal | ShowRefusal | CipherRefusal | FileKeyRefusal | KeyRefusal | RotationRefusal
