import { paymentKeys, unclearPayments } from './earlier-payments.ts'
import { type LookBack, lookBacks } from './look-backs.ts'
import { type Relation, union, where } from './relation.ts'
import type { PayingVariant, SettlementInput } from './settlement-input.ts'
import { listOf, within } from './terms.ts'

/**
 * Whose history is not known: earlier payments bear on every decision that some rule looks back for. Where they are not declared
 * complete, where the decision's own year is missing, or where a payment cannot be told apart, nothing is netted.
 */
export function unknownHistory(input: SettlementInput, variants: readonly PayingVariant[]): readonly Relation[] {
  const rules = lookBacks(input, variants)
  const columns = ['policy', 'subject_id']
  const unclear = rules.filter(({ keys }) => keys.every((key) => paymentKeys.includes(key)))
  return [
    unclearPayments,
    {
      name: 'unknown_history',
      row: 'A candidate of which it is not known what was paid before.',
      columns,
      select: `select distinct policy, subject_id
from (
${union([incomplete(input, rules), undated(rules), ...unclear.map(unclearFor)])}
) x`,
    },
  ]
}

function incomplete(input: SettlementInput, rules: readonly LookBack[]): string {
  return `select c.policy, c.subject_id
from candidate c
${where([anyOf(rules.map(({ binds }) => binds)), `(${isComplete(input)}) is not true`])}`
}

/** Where earlier payments are declared complete, by the candidate's region. */
function isComplete({ priorPayments, historyComplete }: SettlementInput): string {
  if (priorPayments === undefined || historyComplete === 'nowhere') return 'false'
  return historyComplete === 'everywhere' ? 'true' : anyOf(historyComplete.map((range) => within('c.region', range)))
}

function undated(rules: readonly LookBack[]): string {
  return `select c.policy, c.subject_id
from candidate c
${where([anyOf(rules.filter(({ scope }) => scope === 'year').map(({ binds }) => binds)), 'c.event_date is null'])}`
}

function unclearFor({ binds, keys, policies }: LookBack): string {
  return `select c.policy, c.subject_id
from candidate c
join unclear_payment p on ${keys.map((key) => `p.${key}_key = c.${key}_key`).join(' and ')}
${where([binds, `(p.policy is null or p.policy in ${listOf(policies)})`])}`
}

function anyOf(tests: readonly string[]): string {
  return tests.length === 0 ? 'false' : `(${tests.map((test) => `(${test})`).join('\n    or ')})`
}
