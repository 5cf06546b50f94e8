import { partsOf } from '../../kernel/calendar.ts'
import type { Linked, PlanSet, SettlementScope, Variant } from '../../plans/index.ts'
import type { Source } from '../../rules/index.ts'
import { rulesBetween } from './rules-between.ts'

/** What settlement holds a grant of a variant to beside other grants: of a group of policies one key gets one, or one policy once. */
export interface GrantRule {
  readonly kind: 'exclusion' | 'once_only'
  /** Code and name of the exclusion; of a rule of one policy, those of the policy. */
  readonly code: string
  readonly zh: string
  /** The plan that states it, the title of its document, and the clause or the other document that it rests on. */
  readonly plan: string
  readonly document: string
  readonly basis: string
  /** Whose grants it binds, in regions of these codes. */
  readonly variant: string
  readonly within: { readonly from: number; readonly to: number }
  readonly keys: readonly string[]
  readonly scope: SettlementScope
  /** The years of the variant's period. */
  readonly years: { readonly from: number; readonly to: number }
  /** Grants of these policies stand in the way. */
  readonly policies: readonly string[]
}

/** The rules on grants of one policy, and by how many years the year its payments are for differs from that of the deciding date. */
export interface RulesOnGrants {
  readonly yearOffset: number
  readonly rules: readonly GrantRule[]
}

/** What linked plans say of grants of a policy beside other grants, as settlement goes by it. */
export function rulesOnGrants(set: PlanSet, linked: Linked, policy: string): RulesOnGrants {
  const { exclusions, yearBases, baseYearOffset } = rulesBetween(set, linked)
  const variants = linked.variants.filter((each) => each.policy.program.id === policy && each.regions.length > 0)
  const documentOf = (plan: string) => set.plans.get(plan)?.title ?? plan
  return {
    yearOffset: yearBases.get(policy) === 'base_year' ? baseYearOffset : 0,
    rules: variants.flatMap((variant): readonly GrantRule[] => {
      const bound = { variant: variant.id, years: yearsOf(variant) }
      const { onceOnly } = variant.policy.settlement
      return [
        ...exclusions
          .filter(({ priority }) => priority.includes(policy))
          .map(
            ({ id, zh, plan, clause, source, within, key, scope, priority }): GrantRule => ({
              ...{ kind: 'exclusion', code: id, zh, plan, document: documentOf(plan), basis: basisOf(source, clause) },
              ...{ ...bound, within, keys: [key], scope, policies: priority.filter((other) => other !== policy) },
            }),
          ),
        ...(onceOnly === undefined
          ? []
          : [
              {
                ...{ kind: 'once_only' as const, code: policy, zh: variant.policy.program.zh, plan: variant.plan.id },
                ...{ document: documentOf(variant.plan.id), basis: basisOf(onceOnly.source, variant.policy.clause) },
                ...{ ...bound, within: { from: 0, to: 999_999 }, keys: onceOnly.keys.map(({ entity }) => entity), scope: onceOnly.scope },
                policies: [policy],
              },
            ]),
      ]
    }),
  }
}

/** The clause it cites, or the other document as its author wrote it; else the clause that it stands under. */
const basisOf = ({ clause, document }: Source, standing: string): string => clause ?? document ?? standing

/** The years of a variant's period, kept inside what a year column holds. */
export function yearsOf({ period }: Variant): { readonly from: number; readonly to: number } {
  const yearOf = (day: number) => Math.min(9999, Math.max(1, day < -700_000 ? 1 : day > 2_932_896 ? 9999 : partsOf(day).year))
  return { from: yearOf(period.from), to: yearOf(period.to) }
}
