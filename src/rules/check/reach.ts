import type { BoundProgram } from './bound.ts'
import { wayOf } from './bound-values.ts'
import { definitionBody } from './missing-facts.ts'
import { nodeKey } from './node-key.ts'
import { type SampleKey, sampleKeys } from './sample-keys.ts'
import type { ConditionalNode, LookupNode, Node } from './typed-tree.ts'
import { childrenOf } from './walk.ts'

/**
 * What is taken for granted on the way to one reachable value: how the tests of choices come out and which keys tables are looked up
 * by, each under its node key. A test or key asked twice in one expression is one unknown with one answer.
 */
export interface Assumed {
  readonly tests: ReadonlyMap<string, boolean>
  readonly keys: ReadonlyMap<string, SampleKey | 'as_it_is'>
}

export const nothingAssumed: Assumed = { tests: new Map(), keys: new Map() }

/**
 * The values an expression can have, as a tree of its choices. Where a test is unknown both sides are reachable, where a key is
 * unknown every cell is; at an end nothing is left to choose. The expression is known where all its reachable ends agree.
 */
export type Reach =
  | { readonly kind: 'end'; readonly assumed: Assumed }
  | { readonly kind: 'test'; readonly test: Node; readonly then: Reach; readonly otherwise: Reach }
  | { readonly kind: 'key'; readonly key: Node; readonly assumed: Assumed; readonly known: Reach; readonly cells: readonly Reach[] }

/** More ends than this are not compared: the expression then is unknown wherever one of its choices is. */
const MOST_ENDS = 64

/**
 * Expressions that answer for all reachable values of what they look at, wherever they stand: comparisons, and choices between such.
 * Amounts and days do so as a whole, where they are a result, the deciding date or what an aggregate takes.
 */
export function isAnswer(node: Node): boolean {
  switch (node.kind) {
    case 'compare':
    case 'member':
    case 'prefix':
      return true
    case 'conditional':
      return node.type.kind === 'boolean'
    case 'literal':
    case 'parameter':
    case 'lookup':
    case 'context':
    case 'field':
    case 'definition':
    case 'logical':
    case 'not':
    case 'strategy':
    case 'arithmetic':
    case 'ratio':
    case 'scaled_ratio':
    case 'round':
    case 'extreme':
    case 'date':
    case 'aggregate':
    case 'quantified':
      return false
  }
}

/** Can a node's value hang on a choice that is taken for granted: true and false answer for themselves, aggregates and facts hold none. */
export function restsOnChoices(node: Node): boolean {
  switch (node.kind) {
    case 'lookup':
    case 'definition':
    case 'conditional':
    case 'strategy':
    case 'arithmetic':
    case 'ratio':
    case 'scaled_ratio':
    case 'round':
    case 'extreme':
    case 'date':
      return true
    case 'literal':
    case 'parameter':
    case 'context':
    case 'field':
    case 'logical':
    case 'not':
    case 'compare':
    case 'member':
    case 'prefix':
    case 'aggregate':
    case 'quantified':
      return false
  }
}

/** The choices an expression's value rests on; undefined where there are none, or more ends than are compared. */
export function reachOf(bound: BoundProgram, root: Node): Reach | undefined {
  // A comparison computes with the values below it; where it is a branch of a choice, it answers for itself.
  const values = root.kind === 'compare' || root.kind === 'member' || root.kind === 'prefix' ? childrenOf(root) : [root]
  const tables = values.flatMap((value) => lookupsBelow(bound, value))
  let ends = 0
  const explore = (assumed: Assumed): Reach | undefined => {
    const choice = ends > MOST_ENDS ? undefined : firstOf(bound, values, assumed)
    if (choice === undefined) {
      ends += 1
      return ends > MOST_ENDS ? undefined : { kind: 'end', assumed }
    }
    if (choice.kind === 'conditional') {
      const [then, otherwise] = [true, false].map((side) => explore(withTest(assumed, choice.test, side)))
      return then === undefined || otherwise === undefined ? undefined : { kind: 'test', test: choice.test, then, otherwise }
    }
    const key = strippedKey(bound, choice.key, assumed)
    const alike = tables.filter((table) => isKeyedAlike(table, choice))
    const samples = sampleKeys(bound, alike, key.type)
    const known = explore(withKey(assumed, key, 'as_it_is'))
    const cells = samples.map((sample) => explore(withKey(assumed, key, sample)))
    const reached = cells.filter((cell) => cell !== undefined)
    if (known === undefined || reached.length < cells.length || cells.length === 0) return undefined
    return { kind: 'key', key: choice.key, assumed, known, cells: reached }
  }
  const reach = explore(nothingAssumed)
  return reach?.kind === 'end' ? undefined : reach
}

