import type { CompareNode, Node } from '../../rules/index.ts'
import type { LookUp } from './look-up.ts'

/** A comparison that asks which way a question is read. */
export function isReadingTest(node: Node): node is CompareNode {
  return node.kind === 'compare' && [node.left, node.right].some((side) => side.kind === 'parameter' && side.type.kind === 'enumeration')
}

/**
 * What an alternative that holds under one reading only is looked up with: nothing where the question quotes the clause of the line,
 * whose words can be read that way or not, and the clause it quotes where that is another. Undefined where it is not to be looked up.
 */
export function underReading(test: CompareNode, context: LookUp): LookUp | undefined {
  const parameter = [test.left, test.right].find((side) => side.kind === 'parameter')?.parameter
  const question = [...context.parameters.values()].find(({ shape }) => shape.id === parameter)?.question
  const clauses = (question?.words ?? []).filter(({ plan }) => plan === context.plan).map(({ clause }) => clause)
  if (clauses.includes(context.clause)) return undefined
  const [said] = clauses.flatMap((clause) => context.elsewhere(clause) ?? [])
  return said === undefined ? context : { ...context, said }
}

/** What a question says that the reading means under which an alternative holds. */
export function meaningOf(test: CompareNode, { parameters }: LookUp): string | undefined {
  const [asked, value] = test.left.kind === 'parameter' ? [test.left, test.right] : [test.right, test.left]
  if (asked.kind !== 'parameter' || value.kind !== 'literal' || typeof value.value !== 'bigint' || test.operator !== '=') return undefined
  const question = [...parameters.values()].find(({ shape }) => shape.id === asked.parameter)?.question
  const meaning = question?.readings.get(value.value)
  return question === undefined || meaning === undefined ? undefined : `${question.text}${meaning}`
}
