import type { Span } from '../../../src/documents/document.ts'
import type { CadenceMention, ClauseKind } from '../../../src/documents/mention.ts'

/** One value, or several of which any is right; the first is the one preferred. */
export type OneOf<T> = T | readonly T[]

/** A clause as labelled by hand: its path of numbers, where its label starts, where its last word ends. */
export interface GoldClause extends Span {
  readonly number: string
  /** Other ends a careful reader may choose, e.g. before a stray advertisement. */
  readonly orTo?: readonly number[]
  readonly kinds?: readonly ClauseKind[]
  /** Neither missed when absent nor wrong when found. */
  readonly isOptional?: true
}

interface GoldCommon extends Span {
  /** Number of the clause; empty for what stands before the first or after the last. */
  readonly clause: string
  readonly isOptional?: true
}

export type GoldMention = GoldCommon &
  (
    | { readonly kind: 'unit'; readonly role: OneOf<string>; readonly isInherited?: true }
    | {
        readonly kind: 'figure'
        readonly role: OneOf<string>
        readonly value: OneOf<string | null>
        readonly unit: OneOf<string>
        readonly bound: OneOf<string>
        readonly indicator?: Span
      }
    | { readonly kind: 'date'; readonly role: OneOf<string>; readonly value: OneOf<string> }
    | { readonly kind: 'cadence'; readonly every: CadenceMention['every']; readonly dueDay?: number; readonly dueDaysAfterEnd?: number }
    | { readonly kind: 'reference'; readonly number: string | null; readonly relation: OneOf<string> }
    | { readonly kind: 'change'; readonly change: OneOf<string> }
    | { readonly kind: 'discretion'; readonly discretion: OneOf<string> }
    | { readonly kind: 'flaw'; readonly flaw: OneOf<string> }
  )

export interface GoldDocument extends Span {
  readonly clauses: readonly GoldClause[]
  readonly mentions: readonly GoldMention[]
}

/** The labels of one file, bound to its exact content. */
export interface GoldFile {
  readonly file: string
  readonly encoding: string
  /** Of the bytes. */
  readonly sha256: string
  /** Of the decoded text, in UTF-16 units. */
  readonly length: number
  readonly documents: readonly GoldDocument[]
}
