import { type CompareNode, childrenOf, type DefinitionShape, type Node } from '../../rules/index.ts'
import { boundMissing, type FigureHit, figuresOf, isSameMeasure, type PlanFigure, printed } from './figures-said.ts'
import { focusedOn } from './focus.ts'
import { groupsLeftOpen, valueKey } from './groups-left-open.ts'
import { isFigured, joinedOtherwise, placesOf } from './joined-otherwise.ts'
import { listsLeftOpen } from './lists-left-open.ts'
import type { LookUp } from './look-up.ts'
import { isNamedInPart } from './names-said.ts'
import { findAny, type Hit, sentenceAt } from './passage.ts'
import { isReadingTest, meaningOf, underReading } from './readings-said.ts'
import type { AlternativeHit } from './runs.ts'
import { termKey } from './spoken-of.ts'
import { type Term, termHits } from './term-hits.ts'
import type { Missing, Saying, TermsSaid } from './terms-said.ts'

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
      return listMissing(node.list, context, how)
    case 'ratio':
      // A share is said by what is counted; what it is a share of often goes without saying.
      return missingOf(node.numerator, context, how)
    case 'scaled_ratio':
      return all([node.ratio, node.factor])
    case 'aggregate': {
      const relation = context.said.wordsOfField(node.relation.owner.entity, node.relation.field)
      const own = [node.filter, node.value].filter((part) => part !== undefined)
      const places = context.said.find(relation)
      const kind = places.length === 0 ? 'words' : how === 'said' ? 'denied' : 'not_denied'
      return [...(context.said.saying(places, how).length > 0 ? [] : [{ kind, sought: relation } as const]), ...all(own)]
    }
    case 'quantified':
      return missingOf(node.test, context, how)
    case 'logical':
      return logicalMissing(node, context, how)
    case 'conditional':
      return childrenOf(node).flatMap((each, at, parts) => missingOf(each, focusedOn(parts.toSpliced(at, 1), context), how))
    case 'extreme':
      return [...all(childrenOf(node)), ...extremeMissing(node, context)]
    case 'arithmetic':
    case 'round':
      return all(childrenOf(node))
    case 'date':
      return all(node.arguments.filter((each) => !isDayOfAge(node, each, context)))
  }
}

function logicalMissing(node: Extract<Node, { kind: 'logical' }>, context: LookUp, how: Saying): readonly Missing[] {
  const reading = node.operands.find(isReadingTest)
  const open = isReading(node) ? { ...context, isBoundOpen: true } : context
  const under = node.operator === 'and' && reading !== undefined ? underReading(reading, open) : open
  if (under === undefined)
    return node.operands.flatMap((each) => (each === reading || reading === undefined ? [] : notReadSo(each, reading, context, how)))
  if (node.operator === 'or') {
    const { lists, others } = joinedLists(node.operands)
    return [
      ...lists.flatMap(({ value, codes }) => valuesMissing(value, codes, under, how)),
      ...others.flatMap((each) => missingOf(each, under, how)),
      ...(how === 'said' ? [...apartMissing(node.operands, under), ...joinedOtherwise(node, under)] : []),
    ]
  }
  return [
    ...node.operands.flatMap((each, at) => missingOf(each, focusedOn(node.operands.toSpliced(at, 1), under), how)),
    ...(how === 'said' ? joinedOtherwise(node, under) : []),
  ]
}

/** Kinds that neither the clause names nor the question says that one reading of it means. */
function notReadSo(node: Node, reading: CompareNode, context: LookUp, how: Saying): readonly Missing[] {
  const meaning = meaningOf(reading, context)
  if (meaning === undefined) return []
  const said = context.said.inText(meaning)
  const kinds = (each: Node): readonly Node[] =>
    each.kind === 'logical' ? each.operands.flatMap(kinds) : each.kind === 'parameter' || isFigured(each) ? [] : [each]
  const isWord = ({ kind }: Missing) => kind === 'words'
  return kinds(node).flatMap((each) => {
    const unread = missingOf(each, { ...context, said }, how).filter(isWord)
    return unread.length === 0 ? [] : missingOf(each, context, how).filter((missing) => isWord(missing) && isSought(missing, unread))
  })
}

const isSought = ({ sought }: Missing, among: readonly Missing[]): boolean => among.some((each) => each.sought.join() === sought.join())

/** The larger of a number and what the clause calls the most, or the smaller of it and what it calls the least. */
function extremeMissing({ which, left, right }: Extract<Node, { kind: 'extreme' }>, { figures, said }: LookUp): readonly Missing[] {
  const wrong = which === 'larger' ? MOST : LEAST
  return [left, right].flatMap((side): readonly Missing[] => {
    const hits = side.kind === 'parameter' ? figures.inForce(side.parameter).flatMap((figure) => figuresOf(figure, said.passage)) : []
    const [first] = hits
    if (first === undefined || !hits.every(({ bound }) => wrong.includes(bound))) return []
    return [{ kind: 'bound', sought: [printed(first, said.passage)] }]
  })
}

