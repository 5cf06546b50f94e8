import type { SettlementScope } from '../../plans/index.ts'
import { capRules } from './cap.ts'
import { onceOnlyRules } from './once-only.ts'
import { type PayingVariant, policiesOf, type SettlementInput } from './settlement-input.ts'
import { listOf, within } from './terms.ts'
import { topUpRules } from './top-up.ts'

/** A rule that looks back at earlier payments. */
export interface LookBack {
  /** Which candidates `c` it binds. */
  readonly binds: string
  /** Payments concern a candidate by all of these keys. */
  readonly keys: readonly string[]
  /** Payments of these policies count. */
  readonly policies: readonly string[]
  readonly scope: SettlementScope | 'base_year'
}

export function lookBacks({ exclusions }: SettlementInput, variants: readonly PayingVariant[]): readonly LookBack[] {
  const ofVariants = (ruled: readonly PayingVariant[]) => `c.variant in ${listOf(ruled.map(({ variant }) => variant.id))}`
  return [
    ...exclusions.map(({ priority, within: place, key, scope }) => ({
      binds: [`c.policy in ${listOf(priority)}`, within('c.region', place)].filter((test) => test !== 'true').join(' and '),
      keys: [key],
      policies: priority,
      scope,
    })),
    ...onceOnlyRules(variants).map(({ rule, variants: ruled }) => ({
      binds: ofVariants(ruled),
      keys: rule.keys,
      policies: policiesOf(ruled),
      scope: rule.scope,
    })),
    ...topUpRules(variants).map(({ rule, variants: ruled }) => ({
      binds: ofVariants(ruled),
      keys: [rule.key],
      policies: rule.paid,
      scope: 'base_year' as const,
    })),
    ...capRules(variants).map(({ rule, variants: ruled }) => ({
      binds: ofVariants(ruled),
      keys: [rule.key],
      policies: policiesOf(ruled),
      scope: rule.scope,
    })),
  ]
}
