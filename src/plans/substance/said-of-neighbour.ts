import { childrenOf, type Node } from '../../rules/index.ts'
import { pairsOf } from '../orders/as-printed.ts'
import type { Policy } from '../plan.ts'
import { figuresOf } from './figures-said.ts'
import { valueKey } from './groups-left-open.ts'
import type { LookUp } from './look-up.ts'
import { listHits } from './look-up-node.ts'
import { findAny, type Hit, type Passage, partAt, sentenceAt } from './passage.ts'
import { isReadingTest } from './readings-said.ts'
import { runsOf } from './runs.ts'
import { PAUSE } from './script.zh.ts'
import { termKey } from './spoken-of.ts'
import { termHits } from './term-hits.ts'
import type { Missing, Saying } from './terms-said.ts'

/** Something a policy asks for or gives, and where a passage says it. */
interface Anchor {
  readonly key: string
  readonly hits: readonly Hit[]
  /** What it is: something asked for, a figure, a piece of what the policy is called. */
  readonly as: 'term' | 'figure' | 'name'
}

/**
 * What a line says that the clause says of another policy under it: every place of it stands in a part of a sentence that names what
 * only the other asks for or gives, and nothing of what only this one does, although the clause speaks of that in another part.
 */
export function saidOfNeighbour(node: Node, policy: Policy, neighbours: readonly Policy[], context: LookUp): readonly Missing[] {
  if (neighbours.length === 0) return []
  const own = anchorsOf(policy, context, node)
  const others = neighbours.map((each) => anchorsOf(each, context, undefined))
  const textOf = ({ from, to }: Hit) => context.said.passage.text.slice(from, to)
  const asked = anchorsIn(node, policy, context)
  const mine = [...own, ...asked.map(({ key, as }) => ({ key, as, hits: [] }))]
  return asked.flatMap((each): readonly Missing[] =>
    each.hits.length > 0 && others.some((theirs) => isBesideOthers(each, mine, theirs, context))
      ? [{ kind: 'apart', sought: [...new Set(each.hits.map(textOf))] }]
      : [],
  )
}

/** The same of places of a figure or a day of a policy, where the other holds it too. */
export function isOfNeighbour(
  hits: readonly Hit[],
  policy: Policy,
  neighbours: readonly { readonly policy: Policy; readonly held: readonly Hit[] }[],
  context: LookUp,
): boolean {
  if (hits.length === 0 || neighbours.length === 0) return false
  const own = anchorsOf(policy, context, undefined)
  return neighbours.some(
    (other) =>
      hits.every((hit) => other.held.some((each) => overlaps(hit, each))) &&
      standsBeside(hits, own, anchorsOf(other.policy, context, undefined), context),
  )
}

/** Whether every place of something is asked for by another policy, and stands beside what only that one speaks of. */
function isBesideOthers({ hits, as }: Anchor, own: readonly Anchor[], theirs: readonly Anchor[], context: LookUp): boolean {
  const isClaimed = (hit: Hit) => theirs.some((each) => each.as === as && each.hits.some((other) => overlaps(hit, other)))
  return hits.every(isClaimed) && standsBeside(hits, own, theirs, context)
}

/** Whether every place stands beside what only another policy speaks of. */
function standsBeside(hits: readonly Hit[], own: readonly Anchor[], theirs: readonly Anchor[], { said }: LookUp): boolean {
  const keysOf = (all: readonly Anchor[]) => new Set(all.map((each) => each.key))
  const [ownKeys, theirKeys] = [keysOf(own), keysOf(theirs)]
  // What a policy is called may be what it asks for.
  const only = (all: readonly Anchor[], keys: ReadonlySet<string>) =>
    all
      .filter(({ key }) => !keys.has(key))
      .flatMap((each) => each.hits.filter((hit) => each.as === 'name' || !hits.some((other) => overlaps(hit, other))))
  const mine = only(own, theirKeys)
  const notMine = only(theirs, ownKeys)
  // A longer word means something else than the shorter one in it.
  const length = ({ from, to }: Hit) => to - from
  const standing = (all: readonly Hit[], others: readonly Hit[]) =>
    all.filter((hit) => !others.some((other) => overlaps(hit, other) && length(other) >= length(hit)))
  const ours = standing(mine, notMine)
  const foreign = standing(notMine, mine)
  if (ours.length === 0 || foreign.length === 0) return false
  // Two that stand in one list have what follows the list in common.
  const marked = [...ours.map((hit) => ({ ...hit, code: 'ours' })), ...foreign.map((hit) => ({ ...hit, code: 'theirs' }))]
  const listed = runsOf(marked, said).filter((run) => new Set(run.map(({ code }) => code)).size > 1)
  const isCommon = ({ from, to }: Hit) => listed.some((run) => run.some((each) => each.from === from && each.to === to))
  const apart = foreign.filter((hit) => !isCommon(hit))
  return hits.every((hit) => nearestOf(hit, ours, apart, said.passage) === 'theirs')
}

