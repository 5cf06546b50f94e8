import type { SettlementScope } from '../../plans/index.ts'
import { areOnPayments } from './earlier-payments.ts'
import { lacksKey } from './identity.ts'
import { isSameOccasion, occasionOf } from './occasion.ts'
import { claimSoFar, isJudged, isNotIn, mayStillTake, type Progress, type Step } from './progress.ts'
import { type Relation, union, where } from './relation.ts'
import { byRule, type Ruled } from './rules.ts'
import { type PayingVariant, policiesOf } from './settlement-input.ts'
import { eventOrder, listOf } from './terms.ts'
import { verdictOn, verdictRelation } from './verdict.ts'

/** A policy that a key gets once in a scope. */
interface OnceOnly {
  readonly keys: readonly string[]
  readonly scope: SettlementScope
}

export function onceOnlyRules(variants: readonly PayingVariant[]): readonly Ruled<OnceOnly>[] {
  return byRule(variants, ({ variant }) => {
    const rule = variant.policy.settlement.onceOnly
    return rule === undefined ? undefined : { keys: rule.keys.map((key) => key.entity), scope: rule.scope }
  })
}

/**
 * Who has had it before, or comes later than one that is due on the same occasion, does not get it again. Who comes later than one
 * that is under review or waits, waits too. What is open takes no turn.
 */
export function giveOnce({ rule, variants }: Ruled<OnceOnly>, number: number): Step {
  const name = `once_only_${number}`
  const policies = policiesOf(variants)
  return (before) => {
    const members = memberRelation(name, rule, variants, before)
    const paid = paidRelation(name, members, rule)
    const turns = turnRelation(name, members, paid, rule)
    const keys = rule.keys.map((entity) => ({ entity, column: `${entity}_key` }))
    const relation = verdictRelation(
      name,
      'A decision whose keys had the policy before, have it by another decision on the same occasion, or may yet have it.',
      union([lacksKey(members.name, keys, `m.is_ruled\n  and ${isJudged}`), hadBefore(paid), comesLater(turns), waitsForTurn(turns)]),
    )
    return {
      ...before,
      relations: [...before.relations, members, paid, turns, relation],
      verdicts: [...before.verdicts, { relation, policies }],
    }
  }
}

/** The same policy under another document is the same policy: its decisions take turns too, though the rule does not bind them. */
function memberRelation(name: string, { keys, scope }: OnceOnly, variants: readonly PayingVariant[], before: Progress): Relation {
  const policies = policiesOf(variants)
  return {
    name: `${name}_member`,
    row: 'A decision of the policies of the rule that is due, under review or waits, and has not given way.',
    columns: [
      ...['policy', 'subject_id', 'claim', 'is_ruled', ...keys.map((entity) => `${entity}_key`)],
      ...['occasion', 'event_date', 'from_year', 'to_year'],
    ],
    select: `select
  c.policy,
  c.subject_id,
  ${claimSoFar(before, policies)} as claim,
  c.variant in ${listOf(variants.map(({ variant }) => variant.id))} as is_ruled,
  ${keys.map((entity) => `c.${entity}_key`).join(',\n  ')},
  ${occasionOf(scope)} as occasion,
  c.event_date,
  c.from_year,
  c.to_year
from candidate c
${where([`c.policy in ${listOf(policies)}`, `c.claim <> 'open'`, ...mayStillTake(before, policies)])}`,
  }
}

function paidRelation(name: string, members: Relation, { keys, scope }: OnceOnly): Relation {
  const looksBack = areOnPayments(keys)
  const sameKeys = keys.map((entity) => `p.${entity}_key = m.${entity}_key`).join(' and ')
  return {
    name: `${name}_paid`,
    row: 'A member whose keys were paid the same policy before on the same occasion; of several payments the first by number.',
    columns: ['policy', 'subject_id', 'claim', 'payment'],
    select: `select
  m.policy,
  m.subject_id,
  m.claim,
  min(p.payment) as payment
from ${members.name} m
join earlier_payment p on p.policy = m.policy and ${looksBack ? sameKeys : 'false'}
${where(['m.is_ruled', 'p.was_paid', isSameOccasion(scope)])}
group by m.policy, m.subject_id, m.claim`,
  }
}

function hadBefore(paid: Relation): string {
  return `select
  ${verdictOn('already_paid', { kind: 'earlier_payment', policy: 'm.policy', payment: 'm.payment' })}
from ${paid.name} m
where m.claim <> 'held'`
}

function turnRelation(name: string, members: Relation, paid: Relation, { keys }: OnceOnly): Relation {
  const shared = ['m.policy', ...keys.map((entity) => `m.${entity}_key`), 'm.occasion']
  const known = shared.slice(1).map((column) => `${column} is not null`)
  return {
    name: `${name}_turn`,
    row: 'A member that has not had it before, with how many of the same keys and occasion come before it: due, and such as may yet be.',
    columns: ['policy', 'subject_id', 'claim', 'is_ruled', 'due_before', 'open_before'],
    select: `select
  m.policy,
  m.subject_id,
  m.claim,
  m.is_ruled,
  count(case when m.claim = 'due' then 1 end) over before_it as due_before,
  count(case when m.claim <> 'due' then 1 end) over before_it as open_before
from ${members.name} m
${where([...known, isNotIn(paid.name, 'm')])}
window before_it as (
  partition by ${shared.join(', ')}
  order by ${eventOrder('m')}
  rows between unbounded preceding and 1 preceding
)`,
  }
}

function comesLater(turns: Relation): string {
  return `select
  ${verdictOn('displaced', { kind: 'same_occasion' })}
from ${turns.name} m
where m.is_ruled
  and ${isJudged}
  and m.due_before > 0`
}

function waitsForTurn(turns: Relation): string {
  return `select
  ${verdictOn('blocked', { kind: 'same_occasion_open' })}
from ${turns.name} m
where m.is_ruled
  and ${isJudged}
  and m.due_before = 0
  and m.open_before > 0`
}
