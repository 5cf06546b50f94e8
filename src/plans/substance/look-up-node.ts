import { type CompareNode, childrenOf, type DefinitionShape, type Node } from '../../rules/index.ts'
import type { Parameter } from '../plan.ts'
import { boundMissing, figuresOf, type OwnFigures } from './figures-said.ts'
import { type Hit, sentenceAt } from './passage.ts'
import type { Missing, Saying, TermsSaid } from './terms-said.ts'

/** What an expression is looked up with. */
export interface LookUp {
  readonly said: TermsSaid
  readonly plan: string
  readonly definitions: ReadonlyMap<string, DefinitionShape>
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly figures: OwnFigures
  /** Values of each enumeration that any line of the policy speaks of: what a list of the clause leaves to another line is not left out. */
  readonly spoken: ReadonlyMap<string, ReadonlySet<bigint>>
  /** How the figures bound is what a question of the plan asks. */
  readonly isBoundOpen?: boolean
}

/** What a line of the plan needs to stand in its clause and does not, term by term. */
export function missingOf(node: Node, context: LookUp, how: Saying = 'said'): readonly Missing[] {
  const all = (nodes: readonly Node[]) => nodes.flatMap((each) => missingOf(each, context, how))
  switch (node.kind) {
    case 'literal':
    case 'parameter':
    case 'context':
    case 'strategy':
      return []
    case 'field':
    case 'definition':
      return termMissing(node, context, how)
    case 'lookup':
      // A table by tiers is read at a number of the case; one by an enumeration has its rows looked up as values.
      return node.key.kind === 'field' && node.key.type.kind !== 'enumeration' ? missingOf(node.key, context, how) : []
    case 'not':
      return missingOf(node.operand, context, how === 'said' ? 'denied' : 'said')
    case 'member':
      return valuesMissing(node.value, node.codes, context, how)
    case 'compare':
      return compareMissing(node, context, how)
    case 'prefix':
      return listMissing(node.list, context)
    case 'ratio':
      // A share is said by what is counted; what it is a share of often goes without saying.
      return missingOf(node.numerator, context, how)
    case 'scaled_ratio':
      return all([node.ratio, node.factor])
    case 'aggregate': {
      const relation = context.said.wordsOfField(node.relation.owner.entity, node.relation.field)
      const own = [node.filter, node.value].filter((part) => part !== undefined)
      return [...(context.said.find(relation).length > 0 ? [] : [{ kind: 'words' as const, sought: relation }]), ...all(own)]
    }
    case 'quantified':
      return missingOf(node.test, context, how)
    case 'logical':
      return node.operands.flatMap((each) => missingOf(each, isReading(node) ? { ...context, isBoundOpen: true } : context, how))
    case 'conditional':
    case 'arithmetic':
    case 'round':
    case 'extreme':
    case 'date':
      return all(childrenOf(node))
  }
}

/** Whether one of the alternatives depends on which way a question is read. */
function isReading(node: Node): boolean {
  return (
    (node.kind === 'compare' && [node.left, node.right].some((side) => side.kind === 'parameter' && side.type.kind === 'enumeration')) ||
    childrenOf(node).some(isReading)
  )
}

type Term = Extract<Node, { kind: 'field' | 'definition' }>

/** Where a fact or a definition is said as it is to be. */
export function termHits(node: Term, context: LookUp, how: Saying): readonly Hit[] {
  const { said } = context
  if (node.kind === 'field') {
    const entity = node.record.entity
    const hits = said.saying(said.find(said.wordsOfField(entity, node.field)), how)
    return how === 'said' ? hits : [...hits, ...said.find(said.contraryOfField(entity, node.field))]
  }
  const shape = context.definitions.get(node.definition)
  return shape === undefined ? [] : said.saying(said.find(said.wordsOfDefinition(shape.id, shape.zh)), how)
}

