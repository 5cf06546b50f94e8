import { ownKey } from './node-key.ts'
import type { DefinitionShape } from './scope.ts'
import type { CompareNode, Node } from './typed-tree.ts'
import { childrenOf, instantiate } from './walk.ts'

type Definitions = ReadonlyMap<string, DefinitionShape>

/**
 * Text that is equal where two expressions ask the same of a subject, whatever their definitions are called and in whichever order and
 * direction they are written: `a > b` and `b < a`, `x in (a)` and `x = a`, `not(a >= b)` and `a < b`. Different texts may still mean
 * the same; equal ones always do, where parameters have the same values.
 */
export function substanceOf(node: Node, definitions: Definitions): string {
  switch (node.kind) {
    case 'definition': {
      const body = definitions.get(node.definition)?.body
      return body === undefined ? ownKey(node) : substanceOf(instantiate(body, node.record), definitions)
    }
    case 'logical':
      return logical(node, definitions)
    case 'not':
      return negated(node.operand, definitions)
    case 'compare':
      return compared(node, node.operator, definitions)
    case 'member':
      return oneOf(keysBelow(node, definitions)[0] ?? '', node.codes)
    case 'arithmetic': {
      const below = keysBelow(node, definitions)
      return `${node.operator}(${(node.operator === '-' ? below : below.sort()).join(' ')})`
    }
    case 'literal':
    case 'parameter':
    case 'lookup':
    case 'context':
    case 'field':
    case 'prefix':
    case 'conditional':
    case 'strategy':
    case 'round':
    case 'extreme':
    case 'date':
    case 'aggregate':
    case 'quantified':
    case 'ratio':
    case 'scaled_ratio':
      return `${ownKey(node)}(${keysBelow(node, definitions).join(' ')})`
  }
}

function keysBelow(node: Node, definitions: Definitions): string[] {
  return childrenOf(node).map((child) => substanceOf(child, definitions))
}

function logical(node: Extract<Node, { kind: 'logical' }>, definitions: Definitions): string {
  const flat = operandsOf(node, node.operator)
  const keys = [...new Set(flat.map((operand) => substanceOf(operand, definitions)))].sort()
  return keys.length === 1 ? (keys[0] ?? '') : `${node.operator}(${keys.join(' ')})`
}

function operandsOf(node: Node, operator: 'and' | 'or'): readonly Node[] {
  return node.kind === 'logical' && node.operator === operator ? node.operands.flatMap((each) => operandsOf(each, operator)) : [node]
}

const opposite = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '=': '!=', '!=': '=' } as const

function negated(operand: Node, definitions: Definitions): string {
  if (operand.kind === 'not') return substanceOf(operand.operand, definitions)
  if (operand.kind === 'compare') return compared(operand, opposite[operand.operator], definitions)
  return `not(${substanceOf(operand, definitions)})`
}

function compared({ left, right }: CompareNode, operator: CompareNode['operator'], definitions: Definitions): string {
  const [first, second] = [substanceOf(left, definitions), substanceOf(right, definitions)]
  if (operator === '=' && right.kind === 'literal' && right.type.kind === 'enumeration') return oneOf(first, [Number(right.value)])
  if (operator === '>' || operator === '>=') return `${operator === '>' ? '<' : '<='}(${second} ${first})`
  if (operator === '=' || operator === '!=') return `${operator}(${[first, second].sort().join(' ')})`
  return `${operator}(${first} ${second})`
}

function oneOf(value: string, codes: readonly (number | bigint)[]): string {
  return `in(${value} ${[...new Set(codes.map(Number))].sort((a, b) => a - b).join(',')})`
}
