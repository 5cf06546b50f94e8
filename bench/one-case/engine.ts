import { makeDecider } from '../../src/rules/index.ts'
import { boundPolicies } from '../policies/program.ts'
import type { CaseFacts } from './cases.ts'

/** What an engine says of one policy: fen when granted, undefined when refused. */
export type Answer = number | undefined

/** An engine loaded with the five policies. `decide` answers one case: all five, in order, with whatever trace the engine offers. */
export interface Engine {
  readonly name: string
  /** Decides a batch of cases without reading the answers; what is timed. */
  readonly run: (cases: readonly CaseFacts[]) => Promise<void> | void
  readonly answers: (facts: CaseFacts) => Promise<readonly Answer[]> | readonly Answer[]
}

/** Ours: exact, with the full trace. */
export function ballast(): Engine {
  const deciders = boundPolicies().map((bound) => makeDecider(bound))
  let slots = 0
  return {
    name: 'ballast',
    run: (cases) => {
      for (const facts of cases) for (const decider of deciders) slots += decider.decide(facts).trace.length
      if (slots < 0) throw new Error('a trace has no negative length')
    },
    answers: (facts) =>
      deciders.map((decider) => {
        const { outcome, amount } = decider.decide(facts)
        return outcome === 'eligible' ? Number(amount) : undefined
      }),
  }
}
