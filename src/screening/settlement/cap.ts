import type { SettlementScope } from '../../plans/index.ts'
import { cutRelations } from './cap-levels.ts'
import { areOnPayments } from './earlier-payments.ts'
import { lacksKey } from './identity.ts'
import { netSoFar } from './net.ts'
import { isSameOccasion, occasionOf } from './occasion.ts'
import { claimSoFar, isJudged, mayStillTake, type Progress, type Step } from './progress.ts'
import { type Relation, union, where } from './relation.ts'
import { byRule, type Ruled } from './rules.ts'
import { type PayingVariant, policiesOf } from './settlement-input.ts'
import { codeText, listOf } from './terms.ts'
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

/**
 * No key gets more than the limit, earlier payments and all regions counted; what is left is given in order until it is used up.
 * What is under review or waits takes its turn and keeps its share back: what is due after it gets what is left for certain. What is
 * open keeps nothing back, since nobody knows how much.
 */
export function cut({ rule, variants }: Ruled<Cap>, number: number): Step {
  const name = `cap_${number}`
  const policies = policiesOf(variants)
  return (before) => {
    const members = memberRelation(name, rule, variants, before)
    const relation = verdictRelation(
      name,
      'A decision that waits because its key or its limit is not known.',
      union([lacksKey(members.name, [{ entity: rule.key, column: 'key' }], `m.is_ruled\n  and ${isJudged}`), lacksLimit(members)]),
    )
    const rooms = roomRelation(name, members, rule)
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
    variant.capLimit === undefined ? [] : [`when ${codeText(variant.id)} then cast(${variant.capLimit} as bigint)`],
  )
  return {
    name: `${name}_member`,
    row: 'A decision of the policies of the rule that is due, under review or waits, and has not given way, with the limit of its variant.',
    columns: [
      ...['policy', 'subject_id', 'claim', 'is_ruled', 'key', 'occasion', 'event_date', 'from_year', 'to_year'],
      ...['cap_limit', 'net', 'most'],
    ],
    select: `select
  c.policy,
  c.subject_id,
  ${claimSoFar(before, policies)} as claim,
  c.variant in ${listOf(variants.map(({ variant }) => variant.id))} as is_ruled,
  c.${key}_key as key,
  ${occasionOf(scope)} as occasion,
  c.event_date,
  c.from_year,
  c.to_year,
  ${limits.length === 0 ? 'cast(null as bigint)' : `case c.variant ${limits.join(' ')} end`} as cap_limit,
  ${net.amount} as net,
  ${net.most} as most
from candidate c${net.joins}
${where([`c.policy in ${listOf(policies)}`, `c.claim <> 'open'`, ...mayStillTake(before, policies)])}`,
  }
}

function lacksLimit(members: Relation): string {
  return `select
  ${verdictOn('blocked', { kind: 'limit_unknown' })}
from ${members.name} m
where m.is_ruled
  and ${isJudged}
  and m.key is not null
  and m.cap_limit is null`
}

function roomRelation(name: string, members: Relation, { key, scope }: Cap): Relation {
  const looksBack = areOnPayments([key])
  const aboveZero = (column: string) => `case when m.${column} > 0 then m.${column} else 0 end as ${column}`
  return {
    name: `${name}_room`,
    row: 'A member with what its key may still get in all under its limit; null is no limit.',
    columns: ['policy', 'subject_id', 'is_certain', 'key', 'occasion', 'event_date', 'net', 'most', 'room'],
    select: `select
  m.policy,
  m.subject_id,
  m.claim = 'due' as is_certain,
  m.key,
  m.occasion,
  m.event_date,
  ${aboveZero('net')},
  ${aboveZero('most')},
  cast(m.cap_limit - coalesce(paid.amount, 0) as bigint) as room
from ${members.name} m
left join (
  select m.policy, m.subject_id, sum(p.amount) as amount
  from ${members.name} m
  join earlier_payment p on p.policy = m.policy and ${looksBack ? `p.${key}_key = m.key` : 'false'}
  ${where([isSameOccasion(scope)])}
  group by m.policy, m.subject_id
) paid on paid.policy = m.policy and paid.subject_id = m.subject_id
${where(['m.key is not null', 'm.occasion is not null', '(not m.is_ruled or m.cap_limit is not null)'])}`,
  }
}
