import { childrenOf, type Node, type Source } from '../../rules/index.ts'
import type { Plan, Policy } from '../plan.ts'
import { isReadingTest } from './readings-said.ts'

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

/** The parameters an amount is made of, those that the definitions in it read included. */
export function paidThrough({ program: { result, definitions } }: Policy): readonly string[] {
  const seen = new Set<string>()
  const inside = (node: Node): readonly string[] => {
    if (node.kind === 'parameter' || node.kind === 'lookup') return [node.parameter]
    if (node.kind === 'compare') return []
    const isNew = node.kind === 'definition' && !seen.has(node.definition)
    if (node.kind === 'definition') seen.add(node.definition)
    const body = isNew ? definitions.get(node.definition)?.body : undefined
    return [...(body === undefined ? [] : inside(body)), ...childrenOf(node).flatMap(inside)]
  }
  return result.kind === 'money' ? inside(result.amount) : []
}

/** A policy with those conditions and reviews only that it takes from a clause, not what its template asks on other sources. */
export function takenFrom(clause: string, policy: Policy): Policy {
  const { program } = policy
  const own = <T extends { readonly source: Source }>(all: readonly T[]) => all.filter(({ source }) => source.clause === clause)
  return { ...policy, program: { ...program, conditions: own(program.conditions), reviews: own(program.reviews) } }
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

/** Facts and definitions that a policy reckons with, when it is due included. */
export function termsReckoned({ program: { result } }: Policy): readonly string[] {
  const inside = (node: Node): readonly string[] => [
    ...(node.kind === 'field' || node.kind === 'definition' ? [termKey(node)] : []),
    ...childrenOf(node).flatMap(inside),
  ]
  switch (result.kind) {
    case 'money':
      return inside(result.amount)
    case 'rate':
      return inside(result.saving)
    case 'obligation':
      return result.due === undefined ? [] : inside(result.due)
    case 'schedule':
      return result.lines.flatMap(({ from, to, due, monthly }) =>
        [from, to, due, monthly].flatMap((node) => (node === undefined ? [] : inside(node))),
      )
  }
}

/** The relations, as `entity.field`, whose records the conditions and reviews of a policy count or look through. */
export function relationsRead({ program }: Policy): readonly string[] {
  const inside = (node: Node): readonly string[] => [
    ...(node.kind === 'aggregate' || node.kind === 'quantified' ? [`${node.relation.owner.entity}.${node.relation.field}`] : []),
    ...childrenOf(node).flatMap(inside),
  ]
  return [...program.conditions, ...program.reviews].flatMap(({ test }) => inside(test))
}

/** The lists, by their parameters, that the conditions and reviews of a policy look something up in. */
export function listsRead({ program }: Policy): readonly string[] {
  const inside = (node: Node): readonly string[] => [...(node.kind === 'prefix' ? [node.list] : []), ...childrenOf(node).flatMap(inside)]
  return [...program.conditions, ...program.reviews].flatMap(({ test }) => inside(test))
}

/** A fact or a definition by its ids. */
export const termKey = (node: Extract<Node, { kind: 'field' | 'definition' }>): string =>
  node.kind === 'field' ? `${node.record.entity}.${node.field}` : node.definition

/** Every fact and definition that conditions, reviews where they are asked for, and the result of a policy read, also through definitions. */
export function termsSpokenOf(policy: Policy, isWithReviews = true): ReadonlySet<string> {
  const { program } = policy
  const found = new Set<string>(reckonedFrom(policy))
  const visit = (node: Node, isUnderReading = false): void => {
    if (node.kind === 'field') found.add(termKey(node))
    if (node.kind === 'definition' && !found.has(node.definition)) {
      found.add(node.definition)
      const body = program.definitions.get(node.definition)?.body
      // What a word means that holds under one reading only is not what the policy says.
      if (body !== undefined && !isUnderReading) visit(body, isUnderReading)
    }
    const isReadings = node.kind === 'logical' && node.operator === 'and' && node.operands.some(isReadingTest)
    for (const child of childrenOf(node)) visit(child, isUnderReading || isReadings)
  }
  for (const { test } of [...program.conditions, ...(isWithReviews ? program.reviews : [])]) visit(test)
  if (program.result.kind === 'money') visit(program.result.amount)
  return found
}

/** Every parameter that a policy of the plan or a definition reads. */
export function parametersRead({ policies }: Plan): ReadonlySet<string> {
  const inside = (node: Node): readonly string[] => [
    ...(node.kind === 'parameter' || node.kind === 'lookup' ? [node.parameter] : []),
    ...childrenOf(node).flatMap(inside),
  ]
  const [any] = policies.values()
  return new Set([
    ...[...policies.values()].flatMap(({ parameters }) => [...parameters]),
    ...[...(any?.program.definitions.values() ?? [])].flatMap(({ body }) => inside(body)),
  ])
}

/**
 * Facts and definitions that a policy names to say whom it is for: those of what it takes from a clause, and of what it asks besides
 * those that stand by themselves or in a list of kinds. A kind that only has a term of its own, or that goes by another way of
 * reckoning, is not named by that.
 */
export function termsNamed(policy: Policy, clause: string): ReadonlySet<string> {
  if (policy.clause !== clause) return termsSpokenOf(policy)
  const { program } = policy
  const asked = program.conditions.filter(({ test }) => !isMixed(test))
  return termsSpokenOf({
    ...policy,
    program: { ...program, conditions: [...takenFrom(clause, policy).program.conditions, ...asked], reviews: program.reviews },
  })
}

/** Whether an expression chooses between kinds and something else. */
function isMixed(node: Node): boolean {
  if (node.kind === 'conditional') return true
  if (node.kind === 'logical' && node.operator === 'or' && !node.operands.every(isOfKinds)) return true
  return childrenOf(node).some(isMixed)
}

const isOfKinds = (node: Node): boolean =>
  node.kind !== 'compare' || node.left.type.kind === 'enumeration' || node.left.type.kind === 'boolean'
    ? childrenOf(node).every(isOfKinds)
    : false
