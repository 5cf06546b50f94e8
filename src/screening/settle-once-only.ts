import type { Variant } from '../plans/index.ts'
import {
  blockWithoutKey,
  byRule,
  eventOrder,
  isActive,
  isSameOccasion,
  listOf,
  markUnclearHistory,
  occasion,
  paymentKeys,
  pays,
  updateOf,
} from './settlement-terms.ts'

/** Who has had it before, or comes later than another on the same occasion, does not get it again. */
export function onceOnlySql(variants: readonly Variant[]): readonly string[] {
  const groups = byRule(variants, ({ policy }) => {
    const rule = policy.settlement.onceOnly
    return rule === undefined ? undefined : [rule.keys.map((key) => key.entity), rule.scope]
  })
  return groups.flatMap((group) => onceOnlyGroup(group))
}

function onceOnlyGroup(group: readonly [Variant, ...Variant[]]): readonly string[] {
  const rule = group[0].policy.settlement.onceOnly
  if (rule === undefined) return []
  const entities = rule.keys.map((key) => key.entity)
  const policies = listOf([...new Set(group.map((variant) => variant.policy.program.id))])
  const ruled = `c.variant in ${listOf(group.map((variant) => variant.id))}`
  const when = occasion(rule.scope)
  const keys = entities.map((entity) => `c.${entity}_key`)
  const known = [...keys, when].map((key) => `${key} is not null`).join(' and ')
  return [
    ...entities.map((entity) => blockWithoutKey(entity, ruled)),
    // Payments carry no key of other entities: those rules can only look at the run itself.
    ...(entities.every((entity) => paymentKeys.includes(entity))
      ? earlierPayments(entities, ruled, policies, isSameOccasion(rule.scope))
      : []),
    // The same policy under another document is the same policy: the first of all variants stays.
    updateOf(
      `displaced_by = 'once_only'`,
      `select r from (select c.rowid as r, ${ruled} as is_ruled, row_number() over (partition by c.policy, ${keys.join(', ')}, ${when} order by ${eventOrder}) as n from candidate c where c.policy in ${policies} and ${pays} and ${isActive} and ${known}) where n > 1 and is_ruled`,
    ),
  ]
}

function earlierPayments(entities: readonly string[], ruled: string, policies: string, isSame: string): readonly string[] {
  const sameKeys = entities.map((entity) => `p.${entity}_key = c.${entity}_key`).join(' and ')
  return [
    markUnclearHistory(entities, ruled, policies),
    updateOf(
      `displaced_by = 'prior:' || policy`,
      `select distinct c.rowid as r from candidate c join prior p on p.policy = c.policy and ${sameKeys} where ${ruled} and ${pays} and ${isActive} and ${isSame}`,
    ),
  ]
}
