import { areOnPayments, paymentColumns } from './earlier-payments.ts'
import { keylessPayments } from './keyless-payments.ts'
import { type LookBack, lookBacks, mayBeOfPolicy } from './look-backs.ts'
import { mayBeSameOccasion } from './occasion.ts'
import { type Relation, union, where } from './relation.ts'
import type { PayingVariant, SettlementInput } from './settlement-input.ts'
import { within } from './terms.ts'

/**
 * Whose history is not known: earlier payments bear on every decision that some rule looks back for. Where they are not declared
 * complete, where the decision's own year is missing, or where a payment may or may not be one that the rule counts, nothing is netted.
 */
export function unknownHistory(input: SettlementInput, variants: readonly PayingVariant[]): readonly Relation[] {
  const rules = lookBacks(input, variants)
  const looking = rules.filter(({ keys }) => areOnPayments(keys))
  return [
    doubtfulPayments,
    ...keylessPayments(input, looking),
    unclearPayments(input, looking),
    {
      name: 'unknown_history',
      row: 'A candidate of which it is not known what was paid before, with the first reason why.',
      columns: ['policy', 'subject_id', 'cause', 'cause_payment'],
      select: `select
  policy,
  subject_id,
  case min(reason) when 1 then 'history_incomplete' when 2 then 'year_unknown' when 3 then 'payment_unclear' else 'payment_pending' end as cause,
  case min(reason) when 3 then min(case reason when 3 then payment end) when 4 then min(payment) end as cause_payment
from (
${union([incomplete(input, rules), undated(rules), unclear])}
) x
group by policy, subject_id`,
    },
  ]
}

/** What cannot be read comes before what is only on its way: somebody has to put it right. */
const unclear = `select u.policy, u.subject_id, case when u.is_pending then 4 else 3 end as reason, u.payment
from unclear_payment u`

function incomplete(input: SettlementInput, rules: readonly LookBack[]): string {
  return `select c.policy, c.subject_id, 1 as reason, cast(null as bigint) as payment
from candidate c
${where([anyOf(rules.map(({ binds }) => binds)), `(${isComplete(input)}) is not true`])}`
}

/** Where earlier payments are declared complete, by the candidate's region. */
function isComplete({ priorPayments, historyComplete }: SettlementInput): string {
  if (priorPayments === undefined || historyComplete === 'nowhere') return 'false'
  return historyComplete === 'everywhere' ? 'true' : anyOf(historyComplete.map((range) => within('c.region', range)))
}

function undated(rules: readonly LookBack[]): string {
  return `select c.policy, c.subject_id, 2 as reason, cast(null as bigint) as payment
from candidate c
${where([anyOf(rules.filter(({ scope }) => scope === 'year').map(({ binds }) => binds)), 'c.event_date is null'])}`
}

function unclearPayments(input: SettlementInput, rules: readonly LookBack[]): Relation {
  return {
    name: 'unclear_payment',
    row: 'A candidate and an earlier payment that may or may not count under a rule that binds it.',
    columns: ['policy', 'subject_id', 'payment', 'is_pending'],
    select:
      rules.length === 0
        ? 'select policy, subject_id, payment, false as is_pending\nfrom possible_claim\nwhere false'
        : union(rules.flatMap((rule) => unclearUnder(rule, input))),
  }
}

function unclearUnder(rule: LookBack, { baseYearOffset }: SettlementInput): readonly string[] {
  const { binds, keys } = rule
  const mayCount = [binds, mayBeOfPolicy(rule), mayBeSameOccasion(rule.scope, baseYearOffset)]
  const isKeyless = anyOf(keys.map((key) => `p.${key}_key is null`))
  const sameKeys = (other: string) => keys.map((key) => `${other}.${key}_key = c.${key}_key`).join(' and ')
  return [
    `select c.policy, c.subject_id, p.payment, p.is_pending
from candidate c
join doubtful_payment p on ${sameKeys('p')}
${where([...mayCount, anyOf(doubtsOf(rule))])}`,
    `select c.policy, c.subject_id, p.payment, p.is_pending
from candidate c
join (
  select distinct x.payment, x.is_pending, ${keys.map((key) => `t.${key}_key`).join(', ')}
  from possible_claim x
  join candidate t on t.policy = x.policy and t.subject_id = x.subject_id
) x on ${sameKeys('x')}
join keyless_payment p on p.payment = x.payment and p.is_pending = x.is_pending
${where([...mayCount, isKeyless])}`,
    `select c.policy, c.subject_id, p.payment, p.is_pending
from candidate c
join possible_job x on ${sameKeys('x')}
join keyless_payment p on p.payment = x.payment and p.is_pending = x.is_pending
${where([...mayCount, isKeyless])}`,
  ]
}

/** A handful as a rule, however many payments there are. */
const doubtfulPayments: Relation = {
  name: 'doubtful_payment',
  row: 'An earlier payment of which policy, year or amount is not known, or that was not paid.',
  columns: paymentColumns,
  select: `select ${paymentColumns.map((column) => `p.${column}`).join(', ')}
from earlier_payment p
where p.policy is null
  or p.base_year is null
  or p.amount is null`,
}

/** What can be unclear about a payment to the very same keys; what the rule does not ask for does not matter. */
function doubtsOf({ scope, isByAmount }: LookBack): readonly string[] {
  return [
    'p.policy is null',
    'not p.was_paid',
    ...(scope === 'ever' ? [] : ['p.base_year is null']),
    ...(isByAmount ? ['p.amount is null'] : []),
  ]
}

function anyOf(tests: readonly string[]): string {
  return tests.length === 0 ? 'false' : `(${tests.map((test) => `(${test})`).join('\n    or ')})`
}
