import type { Variant } from '../plans/index.ts'
import {
  blockWithoutKey,
  byRule,
  eventOrder,
  isActive,
  listOf,
  markUnclearHistory,
  paymentKeys,
  pays,
  updateOf,
} from './settlement-terms.ts'

/** Takes off what was paid for the same base year, never below zero. */
export function topUpSql(variants: readonly Variant[], baseYear: number): readonly string[] {
  const groups = byRule(variants, ({ policy }) => {
    const rule = policy.settlement.topUp
    return rule === undefined ? undefined : [policy.program.id, rule.key.entity, rule.policies]
  })
  return groups.flatMap((group) => topUpGroup(group, baseYear))
}

/**
 * Where several subjects share a key (units of one firm), what was paid is taken off in order until it is used up; what is paid
 * beyond all of them stays with the last, which shows as overpaid.
 */
function topUpGroup(group: readonly [Variant, ...Variant[]], baseYear: number): readonly string[] {
  const rule = group[0].policy.settlement.topUp
  if (rule === undefined) return []
  const { entity } = rule.key
  const ruled = `c.variant in ${listOf(group.map((variant) => variant.id))}`
  if (!paymentKeys.includes(entity)) return [blockWithoutKey(entity, ruled)]
  const policies = listOf(rule.policies)
  const sameKey = `partition by c.${entity}_key order by ${eventOrder}`
  const paid = `select p.${entity}_key as k, sum(p.amount) as paid from prior p where p.policy in ${policies} and p.base_year = ${baseYear} and p.${entity}_key is not null and p.amount is not null group by 1`
  const rows = `select c.rowid as r, c.gross, p.paid, coalesce(sum(c.gross) over (${sameKey} rows between unbounded preceding and 1 preceding), 0) as earlier, lead(c.rowid) over (${sameKey}) is null as is_last from candidate c join (${paid}) p on p.k = c.${entity}_key where ${ruled} and ${pays} and ${isActive}`
  const share = `cast(case when is_last then paid - least(earlier, paid) else least(gross, paid - least(earlier, paid)) end as bigint)`
  return [
    blockWithoutKey(entity, ruled),
    markUnclearHistory([entity], ruled, policies),
    updateOf('paid_before = f.share, net = greatest(candidate.gross - f.share, 0)', `select r, ${share} as share from (${rows})`),
  ]
}
