import type { Node } from './typed-tree.ts'
import { childrenOf, pathText } from './walk.ts'

const keys = new WeakMap<Node, string>()

/** Text that is equal exactly when two nodes mean the same; used to find repeats and to name what has no name of its own. */
export function nodeKey(node: Node): string {
  const known = keys.get(node)
  if (known !== undefined) return known
  const made = `${ownKey(node)}(${childrenOf(node).map(nodeKey).join(' ')})`
  keys.set(node, made)
  return made
}

/** What a node says of itself, without its children. */
export function ownKey(node: Node): string {
  switch (node.kind) {
    case 'literal':
      return `${node.type.kind}:${String(node.value)}`
    case 'parameter':
      return `parameter:${node.parameter}`
    case 'lookup':
      return `lookup:${node.parameter}`
    case 'context':
      return `context:${node.name}`
    case 'field':
      return `${pathText(node.record)}.${node.field}`
    case 'definition':
      return `${pathText(node.record)}.${node.definition}`
    case 'member':
      return `member:${node.codes.join(',')}`
    case 'prefix':
      return `prefix:${node.list}`
    case 'strategy':
      return `strategy:${node.parameter}:${[...node.ways.keys()].join(',')}`
    case 'round':
      return `round:${node.mode}:${node.type.scale}`
    case 'extreme':
      return node.which
    case 'date':
      return node.function
    case 'aggregate':
      return `${node.function}:${pathText(node.relation.owner)}.${node.relation.field}:${node.filter === undefined ? '' : 'filter'}`
    case 'quantified':
      return `${node.quantifier}:${pathText(node.relation.owner)}.${node.relation.field}`
    case 'logical':
    case 'compare':
    case 'arithmetic':
      return node.operator
    case 'not':
    case 'conditional':
    case 'ratio':
    case 'scaled_ratio':
      return node.kind
  }
}