function termMissing(node: Term, context: LookUp, how: Saying): readonly Missing[] {
  if (termHits(node, context, how).length > 0) return []
  const { said } = context
  const shape = node.kind === 'definition' ? context.definitions.get(node.definition) : undefined
  // What is not said by its name may be said by what it means.
  if (shape !== undefined && shape.body.kind !== 'strategy' && missingOf(shape.body, context, how).length === 0) return []
  const sought =
    node.kind === 'field' ? said.wordsOfField(node.record.entity, node.field) : said.wordsOfDefinition(shape?.id ?? '', shape?.zh ?? '')
  const isThere = said.find(sought).length > 0
  return [{ kind: isThere ? (how === 'said' ? 'denied' : 'not_denied') : 'words', sought }]
}

function compareMissing(node: CompareNode, context: LookUp, how: Saying): readonly Missing[] {
  const value = [node.left, node.right].find((side) => side.kind === 'literal' && side.type.kind === 'enumeration')
  if (value?.kind === 'literal' && typeof value.value === 'bigint') {
    const other = value === node.left ? node.right : node.left
    return valuesMissing(other, [value.value], context, node.operator === '!=' ? turned(how) : how)
  }
  const zero = [node.left, node.right].find((side) => side.kind === 'literal')
  // At least one, or more than none, says that there is any; none, or less than one, that there is not.
  const isNone = zero !== undefined && (node.operator === '=' || node.operator === '<' || node.operator === '<=')
  const terms = isNone ? turned(how) : how
  const missing = [node.left, node.right].flatMap((side) => missingOf(side, context, terms))
  // Who falls short is often named and refused: then the figure tells, which bounds the other way there.
  const isFigured = [node.left, node.right].flatMap(parametersIn).some((parameter) => context.figures.of(parameter).length > 0)
  const lacking = isFigured ? missing.filter(({ kind }) => kind !== 'denied' && kind !== 'not_denied') : missing
  return lacking.length > 0 ? lacking : numbersMissing(node, context, how)
}

const turned = (how: Saying): Saying => (how === 'said' ? 'denied' : 'said')

/** The figures a comparison is made with, near the words of what is compared, and bounding the same way. */
function numbersMissing(node: CompareNode, context: LookUp, how: Saying): readonly Missing[] {
  const terms = [node.left, node.right].flatMap(termsIn)
  const hits = terms.flatMap((term) => [...termHits(term, context, how), ...termHits(term, context, turned(how))])
  return [node.left, node.right].flatMap(parametersIn).flatMap((parameter) => {
    const wanted = context.figures.of(parameter)
    if (wanted.length === 0) return []
    const found = wanted.flatMap((figure) => figuresOf(figure, context.said.passage))
    const near = hits.length === 0 ? found : found.filter((figure) => hits.some((hit) => isNear(figure, hit, context)))
    if (near.length === 0) return [{ kind: 'number' as const, sought: wanted.map(({ shown }) => shown) }]
    return context.isBoundOpen === true ? [] : boundMissing(node, parameter, near, context.said, how)
  })
}

function isNear(figure: Hit, hit: Hit, { said }: LookUp): boolean {
  const sentence = sentenceAt(said.passage, figure.from)
  const distance = Math.max(figure.from - hit.to, hit.from - figure.to, 0)
  return sentence.from <= hit.from && hit.to <= sentence.to && distance <= FARTHEST
}

/** Characters between a figure and the words it belongs to. */
const FARTHEST = 30

function termsIn(node: Node): readonly Term[] {
  return node.kind === 'field' || node.kind === 'definition' ? [node] : childrenOf(node).flatMap(termsIn)
}

function parametersIn(node: Node): readonly string[] {
  if (node.kind === 'parameter') return [node.parameter]
  return node.kind === 'aggregate' || node.kind === 'quantified' ? [] : childrenOf(node).flatMap(parametersIn)
}

