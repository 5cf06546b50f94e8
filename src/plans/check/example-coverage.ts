import type { Problem } from '../../kernel/problem.ts'
import type { Condition } from '../../rules/index.ts'
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
    // A fact that only a review wants leaves nothing undetermined, and is named all the same.
    if (!mine.some(({ decision }) => decision !== undefined && decision.missing !== 0n)) gap('no_example_unknown')
    const failed = new Set(
      mine.flatMap(({ decision, variant }) => {
        const { conditions = [], reviews = [] } = variant?.bound.program ?? {}
        const ids = [...conditions, ...reviews].map(({ id }) => id)
        // A requirement that only asks is not met where its review is raised; one that hangs on a question, under some reading.
        const decided = decision === undefined ? [] : [decision, ...(decision.readings?.of ?? [])]
        return decided.flatMap(({ failed, flags }) => bitsOf(failed + flags, ids))
      }),
    )
    for (const condition of policy.program.conditions)
      if (!failed.has(condition.id) && !isOff(condition, mine)) gap('no_example_refused', { condition: condition.zh, id: condition.id })
  }
  return problems
}

/** A requirement whose switch is off wherever an example is decided is none there, and refuses nobody. */
function isOff({ id, switch: parameter }: Condition, results: readonly ExampleResult[]): boolean {
  const programs = results.flatMap(({ variant }) => variant?.bound.program ?? [])
  return parameter !== undefined && !programs.some(({ conditions, reviews }) => [...conditions, ...reviews].some((each) => each.id === id))
}