const MOST: readonly FigureHit['bound'][] = ['at_most', 'ceiling', 'less_than']
const LEAST: readonly FigureHit['bound'][] = ['at_least', 'more_than']

/** An alternative that is said only where nothing is given and none of the others is said. */
function apartMissing(operands: readonly Node[], context: LookUp): readonly Missing[] {
  const { said } = context
  const grants = findAny(said.passage, [...said.marks.pays, ...said.marks.relieves], said.marks.not_inside)
  const sentencesOf = (hits: readonly Hit[]) => new Set(hits.map(({ from }) => sentenceAt(said.passage, from).from))
  const granting = sentencesOf(grants)
  const places = operands.map((node) => sentencesOf(termsIn(node).flatMap((term) => termHits(term, context, 'said'))))
  return operands.flatMap((node, at): readonly Missing[] => {
    const own = [...(places[at] ?? [])]
    const others = new Set(places.toSpliced(at, 1).flatMap((each) => [...each]))
    const isApart = own.length > 0 && others.size > 0 && own.every((from) => !others.has(from) && !granting.has(from))
    const sought = termsIn(node).flatMap((term) =>
      term.kind === 'field' ? said.wordsOfField(term.record.entity, term.field) : said.wordsOfTerm(term.definition),
    )
    return isApart ? [{ kind: 'words', sought }] : []
  })
}

interface ValueList {
  readonly value: Node
  readonly codes: readonly bigint[]
}

/** Alternatives that name values of one fact are one list of them, however they are written. */
function joinedLists(operands: readonly Node[]): { readonly lists: readonly ValueList[]; readonly others: readonly Node[] } {
  const lists = new Map<string, ValueList>()
  const others: Node[] = []
  for (const each of operands) {
    const list = listOf(each)
    if (list === undefined) {
      others.push(each)
      continue
    }
    const key = JSON.stringify([list.value.record, list.value.field])
    lists.set(key, { value: list.value, codes: [...new Set([...(lists.get(key)?.codes ?? []), ...list.codes])] })
  }
  return { lists: [...lists.values()], others }
}

/** The values of one fact that a part of an expression names. */
function listOf(node: Node): { readonly value: Extract<Node, { kind: 'field' }>; readonly codes: readonly bigint[] } | undefined {
  if (node.kind === 'member') return node.value.kind === 'field' ? { value: node.value, codes: node.codes } : undefined
  if (node.kind !== 'compare' || node.operator !== '=') return undefined
  const [value, field] = node.left.kind === 'literal' ? [node.left, node.right] : [node.right, node.left]
  if (value.kind !== 'literal' || value.type.kind !== 'enumeration' || typeof value.value !== 'bigint' || field.kind !== 'field')
    return undefined
  return { value: field, codes: [value.value] }
}

/** Whether one of the alternatives depends on which way a question is read. */
function isReading(node: Node): boolean {
  return isReadingTest(node) || childrenOf(node).some(isReading)
}

/** The day an age is counted at, where it is the day that decides the policy. */
function isDayOfAge(node: Extract<Node, { kind: 'date' }>, side: Node, { date }: LookUp): boolean {
  if (node.function !== 'years_between' || side.kind !== 'field' || date?.kind !== 'field') return false
  return side.field === date.field && side.record.entity === date.record.entity
}

function termMissing(node: Term, context: LookUp, how: Saying): readonly Missing[] {
  const hits = termHits(node, context, how)
  if (hits.length > 0) {
    const isKind = how === 'said' && node.type.kind === 'boolean'
    return isKind
      ? groupsLeftOpen(
          hits.map((hit) => ({ ...hit, code: termKey(node) })),
          context,
        )
      : []
  }
  const { said } = context
  const shape = node.kind === 'definition' ? context.definitions.get(node.definition) : undefined
  // What is not said by its name may be said by what it means.
  if (shape !== undefined && shape.body.kind !== 'strategy' && missingOf(shape.body, context, how).length === 0)
    return how === 'said' ? groupsLeftOpen(meantHits(shape, context), context) : []
  if (node.kind === 'field' && how === 'said' && said.isSaidByWiderWord(node.record.entity, node.field, context.reckoned)) return []
  const sought =
    node.kind === 'field' ? said.wordsOfField(node.record.entity, node.field) : said.wordsOfDefinition(shape?.id ?? '', shape?.zh ?? '')
  const isThere = said.find(sought).length > 0
  return [{ kind: isThere ? (how === 'said' ? 'denied' : 'not_denied') : 'words', sought }]
}

