import { areOnPayments } from './earlier-payments.ts'
import { lacksKey } from './identity.ts'
import { type Progress, type Step, stillStands } from './progress.ts'
import { type Relation, where } from './relation.ts'
import { byRule, type Ruled } from './rules.ts'
import { type PayingVariant, policiesOf } from './settlement-input.ts'
import { eventOrder, listOf } from './terms.ts'
import { verdictRelation } from './verdict.ts'

/** What was paid under `paid` to a key for a year is taken off what `policy` gives for it. */
interface TopUp {
  readonly policy: string
  readonly key: string
  readonly paid: readonly string[]
}

export function topUpRules(variants: readonly PayingVariant[]): readonly Ruled<TopUp>[] {
  return byRule(variants, ({ variant, policy }) => {
    const rule = variant.policy.settlement.topUp
    return rule === undefined ? undefined : { policy, key: rule.key.entity, paid: rule.policies }
  })
}

/**
 * Takes off what was paid for the same year, never below zero. It is set against what is due first and against what is under
 * review afterwards: what is due is then right whether or not anything under review is granted.
 */
export function takeOffPaid({ rule, variants }: Ruled<TopUp>, number: number): Step {
  const name = `top_up_${number}`
  const policies = policiesOf(variants)
  return (before) => {
    const members = memberRelation(name, rule, variants, before)
    const relation = verdictRelation(
      name,
      'A decision that waits because it is not known to whom earlier payments were made.',
      lacksKey(members.name, [{ entity: rule.key, column: 'key' }], 'true'),
    )
    const verdicts = [...before.verdicts, { relation, policies }]
    if (!areOnPayments([rule.key])) return { ...before, relations: [...before.relations, members, relation], verdicts }
    const paid = paidRelation(name, rule)
    const share = shareRelation(name, members, paid)
    return {
      ...before,
      relations: [...before.relations, members, relation, paid, share],
      verdicts,
      shares: [...before.shares, { relation: share, policies }],
    }
  }
}

function memberRelation(name: string, { key }: TopUp, variants: readonly PayingVariant[], before: Progress): Relation {
  return {
    name: `${name}_member`,
    row: 'A decision of the rule that is due or under review and still stands.',
    columns: ['policy', 'subject_id', 'claim', 'key', 'year', 'gross', 'event_date'],
    select: `select
  c.policy,
  c.subject_id,
  c.claim,
  c.${key}_key as key,
  c.year,
  c.gross,
  c.event_date
from candidate c
${where([
  `c.variant in ${listOf(variants.map(({ variant }) => variant.id))}`,
  `c.claim <> 'open'`,
  ...stillStands(before, policiesOf(variants)),
])}`,
  }
}

function paidRelation(name: string, { key, paid }: TopUp): Relation {
  return {
    name: `${name}_paid`,
    row: 'What a key was paid for a year.',
    columns: ['key', 'year', 'paid'],
    select: `select
  p.${key}_key as key,
  p.base_year as year,
  cast(sum(p.amount) as bigint) as paid
from earlier_payment p
where p.policy in ${listOf(paid)}
  and p.base_year is not null
  and p.${key}_key is not null
  and p.amount is not null
group by p.${key}_key, p.base_year`,
  }
}

/**
 * Where several subjects share a key (units of one firm), what was paid is taken off in order until it is used up; what is paid
 * beyond all of them stays with the last, which shows as overpaid.
 */
function shareRelation(name: string, members: Relation, paid: Relation): Relation {
  const inTurn = `partition by m.key, m.year order by case m.claim when 'due' then 0 else 1 end, ${eventOrder('m')}`
  return {
    name: `${name}_share`,
    row: 'A member with its share of what its key was paid before, and what is left to pay.',
    columns: ['policy', 'subject_id', 'paid_before', 'net'],
    select: `select
  policy,
  subject_id,
  paid_before,
  case when gross > paid_before then gross - paid_before else 0 end as net
from (
  select
    policy,
    subject_id,
    gross,
    cast(case when is_last or left_over < gross then left_over else gross end as bigint) as paid_before
  from (
    select
      policy,
      subject_id,
      gross,
      is_last,
      case when paid > gross_before then paid - gross_before else 0 end as left_over
    from (
      select
        m.policy,
        m.subject_id,
        m.gross,
        p.paid,
        coalesce(sum(m.gross) over before_it, 0) as gross_before,
        lead(m.subject_id) over same_key is null as is_last
      from ${members.name} m
      join ${paid.name} p on p.key = m.key and p.year = m.year
      window
        same_key as (${inTurn}),
        before_it as (${inTurn} rows between unbounded preceding and 1 preceding)
    ) w
  ) x
) y`,
  }
}
