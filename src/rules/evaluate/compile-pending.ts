import { childrenOf, mayBePending, type Node, someNode, wayOf } from '../check/index.ts'
import type { Compiler, Frame } from './compile.ts'

export type PendingClosure = (frame: Frame) => boolean

/**
 * Does the value of a node rest on a parameter that an upper document only caps or leaves to a local standard. Undefined where it
 * never can, so that most programs pay nothing for the question.
 */
export function compilePending(compiler: Compiler, node: Node): PendingClosure | undefined {
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
      const cell = compiler.cellOf(node)
      const inKey = compilePending(compiler, node.key)
      return (frame) => (cell(frame)?.standing ?? 'set') !== 'set' || (inKey?.(frame) ?? false)
    }
    case 'definition':
      return compilePending(compiler, compiler.bodyOf(node))
    case 'strategy':
      return compilePending(compiler, wayOf(compiler.bound, node))
    case 'conditional': {
      const test = compiler.compile(node.test)
      const [inTest, inThen, inElse] = [node.test, node.then, node.otherwise].map((part) => compilePending(compiler, part))
      return (frame) => {
        const chosen = test(frame)
        const branch = chosen === null ? undefined : chosen === true ? inThen : inElse
        return (inTest?.(frame) ?? false) || (branch?.(frame) ?? false)
      }
    }
    default: {
      const parts = childrenOf(node).map((child) => compilePending(compiler, child))
      return (frame) => parts.some((part) => part?.(frame) ?? false)
    }
  }
}

/** Static answer; filters of relations never rest on pending parameters (checked when a plan is linked). */
function canBePending(compiler: Compiler, root: Node): boolean {
  return someNode(root, (node) => {
    if (node.kind === 'parameter' || node.kind === 'lookup') return mayBePending(compiler.bound.parameters.get(node.parameter))
    if (node.kind === 'definition') return canBePending(compiler, compiler.bodyOf(node))
    return false
  })
}
