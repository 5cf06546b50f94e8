import { childrenOf, type Node } from '../../rules/index.ts'
import type { Policy } from '../plan.ts'

/** Facts the result of a policy is reckoned from, as `entity.field`. */
export function reckonedFrom({ program: { result } }: Policy): ReadonlySet<string> {
  const inside = (node: Node): readonly string[] => [
    ...(node.kind === 'field' ? [`${node.record.entity}.${node.field}`] : []),
    ...childrenOf(node).flatMap(inside),
  ]
  switch (result.kind) {
    case 'money':
      return new Set(inside(result.amount))
    case 'rate':
      return new Set(inside(result.saving))
    case 'schedule':
      return new Set(result.lines.flatMap(({ monthly }) => inside(monthly)))
    case 'obligation':
      return new Set()
  }
}

/** The parameters an amount is made of, where they stand in it themselves. */
export function paidBy({ program: { result } }: Policy): readonly string[] {
  const inside = (node: Node): readonly string[] =>
    node.kind === 'parameter' || node.kind === 'lookup' ? [node.parameter] : node.kind === 'compare' ? [] : childrenOf(node).flatMap(inside)
  return result.kind === 'money' ? inside(result.amount) : []
}

/** Every enumeration value that conditions, reviews and the amount of a policy name; of conditions also through definitions. */
export function valuesSpokenOf({ program }: Policy): ReadonlyMap<string, ReadonlySet<bigint>> {
  const found = new Map<string, Set<bigint>>()
  const seen = new Set<string>()
  const add = (type: Node['type'], codes: readonly bigint[]) => {
    if (type.kind !== 'enumeration') return
    found.set(type.enumeration, new Set([...(found.get(type.enumeration) ?? []), ...codes]))
  }
  const visit = (node: Node, isFollowed: boolean): void => {
    if (node.kind === 'member') add(node.value.type, node.codes)
    if (node.kind === 'literal' && typeof node.value === 'bigint') add(node.type, [node.value])
    if (node.kind === 'definition' && isFollowed && !seen.has(node.definition)) {
      seen.add(node.definition)
      const body = program.definitions.get(node.definition)?.body
      if (body !== undefined) visit(body, isFollowed)
    }
    for (const child of childrenOf(node)) visit(child, isFollowed)
  }
  for (const { test } of [...program.conditions, ...program.reviews]) visit(test, true)
  if (program.result.kind === 'money') visit(program.result.amount, false)
  return found
}
