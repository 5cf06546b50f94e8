import type { Refusal } from '../../kernel/result.ts'

/** Which of the two registers a row of the trail is in. */
export type TrailRegister = 'event' | 'look'

/** Why the trail is not sealed on, or cannot be verified. */
export type TrailRefusal =
  /** Heads were signed before, and what signed them is gone. */
  | (Refusal & { readonly code: 'trail_key_missing'; readonly file: string })
  | (Refusal & { readonly code: 'trail_key_unreadable'; readonly file: string })
  /** Others than its owner may read it. */
  | (Refusal & { readonly code: 'trail_key_open'; readonly file: string })
  /** The file outside the database and the database do not tell the same chain. */
  | (Refusal & { readonly code: 'trail_broken'; readonly seal: number; readonly file: string })
  /** The database counts its transactions lower than when it was sealed last, as after a restored dump. */
  | (Refusal & { readonly code: 'trail_restored'; readonly seal: number })

/** The first thing that is wrong with a trail. */
export type TrailFinding =
  | (Refusal & {
      readonly code: 'row_changed' | 'row_removed' | 'row_added'
      readonly register: TrailRegister
      readonly id: string
      readonly seal: number
    })
  | (Refusal & { readonly code: 'seal_missing' | 'seal_changed' | 'signature_forged' | 'head_differs'; readonly seal: number })
  /** The file tells of seals that the database does not have. */
  | (Refusal & { readonly code: 'tail_cut'; readonly seal: number; readonly at: string })
  /** The database has seals that the file does not tell of. */
  | (Refusal & { readonly code: 'file_cut'; readonly seal: number; readonly file: string })
  | (Refusal & { readonly code: 'file_unreadable'; readonly line: number; readonly file: string })
  /** A head that was noted elsewhere is in no seal. */
  | (Refusal & { readonly code: 'head_unknown'; readonly head: string })