/** Where a definition is said by what it means: the words of its parts, as those of the definition. */
function meantHits({ id, body }: DefinitionShape, context: LookUp): readonly AlternativeHit<string>[] {
  return placesOf(body, context).map(({ from, to }) => ({ from, to, code: id }))
}

function compareMissing(node: CompareNode, context: LookUp, how: Saying): readonly Missing[] {
  const value = [node.left, node.right].find((side) => side.kind === 'literal' && side.type.kind === 'enumeration')
  if (value?.kind === 'literal' && typeof value.value === 'bigint') {
    const other = value === node.left ? node.right : node.left
    return valuesMissing(other, [value.value], context, node.operator === '!=' ? turned(how) : how)
  }
  const zero = [node.left, node.right].find((side) => side.kind === 'literal')
  // At least one, or more than none, says that there is any; none, or less than one, that there is not.
  const isNone = zero !== undefined && (node.operator === '=' || (zero === node.right ? ['<', '<='] : ['>', '>=']).includes(node.operator))
  const terms = isNone ? turned(how) : how
  const missing = [node.left, node.right].flatMap((side) => missingOf(side, context, terms))
  // Who falls short is often named and refused: then the figure tells, which bounds the other way there.
  const isFigured = [node.left, node.right].flatMap(parametersIn).some((parameter) => context.figures.inForce(parameter).length > 0)
  const lacking = isFigured ? missing.filter(({ kind }) => kind !== 'denied' && kind !== 'not_denied') : missing
  return lacking.length > 0 ? lacking : [...numbersMissing(node, context, how), ...oneMissing(node, context)]
}

/** A one that a number is compared with, unless it only says that there is any. */
function oneMissing({ left, right, operator }: CompareNode, context: LookUp): readonly Missing[] {
  const [one, other] = left.kind === 'literal' ? [left, right] : [right, left]
  if (one.kind !== 'literal' || one.type.kind !== 'number' || other.type.kind !== 'number') return []
  const isAny = (left === one ? ['<=', '>'] : ['>=', '<']).includes(operator)
  if (isAny || one.value !== 10n ** BigInt(one.type.scale)) return []
  const wanted = [context.figures.one(other.type.dimension)]
  const hits = termsIn(other).flatMap((term) => [...termHits(term, context, 'said'), ...termHits(term, context, 'denied')])
  const found = wanted.flatMap((figure) => figuresOf(figure, context.said.passage))
  const isNear = found.some((figure) => hits.length === 0 || hits.some((hit) => belongsTo(figure, hit, wanted, context)))
  return isNear ? [] : [{ kind: 'number', sought: wanted.map(({ shown }) => shown) }]
}

const turned = (how: Saying): Saying => (how === 'said' ? 'denied' : 'said')

/** The figures a comparison is made with, near the words of what is compared, and bounding the same way. */
function numbersMissing(node: CompareNode, context: LookUp, how: Saying): readonly Missing[] {
  const terms = [node.left, node.right].flatMap(termsIn)
  const hits = terms.flatMap((term) => [...termHits(term, context, how), ...termHits(term, context, turned(how))])
  return [node.left, node.right].flatMap(parametersIn).flatMap((parameter) => {
    const wanted = context.figures.inForce(parameter)
    if (wanted.length === 0) return []
    const found = wanted.flatMap((figure) => figuresOf(figure, context.said.passage))
    const near = hits.length === 0 ? found : found.filter((figure) => hits.some((hit) => belongsTo(figure, hit, wanted, context)))
    if (near.length === 0) return [{ kind: 'number' as const, sought: wanted.map(({ shown }) => shown) }]
    if (isFigureOfAnother(parameter, hits, wanted, context)) return [{ kind: 'number' as const, sought: wanted.map(({ shown }) => shown) }]
    return context.isBoundOpen === true ? [] : boundMissing(node, parameter, near, context.said, how)
  })
}

/**
 * Whether two policies of the clause go by the same figure although it gives a second one for what they measure, which nobody goes
 * by: then one of the two has the other's.
 */
function isFigureOfAnother(parameter: string, hits: readonly Hit[], wanted: readonly PlanFigure[], context: LookUp): boolean {
  if (!context.readByOthers.has(parameter) || context.figures.of(parameter).length !== 1) return false
  const whole = context.elsewhere(context.clause) ?? context.said
  const used = [parameter, ...context.readByOthers]
    .flatMap((id) => context.figures.of(id))
    .flatMap((figure) => figuresOf(figure, whole.passage))
  const look = { ...context, said: whole }
  return whole.passage.figures.some(
    (figure) =>
      wanted.some((each) => isSameMeasure(each, figure.unit)) &&
      hits.some((hit) => belongsTo(figure, hit, wanted, look)) &&
      !used.some(({ from }) => from === figure.from),
  )
}

