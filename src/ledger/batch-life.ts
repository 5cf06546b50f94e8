import type { Permission } from '../contract/index.ts'
import type { Lifecycle, Register } from '../lifecycle/index.ts'

/** The steps that a list can go through on its way to money. */
export const batchSteps = [
  'first_check',
  'second_check',
  'joint_review',
  'account_check',
  'decision',
  'publication',
  'approval',
  'sample',
  'finance',
  'hand_over',
  'answers',
] as const

export type BatchStep = (typeof batchSteps)[number]
export type BatchState = BatchStep | 'done' | 'cancelled'

/** One step: the verb that ends it, whose it is, who may not take it, and for how many working days it is waited for. */
interface Step {
  readonly verb: string
  readonly permission: Permission
  /** Whoever ended one of these in this round may not end this one. */
  readonly notBy?: readonly BatchStep[]
  /** The verb by which it goes back to the first check. */
  readonly sendBack?: string
  readonly workdays?: number
  /** Whether every order of steps has it. */
  readonly isNeeded?: true
  /** Whether only an order that a document lays down has it: it looks at an approved list again, before its money is handed over. */
  readonly isOnlyOrdered?: true
}

const steps = {
  first_check: { verb: 'submit', permission: 'batch.make', workdays: 5, isNeeded: true },
  second_check: { verb: 'agree', permission: 'batch.review', notBy: ['first_check'], sendBack: 'send_back', workdays: 3, isNeeded: true },
  joint_review: { verb: 'close_joint_review', permission: 'batch.make', workdays: 10 },
  account_check: { verb: 'close_account_check', permission: 'batch.make', workdays: 10 },
  decision: { verb: 'decide', permission: 'batch.decide', sendBack: 'send_back_decision', workdays: 5 },
  publication: { verb: 'end_publication', permission: 'batch.publish' },
  approval: {
    verb: 'approve',
    permission: 'batch.approve',
    notBy: ['first_check', 'second_check', 'publication'],
    sendBack: 'send_back_approval',
    workdays: 3,
    isNeeded: true,
  },
  sample: {
    verb: 'end_sample',
    permission: 'sample.draw',
    notBy: ['first_check', 'second_check'],
    sendBack: 'send_back_sample',
    workdays: 10,
    isOnlyOrdered: true,
  },
  finance: { verb: 'accept', permission: 'fund.account', sendBack: 'send_back_finance', workdays: 5, isNeeded: true },
  hand_over: { verb: 'hand_over', permission: 'fund.hand_over', notBy: ['finance'], workdays: 2, isNeeded: true },
  answers: { verb: 'settle', permission: 'fund.account', workdays: 5, isNeeded: true },
} as const satisfies Readonly<Record<BatchStep, Step>>

type Steps = typeof steps
export type StepVerb = Steps[BatchStep]['verb']
type SendBackVerb = { [K in BatchStep]: Steps[K] extends { readonly sendBack: infer V } ? V : never }[BatchStep]
export type BatchVerb = StepVerb | SendBackVerb | 'cancel'

/** A list comes back so often, and no oftener. */
const mostRounds = 9

/** The steps in their usual order: checks, joint review, accounts, collective decision, publication, then money. */
export const usualOrder: readonly BatchStep[] = batchSteps.filter((step) => (steps[step] as Step).isOnlyOrdered === undefined)

export type OrderFault =
  | { readonly kind: 'unknown_step'; readonly step: string }
  | { readonly kind: 'step_twice'; readonly step: string }
  | { readonly kind: 'step_missing'; readonly step: string }
  /** What follows has to: the list is checked before it is approved, and approved before money moves. */
  | { readonly kind: 'out_of_order'; readonly step: string; readonly after: string }

