import type { SettlementScope, YearBasis } from '../../../src/plans/index.ts'
import type { SettlementCause, SettlementStatus } from '../../../src/screening/settlement/standing.ts'

/** The entities settlement keys are made of here; payments carry all of them but the last, which rules can only find in the run itself. */
export const keyEntities = ['person', 'insured_unit', 'firm', 'organisation', 'household'] as const
export type KeyEntity = (typeof keyEntities)[number]
export type Keys = Readonly<Record<KeyEntity, number | null>>

/** One decision that reaches settlement. */
export interface WorldRow {
  readonly variant: string
  readonly subject: number
  readonly region: number
  readonly outcome: number
  /** Fen; unknown for decisions that are still open. */
  readonly gross: number | null
  /** YYYY-MM-DD, or null where the event date is not known. */
  readonly date: string | null
  readonly keys: Keys
}

export interface WorldVariant {
  readonly id: string
  readonly policy: string
  /** One for all variants of a policy. */
  readonly yearBasis: YearBasis
  /** Years of the policy's period. */
  readonly from: number
  readonly to: number
  /** To whom the money goes. */
  readonly payee: KeyEntity
  /** Entities the subject leads to; keys of the others are always null. */
  readonly has: readonly KeyEntity[]
  readonly onceOnly: { readonly keys: readonly KeyEntity[]; readonly scope: SettlementScope } | undefined
  readonly topUp: { readonly policies: readonly string[]; readonly key: KeyEntity } | undefined
  /** A limit that is left to others is not known. */
  readonly cap: { readonly key: KeyEntity; readonly limit: number | undefined; readonly scope: SettlementScope } | undefined
}

export interface WorldExclusion {
  readonly id: string
  readonly key: KeyEntity
  readonly scope: SettlementScope
  readonly priority: readonly string[]
  readonly from: number
  readonly to: number
}

export interface WorldPayment {
  /** Also a code that nobody declared. */
  readonly policy: string | null
  readonly person: number | null
  readonly insured_unit: number | null
  readonly firm: number | null
  readonly organisation: number | null
  /** The year its policy goes by. */
  readonly baseYear: number | null
  readonly amount: number | null
  /** Approved, and not yet arrived. */
  readonly isPending?: boolean
}

export interface World {
  readonly variants: readonly WorldVariant[]
  readonly exclusions: readonly WorldExclusion[]
  readonly rows: readonly WorldRow[]
  /** Undefined where the snapshot has no history at all. */
  readonly payments: readonly WorldPayment[] | undefined
  /** Policies that plans state, in force or not. */
  readonly declared: readonly string[]
  /** Firm of each unit, as far as the registry knows it. */
  readonly firmOfUnit: ReadonlyMap<number, number>
  /** When each firm was cancelled, null where that is not known; undefined where the registry has no firms. */
  readonly firms: ReadonlyMap<number, string | null> | undefined
  /** Who works or worked where. */
  readonly employments: readonly Readonly<Record<'person' | 'insured_unit' | 'firm', number | null>>[]
  /** Regions where the history is complete. */
  readonly complete: 'everywhere' | 'nowhere' | readonly { readonly from: number; readonly to: number }[]
  /** From the year of the deciding date to the base year. */
  readonly baseYearOffset: number
}

/** What settlement makes of one row; payments are named by their place among the world's, from 1. */
export interface Settled {
  readonly policy: string
  readonly variant: string
  readonly subject: number
  readonly status: SettlementStatus
  readonly cause: SettlementCause | undefined
  readonly paidBefore: number
  readonly net: number | null
  /** What a decision under review would bring if it were granted. */
  readonly awaitingReview: number | null
  /** What a cap keeps back for decisions before it that are not certain. */
  readonly reserved: number | null
}
