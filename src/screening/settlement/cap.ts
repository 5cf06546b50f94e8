import type { SettlementScope } from '../../plans/index.ts'
import { sqlText } from '../../store/index.ts'
import { cutRelations } from './cap-levels.ts'
import { areOnPayments } from './earlier-payments.ts'
import { lacksKey } from './identity.ts'
import { netSoFar } from './net.ts'
import { isSameOccasion, occasionOf } from './occasion.ts'
import { isNotIn, type Progress, type Step, stillStands } from './progress.ts'
import { type Relation, union, where } from './relation.ts'
import { byRule, type Ruled } from './rules.ts'
import { type PayingVariant, policiesOf } from './settlement-input.ts'
import { listOf } from './terms.ts'
import { verdictOn, verdictRelation } from './verdict.ts'

/** No key gets more of one policy than the limit of its variant. */
interface Cap {
  readonly key: string
  readonly scope: SettlementScope
}

export function capRules(variants: readonly PayingVariant[]): readonly Ruled<Cap>[] {
  return byRule(variants, ({ variant }) => {
    const rule = variant.policy.settlement.cap
    return rule === undefined ? undefined : { key: rule.key.entity, scope: rule.scope }
  })
}

/** No key gets more than the limit, earlier payments and all regions counted; what is left is given in order until it is used up. */
export function cut({ rule, variants }: Ruled<Cap>, number: number): Step {
  const name = `cap_${number}`
  const policies = policiesOf(variants)
  return (before) => {
    const members = memberRelation(name, rule, variants, before)
    const relation = verdictRelation(
      name,
      'A decision that waits because its key or its limit is not known.',
      union([lacksKey(members.name, [{ entity: rule.key, column: 'key' }], 'm.is_ruled'), lacksLimit(members)]),
    )
    const rooms = roomRelation(name, members, relation, rule)
    const [cuts, result] = cutRelations(name, rooms, mostLimits(variants))
    return {
      ...before,
      relations: [...before.relations, members, relation, rooms, ...cuts, result],
      verdicts: [...before.verdicts, { relation, policies }],
      cuts: [...before.cuts, { relation: result, policies }],
    }
  }
}

/** How many limits can meet at one key: each variant of a policy has one. */
function mostLimits(variants: readonly PayingVariant[]): number {
  const limited = variants.filter(({ variant }) => variant.capLimit !== undefined)
  return Math.max(1, ...policiesOf(limited).map((policy) => limited.filter((variant) => variant.policy === policy).length))
}

/** Variants of the policy without a cap are not cut, but what they give counts towards the cap of the others. */
function memberRelation(name: string, { key, scope }: Cap, variants: readonly PayingVariant[], before: Progress): Relation {
  const policies = policiesOf(variants)
  const net = netSoFar(before, policies)
  const limits = variants.flatMap(({ variant }) =>
    variant.capLimit === undefined ? [] : [`when ${sqlText(variant.id)} then cast(${variant.capLimit} as bigint)`],
  )
  return {
    name: `${name}_member`,
    row: 'A decision of the policies of the rule that is due and still stands, with the limit of its variant.',
    columns: ['policy', 'subject_id', 'is_ruled', 'key', 'occasion', 'event_date', 'from_year', 'to_year', 'cap_limit', 'net'],
    select: `select
  c.policy,
  c.subject_id,
  c.variant in ${listOf(variants.map(({ variant }) => variant.id))} as is_ruled,
  c.${key}_key as key,
  ${occasionOf(scope)} as occasion,
  c.event_date,
  c.from_year,
  c.to_year,
  ${limits.length === 0 ? 'cast(null as bigint)' : `case c.variant ${limits.join(' ')} end`} as cap_limit,
  ${net.amount} as net
from candidate c${net.joins}
${where([`c.policy in ${listOf(policies)}`, `c.claim = 'due'`, ...stillStands(before, policies)])}`,
  }
}

function lacksLimit(members: Relation): string {
  return `select
  ${verdictOn('blocked', { kind: 'limit_unknown' })}
from ${members.name} m
where m.is_ruled
  and m.key is not null
  and m.cap_limit is null`
}

function roomRelation(name: string, members: Relation, waiting: Relation, { key, scope }: Cap): Relation {
  const looksBack = areOnPayments([key])
  return {
    name: `${name}_room`,
    row: 'A member with what its key may still get in all under its limit; null is no limit.',
    columns: ['policy', 'subject_id', 'key', 'occasion', 'event_date', 'net', 'room'],
    select: `select
  m.policy,
  m.subject_id,
  m.key,
  m.occasion,
  m.event_date,
  case when m.net > 0 then m.net else 0 end as net,
  cast(m.cap_limit - coalesce(paid.amount, 0) as bigint) as room
from ${members.name} m
left join (
  select m.policy, m.subject_id, sum(p.amount) as amount
  from ${members.name} m
  join earlier_payment p on p.policy = m.policy and ${looksBack ? `p.${key}_key = m.key` : 'false'}
  ${where([isSameOccasion(scope)])}
  group by m.policy, m.subject_id
) paid on paid.policy = m.policy and paid.subject_id = m.subject_id
${where(['m.key is not null', 'm.occasion is not null', isNotIn(waiting.name, 'm')])}`,
  }
}
