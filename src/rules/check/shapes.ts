import type { FieldType } from '../vocabulary.ts'
import { crossPlan, mayOverflow } from './numbers.ts'
import { LARGEST_INTEGER, type Node, type NumberType, type RatioType, type Type } from './typed-tree.ts'

export { booleanType } from './typed-tree.ts'

/** More records than one subject ever owns; bounds of sums rest on it. */
export const MOST_RECORDS = 10_000_000n

/** The type a field's value has in an expression. */
export function typeOfField(type: FieldType): Type {
  switch (type.kind) {
    case 'reference':
      return { kind: 'record', entity: type.entity }
    case 'relation':
      return { kind: 'relation', entity: type.entity }
    default:
      return type
  }
}

function isNumeric(type: Type): type is NumberType | RatioType {
  return type.kind === 'number' || type.kind === 'ratio'
}

/** Could this node's own value, or the products a comparison needs, leave the exact range. */
export function mayOverflowNode(node: Node): boolean {
  if (node.kind === 'compare' && isNumeric(node.left.type) && isNumeric(node.right.type)) {
    return crossPlan(node.left.type, node.right.type).widest > LARGEST_INTEGER
  }
  if (node.type.kind === 'number') return mayOverflow(node.type)
  if (node.type.kind === 'ratio') return mayOverflow(node.type.numerator) || mayOverflow(node.type.denominator)
  return false
}
