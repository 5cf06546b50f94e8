import { cellsOf, childrenOf, mayBePending, type Node, someNode, wayOf } from '../check/index.ts'
import type { Compiler, Frame } from './compiler.ts'

export type PendingClosure = (frame: Frame) => boolean

/**
 * Does the value of a node rest on a parameter that an upper document only caps or leaves to a local standard. Undefined where it
 * never can, so that most programs pay nothing for the question. Inside the filter of a relation there is no one record to look
 * at, so there a table counts as pending when any of its cells is, and both branches of a choice count.
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
      if (isInFilter) return tablePending(compiler, node)
      const cell = compiler.cellOf(node)
      const inKey = compilePending(compiler, node.key)
      return (frame) => (cell(frame)?.standing ?? 'set') !== 'set' || (inKey?.(frame) ?? false)
    }
    case 'definition':
      return compilePending(compiler, compiler.bodyOf(node), isInFilter)
    case 'strategy':
      return compilePending(compiler, wayOf(compiler.bound, node), isInFilter)
    case 'conditional': {
      if (isInFilter) return anyPending(compiler, childrenOf(node), true)
      const test = compiler.compile(node.test)
      const [inTest, inThen, inElse] = [node.test, node.then, node.otherwise].map((part) => compilePending(compiler, part))
      return (frame) => {
        const chosen = test(frame)
        const branch = chosen === null ? undefined : chosen === true ? inThen : inElse
        return (inTest?.(frame) ?? false) || (branch?.(frame) ?? false)
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

function tablePending(compiler: Compiler, node: Extract<Node, { kind: 'lookup' }>): PendingClosure {
  const table = compiler.inForce(compiler.parameter(node.parameter))
  const inKey = compilePending(compiler, node.key, true)
  return (frame) => {
    const bound = table(frame)
    return (bound !== null && cellsOf(bound).some((cell) => cell.standing !== 'set')) || (inKey?.(frame) ?? false)
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
