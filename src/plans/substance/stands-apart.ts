import type { Node } from '../../rules/index.ts'
import type { Policy } from '../plan.ts'
import { placesOf } from './joined-otherwise.ts'
import type { LookUp } from './look-up.ts'
import { findAny, type Hit, sentenceAt } from './passage.ts'
import type { Missing } from './terms-said.ts'

/**
 * A condition whose words the clause says of another measure only: in sentences that give nothing and speak neither of the policy by
 * its name nor of anything else it asks for, while others do.
 */
export function standsApart(node: Node, policy: Policy, context: LookUp): readonly Missing[] {
  const { passage, marks } = context.said
  const sentencesOf = (hits: readonly Hit[]) => new Set(hits.map(({ from }) => sentenceAt(passage, from).from))
  const own = sentencesOf(placesOf(node, context))
  if (own.size === 0) return []
  const others = policy.program.conditions.filter(({ test, source }) => test !== node && source.clause === context.clause)
  const asked = others.flatMap(({ test }) => [...sentencesOf(placesOf(test, context))])
  const home = new Set([...asked, ...sentencesNaming(policy.program.zh, context)])
  const textAt = (from: number) => passage.text.slice(from, sentenceAt(passage, from).to)
  const leans = (from: number) => [...marks.leaning, ...marks.referring].some((word) => textAt(from).startsWith(word))
  const next = (from: number) => sentenceAt(passage, from).to + 1
  // What a sentence leans on belongs to it, and it to what it leans on.
  const isNear = (from: number) => [...home].some((at) => (next(at) === from && leans(from)) || (next(from) === at && leans(at)))
  // A sentence that gives or refuses something and speaks of no other policy is of this one.
  const granting = sentencesOf(findAny(passage, [...marks.pays, ...marks.relieves], marks.not_inside))
  if (home.size === 0 || [...own].some((from) => home.has(from) || granting.has(from) || isNear(from))) return []
  return [{ kind: 'apart', sought: [...own].slice(0, 1).map((from) => textAt(from).slice(0, SHOWN)) }]
}

/** Characters of a sentence that are enough to find it by. */
const SHOWN = 24

/** The sentences that say most of a name. */
function sentencesNaming(name: string, { said: { passage, marks } }: LookUp): readonly number[] {
  const pieces = Array.from({ length: Math.max(1, name.length - 1) }, (_, at) => name.slice(at, at + 2)).filter(
    (piece) => !marks.common.includes(piece),
  )
  return [...passage.text.matchAll(/[^\u3002;!?\n]+/g)]
    .filter(([sentence]) => pieces.filter((piece) => sentence.includes(piece)).length >= pieces.length * MOST_OF_A_NAME)
    .map(({ index }) => index)
}

const MOST_OF_A_NAME = 0.6
