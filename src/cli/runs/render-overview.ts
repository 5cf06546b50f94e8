import type { PlanSet } from '../../plans/index.ts'
import { outcomeWords } from '../../screening/index.ts'
import { table } from '../console.ts'
import { words } from '../messages.zh.ts'
import { type Inputs, inputsLine } from './read-inputs.ts'
import {
  type ExplainedCase,
  type ExplainedSubject,
  explanationAsJson,
  overviewCells,
  subjectAsJson,
  subjectText,
} from './render-explanation.ts'
import { overviewWords } from './runs.zh.ts'

/** One subject under all policies that are about its kind. */
export interface ExplainedAll {
  readonly subject: ExplainedSubject
  readonly inputs: Inputs
  readonly snapshot?: { readonly id: string; readonly title: string; readonly folder: string }
  readonly decided: readonly ExplainedCase[]
  readonly undecided: readonly Undecided[]
}

/** A policy that decides nothing on the subject, and why. */
export interface Undecided {
  readonly policy: string
  readonly name: string
  readonly because: string
}

/** A line for each policy: what comes out, what it brings after settlement, and what stands in the way. */
export function overviewAsLines(all: ExplainedAll, set: PlanSet): readonly string[] {
  const head = [words.policy, words.plan, words.outcome, words.amount, words.settled, overviewWords.because]
  const rows = all.decided.map((each) => {
    const { variant, explanation } = each
    return [
      `${variant.policy.program.zh} (${variant.policy.program.id})`,
      `${variant.plan.id} ${variant.policy.clause}`,
      outcomeWords[explanation.decision.outcome],
      ...overviewCells(each, set),
    ]
  })
  return [
    `${words.subject}: ${subjectText(all.subject, set)}`,
    inputsLine(all.inputs, all.snapshot),
    ...(rows.length === 0 ? [overviewWords.none] : table([head, ...rows], [3, 4])),
    ...all.undecided.map(({ name, policy, because }) => `${overviewWords.undecided} ${name} (${policy}): ${because}`),
  ]
}

/** The same as data: every explanation in full. */
export function overviewAsJson(all: ExplainedAll, set: PlanSet): unknown {
  return {
    subject: subjectAsJson(all.subject, set),
    policies: all.decided.map((each) => explanationAsJson(each, set)),
    undecided: all.undecided,
  }
}
