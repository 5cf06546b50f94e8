import type { PlanSet } from '../plans/index.ts'
import { childrenOf, type Node, type Result } from '../rules/index.ts'

/** Which policies use a field, a definition or a parameter: `field firm.size_class`, `definition refund_amount`, `parameter refund_rate`. */
export function findUses({ plans }: PlanSet): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  const add = (what: string, policy: string) => found.set(what, (found.get(what) ?? new Set()).add(policy))
  for (const plan of plans.values())
    for (const { program, parameters } of plan.policies.values()) {
      for (const id of parameters) add(`parameter ${id}`, program.id)
      const seen = new Set<string>()
      const visit = (node: Node): void => {
        if (node.kind === 'field') add(`field ${node.record.entity}.${node.field}`, program.id)
        if (node.kind === 'aggregate' || node.kind === 'quantified')
          add(`field ${node.relation.owner.entity}.${node.relation.field}`, program.id)
        if (node.kind === 'definition' && !seen.has(node.definition)) {
          seen.add(node.definition)
          add(`definition ${node.definition}`, program.id)
          const body = program.definitions.get(node.definition)?.body
          if (body !== undefined) visit(body)
        }
        for (const child of childrenOf(node)) visit(child)
      }
      const { conditions, reviews, region, date, monthly } = program
      const tests = [...conditions, ...reviews].map(({ test }) => test)
      const months = [monthly?.limit?.term, monthly?.limit?.drawn, monthly?.covers].filter((node) => node !== undefined)
      for (const node of [region, date, ...tests, ...expressionsOf(program.result), ...months]) visit(node)
    }
  return new Map([...found].map(([what, policies]) => [what, [...policies].sort()]))
}

/** Every expression of a result. */
function expressionsOf(result: Result): readonly Node[] {
  switch (result.kind) {
    case 'money':
      return [result.amount]
    case 'rate':
      return [result.rate, result.saving]
    case 'obligation':
      return result.due === undefined ? [] : [result.due]
    case 'schedule':
      return result.lines.flatMap((line) => [line.from, line.to, line.monthly, ...(line.due === undefined ? [] : [line.due])])
  }
}
