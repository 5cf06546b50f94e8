import type { Place } from '../kernel/problem.ts'
import type { SourceStanding } from '../rules/index.ts'

/** Sources that are no document of a plan, by the name a basis cites them with. */
export type SourceRegister = ReadonlyMap<string, RegisteredSource>

/** A law, a notice or a practice, and what is known of its text. */
export interface RegisteredSource {
  /** As cited: a number, a name, or a few words for a practice. */
  readonly id: string
  readonly aliases: readonly string[]
  readonly title: string
  readonly issuer: string | undefined
  /** Day number. */
  readonly issuedOn: number | undefined
  /** What it says, in our words, where it is cited as a whole. */
  readonly substance: string | undefined
  readonly evidence: Evidence
  /** What is cited of it, by number; where there are any, only they can be cited. */
  readonly articles: ReadonlyMap<string, RegisteredArticle>
  readonly note: string | undefined
  readonly at: Place
}

export interface RegisteredArticle {
  readonly substance: string
  readonly evidence: Evidence
}

/** A line of a plan, or of the library, that rests on something: where, on what, and how far that carries. */
export interface Citation {
  /** Kind of the block, as in the tables of the format. */
  readonly block: string
  /** Name of the condition, parameter, definition or policy. */
  readonly of: string
  readonly written: string
  readonly standing: SourceStanding
  /** The entry of the register; undefined for a clause of a document. */
  readonly source: string | undefined
  /** The part of it; empty where it is cited as a whole. */
  readonly article: string
  readonly at: Place
}

/** How far a text was followed, by whom, on which day. */
export interface Evidence {
  readonly standing: Exclude<SourceStanding, 'document'>
  readonly confirmedBy: string
  /** Day number. */
  readonly confirmedOn: number
  /** SHA-256 of the text that was read, in hexadecimal; always there where it was read in full. */
  readonly hash: string | undefined
  /** Where a reader finds the text, or what quotes it. */
  readonly foundAt: string
}
