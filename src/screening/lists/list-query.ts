import type { Outcome } from '../../kernel/outcome.ts'
import type { SettlementCause, SettlementStatus } from '../settlement/standing.ts'

/** What is asked of a list. Names and values come as texts, as an address has them; what a list does not know is refused. */
export interface ListQuery {
  readonly filter?: ListFilter
  /**
   * By net amount, the greatest first, when absent: rows come as they lie in the file, equal ones by region, then by the subject's key.
   * In any other order ties go by the subject's key, the least first. Rows without a value come last either way.
   */
  readonly sort?: { readonly by: string; readonly direction: 'asc' | 'desc' }
  /** Rows of a page: 20, 50 or 100; 50 when absent. */
  readonly size?: number
  /** The page after, or before, the row that a cursor of an earlier page stands for; at most one of the two. */
  readonly after?: string
  readonly before?: string
  /** `capped`, when absent, counts to 10 000 and then says "at least"; `exact` counts all. */
  readonly count?: 'capped' | 'exact'
  /** Sums over all rows that the filter lets through. */
  readonly sums?: boolean
  /** Counts of those rows by each of these. */
  readonly facets?: readonly string[]
}

/** Parts are joined by and, the values of one by or; an empty list of values lets nothing through. Ends of a range are inclusive. */
export interface ListFilter {
  readonly plan?: readonly string[]
  readonly outcome?: readonly string[]
  readonly status?: readonly string[]
  /** Conditions that failed, and reviews that were raised, by their ids. */
  readonly reason?: readonly string[]
  readonly review?: readonly string[]
  /** Missing facts by their keys. */
  readonly missing?: readonly string[]
  /** Fen. */
  readonly net?: ListRange<bigint>
  readonly gross?: ListRange<bigint>
  readonly ceiling?: ListRange<bigint>
  /** YYYY-MM-DD. */
  readonly day?: ListRange<string>
  /** Six-digit codes; trailing pairs of zeros stand for everything inside. */
  readonly region?: readonly number[]
  /** Ids of size classes, or `unknown`. */
  readonly size?: readonly string[]
  /** Beginnings of industry codes, such as C or C36, or `unknown`. */
  readonly industry?: readonly string[]
  /** Keys of the subjects, and of records beside them by their entity: at most 1 000 each. */
  readonly subject?: readonly bigint[]
  readonly key?: { readonly entity: string; readonly keys: readonly bigint[] }
}

export interface ListRange<T> {
  readonly from?: T
  readonly to?: T
}

/** Which regions a reader may see, as ranges of codes, both ends included; none shows nothing. */
export type ListScope = readonly { readonly from: number; readonly to: number }[]

export interface ListPage {
  readonly rows: readonly ListRow[]
  /** Cursors to the neighbouring pages, where there may be any. */
  readonly next: string | undefined
  readonly previous: string | undefined
  readonly count: ListCount
  /** As far as asked for. */
  readonly sums: ListSums | undefined
  readonly facets: ReadonlyMap<ListFacet, readonly FacetValue[]>
}

export interface ListCount {
  readonly n: number
  readonly kind: 'exact' | 'atLeast'
}

/** Fen. */
export interface ListSums {
  readonly gross: bigint
  readonly net: bigint
  readonly awaitingReview: bigint
  readonly taken: bigint
  readonly ceiling: bigint
}

export type ListFacet =
  | 'plan'
  | 'outcome'
  | 'status'
  | 'reason'
  | 'review'
  | 'missing'
  | 'province'
  | 'city'
  | 'county'
  | 'size'
  | 'industry'

/** A value as the filter takes it (of a region the code, of an industry its section), how many rows have it, and their net amount in fen; rows can have several reasons. */
export interface FacetValue {
  readonly value: string
  readonly count: number
  readonly net: bigint
}

/** One subject under the policy; amounts are fen, days YYYY-MM-DD. What is absent is not known or does not apply. */
export interface ListRow {
  readonly subject: bigint
  /** The key of who gets it, where that is not the subject. */
  readonly payee: bigint | undefined
  /** Keys of the records beside the subject, by their entity. */
  readonly keys: ReadonlyMap<string, bigint>
  readonly variant: string
  readonly plan: string
  readonly outcome: Outcome
  readonly status: SettlementStatus | undefined
  readonly cause: SettlementCause['kind'] | undefined
  /** The policy that goes before, where that is the cause. */
  readonly causePolicy: string | undefined
  /** Ids of conditions that failed, and of conditions, reviews or `result` that are not known. */
  readonly failed: readonly string[]
  readonly unknown: readonly string[]
  /** Ids of reviews that were raised. */
  readonly reviews: readonly string[]
  /** Keys of missing facts. */
  readonly missing: readonly string[]
  /** What the rules give before settlement; what is payable; what a review would bring; what settlement takes off. */
  readonly gross: bigint | undefined
  readonly net: bigint | undefined
  readonly awaitingReview: bigint | undefined
  readonly taken: bigint | undefined
  /** The most it can come to while a local standard is awaited. */
  readonly ceiling: bigint | undefined
  /** The deciding day; the day by which an obligation is due. */
  readonly day: string | undefined
  readonly due: string | undefined
  readonly region: number
  /** Id of the size class, and code of the industry, of the firm behind it. */
  readonly size: string | undefined
  readonly industry: string | undefined
  /** Of what is paid month by month: for how many months altogether, drawn of them by the day of the screening, and how many the amount is for. */
  readonly months?: { readonly term: number | undefined; readonly drawn: number | undefined; readonly covers: number | undefined }
}
