import type { Outcome } from '../../kernel/outcome.ts'
import type { VariantRecord } from '../runs/run-record.ts'
import type { SettlementStatus } from '../settlement/standing.ts'

/** A run as somebody sees it who may see some regions: counts of decisions, sums in fen. */
export interface RunOverview {
  readonly policies: readonly PolicyOverview[]
  /** Of all undetermined decisions: whose facts are wanted. One that lacks facts of several stands under each. */
  readonly wanted: readonly WantedSource[]
}

/** One policy; subjects of different policies are of different kinds and are not to be added up. */
export interface PolicyOverview extends Tally {
  readonly policy: string
  readonly zh: string
  readonly entity: string
  readonly result: VariantRecord['result']
  readonly plans: readonly PlanOverview[]
  /** The regions one step below what the scope spans, by their codes. */
  readonly byRegion: readonly PartOverview[]
  /** By id of the size class and by section of the industry, of the firm behind the decision; `unknown` where either is not known. */
  readonly bySize: readonly PartOverview[]
  readonly byIndustry: readonly PartOverview[]
}

/** What one plan makes of the policy. */
export interface PlanOverview extends Tally {
  readonly plan: string
  readonly variant: string
  readonly clause: string
  /** Refused by each condition, and by it alone. */
  readonly refused: readonly ReasonCount[]
  /** Under review because of each review, or of a doubt about the payee, and of it alone. */
  readonly reviews: readonly ReasonCount[]
  /** Eligible although the payee is in doubt: lists that were written before such ones waited for review still have them. */
  readonly eligibleInDoubt: number
  /** Undetermined for want of each fact, and of it alone. */
  readonly missing: readonly (ReasonCount & { readonly source: string })[]
}

export interface Tally {
  readonly counts: Readonly<Record<Outcome, number>>
  /** Of those that settlement has come to. */
  readonly statuses: Readonly<Partial<Record<SettlementStatus, number>>>
  /** What the rules give to the eligible; what settlement takes off it; what of it waits, because earlier payments or other policies are not known. */
  readonly gross: bigint
  readonly taken: bigint
  readonly waiting: bigint
  /** What is payable. */
  readonly net: bigint
  /** What is under review comes to before settlement, and what it would bring if all of it were granted. */
  readonly reviewGross: bigint
  readonly awaitingReview: bigint
  /** The most that can become of what awaits a local standard. */
  readonly ceiling: bigint
}

export interface PartOverview {
  readonly value: string
  readonly counts: Readonly<Record<Outcome, number>>
  readonly net: bigint
}

export interface ReasonCount {
  readonly id: string
  readonly zh: string
  readonly count: number
  /** Those that have no other reason of the kind. */
  readonly alone: number
}

export interface WantedSource {
  /** Who has the facts, by the glossary; empty where it is values that a plan leaves out. */
  readonly source: string
  readonly decisions: number
  /** Those that lack nothing of anybody else. */
  readonly alone: number
}
