import { childrenOf, definitionBody, mayBePending, type Node, wayOf } from '../check/index.ts'
import type { NodeCompiler } from './compile-node.ts'
import { type Fragment, joined, plain, sql } from './fragment.ts'

/** Does a node's value rest on a ceiling or a delegated parameter, as SQL that is never null; undefined where it never can. */
export function pendingSql(compiler: NodeCompiler, node: Node): Fragment | undefined {
  const { bound } = compiler
  switch (node.kind) {
    case 'parameter': {
      if (!mayBePending(bound.parameters.get(node.parameter))) return undefined
      const value = compiler.overPeriods(compiler.parameter(node.parameter), (v) =>
        plain(String(v.kind === 'cell' && v.cell.standing !== 'set')),
      )
      return sql`coalesce(${value}, false)`
    }
    case 'lookup':
      return anyOf([lookupPending(compiler, node), pendingSql(compiler, node.key)])
    case 'definition':
      return pendingSql(compiler, definitionBody(bound, node))
    case 'strategy':
      return pendingSql(compiler, wayOf(bound, node))
    case 'conditional': {
      const [inTest, inThen, inElse] = [node.test, node.then, node.otherwise].map((part) => pendingSql(compiler, part))
      if (inThen === undefined && inElse === undefined) return inTest
      const test = compiler.rows.define(compiler.compile(node.test))
      const no = plain('false')
      return anyOf([inTest, sql`(case when ${test} is null then false when ${test} then ${inThen ?? no} else ${inElse ?? no} end)`])
    }
    default:
      return anyOf(childrenOf(node).map((child) => pendingSql(compiler, child)))
  }
}

function lookupPending(compiler: NodeCompiler, node: Extract<Node, { kind: 'lookup' }>): Fragment | undefined {
  const parameter = compiler.parameter(node.parameter)
  if (!mayBePending(parameter)) return undefined
  const value = compiler.overPeriods(parameter, (table) => {
    if (table.kind === 'codes') {
      const codes = [...table.cells].filter(([, cell]) => cell.standing !== 'set').map(([code]) => code)
      return codes.length === 0 ? plain('false') : sql`(${compiler.rows.define(compiler.compile(node.key))} in (${codes.join(', ')}))`
    }
    if (table.kind !== 'tiers') return plain('false')
    const tiers = table.tiers.filter((tier) => tier.cell.standing !== 'set').map((tier) => compiler.inTier(node.key, tier, table.scale))
    return tiers.length === 0 ? plain('false') : sql`(${joined(tiers, ' or ')})`
  })
  return sql`coalesce(${value}, false)`
}

function anyOf(parts: readonly (Fragment | undefined)[]): Fragment | undefined {
  const present = parts.filter((part) => part !== undefined)
  const [only] = present
  if (only === undefined) return undefined
  return present.length === 1 ? only : sql`(${joined(present, ' or ')})`
}
