import { type Relation, union } from './relation.ts'
import type { PayingVariant, SettlementInput } from './settlement-input.ts'
import { listOf } from './terms.ts'

/** The entities whose keys earlier payments carry; rules that go by others can only look at the run itself. */
export const paymentKeys = ['person', 'insured_unit', 'firm', 'organisation'] as const

export const paymentColumns = [
  ...(['payment', 'policy'] as const),
  ...paymentKeys.map((key) => `${key}_key` as const),
  ...(['base_year', 'event_year', 'amount', 'was_paid', 'is_pending'] as const),
] as const

/** Do earlier payments carry all of these keys. */
export function areOnPayments(keys: readonly string[]): boolean {
  return keys.every((key) => (paymentKeys as readonly string[]).includes(key))
}

/**
 * What was paid before, as far as it can be read. What went to a unit went to its firm. A code that no plan declares says nothing about what was paid: it is as good as
 * none. `base_year` is the year its own policy goes by; `event_year` that of its deciding date, known where the policy is. A payment is of
 * more than nothing; what is not was sent back, or is a mistake, and is no payment. What was approved and has not arrived was not paid
 * either: it takes nothing from anybody, and whoever looks back at it waits for what becomes of it.
 */
export function earlierPayments(input: SettlementInput, variants: readonly PayingVariant[]): Relation {
  const { priorPayments, pendingPayments } = input
  const declared = declaredPolicies(input, variants)
  const selects = [
    ...(priorPayments === undefined ? [] : [paymentsFrom('prior_payment', priorPayments, input, declared)]),
    ...(pendingPayments === undefined ? [] : [paymentsFrom('pending_payment', pendingPayments, input, declared)]),
  ]
  return {
    name: 'earlier_payment',
    row: 'A payment made before this run, or approved and not yet arrived; policy, year and amount are null where they are not known.',
    columns: paymentColumns,
    select: union(selects.length === 0 ? [noPayments] : selects),
  }
}

/** The codes that a payment can be known by; under any other it may have been for anything. */
export function declaredPolicies({ declared, exclusions }: SettlementInput, variants: readonly PayingVariant[]): readonly string[] {
  const named = [
    ...exclusions.flatMap(({ priority }) => priority),
    ...variants.flatMap(({ variant }) => variant.policy.settlement.topUp?.policies ?? []),
  ]
  return [...new Set([...declared, ...named])].sort()
}

function paymentsFrom(
  entity: 'prior_payment' | 'pending_payment',
  payments: string,
  { units, yearBases, baseYearOffset }: SettlementInput,
  declared: readonly string[],
): string {
  const isPending = entity === 'pending_payment'
  const byBaseYear = declared.filter((policy) => yearBases.get(policy) === 'base_year')
  const others = declared.filter((policy) => !byBaseYear.includes(policy))
  const eventYears = [
    ...(byBaseYear.length === 0 ? [] : [`when p.policy in ${listOf(byBaseYear)} then p.base_year - (${baseYearOffset})`]),
    ...(others.length === 0 ? [] : [`when p.policy in ${listOf(others)} then p.base_year`]),
  ]
  return `select
  p.${entity}_id as payment,
  case when p.policy in ${listOf(declared)} then p.policy end as policy,
  p.person as person_key,
  p.insured_unit as insured_unit_key,
  ${units === undefined ? 'p.firm' : 'coalesce(p.firm, u.firm)'} as firm_key,
  p.organisation as organisation_key,
  p.base_year,
  ${eventYears.length === 0 ? 'cast(null as integer)' : `case ${eventYears.join(' ')} end`} as event_year,
  ${isPending ? 'cast(null as bigint)' : 'case when p.amount > 0 then p.amount end'} as amount,
  ${isPending ? 'false' : 'p.amount is null or p.amount > 0'} as was_paid,
  ${isPending} as is_pending
from ${payments} p${units === undefined ? '' : `\nleft join ${units} u on u.insured_unit_id = p.insured_unit`}`
}

const noPayments = `select
  cast(0 as bigint) as payment,
  '' as policy,
  cast(0 as bigint) as person_key,
  cast(0 as bigint) as insured_unit_key,
  cast(0 as bigint) as firm_key,
  cast(0 as bigint) as organisation_key,
  0 as base_year,
  0 as event_year,
  cast(0 as bigint) as amount,
  true as was_paid,
  false as is_pending
where false`
