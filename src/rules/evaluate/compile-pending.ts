import { cellsOf, childrenOf, mayBePending, type Node, someNode, wayOf } from '../check/index.ts'
import type { Compiler, Frame } from './compiler.ts'

export type PendingClosure = (frame: Frame) => boolean

/**
 * Does the value of a node rest on a parameter that an upper document only caps or leaves to a local standard. Undefined where it
 * never can, so that most programs pay nothing for the question. Where a test or a key is unknown every reachable value counts;
 * inside the filter of a relation, where there is no one record to look at, every value does.
 */
export function compilePending(compiler: Compiler, node: Node, isInFilter = false): PendingClosure | undefined {
  if (!canBePending(compiler, node)) return undefined
  switch (node.kind) {
    case 'parameter': {
      const value = compiler.inForce(compiler.parameter(node.parameter))
      return (frame) => {
        const bound = value(frame)
        return bound?.kind === 'cell' && bound.cell.standing !== 'set'
      }
    }
    case 'lookup': {
      if (isInFilter) {
        const [inTable, inKey] = [tablePending(compiler, node), compilePending(compiler, node.key, true)]
        return (frame) => inTable(frame) || (inKey?.(frame) ?? false)
      }
      const cell = compiler.cellOf(node)
      if (compiler.keyOf(node) !== undefined) return (frame) => (cell(frame)?.standing ?? 'set') !== 'set'
      const key = compiler.compile(node.key)
      const inTable = tablePending(compiler, node)
      const inKey = compilePending(compiler, node.key)
      return (frame) => {
        const found = cell(frame)
        const isWaiting = found === null ? key(frame) === null && inTable(frame) : found.standing !== 'set'
        return isWaiting || (inKey?.(frame) ?? false)
      }
    }
    case 'definition':
      return compilePending(compiler, compiler.bodyOf(node), isInFilter)
    case 'strategy':
      return compilePending(compiler, wayOf(compiler.bound, node), isInFilter)
    case 'conditional': {
      if (isInFilter) return anyPending(compiler, childrenOf(node), true)
      const assumed = compiler.branchOf(node)
      if (assumed !== undefined) return compilePending(compiler, assumed)
      const test = compiler.compile(node.test)
      const [inTest, inThen, inElse] = [node.test, node.then, node.otherwise].map((part) => compilePending(compiler, part))
      return (frame) => {
        const chosen = test(frame)
        const isThen = chosen !== false && (inThen?.(frame) ?? false)
        const isElse = chosen !== true && (inElse?.(frame) ?? false)
        return (inTest?.(frame) ?? false) || isThen || isElse
      }
    }
    case 'aggregate':
    case 'quantified':
      return anyPending(compiler, childrenOf(node), true)
    case 'literal':
    case 'context':
    case 'field':
    case 'logical':
    case 'not':
    case 'compare':
    case 'member':
    case 'prefix':
    case 'arithmetic':
    case 'round':
    case 'extreme':
    case 'date':
    case 'ratio':
    case 'scaled_ratio':
      return anyPending(compiler, childrenOf(node), isInFilter)
  }
}

function anyPending(compiler: Compiler, nodes: readonly Node[], isInFilter: boolean): PendingClosure {
  const parts = nodes.map((node) => compilePending(compiler, node, isInFilter))
  return (frame) => parts.some((part) => part?.(frame) ?? false)
}

/** Does any cell of the table in force wait. */
function tablePending(compiler: Compiler, node: Extract<Node, { kind: 'lookup' }>): PendingClosure {
  const table = compiler.inForce(compiler.parameter(node.parameter))
  return (frame) => {
    const bound = table(frame)
    return bound !== null && cellsOf(bound).some((cell) => cell.standing !== 'set')
  }
}

/** Static answer. */
function canBePending(compiler: Compiler, root: Node): boolean {
  return someNode(root, (node) => {
    if (node.kind === 'parameter' || node.kind === 'lookup') return mayBePending(compiler.bound.parameters.get(node.parameter))
    if (node.kind === 'definition') return canBePending(compiler, compiler.bodyOf(node))
    return false
  })
}
