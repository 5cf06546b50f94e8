import { outcomeCodes, outcomeOf } from '../../kernel/outcome.ts'
import { type BoundProgram, questionBits } from '../check/index.ts'
import type { Decision } from './decision.ts'

/**
 * One decision of those under every reading, the one in force first. Where all agree on outcome, amount and day, that is it. Where
 * not, a person decides: it is a review at least, flagged with each question that makes a difference, with the amount of the reading
 * in force or, where that pays nothing, the largest of the others. Where no reading pays anything it stays undetermined.
 */
export function joinReadings(bound: BoundProgram, decisions: readonly Decision[]): Decision {
  const [inForce] = decisions
  if (inForce === undefined) throw new Error('a program is read in one way at least')
  if (decisions.every((other) => isSame(inForce, other))) return { ...inForce, readings: { of: decisions, taken: 0 } }
  const at = (i: number): Decision => decisions[i] ?? inForce
  const taken = takenReading(decisions)
  const basis = at(taken)
  const flags = questionBits(bound)
    .filter(({ pairs }) => pairs.some(([a, b]) => !isSame(at(a), at(b))))
    .reduce((sum, { bit }) => sum + 2 ** bit, basis.flags)
  const code = Math.max(outcomeCodes[basis.outcome], outcomeCodes.needs_review)
  return { ...basis, outcome: outcomeOf(code) ?? basis.outcome, flags, readings: { of: decisions, taken } }
}

function isSame(a: Decision, b: Decision): boolean {
  return a.outcome === b.outcome && a.amount === b.amount && a.due === b.due
}

const pays = ({ outcome }: Decision): boolean => outcomeCodes[outcome] <= outcomeCodes.needs_local_standard

/** The reading in force where it pays; otherwise the one that pays most, an unknown amount last; otherwise the first undetermined one. */
function takenReading(decisions: readonly Decision[]): number {
  if (decisions[0] !== undefined && pays(decisions[0])) return 0
  let best = -1
  for (const [i, decision] of decisions.entries()) {
    if (!pays(decision)) continue
    const most = decisions[best]?.amount ?? null
    if (best < 0 || (decision.amount !== null && (most === null || decision.amount > most))) best = i
  }
  return best >= 0 ? best : decisions.findIndex(({ outcome }) => outcome === 'undetermined')
}