/** The branch that is taken for granted; undefined where the test is asked. */
export function assumedBranch(assumed: Assumed, node: ConditionalNode): Node | undefined {
  const side = assumed.tests.get(nodeKey(node.test))
  return side === undefined ? undefined : side ? node.then : node.otherwise
}

/** The key a table is looked up by that needs no asking: given outright, taken for granted, or any where all cells are alike. */
export function assumedKey(bound: BoundProgram, assumed: Assumed, node: LookupNode): SampleKey | undefined {
  const [only, ...others] = samplesOf(bound, node)
  if (others.length === 0) return only
  const key = strippedKey(bound, node.key, assumed)
  if (key.kind === 'literal' && typeof key.value === 'bigint')
    return { value: key.value, scale: key.type.kind === 'number' ? key.type.scale : 0 }
  const sample = assumed.keys.get(nodeKey(key))
  return sample === 'as_it_is' ? undefined : sample
}

const samples = new WeakMap<BoundProgram, Map<LookupNode, readonly SampleKey[]>>()

/** The samples of one table's key; asked over and over while what an expression can be is explored. */
function samplesOf(bound: BoundProgram, node: LookupNode): readonly SampleKey[] {
  const ofBound = samples.get(bound) ?? new Map<LookupNode, readonly SampleKey[]>()
  samples.set(bound, ofBound)
  const known = ofBound.get(node) ?? sampleKeys(bound, [node], node.key.type)
  ofBound.set(node, known)
  return known
}

function withTest(assumed: Assumed, test: Node, side: boolean): Assumed {
  return { ...assumed, tests: new Map(assumed.tests).set(nodeKey(test), side) }
}

function withKey(assumed: Assumed, key: Node, sample: SampleKey | 'as_it_is'): Assumed {
  return { ...assumed, keys: new Map(assumed.keys).set(nodeKey(key), sample) }
}

/** What a key is once names are opened and the choices taken for granted are made. */
function strippedKey(bound: BoundProgram, key: Node, assumed: Assumed): Node {
  const inner =
    key.kind === 'definition'
      ? definitionBody(bound, key)
      : key.kind === 'strategy'
        ? wayOf(bound, key)
        : key.kind === 'conditional'
          ? assumedBranch(assumed, key)
          : undefined
  return inner === undefined ? key : strippedKey(bound, inner, assumed)
}

/** The first choice still open among what the value of an expression is made of. Tests, and what aggregates look at, answer for themselves. */
function firstChoice(bound: BoundProgram, node: Node, assumed: Assumed): ConditionalNode | LookupNode | undefined {
  if (node.kind === 'conditional') {
    const branch = assumedBranch(assumed, node)
    return branch === undefined ? node : firstChoice(bound, branch, assumed)
  }
  if (node.kind === 'lookup' && assumedKey(bound, assumed, node) !== undefined) return undefined
  const below = firstOf(bound, partsOf(bound, node), assumed)
  if (below !== undefined || node.kind !== 'lookup') return below
  const key = strippedKey(bound, node.key, assumed)
  return isGiven(key) || assumed.keys.has(nodeKey(key)) ? undefined : node
}

function firstOf(bound: BoundProgram, nodes: readonly Node[], assumed: Assumed): ConditionalNode | LookupNode | undefined {
  for (const node of nodes) {
    const found = firstChoice(bound, node, assumed)
    if (found !== undefined) return found
  }
  return undefined
}

/** Is a key the same for every subject: then nothing about it is to be found out. */
function isGiven(key: Node): boolean {
  return key.kind === 'literal' || key.kind === 'context' || key.kind === 'parameter'
}

/** Can the keys of two tables be one: both of one enumeration, or both numbers. */
function isKeyedAlike({ key: a }: LookupNode, { key: b }: LookupNode): boolean {
  const [one, other] = [a, b].map(({ type }) => (type.kind === 'enumeration' ? type.enumeration : undefined))
  return one === other
}

function lookupsBelow(bound: BoundProgram, node: Node): readonly LookupNode[] {
  const parts = node.kind === 'conditional' ? [node.then, node.otherwise] : partsOf(bound, node)
  const below = parts.flatMap((part) => lookupsBelow(bound, part))
  return node.kind === 'lookup' ? [node, ...below] : below
}

/** The nodes whose values a node's own value is computed from, where it rests on choices. */
function partsOf(bound: BoundProgram, node: Node): readonly Node[] {
  if (node.kind === 'definition') return [definitionBody(bound, node)]
  if (node.kind === 'strategy') return [wayOf(bound, node)]
  return restsOnChoices(node) ? childrenOf(node) : []
}
