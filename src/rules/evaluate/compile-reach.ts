import { type Node, type Reach, reachOf } from '../check/index.ts'
import { compilePending } from './compile-pending.ts'
import type { Closure, Compiler, Frame } from './compiler.ts'
import type { Value } from './values.ts'

/** The value on which all that an expression can be agrees, asked only where it is not known outright; undefined without choices. */
export function compileReach(compiler: Compiler, node: Node): Closure | undefined {
  const reach = reachOf(compiler.bound, node)
  return reach === undefined ? undefined : agreement(compiler, reach, (at) => at.reached(node))
}

/** The value, or what all reachable values agree on. */
export function knownOr(plain: Closure, agreed: Closure | undefined): Closure {
  return agreed === undefined ? plain : (frame) => plain(frame) ?? agreed(frame)
}

/**
 * A result is known where every reachable one is the same and all of them wait for a local standard or none does: money that may be
 * paid and a ceiling of the same amount are two answers.
 */
export function compileResult(compiler: Compiler, node: Node): Closure {
  const reach = reachOf(compiler.bound, node)
  if (reach === undefined || compilePending(compiler, node) === undefined) return compiler.settled(node)
  const agreed = agreement(compiler, reach, (at) => at.reached(node))
  const waits = agreement(compiler, reach, (at) => compilePending(at, node) ?? (() => false))
  return knownOr(compiler.compile(node), (frame) => (waits(frame) === null ? null : agreed(frame)))
}

/** What `of` gives at every reachable end, where that is one and the same known value; null otherwise. */
function agreement(compiler: Compiler, reach: Reach, of: (at: Compiler) => Closure): Closure {
  switch (reach.kind) {
    case 'end':
      return of(compiler.assuming(reach.assumed))
    case 'test': {
      const test = compiler.compile(reach.test)
      const then = agreement(compiler, reach.then, of)
      const otherwise = agreement(compiler, reach.otherwise, of)
      const both = agreed([then, otherwise])
      return (frame) => {
        const value = test(frame)
        return value === null ? both(frame) : value === true ? then(frame) : otherwise(frame)
      }
    }
    case 'key': {
      const key = compiler.assuming(reach.assumed).compile(reach.key)
      const known = agreement(compiler, reach.known, of)
      const all = agreed(reach.cells.map((cell) => agreement(compiler, cell, of)))
      return (frame) => (key(frame) === null ? all(frame) : known(frame))
    }
  }
}

function agreed(values: readonly Closure[]): (frame: Frame) => Value {
  const [first, ...others] = values
  if (first === undefined) throw new Error('something is always reachable')
  return (frame) => {
    const value = first(frame)
    return value !== null && others.every((other) => other(frame) === value) ? value : null
  }
}