/** A figure belongs to words of its sentence not far from it, and to no others that another figure of the kind stands closer to. */
function belongsTo(figure: Hit, hit: Hit, wanted: readonly PlanFigure[], { said }: LookUp): boolean {
  const sentence = sentenceAt(said.passage, figure.from)
  const distance = distanceOf(figure, hit)
  if (hit.from < sentence.from || sentence.to < hit.to || distance > FARTHEST) return false
  const isKin = (unit: string) => wanted.some((each) => isSameMeasure(each, unit))
  return !said.passage.figures.some((other) => isKin(other.unit) && distanceOf(other, hit) < distance && other.from !== figure.from)
}

const distanceOf = (one: Hit, other: Hit): number => Math.max(one.from - other.to, other.from - one.to, 0)

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
  const isInFocus = (hit: Hit) => context.focus?.some(({ from, to }) => from <= hit.from && hit.to <= to) === true
  // Where one of them is said beside the rest of the line, all of them are to be said there.
  const isListFocused = how === 'said' && codes.some((code) => all.get(code)?.some(isInFocus) === true)
  const missing = codes.flatMap((code): readonly Missing[] => {
    const { words, isNone } = said.valueNames(enumeration, code)
    // To have none of the values is to be denied what they are values of.
    if (isNone) return missingOf(value, context, turned(how))
    const places = said.saying(all.get(code) ?? [], how)
    if (isListFocused && places.length > 0 && !places.some(isInFocus)) return [{ kind: 'words', sought: words }]
    if (places.length > 0) return []
    return [{ kind: (all.get(code) ?? []).length > 0 ? (how === 'said' ? 'denied' : 'not_denied') : 'words', sought: words }]
  })
  if (how === 'denied') return missing
  const unpaid = [...(context.rows.get(enumeration) ?? [])].filter((code) => !codes.includes(code))
  const own = codes.flatMap((code) => (all.get(code) ?? []).map((hit) => ({ ...hit, code: valueKey(enumeration, code) })))
  const lists = listsLeftOpen(enumeration, all, codes, context)
  const names = unpaid.map((code) => said.valueNames(enumeration, code).words[0] ?? '')
  return [
    ...missing,
    ...lists,
    ...(lists.some(({ kind }) => kind === 'left_out') ? [] : groupsLeftOpen(own, context).filter(({ kind }) => kind === 'left_out')),
    ...(names.length === 0 ? [] : [{ kind: 'left_out' as const, sought: names }]),
  ]
}

/** A list of industries by its name, or by any that is on it: whether all are is asked of its values. */
function listMissing(list: string, context: LookUp, how: Saying): readonly Missing[] {
  const { said, titles } = context
  const { name, codes, sought } = listNames(list, context)
  const places = said.find(sought)
  if (how === 'denied') return places.length === 0 || said.saying(places, how).length > 0 ? [] : [{ kind: 'not_denied', sought }]
  if (places.length > 0 || countedHits(codes, said).length > 0) return []
  // Policies are listed by their codes, and said by a part of what they or their list are called.
  const isOfPolicies = codes.length > 0 && codes.every((code) => said.wordsOfIndustry(code).length === 0)
  const names = [name, ...codes.flatMap((code) => titles.get(code) ?? [])]
  return isOfPolicies && names.some((each) => isNamedInPart(each, said)) ? [] : [{ kind: 'words', sought }]
}

function listNames(list: string, { said, parameters }: LookUp) {
  const parameter = [...parameters.values()].find(({ shape }) => shape.id === list)
  const zh = parameter?.shape.zh ?? list
  const name = said.marks.list_endings.reduce((left, ending) => (left.endsWith(ending) ? left.slice(0, -ending.length) : left), zh)
  const codes = parameter?.entries.flatMap(({ value }) => (value.kind === 'texts' ? value.texts : [])) ?? []
  return { name, codes, sought: [name, ...codes.flatMap((code) => said.wordsOfIndustry(code))] }
}

/** Where a list of industries is said: by its name, by any that is on it, or by how many are on it. */
export function listHits(list: string, context: LookUp): readonly Hit[] {
  const { codes, sought } = listNames(list, context)
  return [...context.said.find(sought), ...countedHits(codes, context.said)]
}

/** Where a list is said by how many industries are on it. */
function countedHits(codes: readonly string[], { passage, marks }: TermsSaid): readonly Hit[] {
  const counted = marks.counted_industries.map((piece) => `(?<!\\d)${codes.length}${piece}`)
  return codes.length > 1 ? findAny(passage, counted, []) : []
}
