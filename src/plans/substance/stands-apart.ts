import type { Node } from '../../rules/index.ts'
import { pairsOf } from '../orders/as-printed.ts'
import type { Policy } from '../plan.ts'
import { piecesHeard } from './heard.ts'
import { placesOf } from './joined-otherwise.ts'
import type { LookUp } from './look-up.ts'
import { findAny, type Hit, sentenceAt } from './passage.ts'
import { termKey } from './spoken-of.ts'
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
  // A sentence that gives or refuses something and speaks of no other policy is of this one.
  const gives = policy.program.result.kind === 'money' ? marks.pays : [...marks.pays, ...marks.relieves]
  const granting = sentencesOf(findAny(passage, gives, marks.not_inside))
  const named = sentencesNaming(policy.program.zh, context)
  const home = new Set([...asked, ...(named.length > 0 ? named : nearestNamed(policy.program.zh, granting, context))])
  const textAt = (from: number) => passage.text.slice(from, sentenceAt(passage, from).to)
  const leans = (from: number) => [...marks.leaning, ...marks.referring].some((word) => textAt(from).startsWith(word))
  const next = (from: number) => sentenceAt(passage, from).to + 1
  // What a sentence leans on belongs to it, and it to what it leans on.
  const isNear = (from: number) => [...home].some((at) => (next(at) === from && leans(from)) || (next(from) === at && leans(at)))
  // Whom a clause is about is often said once, at its head, where nothing else tells what belongs to the policy.
  const isHead = (from: number) => from === 0 || passage.text.charAt(from - 1) === '\n'
  if (asked.length + named.length === 0 && isOfKind(node, context) && [...own].some(isHead)) return []
  if (home.size === 0 || [...own].some((from) => home.has(from) || granting.has(from) || isNear(from))) return []
  return [{ kind: 'apart', sought: [...own].slice(0, 1).map((from) => textAt(from).slice(0, SHOWN)) }]
}

function isOfKind(node: Node, { said }: LookUp): boolean {
  return (node.kind === 'field' || node.kind === 'definition') && said.kinds.some(({ key }) => key === termKey(node))
}

/** Characters of a sentence that are enough to find it by. */
const SHOWN = 24

/** The sentences that say most of a name. */
function sentencesNaming(name: string, { said: { passage, marks } }: LookUp): readonly number[] {
  const pieces = pairsOf(name).filter((piece) => !marks.common.includes(piece))
  return [...passage.text.matchAll(/[^\u3002;!?\n]+/g)]
    .filter(([sentence]) => pieces.filter((piece) => sentence.includes(piece)).length >= pieces.length * MOST_OF_A_NAME)
    .map(({ index }) => index)
}

/** Of the sentences that give something, those that have most of a name no sentence has most of. */
function nearestNamed(name: string, granting: ReadonlySet<number>, { said: { passage, marks } }: LookUp): readonly number[] {
  const heardAt = (from: number) => piecesHeard(name, passage.text.slice(from, sentenceAt(passage, from).to), marks.common)
  const most = Math.max(0, ...[...granting].map(heardAt))
  return most === 0 ? [] : [...granting].filter((from) => heardAt(from) === most)
}

const MOST_OF_A_NAME = 0.6
