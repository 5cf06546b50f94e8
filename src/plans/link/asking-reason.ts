import { type AskingReason, type Condition, childrenOf, type Node, type Program } from '../../rules/index.ts'

/**
 * Why a requirement asks instead of refusing; undefined where it refuses. One that tells whom the policy addresses refuses on a quoted
 * text too: outside of those whom it names no text on record grants anything. `isLow` says whether a parameter has a value of low
 * confidence.
 */
export function askingReason(
  { isAsking, isAddressing, source, test }: Condition,
  program: Program,
  isLow: (parameter: string) => boolean,
): AskingReason | undefined {
  const { standing } = source
  const reasons: readonly (readonly [AskingReason, boolean])[] = [
    ['written', isAsking === true],
    ['quoted', standing === 'quoted' && isAddressing !== true],
    ['practice', standing === 'practice'],
    ['low_confidence', source.confidence === 'low'],
    ['low_threshold', restsOnLow(test, program, isLow)],
  ]
  return reasons.find(([, holds]) => holds)?.[0]
}

/** Does a test read a value, or a definition, that its author is not sure of. */
function restsOnLow(node: Node, program: Program, isLow: (parameter: string) => boolean): boolean {
  if ((node.kind === 'parameter' || node.kind === 'lookup' || node.kind === 'strategy') && isLow(node.parameter)) return true
  if (node.kind === 'prefix' && isLow(node.list)) return true
  if (node.kind === 'definition') {
    const definition = program.definitions.get(node.definition)
    if (definition !== undefined && (definition.confidence === 'low' || restsOnLow(definition.body, program, isLow))) return true
  }
  return childrenOf(node).some((child) => restsOnLow(child, program, isLow))
}
