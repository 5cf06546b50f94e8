import { type Node, reachOf } from '../check/index.ts'
import type { NodeCompiler } from './compile-node.ts'
import { type Fragment, plain, rare } from './fragment.ts'
import { pendingSql } from './pending.ts'
import { agreement, knownOr } from './reach.ts'

/**
 * A result is known where every reachable one is the same and all of them wait for a local standard or none does: money that may be
 * paid and a ceiling of the same amount are two answers.
 */
export function resultSql(compiler: NodeCompiler, node: Node): Fragment {
  const reach = reachOf(compiler.bound, node)
  if (reach === undefined || pendingSql(compiler, node) === undefined) return compiler.settled(node)
  const agreed = agreement(compiler, reach, (at) => at.reached(node))
  const waits = agreement(compiler, reach, (at) => pendingSql(at, node) ?? plain('false'))
  return knownOr(compiler.compile(node), rare`case when ${waits} is not null then ${agreed} end`)
}
