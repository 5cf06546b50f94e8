import type { BoundProgram } from './bound.ts'
import { soleCell } from './bound-values.ts'
import type { Node, ParameterNode } from './typed-tree.ts'

/** Where a line of a schedule begins, ends or falls due: a parameter, or one of several by the way a question is read; undefined where it is neither. */
export function endsOf(node: Node): readonly ParameterNode[] | undefined {
  if (node.kind === 'parameter') return [node]
  if (node.kind !== 'conditional' || choiceOf(node.test) === undefined) return undefined
  const [then, otherwise] = [endsOf(node.then), endsOf(node.otherwise)]
  return then === undefined || otherwise === undefined ? undefined : [...then, ...otherwise]
}

/** The parameters that choose between the ends of a line. */
export function choicesOfEnd(node: Node): readonly string[] {
  if (node.kind !== 'conditional') return []
  const choice = choiceOf(node.test)
  return [...(choice === undefined ? [] : [choice.parameter]), ...choicesOfEnd(node.then), ...choicesOfEnd(node.otherwise)]
}

/** The parameter that an end of a line is under the readings of a bound program; undefined where a choice has no one value. */
export function endUnder({ parameters }: Pick<BoundProgram, 'parameters'>, node: Node): ParameterNode | undefined {
  if (node.kind === 'parameter') return node
  const choice = node.kind === 'conditional' ? choiceOf(node.test) : undefined
  if (node.kind !== 'conditional' || choice === undefined) return undefined
  const code = soleCell(parameters.get(choice.parameter))?.value
  if (code === undefined) return undefined
  return endUnder({ parameters }, choice.codes.includes(code) === choice.isAmong ? node.then : node.otherwise)
}

interface Choice {
  readonly parameter: string
  readonly codes: readonly bigint[]
  readonly isAmong: boolean
}

/** A test of nothing but which value an enumeration parameter has. */
function choiceOf(test: Node): Choice | undefined {
  if (test.kind === 'member' && test.value.kind === 'parameter')
    return { parameter: test.value.parameter, codes: test.codes, isAmong: true }
  if (test.kind !== 'compare' || (test.operator !== '=' && test.operator !== '!=')) return undefined
  const [parameter, literal] = test.left.kind === 'parameter' ? [test.left, test.right] : [test.right, test.left]
  if (parameter.kind !== 'parameter' || literal.kind !== 'literal' || typeof literal.value !== 'bigint') return undefined
  if (parameter.type.kind !== 'enumeration') return undefined
  return { parameter: parameter.parameter, codes: [literal.value], isAmong: test.operator === '=' }
}
