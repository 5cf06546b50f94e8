import type { Node, RecordPath } from './typed-tree.ts'

/** The nodes directly below a node. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'literal':
    case 'parameter':
    case 'context':
    case 'field':
    case 'definition':
      return []
    case 'lookup':
      return [node.key]
    case 'logical':
      return node.operands
    case 'not':
    case 'round':
      return [node.operand]
    case 'compare':
    case 'arithmetic':
    case 'extreme':
      return [node.left, node.right]
    case 'member':
    case 'prefix':
      return [node.value]
    case 'conditional':
      return [node.test, node.then, node.otherwise]
    case 'strategy':
      return [...node.ways.values()]
    case 'ratio':
      return [node.numerator, node.denominator]
    case 'scaled_ratio':
      return [node.ratio, node.factor]
    case 'date':
      return node.arguments
    case 'aggregate':
      return [node.filter, node.value].filter((part) => part !== undefined)
    case 'quantified':
      return [node.test]
  }
}

/** The same node over other children, given in the order of `childrenOf`. */
export function withChildren(node: Node, children: readonly Node[]): Node {
  const at = (i: number): Node => {
    const child = children[i]
    if (child === undefined) throw new Error(`${node.kind} is missing child ${i}`)
    return child
  }
  switch (node.kind) {
    case 'literal':
    case 'parameter':
    case 'context':
    case 'field':
    case 'definition':
      return node
    case 'lookup':
      return { ...node, key: at(0) }
    case 'logical':
      return { ...node, operands: children }
    case 'not':
    case 'round':
      return { ...node, operand: at(0) }
    case 'compare':
    case 'arithmetic':
    case 'extreme':
      return { ...node, left: at(0), right: at(1) }
    case 'member':
    case 'prefix':
      return { ...node, value: at(0) }
    case 'conditional':
      return { ...node, test: at(0), then: at(1), otherwise: at(2) }
    case 'strategy':
      return { ...node, ways: new Map([...node.ways.keys()].map((code, i) => [code, at(i)])) }
    case 'ratio':
      return { ...node, numerator: at(0), denominator: at(1) }
    case 'scaled_ratio':
      return { ...node, ratio: at(0), factor: at(1) }
    case 'date':
      return { ...node, arguments: children }
    case 'aggregate':
      return {
        ...node,
        filter: node.filter === undefined ? undefined : at(0),
        value: node.value === undefined ? undefined : at(node.filter === undefined ? 0 : 1),
      }
    case 'quantified':
      return { ...node, test: at(0) }
  }
}

/** Does the node, or anything below it outside definitions, satisfy the test. */
export function someNode(node: Node, test: (node: Node) => boolean): boolean {
  return test(node) || childrenOf(node).some((child) => someNode(child, test))
}

/** A definition's body as seen from a record further away: its own subject becomes `root`. */
export function instantiate(body: Node, root: RecordPath): Node {
  if (root.kind === 'subject') return body
  const moved = withOwnPath(body, (path) => moveRoot(path, root))
  return withChildren(
    moved,
    childrenOf(moved).map((child) => instantiate(child, root)),
  )
}

function moveRoot(path: RecordPath, root: RecordPath): RecordPath {
  if (path.kind === 'subject') return root
  if (path.kind === 'element') return path
  return { ...path, from: moveRoot(path.from, root) }
}

function withOwnPath(node: Node, move: (path: RecordPath) => RecordPath): Node {
  if (node.kind === 'field' || node.kind === 'definition') return { ...node, record: move(node.record) }
  if (node.kind === 'aggregate' || node.kind === 'quantified')
    return { ...node, relation: { ...node.relation, owner: move(node.relation.owner) } }
  return node
}

/** The record a path starts from. */
export function rootOf(path: RecordPath): 'subject' | 'element' {
  return path.kind === 'follow' ? rootOf(path.from) : path.kind
}

/** A path as text, e.g. `insured_unit.firm`; the element of a filter is written `item`. */
export function pathText(path: RecordPath): string {
  if (path.kind === 'subject') return path.entity
  if (path.kind === 'element') return `${path.entity}[]`
  return `${pathText(path.from)}.${path.field}`
}
