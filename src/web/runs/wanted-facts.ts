import { missingOf } from './lead-figures.ts'
import type { Overview } from './outcomes.zh.ts'

/** A fact that decisions of a policy wait for, under the department that has it. */
export interface WantedFact {
  readonly id: string
  readonly source: string
  readonly policy: string
  readonly policyZh: string
  readonly unit: string
  readonly missing: string
  readonly zh: string
  readonly count: number
  readonly alone: number
}

/** Every missing fact of every policy, department by department in the order in which they are wanted, the most wanted fact first. */
export function wantedFactsOf({ policies, wanted }: Pick<Overview, 'policies' | 'wanted'>): readonly WantedFact[] {
  const facts = policies.flatMap((policy) =>
    missingOf(policy).map(
      ({ id, zh, source, count, alone }): WantedFact => ({
        id: `${policy.policy} ${id}`,
        source,
        policy: policy.policy,
        policyZh: policy.zh,
        unit: policy.unit,
        missing: id,
        zh,
        count,
        alone,
      }),
    ),
  )
  return wanted.flatMap(({ source }) => facts.filter((fact) => fact.source === source).sort((a, b) => b.count - a.count))
}
