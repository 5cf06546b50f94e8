import { childrenOf, type Node } from '../../rules/index.ts'
import { boundMissing, figuresOf } from './figures-said.ts'
import type { LookUp } from './look-up.ts'
import { findPiece, type Hit, type Passage, sentenceAt } from './passage.ts'
import { isReadingTest } from './readings-said.ts'
import { termKey } from './spoken-of.ts'
import type { Marks } from './substance-words.ts'
import { termHits } from './term-hits.ts'
import type { Missing, Saying } from './terms-said.ts'

type Logical = Extract<Node, { kind: 'logical' }>

/**
 * Requirements a line joins otherwise than its clause: all of them where the clause lists alternatives, or any of them where it asks
 * for them together. What stands in no one sentence with the others tells nothing.
 */
export function joinedOtherwise({ operator, operands }: Logical, context: LookUp): readonly Missing[] {
  const { passage, marks } = context.said
  const parts = operands.filter((each) => !readsQuestion(each)).map((node) => ({ node, hits: partPlaces(node, context) }))
  const pairs = parts.flatMap((one, at) => parts.slice(at + 1).map((other) => [one, other] as const))
  return pairs.flatMap(([one, other]): readonly Missing[] => {
    if (operator === 'and' && isOneWord(one, other, context)) {
      const [{ from, to } = { from: 0, to: 0 }] = one.hits
      return [{ kind: 'either', sought: [passage.text.slice(from, to)] }]
    }
    const places = closest(one.hits, other.hits, passage)
    const areFigures = isFigured(one.node) && isFigured(other.node)
    const isOther = (pair: Pair) => (operator === 'and' ? isEither(pair, areFigures, marks) : isTogether(pair, areFigures, marks))
    if (places.length === 0 || !places.every(isOther)) return []
    const [{ from, to } = { from: 0, to: 0 }] = places
    return [{ kind: operator === 'and' ? 'either' : 'together', sought: [passage.text.slice(from, to)] }]
  })
}

/** Whether the clause has one word for two kinds, which then are two ways to be what it says. */
function isOneWord(one: Part, other: Part, { said }: LookUp): boolean {
  const isKind = ({ node }: Part) =>
    (node.kind === 'field' || node.kind === 'definition') && said.kinds.some(({ key }) => key === termKey(node))
  const isIn = (hits: readonly Hit[], others: readonly Hit[]) =>
    hits.every((hit) => others.some((each) => each.from < hit.to && hit.from < each.to))
  return (
    isKind(one) && isKind(other) && one.hits.length > 0 && other.hits.length > 0 && isIn(one.hits, other.hits) && isIn(other.hits, one.hits)
  )
}

interface Part {
  readonly node: Node
  readonly hits: readonly Hit[]
}

/** A part that holds a number up to a figure stands where that figure bounds it so; any other where its words are. */
function partPlaces(node: Node, context: LookUp): readonly Hit[] {
  const { said, figures } = context
  if (node.kind !== 'compare') return placesOf(node, context)
  const held = [node.left, node.right].flatMap((side) => (side.kind === 'parameter' ? [side.parameter] : []))
  const found = held.flatMap((parameter) =>
    figures
      .of(parameter)
      .flatMap((figure) => figuresOf(figure, said.passage))
      .filter((hit) => hit.bound !== 'exactly' && boundMissing(node, parameter, [hit], said, 'said').length === 0),
  )
  return found.length > 0 ? found : placesOf(node, context)
}

const readsQuestion = (node: Node): boolean => isReadingTest(node) || childrenOf(node).some(readsQuestion)

/** Where facts, definitions and values of an expression are said as it has them: what it denies where they are denied. */
export function placesOf(node: Node, context: LookUp, how: Saying = 'said'): readonly Hit[] {
  const { said } = context
  if (node.kind === 'not') return placesOf(node.operand, context, how === 'said' ? 'denied' : 'said')
  if (node.kind === 'field' && node.type.kind === 'enumeration') return []
  if (node.kind === 'field' || node.kind === 'definition') {
    const hits = termHits(node, context, how)
    const body =
      node.kind === 'definition' && node.type.kind === 'boolean' && hits.length === 0
        ? context.definitions.get(node.definition)?.body
        : undefined
    // What is not said by its name is said by what it means.
    return body === undefined ? hits : placesOf(body, context, how)
  }
  const { enumeration, codes } = valuesOf(node)
  const all = enumeration === undefined ? undefined : said.valuesSaid(enumeration)
  return [
    ...codes.flatMap((code) => said.saying(all?.get(code) ?? [], how)),
    ...childrenOf(node).flatMap((child) => placesOf(child, context, how)),
  ]
}

