import type { Found, Span } from './document.ts'

/** Something a clause says that a system can act on. `span` refers to the source text. */
export type Mention =
  | UnitMention
  | FigureMention
  | DateMention
  | CadenceMention
  | ReferenceMention
  | ChangeMention
  | DiscretionMention
  | FlawMention

interface Common {
  readonly span: Span
  readonly confidence: number
}

/** A unit or person made responsible. */
export interface UnitMention extends Common {
  readonly kind: 'unit'
  readonly name: string
  readonly role: 'lead' | 'support' | 'leader' | 'responsible'
  /** True when the clause takes it from a section or from a default stated once. */
  readonly isInherited: boolean
  /** Ordered by a sentence in passing, often as one of a class of bodies: other provisions do not take it over, and it stands in the way of none. */
  readonly isInPassing?: true
}

export type FigureRole = 'rate' | 'amount' | 'count' | 'age' | 'duration' | 'threshold' | 'target'

/** A number with what it counts and how it bounds. */
export interface FigureMention extends Common {
  readonly kind: 'figure'
  readonly role: FigureRole
  /** Exact decimal as text, in the unit named; absent for values that cannot be read. */
  readonly value: string | undefined
  readonly unit: string
  readonly bound: 'exactly' | 'at_least' | 'more_than' | 'at_most' | 'less_than' | 'about' | 'ceiling'
  /** For a target: what is counted, and by when. */
  readonly indicator: Found<string> | undefined
  readonly by: string | undefined
}

export interface DateMention extends Common {
  readonly kind: 'date'
  readonly role: 'from' | 'to' | 'deadline' | 'issued' | 'other'
  /** YYYY, YYYY-MM or YYYY-MM-DD; `20XX` where masked. */
  readonly value: string
}

/** Something due again and again, e.g. monthly by the fifth. */
export interface CadenceMention extends Common {
  readonly kind: 'cadence'
  /** `unstated` where the text says regularly and no more. */
  readonly every: 'day' | 'week' | 'ten_days' | 'month' | 'quarter' | 'half_year' | 'year' | 'unstated'
  /** Day within the period, or days after its end. */
  readonly dueDay: number | undefined
  readonly dueDaysAfterEnd: number | undefined
  readonly isBefore: boolean
  /** Every so many periods, where it is not every one. */
  readonly interval?: number
  /** How often within the period, where that is said. */
  readonly times?: number
}

export interface ReferenceMention extends Common {
  readonly kind: 'reference'
  readonly number: string | undefined
  readonly title: string | undefined
  readonly relation: 'implements' | 'forwards' | 'follows' | 'cites'
}

/** An older value and the one that takes its place, or a period made longer. */
export interface ChangeMention extends Common {
  readonly kind: 'change'
  readonly change: 'raised' | 'lowered' | 'extended' | 'continued' | 'abolished'
  readonly from: string | undefined
  readonly to: string | undefined
}

export interface DiscretionMention extends Common {
  readonly kind: 'discretion'
  readonly discretion: 'may' | 'as_regulated' | 'locally_set' | 'where_able'
}

/** Something that cannot be taken as it stands: masked, damaged, in another character. Never guessed, only pointed at. */
export interface FlawMention extends Common {
  readonly kind: 'flaw'
  readonly flaw: 'masked' | 'decimal_point' | 'variant_character' | 'stray_text' | 'unclosed_bracket' | 'missing_unit' | 'torn_number'
  readonly suggestion: string | undefined
}

export type ClauseKind = 'entitlement' | 'task' | 'target' | 'form' | 'list' | 'service' | 'mechanism' | 'publicity' | 'principle'
