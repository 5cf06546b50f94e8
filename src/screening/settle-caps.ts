import type { Variant } from '../plans/index.ts'
import { sqlText } from '../store/index.ts'
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

/** Far above any amount, yet far enough from the largest integer to be added to. */
const NO_LIMIT = 2n ** 60n

/** No key gets more than the limit, earlier payments and all regions counted; what is left is given in order until it is used up. */
export function capSql(variants: readonly Variant[]): readonly string[] {
  const groups = byRule(variants, ({ policy }) => {
    const rule = policy.settlement.cap
    return rule === undefined ? undefined : [rule.key.entity, rule.scope]
  })
  return groups.flatMap((group) => capGroup(group))
}

function capGroup(group: readonly [Variant, ...Variant[]]): readonly string[] {
  const rule = group[0].policy.settlement.cap
  if (rule === undefined) return []
  const { entity } = rule.key
  const policies = listOf([...new Set(group.map((variant) => variant.policy.program.id))])
  const ruled = `c.variant in ${listOf(group.map((variant) => variant.id))}`
  const limitless = group.filter((variant) => variant.capLimit === undefined).map((variant) => variant.id)
  const when = occasion(rule.scope)
  const rows = `c.policy in ${policies} and ${pays} and ${isActive} and c.${entity}_key is not null and ${when} is not null`
  const paid = paymentKeys.includes(entity)
    ? `left join (select c.rowid as r, sum(p.amount) as paid from candidate c join prior p on p.policy = c.policy and p.${entity}_key = c.${entity}_key where ${rows} and ${isSameOccasion(rule.scope)} group by 1) q on q.r = c.rowid`
    : 'cross join (select 0 as paid) q'
  const limits = group.map((variant) => `when ${sqlText(variant.id)} then ${variant.capLimit ?? 0n}`).join(' ')
  return [
    blockWithoutKey(entity, ruled),
    ...(limitless.length === 0
      ? []
      : [
          updateOf(
            `blocked_by = 'limit_unknown'`,
            `select c.rowid as r from candidate c where c.variant in ${listOf(limitless)} and ${pays} and ${isActive}`,
          ),
        ]),
    ...(paymentKeys.includes(entity) ? [markUnclearHistory([entity], ruled, policies)] : []),
    // Variants of the policy without a cap are not cut, but what they give counts towards the cap of the others.
    `create or replace temp table capped as select *, min(room) over k as low, max(room) over k as high, coalesce(sum(net) over (k order by n rows between unbounded preceding and 1 preceding), 0) as earlier from (select c.rowid as r, c.policy, c.${entity}_key as k, ${when} as o, row_number() over (partition by c.policy, c.${entity}_key, ${when} order by ${eventOrder}) as n, greatest(c.net, 0) as net, cast((case c.variant ${limits} else ${NO_LIMIT} end) - coalesce(q.paid, 0) as bigint) as room from candidate c ${paid} where ${rows}) window k as (partition by policy, k, o)`,
    updateOf('is_capped = candidate.is_capped or f.given < candidate.net, net = f.given', `${uniformRooms} union all ${mixedRooms}`),
  ]
}

/** One limit for all rows of a key: a running sum says what is left. */
const uniformRooms = `select r, cast(greatest(least(net, room - earlier), 0) as bigint) as given from capped where low = high`

/** Rows of one key under different limits, as when two places pay one firm: what each got decides what the next may get. */
const mixedRooms = `select r, given from (with recursive mixed as materialized (select * from capped where low < high),
walk as (
  select r, policy, k, o, n, cast(greatest(least(net, room), 0) as bigint) as given, cast(greatest(least(net, room), 0) as bigint) as total from mixed where n = 1
  union all
  select m.r, m.policy, m.k, m.o, m.n, cast(greatest(least(m.net, m.room - w.total), 0) as bigint), cast(w.total + greatest(least(m.net, m.room - w.total), 0) as bigint) from walk w join mixed m on m.policy = w.policy and m.k = w.k and m.o = w.o and m.n = w.n + 1
) select r, given from walk)`
