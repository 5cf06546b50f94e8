import type { Problem } from '../kernel/problem.ts'
import {
  type BoundParameter,
  type BoundProgram,
  childrenOf,
  definitionBody,
  EARLIEST_DAY,
  LATEST_DAY,
  type Node,
  resultMayOverflow,
} from '../rules/index.ts'
import { bindParameter, dayOf } from './bind-parameter.ts'
import type { Plan, Policy } from './plan.ts'
import { sampleYears } from './sample-years.ts'

/** The rounded amount fits what results are stored in, and the day that decides does not itself depend on dated figures. */
export function checkResult(plan: Plan, policy: Policy): readonly Problem[] {
  const bound = sampleBound(plan, policy)
  if (bound === undefined) return []
  const problem = (code: string): Problem => ({ code, severity: 'error', at: policy.at, with: { policy: policy.program.zh } })
  const overflows = policy.program.result.kind !== 'schedule' && resultMayOverflow(bound)
  return [
    ...(overflows ? [problem('amount_may_overflow')] : []),
    ...(usesParameter(policy.program.date, bound) ? [problem('date_uses_parameter')] : []),
  ]
}

/** The program with its parameters bound for the whole of its period, masks read as one sample year. */
function sampleBound(plan: Plan, policy: Policy): BoundProgram | undefined {
  const from = dayOf(policy.period?.from ?? { kind: 'open' }, EARLIEST_DAY, plan.id, sampleYears)
  const to = dayOf(policy.period?.to ?? { kind: 'open' }, LATEST_DAY, plan.id, sampleYears)
  if (from === undefined || to === undefined) return undefined
  const parameters = new Map<string, BoundParameter>()
  for (const parameter of plan.parameters.values()) {
    if (!policy.parameters.has(parameter.shape.id)) continue
    const bound = bindParameter(parameter, from, to, { ...sampleYears, knownOn: Number.MAX_SAFE_INTEGER })
    // A gap is told by its own check; without the value there is nothing more to say here.
    if ('code' in bound) return undefined
    parameters.set(bound.id, bound)
  }
  return { program: policy.program, variant: policy.program.id, parameters, context: { screeningDate: 0, baseYear: 2000 } }
}

/** Which value of a parameter holds depends on the deciding date; a date that depends on a parameter would go round in a circle. */
function usesParameter(node: Node, bound: BoundProgram): boolean {
  if (node.kind === 'parameter' || node.kind === 'lookup' || node.kind === 'prefix' || node.kind === 'strategy') return true
  if (node.kind === 'definition' && usesParameter(definitionBody(bound, node), bound)) return true
  return childrenOf(node).some((child) => usesParameter(child, bound))
}
