import { areOnPayments } from './earlier-payments.ts'
import { lacksKey } from './identity.ts'
import { isSameOccasion, occasionOf } from './occasion.ts'
import { claimSoFar, isJudged, isNotIn, mayStillTake, type Progress, type Step } from './progress.ts'
import { type Relation, union, where } from './relation.ts'
import type { ExclusionInForce, PayingVariant } from './settlement-input.ts'
import { codeText, listOf, within } from './terms.ts'
import { verdictOn, verdictRelation } from './verdict.ts'

/**
 * Of the policies of a group one key gets one per occasion. A payment already made wins, also over what is still open, which then
 * holds up nobody; after that the policy named first of which a decision is due. What goes before but is under review, waits or is
 * open, or of which the occasion is not known, holds up what comes after it.
 */
export function exclude(exclusion: ExclusionInForce, number: number, variants: readonly PayingVariant[]): Step {
  const bound = variants.filter(({ policy, keys }) => exclusion.priority.includes(policy) && keys.includes(exclusion.key))
  return (before) => {
    if (bound.length === 0) return before
    const name = `exclusion_${number}`
    const members = memberRelation(name, exclusion, bound, before)
    const paid = paidRelation(name, members, exclusion)
    const rivals = rivalRelation(name, members, paid, exclusion)
    const relation = verdictRelation(
      name,
      `A decision that gave way or waits under the exclusion ${exclusion.id} of ${exclusion.plan}.`,
      union([
        lacksKey(members.name, [{ entity: exclusion.key, column: 'key' }], isJudged),
        paidBefore(paid),
        ...rivalVerdicts(rivals, exclusion),
      ]),
    )
    return {
      ...before,
      relations: [...before.relations, members, paid, rivals, relation],
      verdicts: [...before.verdicts, { relation, policies: exclusion.priority }],
    }
  }
}

function memberRelation(name: string, exclusion: ExclusionInForce, bound: readonly PayingVariant[], before: Progress): Relation {
  const { key, scope, priority } = exclusion
  return {
    name: `${name}_member`,
    row: 'A decision that the exclusion binds and that has not given way; the lowest rank goes first.',
    columns: ['policy', 'subject_id', 'claim', 'key', 'occasion', 'from_year', 'to_year', 'rank'],
    select: `select
  c.policy,
  c.subject_id,
  ${claimSoFar(before, priority)} as claim,
  c.${key}_key as key,
  ${occasionOf(scope)} as occasion,
  c.from_year,
  c.to_year,
  case c.policy ${priority.map((policy, rank) => `when ${codeText(policy)} then ${rank}`).join(' ')} end as rank
from candidate c
${where([`c.variant in ${listOf(bound.map(({ variant }) => variant.id))}`, within('c.region', exclusion.within), ...mayStillTake(before, priority)])}`,
  }
}

/** The policy named is the first by its code, of its payments the first by its number. */
function paidRelation(name: string, members: Relation, { key, scope, priority }: ExclusionInForce): Relation {
  const looksBack = areOnPayments([key])
  return {
    name: `${name}_paid`,
    row: 'A member to whose key another policy of the group was paid before on the same occasion.',
    columns: ['policy', 'subject_id', 'claim', 'paid_policy', 'payment'],
    select: `select policy, subject_id, claim, paid_policy, payment
from (
  select
    m.policy,
    m.subject_id,
    m.claim,
    p.policy as paid_policy,
    p.payment,
    row_number() over (partition by m.policy, m.subject_id order by p.policy, p.payment) as n
  from ${members.name} m
  join earlier_payment p on ${looksBack ? `p.${key}_key = m.key` : 'false'}
  ${where([`p.policy in ${listOf(priority)}`, 'p.policy <> m.policy', 'p.was_paid', isSameOccasion(scope)])}
) x
where n = 1`,
  }
}

function paidBefore(paid: Relation): string {
  return `select
  ${verdictOn('displaced', { kind: 'earlier_payment', policy: 'm.paid_policy', payment: 'm.payment' })}
from ${paid.name} m
where m.claim <> 'held'`
}

function rivalRelation(name: string, members: Relation, paid: Relation, { priority }: ExclusionInForce): Relation {
  const none = priority.length
  const first = (test: string, rows: string) => `coalesce(min(case when ${test} then m.rank end) over ${rows}, ${none})`
  return {
    name: `${name}_rival`,
    row: `A member that no payment went before, with the first rank that is due to its key on its occasion, and the first ranks that may yet turn out to be; ${none} is nobody.`,
    columns: ['policy', 'subject_id', 'claim', 'rank', 'first_due', 'first_open', 'first_undated'],
    select: `select
  m.policy,
  m.subject_id,
  m.claim,
  m.rank,
  ${first(`m.claim = 'due' and m.occasion is not null`, 'same_occasion')} as first_due,
  ${first(`m.claim <> 'due'`, 'same_occasion')} as first_open,
  ${first('m.occasion is null', 'same_key')} as first_undated
from ${members.name} m
${where(['m.key is not null', isNotIn(paid.name, 'm')])}
window
  same_key as (partition by m.key),
  same_occasion as (partition by m.key, m.occasion)`,
  }
}

function rivalVerdicts(rivals: Relation, { priority }: ExclusionInForce): readonly string[] {
  const open = 'case when m.first_open < m.first_undated then m.first_open else m.first_undated end'
  const policyOf = (rank: string) => `case ${rank} ${priority.map((policy, i) => `when ${i} then ${codeText(policy)}`).join(' ')} end`
  return [
    `select
  ${verdictOn('displaced', { kind: 'other_policy', policy: policyOf('m.first_due') })}
from ${rivals.name} m
where ${isJudged}
  and m.first_due < m.rank`,
    `select
  ${verdictOn('blocked', { kind: 'other_policy', policy: policyOf(open) })}
from ${rivals.name} m
where ${isJudged}
  and m.first_due >= m.rank
  and (${open}) < m.rank`,
  ]
}
