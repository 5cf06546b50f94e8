import type { Amendment, Reader, Span } from '../documents/index.ts'
import type { Keywords, PlanSet } from '../plans/index.ts'
import type { Claim } from './account/claim.ts'
import type { DraftingWords } from './drafting-words.ts'
import type { PlanWords } from './plan-words.ts'
import type { Surroundings } from './surroundings.ts'
import type { YamlMap } from './yaml-text.ts'

/** What drafting goes by beside the document. */
export interface DraftContext {
  readonly reader: Reader
  readonly words: DraftingWords
  readonly keywords: Keywords
  /** The plans there are: indicators and parameters they have are used, their names not given twice. */
  readonly plans: PlanSet
  /** Regions by name, for telling where the issuer is at home; several codes where a name is not unique. */
  readonly regions: ReadonlyMap<string, readonly string[]>
  /** Plans the document is said to implement, beside those found by number. */
  readonly upper: readonly string[]
  /** Name of the source, for the note in the head. */
  readonly source: string
  /** Characters of the traditional script and what they are in the simplified one, in which plans are written. */
  readonly traditional: ReadonlyMap<string, string>
  /** A sentence for a question the reader asked. */
  describeReaderQuestion(code: string, values: Readonly<Record<string, string>>): string
}

/** A fenced block of a chapter. */
export interface Block {
  readonly kind: 'task' | 'target' | 'form' | 'service' | 'policy' | 'uncovered'
  readonly id: string
  readonly content: YamlMap
  /** What a person may write into it, as lines that do nothing until then. */
  readonly proposals?: readonly string[]
}

/** Something only a person can settle, with the line of the source it is about. */
export interface DraftQuestion {
  readonly clause: string
  readonly line: number
  readonly code: string
  readonly with: Readonly<Record<string, string>>
}

/** How much was drafted. */
export interface DraftCounts {
  readonly clauses: number
  readonly blocks: Readonly<Record<string, number>>
  readonly cadences: number
  readonly parameters: number
  readonly indicators: number
  readonly questions: number
}

/** A plan folder as text files, by path. */
export interface Draft {
  readonly files: ReadonlyMap<string, string>
  readonly questions: readonly DraftQuestion[]
  readonly counts: DraftCounts
}

/** From when and until when a document says it holds, and the provision that says so. */
export interface Effect {
  readonly clause: string
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** What drafting one clause shares with the others. */
export interface Desk {
  readonly context: DraftContext
  readonly around: Surroundings
  readonly spell: PlanWords
  readonly issuedOn: string | undefined
  /** From when and until when the document itself says it holds. */
  readonly effect: Effect | undefined
  /** Who issued the document. */
  readonly issuer: string | undefined
  /** Whom the document is sent to, where they are few enough to be whom it tells to act. */
  readonly addressees: readonly string[]
  /** The year by whose end the document wants its goals reached, where it names one and none later. */
  readonly goalYear: string | undefined
  /** Number of the passage before the first provision. */
  readonly openingNumber: string
  /** Number of the passage after the last provision. */
  readonly closingNumber: string
  /** What the change at a place of the source does to an older rule. */
  amendmentAt(span: Span): Amendment | undefined
  ask(code: string, line: number, values?: Readonly<Record<string, string>>): void
  /** What the parts of the draft took of the clause so far. */
  readonly claims: readonly Claim[]
  /** Says that a stretch of the clause is told by what was written of it, or whole where nothing else is given. */
  take(stretch: { readonly from: number | undefined; readonly to: number }, written?: readonly string[], isUnit?: boolean): void
}
