/** What a comparison asks of the facts of the registry; whoever has the facts answers it. */
export type AskedFact =
  | { readonly kind: 'holds' | 'has_come'; readonly entity: string; readonly field: string }
  | { readonly kind: 'several_employers' | 'facts_changed' | 'paid_elsewhere' }

/** A comparison that auditors make of a list: against the facts of the registry, within the lists and accounts, or not at all. */
export interface Comparison {
  readonly id: ComparisonId
  readonly of: AskedFact | 'list' | 'off'
}

const ids = [
  ...(['dead', 'cancelled', 'imprisoned', 'retired', 'drawing_pension', 'several_employers'] as const),
  ...(['paid_elsewhere', 'facts_changed'] as const),
  ...(['paid_twice', 'shared_account', 'holder_differs', 'person_for_unit', 'unusual_amount', 'paid_before'] as const),
  'handlers_relative',
] as const
export type ComparisonId = (typeof ids)[number]

/**
 * The comparisons that are made before payment is approved, in the order a page shows them. One that a fact is missing for says so: a
 * registry without the day somebody died has nothing to say about the dead.
 */
export const comparisons: readonly Comparison[] = [
  { id: 'dead', of: { kind: 'has_come', entity: 'person', field: 'died_on' } },
  { id: 'cancelled', of: { kind: 'has_come', entity: 'firm', field: 'cancelled_on' } },
  { id: 'imprisoned', of: { kind: 'holds', entity: 'person', field: 'is_imprisoned' } },
  { id: 'retired', of: { kind: 'has_come', entity: 'person', field: 'retirement_date' } },
  { id: 'drawing_pension', of: { kind: 'holds', entity: 'person', field: 'is_drawing_pension' } },
  { id: 'several_employers', of: { kind: 'several_employers' } },
  { id: 'paid_elsewhere', of: { kind: 'paid_elsewhere' } },
  { id: 'facts_changed', of: { kind: 'facts_changed' } },
  { id: 'paid_twice', of: 'list' },
  { id: 'paid_before', of: 'list' },
  { id: 'shared_account', of: 'list' },
  { id: 'holder_differs', of: 'list' },
  { id: 'person_for_unit', of: 'list' },
  { id: 'unusual_amount', of: 'list' },
  // Which relatives an office may look up, and on which facts, no document says that was read.
  { id: 'handlers_relative', of: 'off' },
]

/** What a comparison found about a row, before it is put into words. */
export interface Found {
  readonly claim: bigint
  readonly day?: string
  readonly count?: number
  readonly names?: readonly string[]
  /** Fen. */
  readonly usual?: readonly [from: bigint, to: bigint]
}

/** What a comparison came to. Without data, or switched off, nothing was looked at, which is not nothing found. */
export type Compared =
  | { readonly id: string; readonly standing: 'made'; readonly rows: number; readonly found: readonly Found[] }
  | { readonly id: string; readonly standing: 'no_data' | 'off' }
