import type { Plan, PlanSet, Variant } from '../../plans/index.ts'
import type { PrintNames } from '../../rules/index.ts'

/** Official names for printing a variant's expressions. */
export function printNames(
  { plan, bound }: { readonly plan: Plan; readonly bound: Pick<Variant['bound'], 'program'> },
  set: PlanSet,
): PrintNames {
  const parameters = new Map([...plan.parameters.values()].map((parameter) => [parameter.shape.id, parameter.shape.zh]))
  const functions = new Map([...set.keywords.functions].map(([zh, entry]) => [entry.function as string, zh]))
  const contexts = new Map([...set.keywords.contexts].map(([zh, id]) => [id as string, zh]))
  return {
    vocabulary: set.vocabulary,
    program: bound.program,
    parameter: (id) => parameters.get(id) ?? id,
    function: (id) => functions.get(id) ?? id,
    context: (id) => contexts.get(id) ?? id,
  }
}
