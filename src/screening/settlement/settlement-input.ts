import type { CalendarDate } from '../../kernel/calendar.ts'
import type { Exclusion, Variant, YearBasis } from '../../plans/index.ts'
import type { Completeness } from '../../rules/index.ts'
import type { VariantGroup } from '../group-variants.ts'

/** What settlement works on: decisions, rules across policies, and what was paid before. */
export interface SettlementInput {
  readonly groups: readonly DecidedGroup[]
  readonly exclusions: readonly ExclusionInForce[]
  /** A FROM item with earlier payments, or undefined where the snapshot has none. */
  readonly priorPayments: string | undefined
  /** A FROM item with what was approved and has not arrived; undefined where the snapshot says nothing of such. */
  readonly pendingPayments: string | undefined
  readonly historyComplete: Completeness
  /** Codes of all policies that plans state, in force or not; a payment under another code may have been for anything. */
  readonly declared: readonly string[]
  /** A FROM item with the firm of each unit: `insured_unit_id`, `firm`; undefined where the snapshot has none. */
  readonly units: string | undefined
  /** A FROM item with when each firm was cancelled: `firm_id`, `cancelled_on`; undefined where there is no register to look it up in. */
  readonly firms: string | undefined
  /** The day of screening, on which whoever is to be paid has to exist. */
  readonly screeningDate: CalendarDate
  /** A FROM item with who works or worked where: `person`, `insured_unit`, `firm`; undefined where the snapshot has none. */
  readonly employments: string | undefined
  /** Which year payments of each policy are for, by its code; of what is not listed, that of the deciding date. */
  readonly yearBases: ReadonlyMap<string, YearBasis>
  /** The base year of a decision lies so many years after that of its deciding date; the year before is -1. */
  readonly baseYearOffset: number
}

/** The decisions of one group as settlement reads them. */
export interface DecidedGroup {
  readonly group: VariantGroup
  /** A FROM item with the group's decision rows. */
  readonly rows: string
}

/** An exclusion with the codes of the regions whose plan states it; elsewhere it binds nobody. */
export interface ExclusionInForce extends Exclusion {
  readonly within: { readonly from: number; readonly to: number }
}

/** A variant that pays money, with the entities its decisions carry keys of. */
export interface PayingVariant {
  readonly variant: Variant
  readonly policy: string
  readonly keys: readonly string[]
  /** The entity that the money goes to. */
  readonly payee: string
}

/** The variants that pay money; the others have nothing to settle. */
export function payingVariants(groups: readonly DecidedGroup[]): readonly PayingVariant[] {
  return groups.flatMap(({ group }) =>
    group.variants
      .filter((variant) => variant.bound.program.result.kind === 'money')
      .map((variant) => ({
        variant,
        policy: variant.policy.program.id,
        keys: group.keys.map((key) => key.entity),
        payee: variant.bound.program.payee.entity,
      })),
  )
}

/** Every policy among these variants, once. */
export function policiesOf(variants: readonly PayingVariant[]): readonly string[] {
  return [...new Set(variants.map(({ policy }) => policy))]
}