/**
 * Tells of a place whether what stands nearest to it, in its item, between its commas or in its sentence, is something that only one of
 * two policies speaks of. What stands in one list is said of both; what is listed beside one's own is another to whom something is
 * given.
 */
export function spokenAlone(policy: Policy, other: Policy, context: LookUp): (hit: Hit) => boolean {
  const { passage } = context.said
  let known: { readonly mine: readonly Hit[]; readonly foreign: readonly Hit[] } | undefined
  const anchors = () => {
    const own = anchorsOf(policy, context, undefined)
    const theirs = anchorsOf(other, context, undefined)
    const keysOf = (all: readonly Anchor[]) => new Set(all.map((each) => each.key))
    const [ownKeys, theirKeys] = [keysOf(own), keysOf(theirs)]
    const only = (all: readonly Anchor[], keys: ReadonlySet<string>) => all.filter(({ key }) => !keys.has(key)).flatMap(({ hits }) => hits)
    return { mine: only(own, theirKeys), foreign: only(theirs, ownKeys) }
  }
  return (hit) => {
    known ??= anchors()
    const isAround = (each: Hit) => each.from < hit.from || hit.to < each.to
    const mine = known.mine.filter(isAround).map((each) => ({ ...each, code: 'ours' }))
    const foreign = known.foreign.filter(isAround).map((each) => ({ ...each, code: 'theirs' }))
    const isMixed = (run: readonly { readonly code: string }[]) => new Set(run.map(({ code }) => code)).size > 1
    if (runsOf([{ ...hit, code: 'place' }, ...mine], context.said).some(isMixed)) return false
    const listed = runsOf([...mine, ...foreign], context.said).filter(isMixed)
    const isCommon = ({ from, to }: Hit) => listed.some((run) => run.some((each) => each.from === from && each.to === to))
    const apart = foreign.filter((each) => !isCommon(each))
    for (const within of [itemAt(passage, hit), partAt(passage, hit.from), sentenceAt(passage, hit.from)]) {
      const has = (all: readonly Hit[]) => all.some(({ from, to }) => within.from <= from && to <= within.to)
      if (has(apart)) return false
      if (has(mine)) return true
    }
    return false
  }
}

const overlaps = (one: Hit, other: Hit): boolean => one.from < other.to && other.from < one.to

/** Which of two kinds of places stands in the smallest part of the sentence around a place that has any. */
function nearestOf(hit: Hit, ours: readonly Hit[], theirs: readonly Hit[], passage: Passage): 'ours' | 'theirs' | undefined {
  for (const within of [itemAt(passage, hit), partAt(passage, hit.from), sentenceAt(passage, hit.from)]) {
    const inside = (all: readonly Hit[]) => all.filter(({ from, to }) => within.from <= from && to <= within.to)
    const [mine, other] = [inside(ours), inside(theirs)]
    if (mine.length > 0) return 'ours'
    if (other.length > 0) return 'theirs'
  }
  return undefined
}

/** The item of an enumeration that a place stands in. */
function itemAt(passage: Passage, { from, to }: Hit): Hit {
  const part = partAt(passage, from)
  const before = passage.text.slice(part.from, from).lastIndexOf(PAUSE)
  const after = passage.text.slice(to, part.to).indexOf(PAUSE)
  return { from: part.from + before + 1, to: after < 0 ? part.to : to + after }
}