/** What is wrong with an order of steps, in the order of the list. */
export function faultsOfOrder(order: readonly string[]): readonly OrderFault[] {
  const needed = batchSteps.filter((step) => (steps[step] as Step).isNeeded)
  const known = order.filter((step): step is BatchStep => batchSteps.some((each) => each === step))
  const places = needed.map((step) => known.indexOf(step))
  return [
    ...order.filter((step) => !known.some((each) => each === step)).map((step) => ({ kind: 'unknown_step', step }) as const),
    ...known.filter((step, at) => known.indexOf(step) !== at).map((step) => ({ kind: 'step_twice', step }) as const),
    ...needed.filter((_, at) => places[at] === -1).map((step) => ({ kind: 'step_missing', step }) as const),
    ...needed.flatMap((step, at) => {
      const before = needed[at - 1]
      const isLate = before !== undefined && (places[at] ?? -1) >= 0 && (places[at] ?? 0) < (places[at - 1] ?? -1)
      return isLate ? [{ kind: 'out_of_order', step, after: before } as const] : []
    }),
    // Between the needed ones stands what a place adds; after approval only money moves, and what is looked at again before it does.
    ...known
      .filter((step) => !isInPlace(step, known))
      .map((step) => ({ kind: 'out_of_order', step, after: (steps[step] as Step).isOnlyOrdered ? 'hand_over' : 'approval' }) as const),
    ...(known[0] !== undefined && known[0] !== 'first_check' && known.includes('first_check')
      ? [{ kind: 'out_of_order', step: known[0], after: 'first_check' } as const]
      : []),
  ]
}

/** Whether a step that a place adds stands before approval, or, where it looks at what was approved, between that and handing over. */
function isInPlace(step: BatchStep, order: readonly BatchStep[]): boolean {
  const { isNeeded, isOnlyOrdered }: Step = steps[step]
  const [at, approval, handOver] = [order.indexOf(step), order.indexOf('approval'), order.indexOf('hand_over')]
  if (isNeeded || approval < 0) return true
  return isOnlyOrdered ? at > approval && (handOver < 0 || at < handOver) : at < approval
}

/** The life of a batch in an order of steps that has no fault: from step to step, back to the first with a reason, ended before approval. */
export function batchLife(order: readonly BatchStep[]): Lifecycle<BatchState, BatchVerb> {
  const states: Partial<Record<BatchState, Lifecycle<BatchState, BatchVerb>['states'][BatchState]>> = {
    done: { isFinal: true },
    cancelled: { isFinal: true },
  }
  const verbs: Partial<Record<BatchVerb, Lifecycle<BatchState, BatchVerb>['verbs'][BatchVerb]>> = {}
  for (const [at, name] of order.entries()) {
    const { verb, permission, notBy, sendBack, workdays }: Step = steps[name]
    const judged = (notBy ?? []).filter((step) => order.includes(step)).map((step) => steps[step].verb)
    const before = order[at - 1]
    // Whoever brought it here does not judge it, whatever step stands before in this place.
    const bringer = notBy === undefined || before === undefined ? [] : [steps[before].verb]
    const others = notBy === undefined ? {} : { notBy: [...new Set([...judged, ...bringer])] }
    states[name] = { waits: { for: permission, ...(workdays === undefined ? {} : { workdays }) } }
    verbs[verb as StepVerb] = { from: [name], to: order[at + 1] ?? 'done', permission, ...others }
    if (sendBack !== undefined)
      verbs[sendBack as SendBackVerb] = { from: [name], to: 'first_check', permission, ...others, reason: 'needed', mostRounds }
  }
  const open = order.slice(0, order.indexOf('approval'))
  verbs.cancel = { from: open, to: 'cancelled', permission: 'batch.make', reason: 'needed' }
  // Steps that an order leaves out have no state and no verb; whoever takes one is told so before.
  return { register: 'batch', start: 'first_check', states, verbs } as Lifecycle<BatchState, BatchVerb>
}

/** Batches with the order of steps that one of them goes by. */
export function batches(order: readonly BatchStep[]): Register<BatchState, BatchVerb> {
  return { table: 'batch', lifecycle: batchLife(order) }
}

/** The verb that ends a step. */
export const verbOf = (step: BatchStep): StepVerb => steps[step].verb
/** The verb by which a step sends a list back; undefined where it has none. */
export const sendBackOf = (step: BatchStep): BatchVerb | undefined => (steps[step] as Step).sendBack as BatchVerb | undefined
