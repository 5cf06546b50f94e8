import type { Outcome } from '../kernel/outcome.ts'

/** A clause of a plan that a page can lead to. */
export interface ClauseAt {
  readonly plan: string
  readonly clause: string
}

/** What a line rests on, as people cite it, and how far that carries. */
export interface PageBasis {
  readonly text: string
  readonly standing: string
  readonly clause: ClauseAt | null
}

/** One thing that a row says. */
export interface PageItem {
  /** What it is called, where the row has several: the name of a condition. */
  readonly name: string
  /** What it says; where `isAny`, one of them is enough. */
  readonly texts: readonly string[]
  readonly isAny: boolean
  /** What names in the texts stand for. */
  readonly where: readonly string[]
  /** What follows from it, or what to know beside it. */
  readonly note: string
  readonly basis: PageBasis | null
}

export interface PageRow {
  readonly label: string
  readonly items: readonly PageItem[]
}

export type PageBlockKind = 'policy' | 'definition' | 'exclusion' | 'task' | 'target' | 'form' | 'service' | 'unreadable'

/** A running block of a clause, in words. */
export interface PageBlock {
  readonly kind: PageBlockKind
  readonly id: string
  readonly zh: string
  readonly rows: readonly PageRow[]
  /** The days on which a policy can decide, YYYY-MM-DD, as far as they are written; null for what is no policy. */
  readonly days: PageDays | null
}

export interface PageDays {
  /** Empty where it is open. */
  readonly from: string
  readonly to: string
  /** A year that the text hides keeps them from being known. */
  readonly isMasked: boolean
}

export interface PageClause {
  readonly number: string
  readonly title: string
  readonly summary: string
  /** The heading of its chapter. */
  readonly chapter: string
  readonly blocks: readonly PageBlock[]
  /** Why it, or the rest of it, has no block. */
  readonly uncovered: { readonly kinds: readonly string[]; readonly reason: string } | null
}

/** A value as a document sets it. */
export interface PageValue {
  /** The row of a table; empty where there is one value. */
  readonly key: string
  readonly value: string
  readonly period: string
  readonly basis: PageBasis
  /** Sure, fairly sure, or not. */
  readonly confidence: string
}

export interface PageParameter {
  readonly zh: string
  readonly values: readonly PageValue[]
  /** The policies that read it, and where they stand. */
  readonly policies: readonly PolicyAt[]
}

export interface PolicyAt {
  readonly policy: string
  readonly zh: string
  readonly clause: string
}

/** What the text leaves open, or what a place has to say for itself. */
export interface PageQuestion {
  readonly text: string
  readonly zh: string
  readonly isSwitch: boolean
  readonly isOpen: boolean
  /** The words that can be read in several ways. */
  readonly words: readonly { readonly text: string; readonly basis: PageBasis }[]
  readonly readings: readonly { readonly name: string; readonly meaning: string; readonly isInForce: boolean }[]
  /** Which reading holds, from when, on whose word. */
  readonly answers: readonly string[]
  readonly policies: readonly PolicyAt[]
}

/** A worked case of the plan. */
export interface PageExample {
  readonly policy: string
  readonly zh: string
  readonly clause: string
  readonly name: string
  readonly day: string
  readonly outcome: Outcome | null
  /** Fen; null where the case gives none. */
  readonly amount: string | null
  readonly due: string
  /** What stands in the way, is missing, or has to be looked at. */
  readonly because: readonly string[]
  /** Whether the rules come to what the case says; null while it has not been run. */
  readonly isMet: boolean | null
}

/** A mistake of a plan, with its place in the folder. */
export interface PageProblem {
  readonly place: string
  readonly text: string
}

/** A plan in a list. */
export interface PlanLine {
  readonly id: string
  readonly title: string
  readonly number: string
  readonly issuer: string
  /** Six-digit code; 0 is the whole country. */
  readonly region: number
  readonly issuedOn: string | null
  /** Years that the text hides. */
  readonly masks: readonly string[]
  readonly hash: string
  readonly counts: {
    readonly clauses: number
    readonly policies: number
    readonly tasks: number
    readonly targets: number
    readonly forms: number
    readonly services: number
    readonly questions: number
    readonly open: number
    readonly asking: number
    readonly examples: number
  }
  /** On which days its policies can decide. */
  readonly days: readonly PageDays[]
  readonly problems: readonly PageProblem[]
  /** It has mistakes and decides nothing; `above` where they are those of a document above. */
  readonly isBroken: boolean
  readonly above: string | null
}

/** A plan as a document. */
export interface PlanPage {
  readonly plan: PlanLine
  readonly upper: readonly { readonly id: string; readonly title: string; readonly number: string }[]
  readonly clauses: readonly PageClause[]
  readonly parameters: readonly PageParameter[]
  readonly questions: readonly PageQuestion[]
  readonly examples: readonly PageExample[]
  /** How far it was compared with its text. */
  readonly comparison: { readonly cited: number; readonly compared: number; readonly settled: number; readonly open: number } | null
}
