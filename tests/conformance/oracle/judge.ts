import { type BoundProgram, type Decision, type Facts, makeDecider, underReadings, type Vocabulary } from '../../../src/rules/index.ts'
import type { Dice } from '../world/dice.ts'
import { completionsOf, contradiction, unknownsOf } from './completions.ts'

/** What the oracle saw: decisions with something unknown, how many of them were decided all the same, and what contradicts them. */
export interface Judgement {
  decisions: number
  decided: number
  completions: number
  readonly contradictions: string[]
}

/** Makes what is judged of a program. */
export type Judged = (bound: BoundProgram) => (facts: Facts) => Decision

const interpreter: Judged = (bound) => makeDecider(bound).decide

/**
 * Holds every decision on facts that are partly unknown against the decisions on completed facts, under each reading of its open
 * questions. Completions are decided by the interpreter, which has nothing to reach for where everything is known.
 */
export function judge(
  bound: BoundProgram,
  subjects: readonly Facts[],
  vocabulary: Vocabulary,
  dice: Dice,
  judgement: Judgement,
  judged: Judged = interpreter,
): void {
  for (const reading of underReadings(bound)) judgeReading({ ...reading, readings: [] }, subjects, vocabulary, dice, judgement, judged)
}

function judgeReading(
  bound: BoundProgram,
  subjects: readonly Facts[],
  vocabulary: Vocabulary,
  dice: Dice,
  judgement: Judgement,
  judged: Judged,
): void {
  const [decide, whole] = [judged(bound), interpreter(bound)]
  for (const facts of subjects) {
    const unknowns = unknownsOf(bound, facts, vocabulary)
    if (unknowns.length === 0 || unknowns.length > 6) continue
    const part = decide(facts)
    judgement.decisions += 1
    if (part.outcome !== 'undetermined') judgement.decided += 1
    for (const completed of completionsOf(facts, unknowns, dice, 48)) {
      judgement.completions += 1
      const found = contradiction(bound, part, whole(completed))
      if (found === undefined) continue
      const given = unknowns.map(({ place }) => `${place.steps.map((step) => step.field).join('.')}.${place.field}`)
      judgement.contradictions.push(`${bound.variant}: ${found}; unknown: ${given.join(' ')}`)
      break
    }
  }
}
