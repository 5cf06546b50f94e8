import { type Relation, where } from './relation.ts'
import type { SettlementInput } from './settlement-input.ts'

/** The entities whose keys earlier payments carry; rules that go by others can only look at the run itself. */
export const paymentKeys: readonly string[] = ['person', 'insured_unit', 'firm']

const columns = ['payment', 'policy', 'person_key', 'insured_unit_key', 'firm_key', 'base_year', 'amount'] as const

/** What was paid before, as the registry has it. */
export function earlierPayments({ priorPayments }: SettlementInput): Relation {
  return {
    name: 'earlier_payment',
    row: 'A payment made before this run.',
    columns,
    select: priorPayments === undefined ? noPayments : paymentsFrom(priorPayments),
  }
}

function paymentsFrom(rows: string): string {
  return `select
  prior_payment_id as payment,
  policy,
  person as person_key,
  insured_unit as insured_unit_key,
  firm as firm_key,
  base_year,
  amount
from ${rows}`
}

const noPayments = `select
  cast(0 as bigint) as payment,
  '' as policy,
  cast(0 as bigint) as person_key,
  cast(0 as bigint) as insured_unit_key,
  cast(0 as bigint) as firm_key,
  0 as base_year,
  cast(0 as bigint) as amount
where false`

/** Those of which policy, year or amount is not known. */
export const unclearPayments: Relation = {
  name: 'unclear_payment',
  row: 'An earlier payment that rules cannot tell what to make of.',
  columns,
  select: `select ${columns.join(', ')}
from earlier_payment
${where(['(policy is null or base_year is null or amount is null)'])}`,
}
