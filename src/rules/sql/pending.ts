import { booleanType, cellAt, cellsOf, childrenOf, definitionBody, mayBePending, type Node, wayOf } from '../check/index.ts'
import type { NodeCompiler } from './compile-node.ts'
import { enclosed, type Fragment, joined, plain, sql } from './fragment.ts'

/**
 * Does a node's value rest on a ceiling or a delegated parameter, as SQL that is never null; undefined where it never can. Where a
 * test or a key is unknown every reachable value counts, and inside the filter of a relation every value, as in the interpreter.
 */
export function pendingSql(compiler: NodeCompiler, node: Node, isInFilter = false): Fragment | undefined {
  const { bound } = compiler
  switch (node.kind) {
    case 'parameter': {
      if (!mayBePending(bound.parameters.get(node.parameter))) return undefined
      const value = compiler.overPeriods(compiler.parameter(node.parameter), booleanType, (v) =>
        plain(String(v.kind === 'cell' && v.cell.standing !== 'set')),
      )
      return sql`coalesce(${value}, false)`
    }
    case 'lookup':
      if (!isInFilter && compiler.keyOf(node) !== undefined) return lookupPending(compiler, node, isInFilter)
      return anyOf([lookupPending(compiler, node, isInFilter), pendingSql(compiler, node.key, isInFilter)])
    case 'definition':
      return pendingSql(compiler, definitionBody(bound, node), isInFilter)
    case 'strategy':
      return pendingSql(compiler, wayOf(bound, node), isInFilter)
    case 'conditional': {
      if (isInFilter) return anyOf(childrenOf(node).map((child) => pendingSql(compiler, child, true)))
      const assumed = compiler.branchOf(node)
      if (assumed !== undefined) return pendingSql(compiler, assumed)
      const [inTest, inThen, inElse] = [node.test, node.then, node.otherwise].map((part) => pendingSql(compiler, part))
      if (inThen === undefined && inElse === undefined) return inTest
      const test = compiler.rows.define(compiler.compile(node.test))
      const ofBranch = (side: boolean, inBranch: Fragment | undefined) =>
        inBranch === undefined ? undefined : enclosed`${test} is distinct from ${String(!side)} and ${inBranch}`
      return anyOf([inTest, ofBranch(true, inThen), ofBranch(false, inElse)])
    }
    case 'aggregate':
    case 'quantified':
      return anyOf(childrenOf(node).map((child) => pendingSql(compiler, child, true)))
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
      return anyOf(childrenOf(node).map((child) => pendingSql(compiler, child, isInFilter)))
  }
}

function lookupPending(compiler: NodeCompiler, node: Extract<Node, { kind: 'lookup' }>, isInFilter: boolean): Fragment | undefined {
  const parameter = compiler.parameter(node.parameter)
  if (!mayBePending(parameter)) return undefined
  const value = compiler.overPeriods(parameter, booleanType, (table) => {
    const given = compiler.keyOf(node)
    if (given !== undefined && !isInFilter) return plain(String((cellAt(table, given)?.standing ?? 'set') !== 'set'))
    if (isInFilter) return plain(String(cellsOf(table).some((cell) => cell.standing !== 'set')))
    if (table.kind === 'codes') {
      const codes = [...table.cells].filter(([, cell]) => cell.standing !== 'set').map(([code]) => code)
      const key = compiler.rows.define(compiler.compile(node.key))
      return codes.length === 0 ? plain('false') : enclosed`coalesce(${key} in (${codes.join(', ')}), true)`
    }
    if (table.kind !== 'tiers') return plain('false')
    const tiers = table.tiers.filter((tier) => tier.cell.standing !== 'set').map((tier) => compiler.inTier(node.key, tier, table.scale))
    return tiers.length === 0 ? plain('false') : enclosed`coalesce(${joined(tiers, ' or ')}, true)`
  })
  return sql`coalesce(${value}, false)`
}

function anyOf(parts: readonly (Fragment | undefined)[]): Fragment | undefined {
  const present = parts.filter((part) => part !== undefined)
  const [only] = present
  if (only === undefined) return undefined
  return present.length === 1 ? only : enclosed`${joined(present, ' or ')}`
}
