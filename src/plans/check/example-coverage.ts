import type { Problem } from '../../kernel/problem.ts'
import type { Plan } from '../plan.ts'
import { bitsOf, type ExampleResult } from './run-example.ts'

/** What a plan's examples do not show: a condition that never refuses, a policy never met or never left undetermined. */
export function exampleGaps(plan: Plan, results: readonly ExampleResult[]): readonly Problem[] {
  const problems: Problem[] = []
  for (const policy of plan.policies.values()) {
    const mine = results.filter((result) => result.example.policy === policy.program.id && result.decision !== undefined)
    const gap = (code: string, values: Readonly<Record<string, string>> = {}) => {
      problems.push({
        code,
        severity: 'error',
        at: { file: policy.file, line: policy.line, column: 1, length: 1 },
        with: { policy: policy.program.zh, ...values },
      })
    }
    const outcomes = new Set(mine.map((result) => result.decision?.outcome))
    if (!outcomes.has('eligible') && !outcomes.has('needs_review') && !outcomes.has('needs_local_standard')) gap('no_example_met')
    if (!outcomes.has('undetermined')) gap('no_example_unknown')
    const failed = new Set(
      mine.flatMap((result) =>
        bitsOf(
          result.decision?.failed ?? 0,
          (result.variant?.bound.program.conditions ?? []).map((condition) => condition.id),
        ),
      ),
    )
    for (const condition of policy.program.conditions)
      if (!failed.has(condition.id)) gap('no_example_refused', { condition: condition.zh, id: condition.id })
  }
  return problems
}
