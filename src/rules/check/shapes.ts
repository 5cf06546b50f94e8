import type { FieldType } from '../vocabulary.ts'
import { crossPlan, magnitude, mayOverflow, numberType, powerOfTen } from './numbers.ts'
import { LARGEST_INTEGER, type Node, type NumberType, type RatioType, type RoundNode, type Type } from './typed-tree.ts'

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
    case 'boolean':
    case 'text':
    case 'region':
    case 'date':
    case 'month':
    case 'enumeration':
    case 'number':
      return type
  }
}

/** As wide as the bound of a tier may be; the table itself is known only once a plan is linked. */
const TIER_BOUND = numberType('', 6, 0n, 10n ** 18n)

function isNumeric(type: Type): type is NumberType | RatioType {
  return type.kind === 'number' || type.kind === 'ratio'
}

/** Could this node's own value, or the products a comparison needs, leave the exact range. */
export function mayOverflowNode(node: Node): boolean {
  if (node.kind === 'compare' && isNumeric(node.left.type) && isNumeric(node.right.type)) {
    return crossPlan(node.left.type, node.right.type).widest > LARGEST_INTEGER
  }
  if (node.kind === 'lookup' && isNumeric(node.key.type)) return crossPlan(node.key.type, TIER_BOUND).widest > LARGEST_INTEGER
  if (node.kind === 'round' && roundingSize(node) > LARGEST_INTEGER) return true
  if (node.type.kind === 'number') return mayOverflow(node.type)
  if (node.type.kind === 'ratio') return mayOverflow(node.type.numerator) || mayOverflow(node.type.denominator)
  return false
}

/** Half of what rounding meets on its way: twice the dividend and the divisor together, both brought to the scale of the result. */
function roundingSize(node: RoundNode): bigint {
  const type = node.operand.type
  if (type.kind === 'number') return magnitude(type) + powerOfTen(Math.max(0, type.scale - node.type.scale))
  if (type.kind !== 'ratio') return 0n
  const power = node.type.scale + type.denominator.scale - type.numerator.scale
  return magnitude(type.numerator) * powerOfTen(Math.max(0, power)) + magnitude(type.denominator) * powerOfTen(Math.max(0, -power))
}
