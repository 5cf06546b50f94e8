import { declaredPolicies } from './earlier-payments.ts'
import { payingVariants, policiesOf, type SettlementInput } from './settlement-input.ts'
import { listOf } from './terms.ts'

/**
 * Policies that bear on one another under some rule, each group in order of code: those of an exclusion, and one with those whose
 * payments it is topped up by. Decisions of one group never bear on those of another, as long as every payment says of which policy it
 * is (`unnamedPayments`).
 */
export function tiedPolicies(input: SettlementInput): readonly (readonly string[])[] {
  const variants = payingVariants(input.groups)
  const above = new Map<string, string>()
  const rootOf = (policy: string): string => {
    const next = above.get(policy)
    return next === undefined ? policy : rootOf(next)
  }
  const tie = ([first, ...others]: readonly string[]) => {
    for (const other of others) {
      const [a, b] = [rootOf(first ?? other), rootOf(other)]
      if (a !== b) above.set(b, a)
    }
  }
  for (const { priority } of input.exclusions) tie(priority)
  for (const { variant, policy } of variants) tie([policy, ...(variant.policy.settlement.topUp?.policies ?? [])])
  return [...Map.groupBy([...policiesOf(variants)].sort(), rootOf).values()]
}

/** The same settlement with the decisions of some policies alone, and the rules that bind them; rows have the same columns. */
export function inputOfPart(input: SettlementInput, policies: readonly string[]): SettlementInput {
  return {
    ...input,
    groups: input.groups.map(({ group, rows }) => ({
      group: { ...group, variants: group.variants.filter((variant) => policies.includes(variant.policy.program.id)) },
      rows,
    })),
    exclusions: input.exclusions.filter(({ priority }) => priority.some((policy) => policies.includes(policy))),
  }
}

/**
 * A SELECT with how many payments are of a policy that nobody knows, `n`. Such a payment may have been for anything, and ties all
 * policies whose decisions share a key with whoever may have got it.
 */
export function unnamedPayments(input: SettlementInput): string {
  const declared = listOf(declaredPolicies(input, payingVariants(input.groups)))
  const counts = [input.priorPayments, input.pendingPayments].flatMap((payments) =>
    payments === undefined ? [] : [`select count(*) as n from ${payments} where (policy in ${declared}) is not true`],
  )
  return `select coalesce(sum(n), 0) as n from (${[...counts, 'select 0 as n'].join(' union all ')})`
}
