import type { OpenBatch } from './batch-rows.ts'
import type { BatchStep, StepOf } from './batch-script.ts'
import { checkSteps } from './check-steps.ts'
import { decideSteps } from './decide-steps.ts'
import { paySteps } from './pay-steps.ts'

/** How each kind of step is done, a line to a kind; done again, or after somebody else did it, each changes nothing. */
const steps: { readonly [K in BatchStep['do']]: (at: OpenBatch, step: StepOf<K>) => Promise<void> } = {
  ...checkSteps,
  ...decideSteps,
  ...paySteps,
}

/** Does one step with a batch. */
export function takeStep<K extends BatchStep['do']>(at: OpenBatch, step: StepOf<K>): Promise<void> {
  const kind: K = step.do
  return steps[kind](at, step)
}