function valuesOf(node: Node): { readonly enumeration?: string; readonly codes: readonly bigint[] } {
  if (node.kind === 'member' && node.value.type.kind === 'enumeration')
    return { enumeration: node.value.type.enumeration, codes: node.codes }
  if (node.kind === 'literal' && node.type.kind === 'enumeration' && typeof node.value === 'bigint')
    return { enumeration: node.type.enumeration, codes: [node.value] }
  return { codes: [] }
}

/** Whether a part of an expression holds a number up to a figure. */
export const isFigured = (node: Node): boolean =>
  (node.kind === 'compare' && (node.left.type.kind === 'number' || node.left.type.kind === 'ratio')) ||
  (node.kind === 'logical' && node.operands.some(isFigured))

/** Two words of one sentence: the first with all that is said up to the second. */
interface Pair extends Hit {
  readonly first: string
  readonly between: string
}

/** In every sentence that has both, the two places that stand closest; a word of both tells nothing, nor a word inside one of the other. */
function closest(one: readonly Hit[], other: readonly Hit[], passage: Passage): readonly Pair[] {
  const found = new Map<number, Pair>()
  const apart = (hits: readonly Hit[], others: readonly Hit[]) =>
    hits.filter((hit) => !others.some(({ from, to }) => from < hit.to && hit.from < to && to - from >= hit.to - hit.from))
  for (const a of apart(one, other))
    for (const b of apart(other, one)) {
      const [first, second] = a.from <= b.from ? [a, b] : [b, a]
      const sentence = sentenceAt(passage, first.from)
      if (second.from >= sentence.to) continue
      const known = found.get(sentence.from)
      const between = passage.text.slice(first.to, second.from)
      // What stands right beside a word says more of the same thing.
      if (between === '') continue
      if (known !== undefined && known.between.length <= between.length) continue
      found.set(sentence.from, { from: first.from, to: second.to, first: passage.text.slice(first.from, first.to), between })
    }
  return [...found.values()]
}

/** Whether the clause gives the two as alternatives: with a word for or between, or as groups in one list. */
function isEither(pair: Pair, areFigures: boolean, marks: Marks): boolean {
  const { between } = pair
  // What is measured is often said again before the second figure.
  if (areFigures && has(between, marks.either) && !has(between, marks.together)) return true
  if (/[,:]/.test(between.replace(new RegExp(`,(?=${marks.either.join('|')})`), ''))) return false
  return has(between, marks.either) ? !has(between, marks.together) : isListOfGroups(pair, marks)
}

/** Nouns side by side with a word that joins nouns only, or the first a group that ends where the list goes on. */
function isListOfGroups({ first, between }: Pair, { noun_joiners, list_joiners, together, heads }: Marks): boolean {
  if (noun_joiners.includes(between)) return true
  if (has(between, together)) return false
  return list_joiners.some((joiner) => {
    const at = between.indexOf(joiner)
    return at >= 0 && heads.some((head) => (first + between.slice(0, at)).endsWith(head))
  })
}

/** Whether the clause asks for both: with a word for it between them, one right behind the other, or as one bound after another. */
function isTogether(pair: Pair, areFigures: boolean, marks: Marks): boolean {
  const { between } = pair
  if (has(between, marks.either) || isListOfGroups(pair, marks)) return false
  if (has(between, marks.together)) return true
  if (/[,:]/.test(between)) return false
  const isListed = marks.list_joiners.some((joiner) => between.includes(joiner))
  return areFigures ? !marks.noun_joiners.some((joiner) => between.includes(joiner)) : !isListed
}

const has = (text: string, pieces: readonly string[]): boolean => pieces.some((piece) => findPiece({ text }, piece).length > 0)