/** What a policy takes from the clause, besides one of its lines: what it asks for, the figures it reckons with, its name. */
function anchorsOf(policy: Policy, context: LookUp, besides: Node | undefined): readonly Anchor[] {
  const { program } = policy
  const asked = program.conditions.filter(({ test, source }) => test !== besides && source.clause === context.clause)
  const result = resultOf(program.result).flatMap((node) => anchorsIn(node, policy, context))
  const name = pairsOf(program.zh).filter((piece) => !context.said.marks.common.includes(piece))
  const named = name.map((piece) => ({ key: `name ${piece}`, as: 'name' as const, hits: findAny(context.said.passage, [piece], []) }))
  return [...asked.flatMap(({ test }) => anchorsIn(test, policy, context)), ...result, ...named]
}

function resultOf(result: Policy['program']['result']): readonly Node[] {
  switch (result.kind) {
    case 'money':
      return [result.amount]
    case 'rate':
      return [result.saving]
    case 'obligation':
      return result.due === undefined ? [] : [result.due]
    case 'schedule':
      return result.lines.flatMap(({ from, to, due }) => [from, to, ...(due === undefined ? [] : [due])])
  }
}

/** The facts, values and figures of an expression, each with where it is said. */
function anchorsIn(node: Node, policy: Policy, context: LookUp, how: Saying = 'said'): readonly Anchor[] {
  const { said, figures, plan } = context
  const inside = (nodes: readonly Node[]) => nodes.flatMap((each) => anchorsIn(each, policy, context, how))
  switch (node.kind) {
    case 'not':
      return anchorsIn(node.operand, policy, context, how === 'said' ? 'denied' : 'said')
    case 'definition':
    case 'field':
      if (node.kind === 'field' && node.type.kind === 'enumeration') return []
      return [{ key: termKey(node), as: 'term', hits: termHits(node, { ...context, definitions: policy.program.definitions }, how) }]
    case 'parameter':
    case 'lookup': {
      const held = figures.of(node.parameter).flatMap((figure) => figuresOf(figure, said.passage))
      const rows = node.kind === 'lookup' ? rowsOf(node.parameter, context) : []
      return [...(held.length === 0 ? [] : [{ key: `${plan} ${node.parameter}`, as: 'figure' as const, hits: held }]), ...rows]
    }
    case 'prefix':
      return [{ key: node.list, as: 'term', hits: listHits(node.list, context) }]
    case 'member':
      return valuesOf(node.value, node.codes, context, how)
    case 'compare': {
      const { left, right } = node
      const [value, other] = left.kind === 'literal' ? [left, right] : [right, left]
      const isOneOf = value.kind === 'literal' && value.type.kind === 'enumeration' && typeof value.value === 'bigint'
      return isReadingTest(node) ? [] : isOneOf ? valuesOf(other, [BigInt(value.value ?? 0)], context, how) : inside([left, right])
    }
    case 'logical':
      return node.operator === 'and' && node.operands.some(isReadingTest) ? [] : inside(node.operands)
    case 'literal':
    case 'context':
    case 'strategy':
      return []
    case 'aggregate':
    case 'arithmetic':
    case 'conditional':
    case 'date':
    case 'extreme':
    case 'quantified':
    case 'ratio':
    case 'round':
    case 'scaled_ratio':
      return inside(childrenOf(node))
  }
}

/** The classes a table of the clause gives something for. */
function rowsOf(id: string, { parameters, figures, plan, clause, said }: LookUp): readonly Anchor[] {
  const parameter = [...parameters.values()].find(({ shape }) => shape.id === id)
  if (parameter?.shape.kind !== 'table' || parameter.shape.key.kind !== 'enumeration') return []
  const { enumeration } = parameter.shape.key
  const own = parameter.entries.filter((entry) => entry.plan === plan && entry.clause === clause)
  const all = said.valuesSaid(enumeration)
  return own
    .flatMap((entry) => figures.byClass(parameter, entry))
    .map(({ code }) => ({ key: valueKey(enumeration, code), as: 'term', hits: all.get(code) ?? [] }))
}

function valuesOf(node: Node, codes: readonly bigint[], { said }: LookUp, how: Saying): readonly Anchor[] {
  if (node.type.kind !== 'enumeration') return []
  const { enumeration } = node.type
  const all = said.valuesSaid(enumeration)
  return codes
    .filter((code) => !said.valueNames(enumeration, code).isNone)
    .map((code) => ({ key: valueKey(enumeration, code), as: 'term', hits: said.saying(all.get(code) ?? [], how) }))
}