/** Every value of a list said, none of a list of the clause left out, and the list closed. */
function valuesMissing(value: Node, codes: readonly bigint[], context: LookUp, how: Saying): readonly Missing[] {
  const { said } = context
  // Which way a question is read, or what a place chose, is no fact of a case that a clause could state.
  if (value.kind === 'parameter' || value.kind === 'lookup') return []
  if (value.type.kind !== 'enumeration') return missingOf(value, context, how)
  const { enumeration } = value.type
  const all = said.valuesSaid(enumeration)
  const missing = codes.flatMap((code): readonly Missing[] => {
    const { words, isNone } = said.valueNames(enumeration, code)
    // To have none of the values is to be denied what they are values of.
    if (isNone) return missingOf(value, context, turned(how))
    if (said.saying(all.get(code) ?? [], how).length > 0) return []
    return [{ kind: (all.get(code) ?? []).length > 0 ? (how === 'said' ? 'denied' : 'not_denied') : 'words', sought: words }]
  })
  if (how === 'denied') return missing
  return [...missing, ...listsLeftOpen(enumeration, all, codes, context)]
}

interface ValueHit extends Hit {
  readonly code: bigint
}

/** Values the clause lists beside those of the line that no line of the policy speaks of, and lists that go on. */
function listsLeftOpen(
  enumeration: string,
  all: ReadonlyMap<bigint, readonly Hit[]>,
  codes: readonly bigint[],
  { said, spoken }: LookUp,
): readonly Missing[] {
  const hits = [...all]
    .flatMap(([code, each]) => each.map((hit): ValueHit => ({ ...hit, code })))
    .filter(({ code }) => !said.valueNames(enumeration, code).isNone)
    .sort((a, b) => a.from - b.from || a.to - b.to)
  const runs: ValueHit[][] = []
  for (const hit of hits) {
    const last = runs.at(-1)
    const end = Math.max(...(last ?? []).map(({ to }) => to))
    if (last !== undefined && (hit.from < end || isJoined(said.passage.text.slice(end, hit.from), said))) last.push(hit)
    else runs.push([hit])
  }
  const known = new Set([...codes, ...(spoken.get(enumeration) ?? [])])
  const ofLine = runs.filter((run) => run.some(({ code }) => codes.includes(code)))
  const leftOut = new Set(ofLine.flatMap((run) => run.map(({ code }) => code).filter((code) => !known.has(code))))
  // A word that says several values at once leaves none of them out that another word of its list takes in.
  const open = ofLine.find((run) => {
    const end = Math.max(...run.map(({ to }) => to))
    return new RegExp(`^[^,\\u3002;\\u3001]{0,6}?${said.marks.open_list}`).test(said.passage.text.slice(end))
  })
  return [
    ...(leftOut.size === 0
      ? []
      : [{ kind: 'left_out' as const, sought: [...leftOut].map((code) => said.valueNames(enumeration, code).words[0] ?? '') }]),
    ...(open === undefined
      ? []
      : [{ kind: 'open_list' as const, sought: [said.passage.text.slice(open[0]?.from ?? 0, Math.max(...open.map(({ to }) => to)))] }]),
  ]
}

function isJoined(between: string, said: TermsSaid): boolean {
  return said.marks.list_joiners.some((joiner) => {
    const at = between.indexOf(joiner)
    return at >= 0 && at <= 6 && between.length <= at + joiner.length + 4 && !/[,\u3002;!?\n]/.test(between)
  })
}

/** A list of industries by its name, or by any that is on it: whether all are is asked of its values. */
function listMissing(list: string, { said, parameters }: LookUp): readonly Missing[] {
  const parameter = [...parameters.values()].find(({ shape }) => shape.id === list)
  const zh = parameter?.shape.zh ?? list
  const name = said.marks.list_endings.reduce((left, ending) => (left.endsWith(ending) ? left.slice(0, -ending.length) : left), zh)
  const codes = parameter?.entries.flatMap(({ value }) => (value.kind === 'texts' ? value.texts : [])) ?? []
  const sought = [name, ...codes.flatMap((code) => said.wordsOfIndustry(code))]
  return said.find(sought).length > 0 ? [] : [{ kind: 'words', sought }]
}
