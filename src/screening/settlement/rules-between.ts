import { yearOf } from '../../kernel/calendar.ts'
import type { Linked, PlanSet } from '../../plans/index.ts'
import { rangeOf } from '../registry-tables.ts'
import type { SettlementInput } from './settlement-input.ts'

/** What the plans say across policies: who excludes whom where, which policies there are, and which year each one's payments are for. */
export function rulesBetween(
  { plans }: PlanSet,
  { exclusions, context }: Pick<Linked, 'exclusions' | 'context'>,
): Pick<SettlementInput, 'exclusions' | 'declared' | 'yearBases' | 'baseYearOffset' | 'screeningDate'> {
  const all = [...plans.values()]
  return {
    exclusions: exclusions.map((exclusion) => ({ ...exclusion, within: rangeOf(plans.get(exclusion.plan)?.region ?? 0) })),
    declared: [...new Set(all.flatMap((plan) => [...plan.policies.keys()]))],
    yearBases: new Map(all.flatMap((plan) => [...plan.policies].map(([id, { settlement }]) => [id, settlement.yearBasis]))),
    screeningDate: context.screeningDate,
    baseYearOffset: context.baseYear - yearOf(context.screeningDate),
  }
}
