import {
  type BoundProgram,
  childrenOf,
  type Decision,
  definitionBody,
  type Facts,
  type Node,
  rootsOf,
  type Vocabulary,
} from '../../../src/rules/index.ts'
import type { Dice } from '../world/dice.ts'
import { candidatesFor, thresholdsOf } from './candidates.ts'
import { type Place, placesOf, valueAt, withValue } from './slots.ts'

/** An unknown fact and what it could be. */
export interface Unknown {
  readonly place: Place
  readonly values: readonly Facts[string][]
}

/** What a subject's facts leave open for a program: facts that are not known, and codes that could be finer. */
export function unknownsOf(bound: BoundProgram, facts: Facts, vocabulary: Vocabulary): readonly Unknown[] {
  const thresholds = thresholdsOf(bound)
  return placesOf(bound, facts).flatMap((place) => {
    const known = valueAt(facts, place)
    const isCoarse = place.isCode && typeof known === 'string' && thresholds.texts.some((text) => text !== known && text.startsWith(known))
    return known === null || isCoarse ? [{ place, values: candidatesFor(place, known, thresholds, vocabulary) }] : []
  })
}

/** Ways to complete all unknown facts: every way where there are few, as many as `most` drawn at random otherwise. */
export function* completionsOf(facts: Facts, unknowns: readonly Unknown[], dice: Dice, most: number): Generator<Facts> {
  const count = unknowns.reduce((product, { values }) => product * values.length, 1)
  for (let i = 0; i < Math.min(count, most); i++) {
    let rest = i
    yield unknowns.reduce((completed, { place, values }) => {
      const at = count <= most ? rest % values.length : dice.roll(values.length)
      rest = Math.floor(rest / values.length)
      return withValue(completed, place, values[at] ?? null)
    }, facts)
  }
}

/**
 * In what a decision made on part of the facts is contradicted by the decision on all of them; undefined where it is not. What was
 * known must stay as it was, bit by bit; what was unknown may come to anything.
 */
export function contradiction(bound: BoundProgram, part: Decision, whole: Decision): string | undefined {
  const { conditions, reviews } = bound.program
  const bit = (mask: number, i: number) => Math.floor(mask / 2 ** i) % 2 === 1
  for (const [i, { id }] of [...conditions, ...reviews].entries()) {
    if (bit(part.unknown, i)) continue
    if (bit(whole.unknown, i)) return `${id} was known and is not`
    if (bit(part.failed, i) !== bit(whole.failed, i) || bit(part.flags, i) !== bit(whole.flags, i)) return `${id} was the opposite`
  }
  if (part.outcome === 'ineligible') return whole.outcome === 'ineligible' ? undefined : `ineligible, then ${whole.outcome}`
  if (part.outcome === 'undetermined' || whole.outcome === 'ineligible') return undefined
  const isResultKnown = !bit(part.unknown, conditions.length + reviews.length)
  if (isResultKnown && (part.amount !== whole.amount || part.due !== whole.due))
    return `${part.amount ?? part.due}, then ${whole.amount ?? whole.due}`
  // Inside a filter every value a table may have counts as waiting, which of them is in force a day that is known tells first.
  if (whole.outcome === 'needs_local_standard' && hasFilter(bound)) return undefined
  return part.unknown === 0 && part.outcome !== whole.outcome ? `${part.outcome}, then ${whole.outcome}` : undefined
}

function hasFilter(bound: BoundProgram): boolean {
  const inside = (node: Node): boolean =>
    node.kind === 'aggregate' ||
    node.kind === 'quantified' ||
    (node.kind === 'definition' && inside(definitionBody(bound, node))) ||
    childrenOf(node).some(inside)
  return rootsOf(bound).some(inside)
}
