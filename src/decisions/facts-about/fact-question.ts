/** What can be asked of the facts of a registry about the rows of a list; a closed set, so that a comparison is a line of data. */
export type FactTest =
  /** A fact of a record beside the row holds. */
  | { readonly kind: 'holds'; readonly entity: string; readonly field: string }
  /** A day of a record beside the row has come by the day of the facts. */
  | { readonly kind: 'has_come'; readonly entity: string; readonly field: string }
  /** The person of a row works for several units in the month of the facts. */
  | { readonly kind: 'several_employers' }
  /** Facts that its decision rests on are others than those of the run. */
  | { readonly kind: 'facts_changed' }
  /** A payment is known that the rules of the list exclude, or give once. */
  | { readonly kind: 'paid_elsewhere' }

export interface FactQuestion {
  readonly id: string
  readonly test: FactTest
}

/** A row of a list with whom it is about, by entity. */
export interface RowAbout {
  readonly claim: bigint
  readonly policy: string
  readonly variant: string
  readonly year: number | undefined
  readonly keys: ReadonlyMap<string, bigint>
}

/** A rule that the rows of a list are held to beside other grants. */
export interface RuleAbout {
  readonly variant: string
  readonly keys: readonly string[]
  readonly scope: 'ever' | 'year' | 'policy_period'
  readonly years: { readonly from: number; readonly to: number }
  readonly policies: readonly string[]
  readonly yearOffset: number
}

/** What was found about a row: a day, a number, names of facts, a policy; the sentence is made elsewhere. */
export interface FoundFact {
  readonly claim: bigint
  readonly day?: string
  readonly count?: number
  readonly names?: readonly string[]
}

/** What a question came to: looked at so many rows, or at none for want of facts. */
export type FactAnswer =
  | { readonly id: string; readonly standing: 'made'; readonly rows: number; readonly found: readonly FoundFact[] }
  | { readonly id: string; readonly standing: 'no_data' }
