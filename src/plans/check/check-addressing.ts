import type { Problem } from '../../kernel/problem.ts'
import { childrenOf, type Node, type Program } from '../../rules/index.ts'
import type { Plan, Policy } from '../plan.ts'

/**
 * Requirements that are to tell whom a policy addresses and cannot. Such a one refuses on a text that is only quoted, so there has to be
 * a text, no place may leave it off, and it tells a kind and no figure: how much or how long is asked of those who are addressed.
 */
export function checkAddressing({ parameters }: Plan, { program, conditionPlaces, at }: Policy): readonly Problem[] {
  return program.conditions.flatMap((condition): readonly Problem[] => {
    const { id, zh, source, test } = condition
    if (condition.isAddressing !== true) return []
    const problem = (code: string, values: Readonly<Record<string, string>> = {}): Problem => ({
      code,
      severity: 'error',
      at: conditionPlaces.get(id) ?? at,
      with: { condition: zh, ...values },
    })
    const [figure] = parametersIn(test, program)
    const named = [...parameters.values()].find(({ shape }) => shape.id === figure)?.shape.zh ?? figure
    return [
      ...(condition.switch === undefined ? [] : [problem('outside_with_switch')]),
      ...(source.standing === 'practice' || source.confidence === 'low' ? [problem('outside_without_text')] : []),
      ...(named === undefined ? [] : [problem('outside_by_figure', { parameter: named })]),
    ]
  })
}

/** The parameters and lists an expression rests on, through definitions too. */
function parametersIn(node: Node, program: Program): readonly string[] {
  const own =
    node.kind === 'parameter' || node.kind === 'lookup' || node.kind === 'strategy'
      ? [node.parameter]
      : node.kind === 'prefix'
        ? [node.list]
        : []
  const body = node.kind === 'definition' ? program.definitions.get(node.definition)?.body : undefined
  return [
    ...own,
    ...(body === undefined ? [] : parametersIn(body, program)),
    ...childrenOf(node).flatMap((child) => parametersIn(child, program)),
  ]
}
