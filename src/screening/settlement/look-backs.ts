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
  /** Decisions of each of these policies look back at payments of those beside it. */
  readonly policies: ReadonlyMap<string, readonly string[]>
  /** Payments concern a candidate by all of these keys. */
  readonly keys: readonly string[]
  readonly scope: SettlementScope
  /** The rule asks how much was paid, not only whether. */
  readonly isByAmount: boolean
}

export function lookBacks({ exclusions }: SettlementInput, variants: readonly PayingVariant[]): readonly LookBack[] {
  return [
    ...exclusions.map(
      ({ priority, within: place, key, scope }): LookBack => ({
        binds: [`c.policy in ${listOf(priority)}`, within('c.region', place)].filter((test) => test !== 'true').join(' and '),
        policies: new Map(priority.map((policy) => [policy, priority.filter((other) => other !== policy)])),
        keys: [key],
        scope,
        isByAmount: false,
      }),
    ),
    ...onceOnlyRules(variants).map(
      ({ rule, variants: ruled }): LookBack => ({ ...ownPayments(ruled), keys: rule.keys, scope: rule.scope, isByAmount: false }),
    ),
    ...topUpRules(variants).map(
      ({ rule, variants: ruled }): LookBack => ({
        binds: statedBy(ruled),
        policies: new Map([[rule.policy, rule.paid]]),
        keys: [rule.key],
        scope: 'year',
        isByAmount: true,
      }),
    ),
    ...capRules(variants).map(
      ({ rule, variants: ruled }): LookBack => ({ ...ownPayments(ruled), keys: [rule.key], scope: rule.scope, isByAmount: true }),
    ),
  ]
}

function ownPayments(ruled: readonly PayingVariant[]): Pick<LookBack, 'binds' | 'policies'> {
  return { binds: statedBy(ruled), policies: new Map(policiesOf(ruled).map((policy) => [policy, [policy]])) }
}

function statedBy(ruled: readonly PayingVariant[]): string {
  return `c.variant in ${listOf(ruled.map(({ variant }) => variant.id))}`
}

/** May payment `p` be of a policy that candidate `c` looks back at under this rule. */
export function mayBeOfPolicy({ policies }: LookBack): string {
  const cases = [...policies].map(([policy, paid]) => `(c.policy = ${listOf([policy]).slice(1, -1)} and p.policy in ${listOf(paid)})`)
  return `(p.policy is null or ${cases.join(' or ')})`
}
