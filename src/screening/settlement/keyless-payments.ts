import { areOnPayments, paymentKeys } from './earlier-payments.ts'
import type { LookBack } from './look-backs.ts'
import { type Relation, union, where } from './relation.ts'
import type { SettlementInput } from './settlement-input.ts'
import { listOf } from './terms.ts'

/*
 * A payment that lacks a key may be anybody's whom its other keys do not speak against: any unit's of the firm that was paid, any of
 * the staff of that unit, any park of the firm that runs it, or anybody's where it has no key at all. None of them is chosen; the history of all of them is unclear, and
 * of whoever shares with them what the rule goes by, as the staff of one firm shares its cap.
 */

type PaymentKey = (typeof paymentKeys)[number]

/** The narrowest key first: people are found by it without comparing everything with everything. */
const narrowestFirst: readonly PaymentKey[] = ['organisation', 'insured_unit', 'firm', 'person']

/** What an employment says of who works where; of other keys it says nothing. */
const jobKeys: readonly PaymentKey[] = narrowestFirst.filter((key) => key !== 'organisation')

export function keylessPayments(input: SettlementInput, rules: readonly LookBack[]): readonly Relation[] {
  return [relatedPolicies(rules), keylessPayment(rules), possibleClaim(), possibleJob(input)]
}

function relatedPolicies(rules: readonly LookBack[]): Relation {
  const pairs = rules.flatMap(({ policies }) => [...policies].flatMap(([policy, paid]) => paid.map((other) => listOf([policy, other]))))
  return {
    name: 'related_policy',
    row: 'A policy whose decisions look back at payments of another, or of its own.',
    columns: ['policy', 'paid_policy'],
    select: `select policy, paid_policy
from (values ${[...new Set(pairs), `('', '')`].join(', ')}) t(policy, paid_policy)
where policy <> ''`,
  }
}

function keylessPayment(rules: readonly LookBack[]): Relation {
  const lacking = paymentKeys.map((key) => {
    const going = rules.filter(({ keys }) => keys.includes(key) && areOnPayments(keys))
    const policies = [...new Set(going.flatMap((rule) => [...rule.policies.values()].flat()))].sort()
    const ofThem = policies.length === 0 ? 'false' : `p.policy in ${listOf(policies)}`
    return `(p.${key}_key is null and (p.policy is null or ${ofThem}))`
  })
  return {
    name: 'keyless_payment',
    row: 'An earlier payment that lacks a key by which some rule looks for it.',
    columns: ['payment', 'policy', ...paymentKeys.map((key) => `${key}_key`), 'base_year', 'event_year', 'is_pending'],
    select: `select
  p.payment,
  p.policy,
  ${paymentKeys.map((key) => `p.${key}_key`).join(',\n  ')},
  p.base_year,
  p.event_year,
  p.is_pending
from earlier_payment p
where ${lacking.join('\n  or ')}`,
  }
}

function possibleClaim(): Relation {
  const byKey = anchorsOf(narrowestFirst).flatMap(({ anchor, others }) => {
    const rest = others.map((key) => `(p.${key}_key is null or p.${key}_key = c.${key}_key or ${isOpenIn(key)})`)
    return [
      claimsWhere(`c.${anchor.key}_key = p.${anchor.key}_key`, [...anchor.conditions, ...rest]),
      claimsWhere(isOpenIn(anchor.key), [...anchor.conditions, ...rest]),
    ]
  })
  return {
    name: 'possible_claim',
    row: 'A decision whose own keys do not speak against a keyless payment.',
    columns: ['policy', 'subject_id', 'payment', 'is_pending'],
    select: union([
      ...byKey,
      claimsWhere(
        'true',
        paymentKeys.map((key) => `p.${key}_key is null`),
      ),
    ]),
  }
}

function claimsWhere(meeting: string, conditions: readonly string[]): string {
  return `select c.policy, c.subject_id, p.payment, p.is_pending
from candidate c
join keyless_payment p on ${meeting}
${where([
  ...conditions,
  '(p.policy is null or exists (select 1 from related_policy r where r.policy = c.policy and r.paid_policy = p.policy))',
])}`
}

/**
 * The candidate's key is not known, so it may be any. What decisions of its kind never have is another matter: a payment of unknown
 * policy that has it is of another kind.
 */
function isOpenIn(key: PaymentKey): string {
  return `(c.${key}_key is null and (p.policy is not null or c.has_${key}))`
}

/** Whom the registry knows to work or to have worked where the payment went may have got it there, whatever the decision is about. */
function possibleJob({ employments }: SettlementInput): Relation {
  const selects = anchorsOf(jobKeys).map(({ anchor, others }) => {
    const rest = others.map((key) => `(p.${key}_key is null or p.${key}_key = e.${key})`)
    return `select p.payment, p.is_pending, ${paymentKeys.map((key) => `${jobKeys.includes(key) ? `e.${key}` : 'cast(null as bigint)'} as ${key}_key`).join(', ')}
from ${employments} e
join keyless_payment p on e.${anchor.key} = p.${anchor.key}_key
${where([...anchor.conditions, ...rest])}`
  })
  return {
    name: 'possible_job',
    row: 'The keys of an employment that a keyless payment may be about.',
    columns: ['payment', 'is_pending', ...paymentKeys.map((key) => `${key}_key`)],
    select: employments === undefined ? noJobs : union(selects),
  }
}

/** Each key a payment can be found by, as the narrowest that it has, and the keys left to compare. */
function anchorsOf(keys: readonly PaymentKey[]) {
  return keys.map((key, i) => ({
    anchor: { key, conditions: [...keys.slice(0, i).map((narrower) => `p.${narrower}_key is null`), `p.${key}_key is not null`] },
    others: keys.slice(i + 1),
  }))
}

const noJobs = `select
  cast(0 as bigint) as payment,
  false as is_pending,
  ${paymentKeys.map((key) => `cast(0 as bigint) as ${key}_key`).join(',\n  ')}
where false`
